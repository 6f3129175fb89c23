import type { CancelSignal } from '../http/cancel-signal.ts';
import { AbortedError, TimeoutError, TransportError } from '../http/errors.ts';
import type { Transport, TransportRequest } from '../http/transport.ts';
import type { AttemptTracer } from './attempt-tracer.ts';
import type { Budget } from './budget.ts';
import {
  httpRequestFrom,
  responseFrom,
  type StripeCall,
  type StripeRequest,
  type StripeResponse,
} from './call.ts';
import { LocalRateLimitError, StripeBudgetError, StripeConnectionError, StripeError } from './errors.ts';
import { type Limiter, Limiters } from './limiter.ts';
import { type Bound, binderOf } from './operation.ts';
import { customers } from './resources/customers.ts';
import { events } from './resources/events.ts';
import { mandates } from './resources/mandates.ts';
import { paymentMethods } from './resources/payment-methods.ts';
import { setupAttempts } from './resources/setup-attempts.ts';
import { setupIntents } from './resources/setup-intents.ts';
import { attemptTimeout, finalWriteError, retryDelayAfter } from './retry.ts';
import { type Flight, SharedReads } from './shared-reads.ts';

export interface StripeClientOptions {
  readonly transport: Transport;
  /** Secret or restricted key. It is used only in the Authorization header. */
  readonly apiKey: string;
  readonly userAgent: string;
  /** Milliseconds for all attempts of one call, or for all pages of one list. */
  readonly deadlineMs: number;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** A random number from 0 to 1, for the time between attempts. */
  readonly random: () => number;
  /** Resolves after `ms` milliseconds. Rejects only if the signal is aborted, and then immediately. */
  readonly delay: (ms: number, signal?: CancelSignal) => Promise<unknown>;
  /** The budget of calls for a key and account; an account of null is the key's own. */
  readonly budgetOf: (apiKey: string, account: string | null) => Budget;
}

/** Settings for all calls of one GraphQL request. */
export interface StripeRequestOptions {
  /** The maximum number of calls, not counting retries; unlimited by default. */
  readonly maxCalls?: number;
  /** Aborts reads in flight, but no writes. Once it is aborted, no further call starts. */
  readonly signal?: CancelSignal;
  /** Called after each attempt of each call. */
  readonly onAttempt?: (attempt: CallAttempt) => void;
  /** Called for each call that is rejected because it would wait too long for the rate limit. */
  readonly onRateLimited?: () => void;
  /** Traces the attempts. An attempt that several requests share belongs to the request that started it. */
  readonly tracer?: AttemptTracer;
  /** The connected account (`acct_…`); by default the platform's own. */
  readonly account?: string;
  /** Replaces the client's key: a publishable one. */
  readonly apiKey?: string;
}

/** One completed attempt of a call. */
export interface CallAttempt {
  readonly method: 'GET' | 'POST';
  /** Without the query, which may contain a client secret. */
  readonly path: string;
  /** The path without ids: `/v1/setup_intents/:id`. */
  readonly template: string;
  /** The HTTP status; null without a response. */
  readonly status: number | null;
  readonly requestId: string | null;
  /** 1 for the first attempt of a call. */
  readonly attempt: number;
  readonly durationMs: number;
  /** Milliseconds that the attempt waited for the rate limit before it started. */
  readonly waitedMs: number;
  /** Null if the attempt succeeded. */
  readonly failure: StripeError | null;
  /** Milliseconds until the next attempt; null if there is none. */
  readonly retryInMs: number | null;
}

/** Stripe's operations, for one GraphQL request. */
export interface StripeApi {
  /** The time at which a group of calls that starts now must end, for `StripeCall.endsAt`. */
  deadline(): number;
  /** Milliseconds of the client's clock. */
  now(): number;
  /** Reads that start from now on return no state that is older than now. */
  expectChanges(): void;
  readonly setupIntents: Bound<typeof setupIntents>;
  readonly setupAttempts: Bound<typeof setupAttempts>;
  readonly customers: Bound<typeof customers>;
  readonly paymentMethods: Bound<typeof paymentMethods>;
  readonly mandates: Bound<typeof mandates>;
  readonly events: Bound<typeof events>;
}

