import type { Plugin } from 'graphql-yoga';
import { type Policy, policyOf } from '../../schema/access/policy.ts';
import type { Log } from '../../schema/log.ts';
import type { Authenticator, ServerContext } from '../auth/authenticate.ts';
import { AuthenticationError, STATUS_OF_CODE } from '../auth/authentication-error.ts';
import { errorResponse, type RequestError } from '../errors/error-response.ts';
import { INTERNAL_ERROR } from '../errors/public-error.ts';
import { progressOf } from '../fast-path.ts';
import type { RequestIds } from './use-request-id.ts';

/** The policy of the caller of each HTTP request. */
export class Principals {
  readonly #policies = new WeakMap<Request, Policy>();

  /** @throws Error for a request that was not authenticated, so that a missing check is noticed */
  of(request: Request): Policy {
    const policy = this.find(request);
    if (!policy) throw new Error('This request has no principal, because it was not authenticated.');
    return policy;
  }

  /** Undefined for a request that was not authenticated. */
  find(request: Request): Policy | undefined {
    return this.#policies.get(request);
  }

  set(request: Request, policy: Policy): void {
    this.#policies.set(request, policy);
  }
}

interface AuthenticationOptions {
  readonly authenticator: Authenticator;
  readonly principals: Principals;
  readonly requestIds: RequestIds;
  readonly log: Log;
}

const CHALLENGE = 'Bearer realm="setup-intents-gateway"';

/** Authenticates each request by its headers. A request that fails is rejected before its body is read. */
export function useAuthentication(options: AuthenticationOptions): Plugin {
  const { authenticator, principals, requestIds, log } = options;
  return {
    async onRequest({ request, serverContext, fetchAPI, endResponse }) {
      try {
        const known = progressOf(serverContext)?.policy;
        const authenticate = async () =>
          policyOf(await authenticator.principalOf(request, serverContext as ServerContext));
        principals.set(request, await (known ?? authenticate()));
      } catch (error) {
        const requestId = requestIds.of(request);
        if (error instanceof AuthenticationError) {
          const { code, reason, subject } = error;
          log.warn({ requestId, code, reason, ...(subject !== null && { subject }) }, 'Request rejected');
        } else log.error({ requestId, error: withoutMessage(error) }, 'Authentication failed unexpectedly');
        endResponse(errorResponse(fetchAPI, request, requestErrorFrom(error)));
      }
    },
  };
}

function requestErrorFrom(error: unknown): RequestError {
  if (!(error instanceof AuthenticationError))
    return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: INTERNAL_ERROR };
  const { code, message, retryable } = error;
  const headers = code === 'UNAUTHENTICATED' ? { 'www-authenticate': CHALLENGE } : {};
  return { status: STATUS_OF_CODE[code], code, message, retryable, headers };
}

/** The message may contain the credential, which must not be logged. */
function withoutMessage(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return { name: error.name, stack: frames.join('\n') };
}
