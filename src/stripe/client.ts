import { AbortedError, TransportError } from '../http/errors.ts';
import type { Transport, TransportRequest, TransportResponse } from '../http/transport.ts';
import { isRecord, StripeApiError, StripeConnectionError, StripeError, stripeErrorFrom } from './errors.ts';
import { encodeForm, type FormParams } from './form.ts';
import { customers } from './resources/customers.ts';
import { mandates } from './resources/mandates.ts';
import { paymentMethods } from './resources/payment-methods.ts';
import { setupAttempts } from './resources/setup-attempts.ts';
import { setupIntents } from './resources/setup-intents.ts';
import { failureOfWrite, pauseAfter, retryAdviceFrom } from './retry.ts';
import { STRIPE_VERSION } from './version.ts';

export interface StripeClientOptions {
  readonly transport: Transport;
  /** Secret or restricted key. It leaves in the Authorization header and nowhere else. */
  readonly apiKey: string;
  readonly userAgent: string;
  /** Milliseconds for all tries of one call, or for all pages of one list. */
  readonly deadlineMs: number;
  /** Milliseconds of a clock that never runs backwards. */
  readonly now: () => number;
  /** From 0 to 1: spreads the tries of those who failed together. */
  readonly random: () => number;
  /** Ends after so many milliseconds; fails as soon as the signal is aborted, and for no other reason. */
  readonly delay: (ms: number, signal?: AbortSignal) => Promise<unknown>;
  /** A fresh idempotency key, for writes to which the caller gave none. */
  readonly newIdempotencyKey: () => string;
}

/** What one GraphQL request adds to its calls. */
export interface StripeScope {
  /** Ends reads (never writes) when the caller hangs up. */
  readonly signal?: AbortSignal;
  /** Told of each try of each call once it has ended. */
  readonly onCall?: (call: FinishedCall) => void;
  /** The connected account that the calls are for (`acct_…`); the platform's own by default. */
  readonly account?: string;
  /** Another key for the calls than the client's: a publishable one. */
  readonly apiKey?: string;
}

export interface FinishedCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** The HTTP status, or null when no answer came. */
  readonly status: number | null;
  readonly requestId: string | null;
  /** 1 for the first try of a call. */
  readonly attempt: number;
}

export interface StripeCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly params?: FormParams;
  /** POST only. */
  readonly idempotencyKey?: string;
  /** What Stripe calls the thing that has to come back. */
  readonly expects: 'list' | 'setup_intent' | 'customer' | 'payment_method' | 'mandate';
  /** When the call must have ended, by the client's clock; by default the deadline from now. */
  readonly endsAt?: number;
}

/** A success: the object, and what the headers told. */
export interface StripeAnswer<T> {
  readonly object: T;
  readonly requestId: string | null;
  /** Whether Stripe repeated the answer to an earlier request with the same key. */
  readonly idempotentReplayed: boolean;
}

/** Sends one call. Throws a `StripeError`, and nothing else. */
export type StripeRequest = <T>(call: StripeCall) => Promise<StripeAnswer<T>>;

/** Every operation that the graph needs, for one GraphQL request. */
export interface Stripe {
  /** When a group of calls that starts now must have ended (for `endsAt`). */
  deadline(): number;
  readonly setupIntents: ReturnType<typeof setupIntents>;
  readonly setupAttempts: ReturnType<typeof setupAttempts>;
  readonly customers: ReturnType<typeof customers>;
  readonly paymentMethods: ReturnType<typeof paymentMethods>;
  readonly mandates: ReturnType<typeof mandates>;
}

export interface StripeClient {
  scoped(scope: StripeScope): Stripe;
}

/** Stripe's REST API as typed functions. */
export function createStripeClient(options: StripeClientOptions): StripeClient {
  return {
    scoped(scope) {
      const request = requestFunction(options, scope);
      return {
        deadline: () => options.now() + options.deadlineMs,
        setupIntents: setupIntents(request),
        setupAttempts: setupAttempts(request),
        customers: customers(request),
        paymentMethods: paymentMethods(request),
        mandates: mandates(request),
      };
    },
  };
}

