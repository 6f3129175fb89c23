import type { KeyObject } from 'node:crypto';
import { errors, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions, jwtVerify } from 'jose';
import { type Principal, SCOPES, type Scope } from '../../schema/access/principal.ts';
import type { Log } from '../../schema/log.ts';
import { AccountId, CustomerId } from '../../stripe/ids.ts';
import { AuthenticationError, notAccepted } from './authentication-error.ts';
import { type Caller, OWN } from './caller.ts';
import { createJwks, JwksUnavailable } from './jwks.ts';

export interface JwtOptions {
  /** The `iss` of the tokens to take. */
  readonly issuer: string;
  /** The `aud` that stands for this gateway; one of them is enough. */
  readonly audience: readonly string[];
  /** Where the keys are published (a JWKS), or the one public key. */
  readonly keys: { readonly url: string } | { readonly publicKey: KeyObject };
  /** The signatures to take: asymmetric ones only. */
  readonly algorithms: readonly string[];
  /** How far the clock of the issuer may be off. */
  readonly clockSkewMs: number;
  /** The claim with the scopes: a text with blanks, or a list. Scopes of other services in it do not matter. */
  readonly scopesClaim: string;
  /** The claim with the customer (`cus_…`) to whom a token is bound; null when no token is. */
  readonly customerClaim: string | null;
  /** The scopes of a customer whose token has no claim for them. */
  readonly customerScopes: readonly Scope[];
  /** Whether a token without a customer is that of a service; otherwise it is refused. */
  readonly services: boolean;
  /** The claim with the account (`acct_…`), or a list of them, to which a token is bound; null when none is. */
  readonly accountClaim: string | null;
}

export interface JwtDependencies {
  /** Milliseconds since 1970, for the times in tokens. */
  readonly now: () => number;
  /** Milliseconds of a clock that never runs backwards, for the age of the issuer's keys. */
  readonly monotonicNow: () => number;
  readonly log: Log;
}

export interface JwtVerifier {
  /** @throws AuthenticationError when the token is not good */
  callerOf(token: string): Promise<Caller>;
  close(): Promise<void>;
}

const MAX_SUBJECT_LENGTH = 255;

/** A token is of base64url without padding, and dots (RFC 7515, section 7.1). jose takes padding and line breaks, too. */
const NOT_BASE64URL = /[^\w.-]/;

/** Checks JSON Web Tokens: form, signature, issuer, audience, times, and claims. */
export function createJwtVerifier(options: JwtOptions, dependencies: JwtDependencies): JwtVerifier {
  const { now, monotonicNow, log } = dependencies;
  const { issuer, audience, algorithms, clockSkewMs } = options;
  if (algorithms.some((algorithm) => !/^(RS|PS|ES)\d|^EdDSA$/.test(algorithm)))
    throw new TypeError('Tokens must be signed with a private key: name asymmetric algorithms only.');
  const keySet = 'url' in options.keys ? createJwks({ url: options.keys.url, now: monotonicNow, log }) : null;
  const publicKey = 'publicKey' in options.keys ? options.keys.publicKey : null;
  const find = keySet?.find ?? (() => publicKey as KeyObject);
  return {
    async callerOf(token) {
      try {
        if (NOT_BASE64URL.test(token)) throw new errors.JWSInvalid();
        const payload = await verified(token, find, {
          issuer,
          audience: [...audience],
          algorithms: [...algorithms],
          clockTolerance: clockSkewMs / 1000,
          currentDate: new Date(now()),
          requiredClaims: ['iss', 'aud', 'sub', 'exp'],
        });
        return callerFrom(payload, options);
      } catch (error) {
        throw refusalFrom(error);
      }
    },
    close: async () => keySet?.close(),
  };
}

/** The payload of a good token. Where several keys fit its header, such as keys without `kid`, each is tried. */
async function verified(
  token: string,
  find: JWTVerifyGetKey,
  options: JWTVerifyOptions,
): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, find, options)).payload;
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      try {
        return (await jwtVerify(token, key, options)).payload;
      } catch (failure) {
        if (isAboutClaims(failure)) throw failure;
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

/** Claims are checked only after the signature, so no other key can make such a token good. */
function isAboutClaims(error: unknown): boolean {
  return error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed;
}

function callerFrom(payload: JWTPayload, options: JwtOptions): Caller {
  const subject = `jwt:${options.issuer}|${subjectOf(payload)}`;
  const customer = customerOf(payload, options);
  if (customer === null && !options.services)
    throw new AuthenticationError('The token is bound to no customer.', {
      code: 'FORBIDDEN',
      reason: 'a token without a customer',
      subject,
    });
  const scopes = new Set(scopesOf(payload, options) ?? (customer === null ? [] : options.customerScopes));
  const principal: Principal =
    customer === null
      ? { kind: 'service', subject, scopes, account: null }
      : { kind: 'customer', subject, scopes, account: null, customer };
  return { principal, accounts: accountsOf(payload, options), mayNarrow: customer === null };
}

/** Encoded, so that it stands in one line of a log, and never looks like another's. */
function subjectOf({ sub }: JWTPayload): string {
  if (typeof sub !== 'string' || sub === '' || sub.length > MAX_SUBJECT_LENGTH || !sub.isWellFormed())
    throw badClaim('sub');
  return encodeURIComponent(sub);
}

function customerOf(payload: JWTPayload, { customerClaim }: JwtOptions): string | null {
  const value = claimOf(payload, customerClaim);
  if (value === undefined) return null;
  const customer = typeof value === 'string' ? CustomerId.parse(value) : null;
  if (customer === null) throw badClaim(customerClaim);
  return customer;
}

function scopesOf(payload: JWTPayload, { scopesClaim }: JwtOptions): readonly Scope[] | null {
  const value = claimOf(payload, scopesClaim);
  if (value === undefined) return null;
  const given: unknown = typeof value === 'string' ? value.split(' ') : value;
  if (!Array.isArray(given) || !given.every((scope) => typeof scope === 'string'))
    throw badClaim(scopesClaim);
  return SCOPES.filter((scope) => given.includes(scope));
}

function accountsOf(payload: JWTPayload, { accountClaim }: JwtOptions): readonly string[] {
  const value = claimOf(payload, accountClaim);
  if (value === undefined) return [OWN];
  const accounts: unknown[] = Array.isArray(value) ? value : [value];
  if (accounts.length === 0 || !accounts.every(isAccount)) throw badClaim(accountClaim);
  return accounts;
}

function isAccount(value: unknown): value is string {
  return typeof value === 'string' && AccountId.parse(value) !== null;
}

function claimOf(payload: JWTPayload, name: string | null): unknown {
  return name !== null && Object.hasOwn(payload, name) ? payload[name] : undefined;
}

function badClaim(name: string | null): AuthenticationError {
  return notAccepted('The token is not accepted.', `the claim ${name} is malformed`);
}

/** In our own words, since jose's may repeat the token. */
function refusalFrom(error: unknown): unknown {
  if (error instanceof AuthenticationError) return error;
  if (error instanceof JwksUnavailable)
    return new AuthenticationError('The token cannot be checked right now. Ask again later.', {
      code: 'UNAUTHENTICATED',
      reason: error.message,
      retryable: true,
    });
  if (error instanceof errors.JWTExpired) return notAccepted('The token has expired.', 'an expired token');
  if (error instanceof errors.JWTClaimValidationFailed)
    return notAccepted('The token is not accepted.', `the claim ${error.claim} is ${error.reason}`);
  const code = error instanceof errors.JOSEError ? error.code : 'it does not fit the key';
  return notAccepted('The token is not accepted.', `a token that cannot be verified: ${code}`);
}
