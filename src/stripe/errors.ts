import type { Stripe } from 'stripe';
import type { TransportError } from '../http/errors.ts';
import { redacted, withoutKeys } from './redact.ts';

/**
 * The error of a response body, under Stripe's own names. Only `type` is always there. No text in it holds a secret: see
 * `stripeErrorFrom`.
 */
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

/** What the headers of an answer say of asking again. */
export interface RetryAdvice {
  /** Stripe's own decision, or null when it leaves that to the status. */
  readonly shouldRetry: boolean | null;
  /** How long to wait first, or null when it does not say. */
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

/** A call to Stripe that did not succeed. The subclass says who can do something about it. */
export abstract class StripeError extends Error {
  /** The HTTP status, or null when no answer came. */
  readonly status: number | null;
  /** Stripe's request id, the thing that its support asks for. */
  readonly requestId: string | null;
  readonly body: StripeErrorBody;
  readonly advice: RetryAdvice;
  /** Whether Stripe repeated its refusal of an earlier request with the same idempotency key. */
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

/** 402: the request was fine, the card or account was not. `body.setup_intent` holds the intent that survives. */
export class StripeCardError extends StripeError {}

/** 400 or 404: a parameter, a state or an id that Stripe refuses. */
export class StripeInvalidRequestError extends StripeError {
  /** Whether the object that the path names does not exist. */
  get isMissingObject(): boolean {
    return this.status === 404 && this.body.code === 'resource_missing';
  }
}

/** The idempotency key was used before for something else, or its first request is still under way. */
export class StripeIdempotencyError extends StripeError {}

/** 401: the gateway's own key was refused. */
export class StripeAuthenticationError extends StripeError {}

/** 403: the gateway's own key may not do this. */
export class StripePermissionError extends StripeError {}

/** 429: Stripe asks for patience. */
export class StripeRateLimitError extends StripeError {}

/** The gateway's own limits left no room for the call, and it was not sent. */
export class StripeQueueError extends StripeRateLimitError {
  /** @param retryAfterMs when there may be room again */
  constructor(retryAfterMs: number) {
    const advice = { shouldRetry: false, retryAfterMs };
    super('Too many calls are waiting for Stripe.', { status: null, requestId: null, advice });
  }
}

/** The operation has used its budget of calls, and this call was not sent. It would be refused again. */
export class StripeBudgetError extends StripeError {
  readonly budget: number;

  /** @param budget the most calls that the operation may make */
  constructor(budget: number) {
    super(`The operation may make ${budget} Stripe calls and needs more.`, { status: null, requestId: null });
    this.budget = budget;
  }
}

/** 5xx, an unknown status, or a body that is no answer: on a write, the outcome is unknown. */
export class StripeApiError extends StripeError {}

/**
 * A failure that Stripe has stored with the idempotency key: it will come for every request with this key. Stripe keeps
 * what it has answered once it began, 500s included (https://docs.stripe.com/api/idempotent_requests); it is told by the
 * header of a replay, or by a 500 that Stripe does not want to be asked for again.
 */
export class StripeStoredError extends StripeApiError {}

/** No answer: the connection failed or time ran out (`cause` says which). On a write, the outcome is unknown. */
export class StripeConnectionError extends StripeError {
  declare readonly cause: TransportError;

  constructor(cause: TransportError) {
    super(cause.message, { status: null, requestId: null, cause });
  }
}

/** What came back when it was not a success. */
export interface Refusal {
  readonly status: number;
  readonly requestId: string | null;
  /** The parsed JSON body, or undefined when it was none. */
  readonly json: unknown;
  /** Whether Stripe repeated what it had answered to an earlier request with the same idempotency key. */
  readonly idempotentReplayed?: boolean;
  readonly advice?: RetryAdvice;
}

/**
 * The error for a response that is not a success. The status decides, as in Stripe's own libraries, except for
 * idempotency errors: these have a type of their own (400) or a code (409). A 401, 403 or 429 means the same without
 * Stripe's JSON, because a proxy may answer in Stripe's place.
 *
 * This is where Stripe's texts enter the gateway. Keys and client secrets in them are replaced, since all of it may be
 * shown to the caller or logged; the objects in the body keep their own client secrets.
 */
export function stripeErrorFrom({ json, idempotentReplayed, ...head }: Refusal): StripeError {
  const { status } = head;
  const body = errorBody(json);
  const isFinal = status === 500 && head.advice?.shouldRetry === false;
  if ((status >= 500 && idempotentReplayed) || isFinal)
    return new StripeStoredError('Stripe failed once, and repeats it for this key.', head);
  const options = { ...head, idempotentReplayed, ...(body && { body }) };
  const message = body?.message ?? `Stripe answered ${status}.`;
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

/** Whether a JSON value is an object (and neither null nor a list). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