function requestFunction(options: StripeClientOptions, scope: StripeScope): StripeRequest {
  return async <T>(call: StripeCall) => {
    const endsAt = call.endsAt ?? options.now() + options.deadlineMs;
    const request = requestFrom(call, options, scope);
    const failures: StripeError[] = [];
    for (;;) {
      const timeoutMs = endsAt - options.now();
      try {
        return await tryOnce<T>(call, { ...request, timeoutMs }, options.transport, {
          ...scope,
          attempt: failures.length + 1,
        });
      } catch (error) {
        if (!(error instanceof StripeError)) throw error;
        failures.push(error);
        const pauseMs = pauseAfter(failures, { leftMs: endsAt - options.now(), random: options.random() });
        if (pauseMs === null) throw call.method === 'GET' ? error : failureOfWrite(error, failures);
        await waited(options.delay(pauseMs, request.signal));
      }
    }
  };
}

/** What is sent, to the byte the same in each try. */
function requestFrom(
  { method, path, params = {}, idempotencyKey }: StripeCall,
  options: StripeClientOptions,
  { signal, account, apiKey }: StripeScope,
): Omit<TransportRequest, 'timeoutMs'> {
  const form = encodeForm(params);
  const headers = {
    authorization: `Bearer ${apiKey ?? options.apiKey}`,
    'stripe-version': STRIPE_VERSION,
    'user-agent': options.userAgent,
    accept: 'application/json',
    ...(account !== undefined && { 'stripe-account': account }),
  };
  if (method === 'GET')
    return { method, path: form === '' ? path : `${path}?${form}`, headers, ...(signal && { signal }) };
  return {
    method,
    path,
    headers: {
      ...headers,
      'content-type': 'application/x-www-form-urlencoded',
      'idempotency-key': idempotencyKey ?? options.newIdempotencyKey(),
    },
    body: form,
  };
}

async function tryOnce<T>(
  call: StripeCall,
  request: TransportRequest,
  transport: Transport,
  { onCall, attempt }: StripeScope & { readonly attempt: number },
): Promise<StripeAnswer<T>> {
  const { method, path } = call;
  let status: number | null = null;
  let requestId: string | null = null;
  try {
    const response = await transport.send(request);
    status = response.status;
    requestId = response.headers['request-id'] ?? null;
    return answerFrom<T>(response, requestId, call);
  } catch (error) {
    throw error instanceof TransportError ? new StripeConnectionError(error) : error;
  } finally {
    onCall?.({ method, path, status, requestId, attempt });
  }
}

async function waited(pause: Promise<unknown>): Promise<void> {
  try {
    await pause;
  } catch (cause) {
    throw new StripeConnectionError(new AbortedError('The caller gave up.', { sent: true, cause }));
  }
}

function answerFrom<T>(
  response: TransportResponse,
  requestId: string | null,
  { expects }: StripeCall,
): StripeAnswer<T> {
  const { status, headers } = response;
  const json = parseJson(response.body);
  const idempotentReplayed = headers['idempotent-replayed'] === 'true';
  const head = { status, requestId, advice: retryAdviceFrom(headers) };
  if (status < 200 || status > 299) throw stripeErrorFrom({ ...head, json, idempotentReplayed });
  if (!isRecord(json) || json.object !== expects || !(expects === 'list' ? isList(json) : isObject(json)))
    throw new StripeApiError('Stripe answered with something else.', head);
  return { object: json as T, requestId, idempotentReplayed };
}

function isObject({ id }: Readonly<Record<string, unknown>>): boolean {
  return typeof id === 'string' && id !== '';
}

function isList({ data }: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(data) && data.every(isRecord);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
