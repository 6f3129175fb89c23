import type { KeyObject } from 'node:crypto';
import { errors, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import type { CompleteJwtOptions } from '../../config/options.ts';
import { type Principal, SCOPES, type Scope } from '../../schema/access/principal.ts';
import type { Log } from '../../schema/log.ts';
import { AccountId, CustomerId } from '../../stripe/ids.ts';
import { AuthenticationError, unauthenticated } from './authentication-error.ts';
import { type Caller, OWN } from './caller.ts';
import { createJwks, JwksUnavailable } from './jwks.ts';

export interface JwtDependencies {
  /** Milliseconds since 1970, to compare with the times in tokens. */
  readonly now: () => number;
  /** Milliseconds of a monotonic clock, for the age of the issuer's keys. */
  readonly monotonicNow: () => number;
  readonly log: Log;
}

export interface JwtVerifier {
  /** @throws AuthenticationError if the token is invalid */
  callerOf(token: string): Promise<Caller>;
  close(): Promise<void>;
}

const MAX_SUBJECT_LENGTH = 255;

/** A token consists of base64url and dots (RFC 7515, section 7.1). jose would also accept padding and line breaks. */
const NOT_BASE64URL = /[^\w.-]/;

/** How long a verified token is accepted without verifying it again, in milliseconds, unless it expires. */
const VERIFIED_FOR_MS = 60_000;

/** The maximum memory for verified tokens, in bytes. */
const MAX_VERIFIED_BYTES = 8 * 1024 * 1024;

/** The memory of a verified token's caller, in bytes. */
const BYTES_PER_CALLER = 1000;

interface Verified {
  readonly caller: Caller;
  /** In milliseconds since 1970. */
  readonly expiresAt: number;
  /** When the token must be verified again, in milliseconds of the monotonic clock. */
  readonly until: number;
}

/** Verifies JSON Web Tokens: form, signature, issuer, audience, times and claims. */
export function createJwtVerifier(options: CompleteJwtOptions, dependencies: JwtDependencies): JwtVerifier {
  const { now, monotonicNow, log } = dependencies;
  const { issuer, audience, algorithms, clockSkewMs } = options;
  const keySet = 'url' in options.keys ? createJwks({ url: options.keys.url, now: monotonicNow, log }) : null;
  const publicKey = 'publicKey' in options.keys ? options.keys.publicKey : null;
  const find = keySet?.find ?? (() => publicKey as KeyObject);
  // A signature costs more CPU time than the rest of a request, and a page sends several requests with the same token.
  const verified = new LRUCache<string, Verified>({
    maxSize: MAX_VERIFIED_BYTES,
    sizeCalculation: (_, token) => token.length + BYTES_PER_CALLER,
  });
  return {
    async callerOf(token) {
      const known = verified.get(token);
      if (known && monotonicNow() < known.until && now() < known.expiresAt) return known.caller;
      try {
        if (NOT_BASE64URL.test(token)) throw new errors.JWSInvalid();
        const payload = await verifiedPayload(token, find, {
          issuer,
          audience: [...audience],
          algorithms: [...algorithms],
          clockTolerance: clockSkewMs / 1000,
          currentDate: new Date(now()),
          requiredClaims: ['iss', 'aud', 'sub', 'exp'],
        });
        const caller = callerFrom(payload, options);
        const expiresAt = (payload.exp ?? 0) * 1000 + clockSkewMs;
        verified.set(token, { caller, expiresAt, until: monotonicNow() + VERIFIED_FOR_MS });
        return caller;
      } catch (error) {
        throw authenticationErrorFrom(error);
      }
    },
    close: async () => keySet?.close(),
  };
}

/** The payload of a valid token. If several keys match its header, such as keys without `kid`, each is tried. */
async function verifiedPayload(
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

/**
 * Whether the error is about claims. They are checked after the signature, so another key cannot make the token valid.
 */
function isAboutClaims(error: unknown): boolean {
  return error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed;
}

function callerFrom(payload: JWTPayload, options: CompleteJwtOptions): Caller {
  const subject = `jwt:${options.issuer}|${subjectOf(payload)}`;
  const customer = customerOf(payload, options);
  if (customer === null && !options.services)
    throw new AuthenticationError('The token is not bound to a customer.', {
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

/** The subject, percent-encoded, so that it has one line and cannot look like the subject of another caller. */
function subjectOf({ sub }: JWTPayload): string {
  if (typeof sub !== 'string' || sub === '' || sub.length > MAX_SUBJECT_LENGTH || !sub.isWellFormed())
    throw malformedClaim('sub');
  return encodeURIComponent(sub);
}

function customerOf(payload: JWTPayload, { customerClaim }: CompleteJwtOptions): string | null {
  const value = claimOf(payload, customerClaim);
  if (value === undefined) return null;
  const customer = typeof value === 'string' ? CustomerId.parse(value) : null;
  if (customer === null) throw malformedClaim(customerClaim);
  return customer;
}

function scopesOf(payload: JWTPayload, { scopesClaim }: CompleteJwtOptions): readonly Scope[] | null {
  const value = claimOf(payload, scopesClaim);
  if (value === undefined) return null;
  const given: unknown = typeof value === 'string' ? value.split(' ') : value;
  if (!Array.isArray(given) || !given.every((scope) => typeof scope === 'string'))
    throw malformedClaim(scopesClaim);
  return SCOPES.filter((scope) => given.includes(scope));
}

function accountsOf(payload: JWTPayload, { accountClaim }: CompleteJwtOptions): readonly string[] {
  const value = claimOf(payload, accountClaim);
  if (value === undefined) return [OWN];
  const accounts: unknown[] = Array.isArray(value) ? value : [value];
  if (accounts.length === 0 || !accounts.every(isAccount)) throw malformedClaim(accountClaim);
  return accounts;
}

function isAccount(value: unknown): value is string {
  return typeof value === 'string' && AccountId.parse(value) !== null;
}

function claimOf(payload: JWTPayload, name: string | null): unknown {
  return name !== null && Object.hasOwn(payload, name) ? payload[name] : undefined;
}

function malformedClaim(name: string | null): AuthenticationError {
  return unauthenticated('Invalid token.', `the claim ${name} is malformed`);
}

/** Does not use jose's messages, because they may contain the token. */
function authenticationErrorFrom(error: unknown): unknown {
  if (error instanceof AuthenticationError) return error;
  if (error instanceof JwksUnavailable)
    return new AuthenticationError('The token cannot be verified at the moment. Try again later.', {
      code: 'UNAUTHENTICATED',
      reason: error.message,
      retryable: true,
    });
  if (error instanceof errors.JWTExpired)
    return unauthenticated('The token has expired.', 'an expired token');
  if (error instanceof errors.JWTClaimValidationFailed)
    return unauthenticated('Invalid token.', `the claim ${error.claim} is ${error.reason}`);
  const code = error instanceof errors.JOSEError ? error.code : 'it does not match the key';
  return unauthenticated('Invalid token.', `a token that cannot be verified: ${code}`);
}
