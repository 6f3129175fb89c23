import type { Stripe } from 'stripe';
import type { TransportError } from '../http/errors.ts';
import { redacted, withoutKeys } from './redact.ts';

/** The `error` object in the body of Stripe's response. Only `type` is always present. Secrets are redacted. */
export interface StripeErrorBody {
  readonly type: string;
  readonly message?: string;
  readonly code?: string;
  readonly decline_code?: string;
  readonly advice_code?: string;
  readonly network_decline_code?: string;
  readonly network_advice_code?: string;
  readonly doc_url?: string;
  readonly param?: string;
  readonly payment_method?: Stripe.PaymentMethod;
  readonly setup_intent?: Stripe.SetupIntent;
}

/** The retry headers of a response. */
export interface RetryAdvice {
  /** Stripe's decision; null if there is none. Then the status decides. */
  readonly shouldRetry: boolean | null;
  /** The shortest wait before a retry; null if there is none. */
  readonly retryAfterMs: number | null;
}

const NO_ADVICE: RetryAdvice = { shouldRetry: null, retryAfterMs: null };

interface StripeErrorOptions {
  readonly status: number | null;
  readonly requestId: string | null;
  readonly body?: StripeErrorBody;
  readonly advice?: RetryAdvice | undefined;
  readonly idempotentReplayed?: boolean | undefined;
  readonly cause?: unknown;
}

/** A call to Stripe failed. The subclass identifies the cause. */
export abstract class StripeError extends Error {
  /** The HTTP status; null without a response. */
  readonly status: number | null;
  /** Stripe's request id, which Stripe's support needs to find the request. */
  readonly requestId: string | null;
  readonly body: StripeErrorBody;
  readonly advice: RetryAdvice;
  /** Whether Stripe replayed its response to an earlier request with the same idempotency key. */
  readonly idempotentReplayed: boolean;

  constructor(message: string, options: StripeErrorOptions) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.status = options.status;
    this.requestId = options.requestId;
    this.body = options.body ?? { type: 'api_error' };
    this.advice = options.advice ?? NO_ADVICE;
    this.idempotentReplayed = options.idempotentReplayed ?? false;
  }
}

/** 402: the card or account was declined. `body.setup_intent` is the intent, which can be confirmed again. */
export class StripeCardError extends StripeError {}

/** 400 or 404: Stripe rejects a parameter, an id, or the status of the object. */
export class StripeInvalidRequestError extends StripeError {
  /** Whether the object in the path does not exist. */
  get isMissingObject(): boolean {
    return this.status === 404 && this.body.code === 'resource_missing';
  }
}

/** The idempotency key was used before with other parameters (400), or its first request is still in flight (409). */
export class StripeIdempotencyError extends StripeError {}

/** 401: Stripe rejects the API key. */
export class StripeAuthenticationError extends StripeError {}

/** 403: the API key lacks a permission. */
export class StripePermissionError extends StripeError {}

/** 429: too many requests, or another request locks the object. */
export class StripeRateLimitError extends StripeError {}

/** The gateway's own rate limit: the call would have had to wait too long and was not sent. */
export class LocalRateLimitError extends StripeRateLimitError {
  /** @param retryAfterMs milliseconds to wait before the next attempt */
  constructor(retryAfterMs: number) {
    const advice = { shouldRetry: false, retryAfterMs };
    super('Too many calls to Stripe are waiting.', { status: null, requestId: null, advice });
  }
}

/** The operation has used up its call budget (`UPSTREAM_CALL_BUDGET`), and this call was not sent. */
export class StripeBudgetError extends StripeError {
  readonly budget: number;

  /** @param budget the maximum number of calls of one operation */
  constructor(budget: number) {
    super(`The operation needs more than ${budget} Stripe calls.`, { status: null, requestId: null });
    this.budget = budget;
  }
}

/** 5xx, an unexpected status, or an invalid body. The outcome of a write is unknown. */
export class StripeApiError extends StripeError {}

/**
 * A failure that Stripe has stored with the idempotency key and returns for every further request with this key. Stripe
 * stores responses once a write has begun, 500s included (https://docs.stripe.com/api/idempotent_requests). Such a
 * failure is a 5xx with the replay header, or a 500 with `Stripe-Should-Retry: false`.
 */
export class StripeStoredError extends StripeApiError {}

/** There is no response; `cause` is the reason. The outcome of a write is unknown if `cause.sent`. */
export class StripeConnectionError extends StripeError {
  declare readonly cause: TransportError;

  constructor(cause: TransportError) {
    super(cause.message, { status: null, requestId: null, cause });
  }
}

/** A response with a status other than 2xx. */
export interface ErrorResponse {
  readonly status: number;
  readonly requestId: string | null;
  /** The parsed body; undefined if it is not JSON. */
  readonly json: unknown;
  /** Whether Stripe replayed its response to an earlier request with the same idempotency key. */
  readonly idempotentReplayed?: boolean;
  readonly advice?: RetryAdvice;
}

/**
 * The error for a response that is not a success. The status determines its class, as in Stripe's own libraries, except
 * that idempotency errors are recognized by their type (400) or code (409). The status 401, 403 or 429 is sufficient even
 * without Stripe's JSON, because a proxy may have sent the response.
 *
 * Keys and client secrets in Stripe's texts are redacted here, because callers and logs may see the texts. Objects in the
 * body keep their own client secrets.
 */
export function stripeErrorFrom({ json, idempotentReplayed, ...head }: ErrorResponse): StripeError {
  const { status } = head;
  const body = errorBody(json);
  const isFinal = status === 500 && head.advice?.shouldRetry === false;
  if ((status >= 500 && idempotentReplayed) || isFinal)
    return new StripeStoredError('Stripe replays a failure for this idempotency key.', head);
  const options = { ...head, idempotentReplayed, ...(body && { body }) };
  const message = body?.message ?? `Stripe responded with HTTP ${status}.`;
  if (body?.type === 'idempotency_error' || body?.code === 'idempotency_key_in_use')
    return new StripeIdempotencyError(message, options);
  if (body?.code === 'rate_limit' || body?.code === 'lock_timeout' || status === 429)
    return new StripeRateLimitError(message, options);
  if (status === 401) return new StripeAuthenticationError(message, options);
  if (status === 403) return new StripePermissionError(message, options);
  if (body && status === 402) return new StripeCardError(message, options);
  if (body && (status === 400 || status === 404)) return new StripeInvalidRequestError(message, options);
  return new StripeApiError(message, options);
}

function errorBody(json: unknown): StripeErrorBody | null {
  if (!isRecord(json) || !isRecord(json.error) || typeof json.error.type !== 'string') return null;
  const error = json.error;
  const texts = TEXTS.flatMap((key) => {
    const text = error[key];
    return typeof text === 'string' ? [[key, redacted(text)]] : [];
  });
  const objects = OBJECTS.flatMap((key) => (isRecord(error[key]) ? [[key, withoutKeys(error[key])]] : []));
  return { type: redacted(json.error.type), ...Object.fromEntries([...texts, ...objects]) };
}

const TEXTS = [
  'message',
  'code',
  'decline_code',
  'advice_code',
  'network_decline_code',
  'network_advice_code',
  'doc_url',
  'param',
] as const;
const OBJECTS = ['payment_method', 'setup_intent'] as const;

/** Whether a value is an object other than an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
