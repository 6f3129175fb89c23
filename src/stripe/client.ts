import { AbortedError, TimeoutError, TransportError } from '../http/errors.ts';
import { sharedSignal } from '../http/shared-signal.ts';
import type { Transport, TransportRequest, TransportResponse } from '../http/transport.ts';
import {
  isRecord,
  StripeApiError,
  StripeBudgetError,
  StripeConnectionError,
  StripeError,
  StripeQueueError,
  stripeErrorFrom,
} from './errors.ts';
import { encodeForm, type FormParams } from './form.ts';
import { Limiters } from './limiter.ts';
import { redacted } from './redact.ts';
import { customers } from './resources/customers.ts';
import { mandates } from './resources/mandates.ts';
import { paymentMethods } from './resources/payment-methods.ts';
import { setupAttempts } from './resources/setup-attempts.ts';
import { setupIntents } from './resources/setup-intents.ts';
import { failureOfWrite, pauseAfter, retryAdviceFrom, tryLimitFor } from './retry.ts';
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
  /** For each key and account: the most calls that start within a second, and that are under way at once. */
  readonly limits: { readonly maxPerSecond: number; readonly maxInFlight: number };
}

/** What one GraphQL request adds to its calls. */
export interface StripeScope {
  /** The most calls of this request, retries of a call not counted; any number unless given. */
  readonly maxCalls?: number;
  /** Ends reads (never writes) when the caller hangs up. */
  readonly signal?: AbortSignal;
  /** Told of each try of each call once it has ended. */
  readonly onCall?: (call: FinishedCall) => void;
  /** The connected account that the calls are for (`acct_…`); the platform's own by default. */
  readonly account?: string;
  /** Another key for the calls than the client's: a publishable one. */
  readonly apiKey?: string;
}

/** One try of a call, once it has ended. */
export interface FinishedCall {
  readonly method: 'GET' | 'POST';
  /** Without the query, which may hold a secret. */
  readonly path: string;
  /** The HTTP status, or null when no answer came. */
  readonly status: number | null;
  readonly requestId: string | null;
  /** 1 for the first try of a call. */
  readonly attempt: number;
  /** Milliseconds from the sending to the end. */
  readonly durationMs: number;
  /** What kept it from being a success, if anything. */
  readonly failure: StripeError | null;
  /** Milliseconds until it is sent again; null when it is not. */
  readonly retryInMs: number | null;
}

export interface StripeCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly params?: FormParams;
  /** Needed for each POST, and for nothing else. */
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

/** Sends one call. Throws only a `StripeError`, such as a `StripeBudgetError` for a call beyond `maxCalls`. */
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
  const limiters = new Limiters({
    ...options.limits,
    maxWaitMs: options.deadlineMs / 2,
    now: options.now,
    delay: options.delay,
  });
  return {
    scoped({ signal, ...others }) {
      const scope = { ...others, ...(signal && { signal: sharedSignal(signal) }) };
      const request = requestFunction(options, scope, limiters);
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

function requestFunction(
  options: StripeClientOptions,
  scope: StripeScope,
  limiters: Limiters,
): StripeRequest {
  const { now } = options;
  const limiter = limiters.of(scope.apiKey ?? options.apiKey, scope.account ?? null);
  const { maxCalls = Number.POSITIVE_INFINITY } = scope;
  let calls = 0;
  return async <T>(call: StripeCall) => {
    if (calls >= maxCalls) throw new StripeBudgetError(maxCalls);
    calls += 1;
    const endsAt = call.endsAt ?? now() + options.deadlineMs;
    const request = requestFrom(call, options, scope);
    const failures: StripeError[] = [];
    // A later page of a list, whose earlier ones have taken all of its time.
    if (endsAt <= now())
      throw new StripeConnectionError(new TimeoutError('No time was left to ask.', { sent: false }));
    for (;;) {
      const turn = { caller: scope, isWrite: call.method === 'POST', endsAt, signal: request.signal };
      const { release, ...refused } = await limiter.take(turn);
      if (!release) throw finalFailure(call, failures, notSent(request.signal, refused));
      const since = now();
      const timeoutMs = tryLimitFor(failures.length, endsAt - since);
      const outcome = await tryOnce<T>(call, { ...request, timeoutMs }, options.transport).finally(release);
      const { answer, failure, status, requestId } = outcome;
      if (failure) failures.push(failure);
      const random = options.random();
      const retryInMs = failure && pauseAfter(failures, { leftMs: endsAt - now(), random });
      const { method, path } = call;
      const attempt = failures.length + (failure ? 0 : 1);
      scope.onCall?.({
        method,
        path,
        status,
        requestId,
        attempt,
        durationMs: now() - since,
        failure,
        retryInMs,
      });
      if (!failure) return answer;
      if (retryInMs === null) throw finalFailure(call, failures, failure);
      await waited(options.delay(retryInMs, request.signal));
    }
  };
}

/** The failure that a call has come to, after these tries. */
function finalFailure(
  { method }: StripeCall,
  failures: readonly StripeError[],
  last: StripeError,
): StripeError {
  return method === 'GET' ? last : failureOfWrite(last, failures);
}

function notSent(
  signal: AbortSignal | undefined,
  { retryAfterMs = 0 }: { retryAfterMs?: number },
): StripeError {
  if (signal?.aborted)
    return new StripeConnectionError(new AbortedError('The caller gave up.', { sent: false }));
  return new StripeQueueError(retryAfterMs);
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
    ...(account !== undefined && { 'stripe-account': account }),
    'user-agent': options.userAgent,
    accept: 'application/json',
  };
  if (method === 'GET')
    return { method, path: form === '' ? path : `${path}?${form}`, headers, ...(signal && { signal }) };
  if (idempotencyKey === undefined) throw new TypeError('A write needs an idempotency key.');
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

type Outcome<T> = {
  readonly status: number | null;
  readonly requestId: string | null;
} & (
  | { readonly answer: StripeAnswer<T>; readonly failure: null }
  | { readonly answer?: undefined; readonly failure: StripeError }
);

/** Rejects only for bugs. */
async function tryOnce<T>(
  call: StripeCall,
  request: TransportRequest,
  transport: Transport,
): Promise<Outcome<T>> {
  let status: number | null = null;
  let requestId: string | null = null;
  try {
    const response = await transport.send(request);
    status = response.status;
    requestId = requestIdFrom(response);
    return { answer: answerFrom<T>(response, requestId, call), failure: null, status, requestId };
  } catch (error) {
    const failure = error instanceof TransportError ? new StripeConnectionError(error) : error;
    if (!(failure instanceof StripeError)) throw failure;
    return { failure, status, requestId };
  }
}

/** Without secrets: the id is shown to callers and logged. */
function requestIdFrom({ headers }: TransportResponse): string | null {
  const id = headers['request-id'];
  return id === undefined ? null : redacted(id);
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
  return Array.isArray(data) && data.every((item) => isRecord(item) && isObject(item));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
