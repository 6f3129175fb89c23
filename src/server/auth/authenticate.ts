import type { CompleteCallers } from '../../config/options.ts';
import { policyOf } from '../../schema/access/policy.ts';
import { ANYONE, type Principal } from '../../schema/access/principal.ts';
import { AccountId } from '../../stripe/ids.ts';
import { unauthenticated } from './authentication-error.ts';
import { bearerOf, type HeaderReader, rejectSecretKeys } from './bearer.ts';
import { type Caller, OWN } from './caller.ts';
import type { JwtDependencies, JwtVerifier } from './jwt.ts';
import { narrowedPrincipal } from './narrowing.ts';
import { publishableKeys } from './publishable-keys.ts';
import { serviceTokens } from './service-tokens.ts';

/** Passed by the server in which the gateway is mounted. */
export interface ServerContext {
  /** Node's request, or the one that the surrounding server passes. Express and others add their own properties to it. */
  readonly req?: object;
}

/** The principal of an HTTP request, or null to reject it as unauthenticated. */
export type PrincipalOf = (
  request: Request,
  context: ServerContext,
) => Principal | null | Promise<Principal | null>;

/**
 * The accepted callers: everybody (no authentication), the callers of a list, or the callers for which a function
 * returns a principal.
 */
export type CallersOptions = 'everybody' | CompleteCallers | PrincipalOf;

export interface Authenticator {
  /** Whether `principalOf` needs the whole request, or only its headers. */
  readonly needsRequest: boolean;
  /** @throws AuthenticationError if the request is not from an accepted caller */
  principalOf(
    request: Request | { readonly headers: HeaderReader },
    context: ServerContext,
  ): Promise<Principal>;
  close(): Promise<void>;
}

/** Without authentication, a request may use any account and bind itself to any customer. */
const ANY_CALLER: Caller = { principal: ANYONE, accounts: '*', mayNarrow: true };

/** Authenticates requests by their headers, before their bodies are read. */
export function createAuthenticator(options: CallersOptions, dependencies: JwtDependencies): Authenticator {
  const { callerOf, close } = callerSource(options, dependencies);
  return {
    needsRequest: typeof options === 'function',
    async principalOf(request, context) {
      rejectSecretKeys(request.headers);
      return narrowedPrincipal(await callerOf(request as Request, context), request.headers);
    },
    close,
  };
}

interface CallerSource {
  callerOf(request: Request, context: ServerContext): Caller | Promise<Caller>;
  close(): Promise<void>;
}

function callerSource(options: CallersOptions, dependencies: JwtDependencies): CallerSource {
  const close = async () => {};
  if (options === 'everybody') return { callerOf: () => ANY_CALLER, close };
  if (typeof options !== 'function') return listedCallers(options, dependencies);
  return {
    async callerOf(request, context) {
      const principal = await options(request, context);
      if (!principal) throw unauthenticated('Authentication required.', 'no principal');
      checkPrincipal(principal);
      return { principal, accounts: [principal.account ?? OWN], mayNarrow: true };
    },
    close,
  };
}

function listedCallers(
  { tokens = [], jwt, publishable }: CompleteCallers,
  dependencies: JwtDependencies,
): CallerSource {
  const callerOfToken = serviceTokens(tokens);
  const callerOfKey = publishable ? publishableKeys(publishable) : () => null;
  let verifier: Promise<JwtVerifier> | undefined;
  const verify = async (token: string): Promise<Caller | undefined> => {
    if (!jwt) return undefined;
    // The library for JWTs is loaded at the first token.
    verifier ??= import('./jwt.ts').then((module) => module.createJwtVerifier(jwt, dependencies));
    return (await verifier).callerOf(token);
  };
  return {
    async callerOf({ headers }) {
      const bearer = bearerOf(headers);
      if (bearer === null)
        throw unauthenticated(
          'Authentication required: send `Authorization: Bearer …`.',
          'no Authorization header',
        );
      if (bearer.startsWith('pk_')) {
        const caller = callerOfKey(bearer);
        if (caller) return caller;
        throw unauthenticated('Invalid publishable key.', 'an unknown publishable key');
      }
      const caller = callerOfToken(bearer) ?? (await verify(bearer));
      if (caller) return caller;
      throw unauthenticated('Invalid credential.', 'an unknown credential');
    },
    close: async () => (await verifier)?.close(),
  };
}

/**
 * Checks a principal that the embedding server returned, because JavaScript has no types, and the ids become parts of
 * requests to Stripe.
 * @throws TypeError that names the problem
 */
function checkPrincipal(principal: Principal): void {
  const { subject, account, scopes } = principal;
  const isValid =
    typeof subject === 'string' &&
    subject !== '' &&
    typeof scopes?.has === 'function' &&
    (account === null || AccountId.parse(account) !== null);
  if (!isValid)
    throw new TypeError(
      '`principal` must return an object with `subject` (not empty), `scopes` (a Set), and `account` (acct_… or null).',
    );
  policyOf(principal);
}
