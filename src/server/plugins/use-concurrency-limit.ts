import type { ServerResponse } from 'node:http';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Principal } from '../../schema/access/principal.ts';
import { codedError } from '../../schema/error-codes.ts';
import type { Log } from '../../schema/log.ts';
import type { ClientAddresses } from '../client-addresses.ts';
import { errorResponse } from '../errors/error-response.ts';
import type { Principals } from './use-authentication.ts';
import type { RequestIds } from './use-request-id.ts';

export interface ConcurrencyLimits {
  /** Requests of one caller in flight at once, from the arrival of their body on. */
  readonly requests: number;
  /** The same for a caller who is bound to a customer. */
  readonly requestsPerCustomer: number;
  /** Requests with one publishable key from one client address in flight at once, from the arrival of their headers on. */
  readonly requestsPerAddress: number;
}

interface ConcurrencyLimitOptions {
  readonly limits: ConcurrencyLimits;
  readonly principals: Principals;
  readonly clientAddresses: ClientAddresses;
  readonly requestIds: RequestIds;
  readonly log: Log;
}

const RETRY_AFTER_MS = 1000;
const RETRY_AFTER = { 'retry-after': String(RETRY_AFTER_MS / 1000) };
const MESSAGE = 'Too many requests in flight. Wait for responses before you send more.';

/**
 * Limits the requests in flight of each caller, by subject and account. A request counts from the arrival of its body on,
 * so that clients that send slowly cannot use up the places of others. Anybody can have a publishable key, so requests
 * with one also count by client address, from their headers on. A place is free again when the work has ended and the
 * response has left: a client that hangs up does not get its place back while its write goes on.
 */
export function useConcurrencyLimit(options: ConcurrencyLimitOptions): Plugin {
  const { limits, principals, clientAddresses, requestIds, log } = options;
  const places = new Places();
  const releases = new WeakMap<Request, (() => void)[]>();

  const take = (request: Request, serverContext: unknown, [key, limit]: readonly [string, number]) => {
    const free = places.take(key, limit);
    if (!free) {
      const { subject } = principals.of(request).principal;
      const reason = 'too many requests in flight';
      log.warn(
        { requestId: requestIds.of(request), code: 'RATE_LIMITED', reason, subject },
        'Request refused',
      );
      return false;
    }
    const taken = releases.get(request) ?? [];
    taken.push(afterBoth(request, serverContext, free));
    releases.set(request, taken);
    return true;
  };

  return {
    onRequest({ request, serverContext, fetchAPI, endResponse }) {
      const { isLimitedByAddress, principal } = principals.of(request);
      const address = isLimitedByAddress ? clientAddresses.of(request, serverContext) : null;
      if (address === null) return;
      const key = `${callerKey(principal)} ${address}`;
      if (take(request, serverContext, [key, limits.requestsPerAddress])) return;
      endResponse(
        errorResponse(fetchAPI, request, {
          status: 429,
          code: 'RATE_LIMITED',
          message: MESSAGE,
          retryable: true,
          extensions: { retryAfterMs: RETRY_AFTER_MS },
          headers: RETRY_AFTER,
        }),
      );
    },
    onParams({ request, context, setResult }) {
      const policy = principals.of(request);
      if (!take(request, context, [callerKey(policy.principal), policy.concurrencyLimit(limits)]))
        setResult({ errors: [tooMany()] });
    },
    instrumentation: {
      // Around all of the work, however it ends.
      async request({ request }, work) {
        try {
          await work();
        } finally {
          for (const release of releases.get(request) ?? []) release();
        }
      },
    },
  };
}

/** Counts what is in flight by key. */
class Places {
  readonly #taken = new Map<string, number>();

  /** @returns what frees the place, or null if all are taken */
  take(key: string, limit: number): (() => void) | null {
    const taken = this.#taken.get(key) ?? 0;
    if (taken >= limit) return null;
    this.#taken.set(key, taken + 1);
    return () => {
      const left = (this.#taken.get(key) ?? 0) - 1;
      if (left > 0) this.#taken.set(key, left);
      else this.#taken.delete(key);
    };
  }
}

function callerKey({ account, subject }: Principal): string {
  return `${account ?? ''} ${subject}`;
}

function tooMany(): GraphQLError {
  const { message, extensions } = codedError('RATE_LIMITED', MESSAGE, { retryAfterMs: RETRY_AFTER_MS });
  return new GraphQLError(message, {
    extensions: { ...extensions, http: { status: 429, headers: RETRY_AFTER } },
  });
}

/** What frees a place after it was called and, behind a Node server, the connection has taken the response or is gone. */
function afterBoth(request: Request, serverContext: unknown, free: () => void): () => void {
  const { res } = serverContext as { readonly res?: ServerResponse };
  let pending = 2;
  const oneDone = () => {
    pending -= 1;
    if (pending === 0) free();
  };
  if (typeof res?.once !== 'function' || res.closed || request.signal.aborted) oneDone();
  else res.once('close', oneDone);
  return oneDone;
}
