import type { ServerResponse } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import type { Principal } from '../../schema/access/principal.ts';
import type { Log } from '../../schema/log.ts';
import { refusalResponse } from '../refusal.ts';
import type { Principals } from './use-principal.ts';
import type { RequestIds } from './use-request-id.ts';

export interface ConcurrencyLimits {
  /** How many requests of one caller may be under way at once. */
  readonly requests: number;
  /** The same for a caller who is bound to a customer. */
  readonly requestsPerCustomer: number;
}

interface ConcurrencyLimitOptions {
  readonly limits: ConcurrencyLimits;
  readonly principals: Principals;
  readonly requestIds: RequestIds;
  readonly log: Log;
}

const RETRY_AFTER_MS = 1000;

/**
 * Lets a caller have so many requests under way, by subject and account, and refuses more at once. A place is free again
 * when the work has ended and the answer has left: a client that hangs up does not get its place back while a write of
 * its goes on.
 */
export function useConcurrencyLimit(options: ConcurrencyLimitOptions): Plugin {
  const { limits, principals, requestIds, log } = options;
  const underWay = new Map<string, number>();
  const places = new WeakMap<Request, () => void>();

  const take = (key: string) => {
    underWay.set(key, (underWay.get(key) ?? 0) + 1);
    return () => {
      const left = (underWay.get(key) ?? 0) - 1;
      if (left > 0) underWay.set(key, left);
      else underWay.delete(key);
    };
  };

  return {
    onRequest({ request, serverContext, fetchAPI, endResponse }) {
      const principal = principals.of(request);
      const key = `${principal.account ?? ''} ${principal.subject}`;
      if ((underWay.get(key) ?? 0) < limitFor(principal, limits)) {
        places.set(request, afterBoth(request, serverContext, take(key)));
        return;
      }
      const { subject } = principal;
      const reason = 'too many requests under way';
      log.warn(
        { requestId: requestIds.of(request), code: 'RATE_LIMITED', reason, subject },
        'A caller was refused',
      );
      endResponse(
        refusalResponse(fetchAPI, request, {
          status: 429,
          code: 'RATE_LIMITED',
          message: 'Too many of your requests are under way. Wait for their answers.',
          retryable: true,
          extensions: { retryAfterMs: RETRY_AFTER_MS },
          headers: { 'retry-after': String(RETRY_AFTER_MS / 1000) },
        }),
      );
    },
    instrumentation: {
      // Around all of the work, however it ends.
      async request({ request }, work) {
        try {
          await work();
        } finally {
          places.get(request)?.();
        }
      },
    },
  };
}

function limitFor({ kind }: Principal, { requests, requestsPerCustomer }: ConcurrencyLimits): number {
  return kind === 'customer' ? requestsPerCustomer : requests;
}

/** What frees a place once it was called and, behind a Node server, the connection has taken the answer or is gone. */
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
