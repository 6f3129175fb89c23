import { policyOf } from '../../schema/access/policy.ts';
import { ANYONE, type Principal } from '../../schema/access/principal.ts';
import { AccountId } from '../../stripe/ids.ts';
import { notAccepted } from './authentication-error.ts';
import { bearerOf, refuseSecretKeys } from './bearer.ts';
import { type Caller, OWN } from './caller.ts';
import { createJwtVerifier, type JwtDependencies, type JwtOptions } from './jwt.ts';
import { narrowedPrincipal } from './narrowing.ts';
import { type PublishableOptions, publishableKeys } from './publishable-keys.ts';
import { type ServiceToken, serviceTokens } from './service-tokens.ts';

/** Who may ask, each kind by its credential. */
export interface CallerList {
  readonly tokens?: readonly ServiceToken[];
  readonly jwt?: JwtOptions;
  readonly publishable?: PublishableOptions;
}

/** What the server around the gateway knows of a request. */
export interface ServerContext {
  /** Its request: Node's own, with what Express and the like have put on it, or what the mounting hands in. */
  readonly req?: object;
}

/** Tells whose an HTTP request is, or null when it is nobody's. */
export type PrincipalOf = (
  request: Request,
  context: ServerContext,
) => Principal | null | Promise<Principal | null>;

/** Who may ask: everybody, those of a list, or those that a function tells. */
export type CallersOptions = 'everybody' | CallerList | PrincipalOf;

export interface Authenticator {
  /** @throws AuthenticationError when the request is nobody's who may ask */
  principalOf(request: Request, context: ServerContext): Promise<Principal>;
  close(): Promise<void>;
}

/** Whoever asks, with each account and each customer at their choice. */
const EVERYBODY: Caller = { principal: ANYONE, accounts: '*', mayNarrow: true };

/** Tells callers by what their requests carry, without their bodies. */
export function createAuthenticator(options: CallersOptions, dependencies: JwtDependencies): Authenticator {
  const { callerOf, close } = callerSource(options, dependencies);
  return {
    async principalOf(request, context) {
      refuseSecretKeys(request.headers);
      return narrowedPrincipal(await callerOf(request, context), request.headers);
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
  if (options === 'everybody') return { callerOf: () => EVERYBODY, close };
  if (typeof options !== 'function') return listed(options, dependencies);
  return {
    async callerOf(request, context) {
      const principal = await options(request, context);
      if (!principal) throw notAccepted('You may not ask this server.', 'no principal');
      return boundTo(checked(principal));
    },
    close,
  };
}

function listed({ tokens = [], jwt, publishable }: CallerList, dependencies: JwtDependencies): CallerSource {
  const ofToken = serviceTokens(tokens);
  const ofKey = publishableKeys(publishable ?? { keys: [] });
  const webTokens = jwt && createJwtVerifier(jwt, dependencies);
  const unknown = () => notAccepted('The credential is not accepted.', 'an unknown credential');
  return {
    async callerOf({ headers }) {
      const bearer = bearerOf(headers);
      if (bearer === null)
        throw notAccepted('Send a credential: Authorization: Bearer …', 'no Authorization header');
      if (bearer.startsWith('pk_')) {
        const caller = ofKey(bearer);
        if (caller) return caller;
        throw notAccepted('That publishable key is not accepted.', 'a foreign publishable key');
      }
      const caller = ofToken(bearer) ?? (await webTokens?.callerOf(bearer));
      if (caller) return caller;
      throw unknown();
    },
    close: async () => webTokens?.close(),
  };
}

/** A principal that somebody else made is bound to the account that it names. */
function boundTo(principal: Principal): Caller {
  return { principal, accounts: [principal.account ?? OWN], mayNarrow: true };
}

/**
 * Checks a principal of the embedding code: its ids become parts of requests to Stripe, and JavaScript has no types.
 * @throws TypeError naming the problem
 */
function checked(principal: Principal): Principal {
  const { subject, account, scopes } = principal;
  const isGood =
    typeof subject === 'string' &&
    subject !== '' &&
    typeof scopes?.has === 'function' &&
    (account === null || AccountId.parse(account) !== null);
  if (!isGood)
    throw new TypeError(
      'principal(request) must return a subject, a Set of scopes, and an account id (acct_…) or null.',
    );
  policyOf(principal);
  return principal;
}