export interface StripeClient {
  forRequest(options: StripeRequestOptions): StripeApi;
}

/** Stripe's REST API as typed functions: retries, rate limits, deadlines and errors included. */
export function createStripeClient(options: StripeClientOptions): StripeClient {
  const { budgetOf, deadlineMs, now } = options;
  const shared = {
    limiters: new Limiters({ budgetOf, maxWaitMs: deadlineMs / 2, now }),
    reads: new SharedReads(),
  };
  return {
    forRequest: (requestOptions) =>
      new RequestApi(createRequest(options, requestOptions, shared), { now, deadlineMs }),
  };
}

const BIND = {
  setupIntents: binderOf(setupIntents),
  setupAttempts: binderOf(setupAttempts),
  customers: binderOf(customers),
  paymentMethods: binderOf(paymentMethods),
  mandates: binderOf(mandates),
  events: binderOf(events),
};

/** Creates each resource when it is first used, because most requests use only one or two of them. */
class RequestApi implements StripeApi {
  readonly now: () => number;
  readonly expectChanges: () => void;
  readonly #request: StripeRequest;
  readonly #deadlineMs: number;
  #setupIntents: StripeApi['setupIntents'] | undefined;
  #setupAttempts: StripeApi['setupAttempts'] | undefined;
  #customers: StripeApi['customers'] | undefined;
  #paymentMethods: StripeApi['paymentMethods'] | undefined;
  #mandates: StripeApi['mandates'] | undefined;

  constructor(
    { request, expectChanges }: Requests,
    { now, deadlineMs }: Pick<StripeClientOptions, 'now' | 'deadlineMs'>,
  ) {
    this.#request = request;
    this.#deadlineMs = deadlineMs;
    this.now = now;
    this.expectChanges = expectChanges;
  }

  deadline(): number {
    return this.now() + this.#deadlineMs;
  }

  get setupIntents(): StripeApi['setupIntents'] {
    this.#setupIntents ??= BIND.setupIntents(this.#request);
    return this.#setupIntents;
  }

  get setupAttempts(): StripeApi['setupAttempts'] {
    this.#setupAttempts ??= BIND.setupAttempts(this.#request);
    return this.#setupAttempts;
  }

  get customers(): StripeApi['customers'] {
    this.#customers ??= BIND.customers(this.#request);
    return this.#customers;
  }

  get paymentMethods(): StripeApi['paymentMethods'] {
    this.#paymentMethods ??= BIND.paymentMethods(this.#request);
    return this.#paymentMethods;
  }

