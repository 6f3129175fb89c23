import type { FetchAPI, Plugin } from 'graphql-yoga';
import { type Policy, policyOf } from '../../schema/access/policy.ts';
import type { Principal } from '../../schema/access/principal.ts';
import type { Log } from '../../schema/log.ts';
import type { Authenticator, ServerContext } from '../auth/authenticate.ts';
import { AuthenticationError, REFUSAL_STATUS } from '../auth/authentication-error.ts';
import { errorResponse } from '../errors/error-response.ts';
import type { RequestIds } from './use-request-id.ts';

/** The policy of each HTTP request's caller. */
export class Principals {
  readonly #policies = new WeakMap<Request, Policy>();

  /** @throws Error for a request that has passed no door: nobody is trusted by accident */
  of(request: Request): Policy {
    const policy = this.#policies.get(request);
    if (!policy) throw new Error('The principal of this request is not established.');
    return policy;
  }

  set(request: Request, principal: Principal): void {
    this.#policies.set(request, policyOf(principal));
  }
}

interface PrincipalOptions {
  readonly callers: Authenticator;
  /** Where the principals are kept. */
  readonly principals: Principals;
  readonly requestIds: RequestIds;
  readonly log: Log;
}

const CHALLENGE = 'Bearer realm="setup-intents-gateway"';

const INTERNAL = 'Something went wrong in the gateway.';

/** The door: tells who asks by the request's headers, and refuses everybody else before the body is read. */
export function useAuthentication({ callers, principals, requestIds, log }: PrincipalOptions): Plugin {
  return {
    async onRequest({ request, serverContext, fetchAPI, endResponse }) {
      try {
        principals.set(request, await callers.principalOf(request, serverContext as ServerContext));
      } catch (error) {
        const requestId = requestIds.of(request);
        if (error instanceof AuthenticationError) {
          const { code, reason, subject } = error;
          log.warn({ requestId, code, reason, ...(subject !== null && { subject }) }, 'Request refused');
          endResponse(refused(fetchAPI, request, error));
        } else {
          log.error({ requestId, error: withoutMessage(error) }, 'The principal could not be established');
          const answer = {
            status: 500,
            code: 'INTERNAL_SERVER_ERROR',
            message: INTERNAL,
            retryable: false,
          } as const;
          endResponse(errorResponse(fetchAPI, request, answer));
        }
      }
    },
  };
}

function refused(
  fetchAPI: FetchAPI,
  request: Request,
  { code, message, retryable }: AuthenticationError,
): Response {
  return errorResponse(fetchAPI, request, {
    status: REFUSAL_STATUS[code],
    code,
    message,
    retryable,
    ...(code === 'UNAUTHENTICATED' && { headers: { 'www-authenticate': CHALLENGE } }),
  });
}

/** Whoever checks a credential may repeat it in a message, and the log shall not hold it. */
function withoutMessage(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return { name: error.name, stack: frames.join('\n') };
}
