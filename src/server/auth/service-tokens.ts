import { createHash, timingSafeEqual } from 'node:crypto';
import type { Scope } from '../../schema/access/principal.ts';
import { type Accounts, type Caller, OWN } from './caller.ts';

/** A service and the hash of its token. */
export interface ServiceToken {
  /** The name in logs: the subject is `token:<name>`. */
  readonly name: string;
  /** SHA-256 of the token, in hexadecimal. The token must be 32 random bytes, because a password can be guessed. */
  readonly sha256: string;
  readonly scopes: readonly Scope[];
  /** The accounts that the service may use: `own` by default. */
  readonly accounts?: Accounts;
  /** Whether the service may bind itself to a customer with the header `Gateway-Customer`; false by default. */
  readonly mayNarrow?: boolean;
}

/**
 * Returns a function that finds the caller of a token, or null for an unknown token.
 * @throws TypeError if a hash is malformed
 */
export function serviceTokens(tokens: readonly ServiceToken[]): (bearer: string) => Caller | null {
  const known = tokens.map((token) => ({ digest: digestFrom(token), caller: callerFrom(token) }));
  return (bearer) => {
    const digest = createHash('sha256').update(bearer).digest();
    // All tokens are compared, so that the time reveals nothing.
    return known.filter((token) => timingSafeEqual(token.digest, digest))[0]?.caller ?? null;
  };
}

function digestFrom({ name, sha256 }: ServiceToken): Buffer {
  if (!/^[0-9a-f]{64}$/i.test(sha256))
    throw new TypeError(`The sha256 of the token "${name}" must be 64 hexadecimal digits.`);
  return Buffer.from(sha256, 'hex');
}

function callerFrom({ name, scopes, accounts = [OWN], mayNarrow = false }: ServiceToken): Caller {
  return {
    principal: { kind: 'service', subject: `token:${name}`, scopes: new Set(scopes), account: null },
    accounts,
    mayNarrow,
  };
}
