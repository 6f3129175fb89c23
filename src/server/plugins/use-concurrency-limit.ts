import type { ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Policy } from '../../schema/access/policy.ts';
import type { Principal } from '../../schema/access/principal.ts';
import { codedError } from '../../schema/error-codes.ts';
import type { Log } from '../../schema/log.ts';
import type { ClientAddresses } from '../client-addresses.ts';
import { errorResponse } from '../errors/error-response.ts';
import { progressOf } from '../fast-path.ts';
import type { Principals } from './use-authentication.ts';
import type { RequestIds } from './use-request-id.ts';

interface ConcurrencyLimits {
  /** Requests in flight of one caller, counted once their body has arrived. */
  readonly requests: number;
  /** The same for a caller who is bound to a customer. */
  readonly requestsPerCustomer: number;
  /** Requests in flight with one publishable key from one client address, counted once their headers have arrived. */
  readonly requestsPerAddress: number;
}

interface ConcurrencyLimitOptions {
  readonly concurrency: Concurrency;
  readonly principals: Principals;
  readonly clientAddresses: ClientAddresses;
  readonly requestIds: RequestIds;
  readonly log: Log;
}

const RETRY_AFTER_MS = 1000;
const RETRY_AFTER = { 'retry-after': String(RETRY_AFTER_MS / 1000) };
const MESSAGE = 'Too many requests in flight. Wait for responses before you send more.';

/**
 * Limits the requests in flight of each caller, by subject and account. A request counts once its body has arrived, so
 * that slow senders cannot use up the slots of others. Anyone may have a publishable key, so requests with one also
 * count by client address, once their headers have arrived. A slot is released once the work has ended and the response
 * was sent, so a client that disconnects during a write keeps its slot until the write has ended. A subscription
 * releases it once it has started.
 */
export function useConcurrencyLimit(options: ConcurrencyLimitOptions): Plugin {
  const { concurrency, principals, clientAddresses, requestIds, log } = options;
  const acquiredBy = new WeakMap<Request, Acquired[]>();

  const keep = (request: Request, serverContext: unknown, release: (() => void) | null) => {
    if (!release) {
      const { subject } = principals.of(request).principal;
      const reason = 'too many requests in flight';
      log.warn(
        { requestId: requestIds.of(request), code: 'RATE_LIMITED', reason, subject },
        'Request rejected',
      );
      return false;
    }
    const acquired = acquiredBy.get(request) ?? [];
    acquired.push({ release, onWorkEnd: afterResponse(request, serverContext, release) });
    acquiredBy.set(request, acquired);
    return true;
  };

  return {
    onRequest({ request, serverContext, fetchAPI, endResponse }) {
      const policy = principals.of(request);
      const address = policy.isLimitedByAddress ? clientAddresses.of(request, serverContext) : null;
      if (address === null) return;
      if (keep(request, serverContext, concurrency.acquireForAddress(policy, address))) return;
      endResponse(
        errorResponse(fetchAPI, request, {
          status: 429,
          code: 'RATE_LIMITED',
          message: MESSAGE,
          extensions: { retryAfterMs: RETRY_AFTER_MS },
          headers: RETRY_AFTER,
        }),
      );
    },
    onParams({ request, context, setResult }) {
      if (progressOf(context)?.hasSlot) return;
      if (!keep(request, context, concurrency.acquire(principals.of(request))))
        setResult({ errors: [rateLimited()] });
    },
    onResultProcess({ request, result }) {
      // Subscriptions have their own limits.
      if (Symbol.asyncIterator in result) for (const { release } of acquiredBy.get(request) ?? []) release();
    },
    instrumentation: {
      // Wraps the whole handling of the request, so that slots are released even after a failure.
      async request({ request }, work) {
        try {
          await work();
        } finally {
          for (const { onWorkEnd } of acquiredBy.get(request) ?? []) onWorkEnd();
        }
      },
    },
  };
}

interface Acquired {
  /** Releases the slot now. */
  readonly release: () => void;
  /** To be called when the work of the request has ended. */
  readonly onWorkEnd: () => void;
}

/** Counts the requests in flight. Each method returns a function that releases the slot, or null if all are in use. */
export class Concurrency {
  readonly #limits: ConcurrencyLimits;
  readonly #used = new Map<string, number>();

  constructor(limits: ConcurrencyLimits) {
    this.#limits = limits;
  }

  /** A slot for a request whose body has arrived. */
  acquire(policy: Policy): (() => void) | null {
    return this.#acquire(callerKey(policy.principal), policy.concurrencyLimit(this.#limits));
  }

  /** A slot for a request with a publishable key whose headers have arrived. */
  acquireForAddress({ principal }: Policy, address: string): (() => void) | null {
    return this.#acquire(`${callerKey(principal)} ${address}`, this.#limits.requestsPerAddress);
  }

  #acquire(key: string, limit: number): (() => void) | null {
    const used = this.#used.get(key) ?? 0;
    if (used >= limit) return null;
    this.#used.set(key, used + 1);
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      const left = (this.#used.get(key) ?? 0) - 1;
      if (left > 0) this.#used.set(key, left);
      else this.#used.delete(key);
    };
  }
}

function callerKey({ account, subject }: Principal): string {
  return `${account ?? ''} ${subject}`;
}

function rateLimited(): GraphQLError {
  const { message, extensions } = codedError('RATE_LIMITED', MESSAGE, { retryAfterMs: RETRY_AFTER_MS });
  return new GraphQLError(message, {
    extensions: { ...extensions, http: { status: 429, headers: RETRY_AFTER } },
  });
}

/**
 * Returns a function that releases a slot once the function was called and, behind a Node server, the response was sent or
 * the connection is closed.
 */
function afterResponse(request: Request, serverContext: unknown, release: () => void): () => void {
  const { res } = serverContext as { readonly res?: ServerResponse };
  let pending = 2;
  const oneDone = () => {
    pending -= 1;
    if (pending === 0) release();
  };
  if (typeof res?.once !== 'function' || res.closed || request.signal.aborted) oneDone();
  else res.once('close', oneDone);
  return oneDone;
}