  get events(): StripeApi['events'] {
    return BIND.events(this.#request);
  }

  get mandates(): StripeApi['mandates'] {
    this.#mandates ??= BIND.mandates(this.#request);
    return this.#mandates;
  }
}

/** The calls of one GraphQL request. */
interface Requests extends Pick<StripeApi, 'expectChanges'> {
  readonly request: StripeRequest;
}

/** What all GraphQL requests share. */
interface SharedByRequests {
  readonly limiters: Limiters;
  readonly reads: SharedReads;
}

function createRequest(
  client: StripeClientOptions,
  options: StripeRequestOptions,
  { limiters, reads }: SharedByRequests,
): Requests {
  const { now } = client;
  const { apiKey = client.apiKey, account, maxCalls = Number.POSITIVE_INFINITY } = options;
  const limiter = limiters.get(apiKey, account ?? null);
  const headers = { apiKey, userAgent: client.userAgent, account };
  let calls = 0;
  let since = now();
  const request = async <T>(call: StripeCall) => {
    const { signal } = options;
    if (signal?.aborted) throw aborted(false);
    if (calls >= maxCalls) throw new StripeBudgetError(maxCalls);
    calls += 1;
    const httpRequest = httpRequestFrom(call, headers);
    const send = (flight: Partial<Flight>) =>
      sendCall<T>(call, { client, options, limiter, request: httpRequest, flight });
    if (call.method === 'GET')
      return reads.read(`${apiKey} ${account ?? ''} ${httpRequest.path}`, { since, signal }, send);
    try {
      // A write that was sent must be allowed to finish, so it gets no signal.
      return await send({});
    } finally {
      since = now();
    }
  };
  return {
    request,
    expectChanges: () => {
      since = now();
    },
  };
}

interface Sending {
  readonly client: StripeClientOptions;
  readonly options: StripeRequestOptions;
  readonly limiter: Limiter;
  readonly request: Omit<TransportRequest, 'timeoutMs'>;
  readonly flight: Partial<Flight>;
}

/** Makes one call, with retries. */
async function sendCall<T>(
  call: StripeCall,
  { client, options, limiter, request, flight }: Sending,
): Promise<StripeResponse<T>> {
  const { transport, now, random, delay } = client;
  const { method, path, template } = call;
  const { signal } = flight;
  const isWrite = method === 'POST';
  const endsAt = call.endsAt ?? now() + client.deadlineMs;
  // Earlier pages of the same list may have used up the time.
  if (endsAt <= now())
    throw new StripeConnectionError(new TimeoutError('The deadline has passed.', { sent: false }));
  const failures: StripeError[] = [];
  const finalError = (last: StripeError) => (isWrite ? finalWriteError(last, failures) : last);
  for (;;) {
    const waitsSince = now();
    const slot =
      limiter.tryAcquire(isWrite) ?? (await limiter.acquire({ group: options, isWrite, endsAt, signal }));
    if (!slot.release) {
      if (signal?.aborted) throw finalError(aborted(false));
      options.onRateLimited?.();
      throw finalError(new LocalRateLimitError(slot.retryAfterMs));
    }
    const startedAt = now();
    const waitedMs = startedAt - waitsSince;
    flight.sentAt = startedAt;
    const timeoutMs = attemptTimeout(failures.length, endsAt - startedAt);
    const attempt = failures.length + 1;
    const trace = options.tracer?.startAttempt({ method, template, attempt });
    const headers = trace ? { ...request.headers, ...trace.headers } : request.headers;
    const { response, failure, status, requestId } = await sendOnce<T>(
      call,
      { ...request, headers, timeoutMs, ...(signal && { signal }) },
      transport,
    );
    slot.release();
    trace?.end({ status, requestId, failure });
    if (failure) failures.push(failure);
    const retryInMs = failure && retryDelayAfter(failures, { leftMs: endsAt - now(), random: random() });
    const durationMs = now() - startedAt;
    const outcome = { status, requestId, attempt, durationMs, waitedMs, failure, retryInMs };
    options.onAttempt?.({ method, path, template, ...outcome });
    if (!failure) return response;
    if (retryInMs === null) throw finalError(failure);
    await delay(retryInMs, signal).catch((cause: unknown) => {
      throw aborted(true, cause);
    });
  }
}

function aborted(sent: boolean, cause?: unknown): StripeError {
  return new StripeConnectionError(new AbortedError('The caller aborted the request.', { sent, cause }));
}

type Outcome<T> = {
  readonly status: number | null;
  readonly requestId: string | null;
} & (
  | { readonly response: StripeResponse<T>; readonly failure: null }
  | { readonly response?: undefined; readonly failure: StripeError }
);

/** Makes one attempt. */
async function sendOnce<T>(
  call: StripeCall,
  request: TransportRequest,
  transport: Transport,
): Promise<Outcome<T>> {
  try {
    const httpResponse = await transport.send(request);
    const response = responseFrom<T>(httpResponse, call);
    const { status } = httpResponse;
    return { response, failure: null, status, requestId: response.requestId };
  } catch (error) {
    const failure = error instanceof TransportError ? new StripeConnectionError(error) : error;
    if (!(failure instanceof StripeError)) throw failure;
    return { failure, status: failure.status, requestId: failure.requestId };
  }
}
