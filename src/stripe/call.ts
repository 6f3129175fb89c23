import type { TransportRequest, TransportResponse } from '../http/transport.ts';
import { isRecord, StripeApiError, stripeErrorFrom } from './errors.ts';
import { encodeForm, type FormParams } from './form.ts';
import { redacted } from './redact.ts';
import { retryAdviceFrom } from './retry.ts';
import { STRIPE_VERSION } from './version.ts';

export interface StripeCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The path without ids, for metrics and traces: `/v1/setup_intents/:id`. */
  readonly template: string;
  readonly params?: FormParams;
  /** Required for POST, and not sent otherwise. */
  readonly idempotencyKey?: string;
  /** The `object` of a valid response. */
  readonly expects: 'list' | 'setup_intent' | 'customer' | 'payment_method' | 'mandate';
  /** The time at which the call must end, in milliseconds of the client's clock; by default `deadlineMs` from now. */
  readonly endsAt?: number;
}

/** A successful response. */
export interface StripeResponse<T> {
  readonly object: T;
  readonly requestId: string | null;
  /** Whether Stripe replayed its response to an earlier request with the same idempotency key. */
  readonly idempotentReplayed: boolean;
}

/**
 * Sends one call, with retries. Rejects only with a `StripeError`: with `StripeBudgetError` for a call beyond
 * `maxCalls`.
 */
export type StripeRequest = <T>(call: StripeCall) => Promise<StripeResponse<T>>;

/** The headers of an HTTP request that do not depend on its call. */
export interface CallHeaders {
  readonly apiKey: string;
  readonly userAgent: string;
  /** The connected account (`acct_…`); undefined for the platform's own. */
  readonly account: string | undefined;
}

/**
 * The HTTP request of a call. Except for headers of traces, it is the same, byte by byte, in every attempt.
 * @throws TypeError for a POST without an idempotency key
 */
export function httpRequestFrom(
  { method, path, params = {}, idempotencyKey }: StripeCall,
  { apiKey, userAgent, account }: CallHeaders,
): Pick<TransportRequest, 'method' | 'path' | 'headers' | 'body'> {
  const form = encodeForm(params);
  const headers = {
    authorization: `Bearer ${apiKey}`,
    'stripe-version': STRIPE_VERSION,
    ...(account !== undefined && { 'stripe-account': account }),
    'user-agent': userAgent,
    accept: 'application/json',
  };
  if (method === 'GET') return { method, path: form === '' ? path : `${path}?${form}`, headers };
  if (idempotencyKey === undefined) throw new TypeError('A POST call requires an idempotency key.');
  return {
    method,
    path,
    headers: {
      ...headers,
      'content-type': 'application/x-www-form-urlencoded',
      'idempotency-key': idempotencyKey,
    },
    body: form,
  };
}

/** Stripe's request id, redacted because it is logged and shown to callers; null if the header is missing. */
function requestIdFrom({ headers }: TransportResponse): string | null {
  const id = headers['request-id'];
  return id === undefined ? null : redacted(id);
}

/**
 * Reads the response of a call.
 * @throws StripeError unless it is a success with the expected object
 */
export function responseFrom<T>(response: TransportResponse, { expects }: StripeCall): StripeResponse<T> {
  const { status, headers } = response;
  const requestId = requestIdFrom(response);
  const json = parseJson(response.body);
  const idempotentReplayed = headers['idempotent-replayed'] === 'true';
  const isSuccess = status >= 200 && status <= 299;
  if (
    isSuccess &&
    isRecord(json) &&
    json.object === expects &&
    (expects === 'list' ? isList : isObject)(json)
  )
    return { object: json as T, requestId, idempotentReplayed };
  const head = { status, requestId, advice: retryAdviceFrom(headers) };
  if (!isSuccess) throw stripeErrorFrom({ ...head, json, idempotentReplayed });
  throw new StripeApiError(`Stripe's response is not a valid ${expects}.`, head);
}

function isObject({ id }: Readonly<Record<string, unknown>>): boolean {
  return typeof id === 'string' && id !== '';
}

function isList({ data }: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(data) && data.every((item) => isRecord(item) && isObject(item));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
