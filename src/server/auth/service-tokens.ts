import { createHash, timingSafeEqual } from 'node:crypto';
import type { Scope } from '../../schema/access/principal.ts';
import { type Accounts, type Caller, OWN } from './caller.ts';

/** A service, and what proves it. */
export interface ServiceToken {
  /** Names it in logs: `token:<name>` is the subject. */
  readonly name: string;
  /** SHA-256 of its token, in hexadecimal digits. The token must be random (32 bytes): a password would be guessed. */
  readonly sha256: string;
  readonly scopes: readonly Scope[];
  /** The accounts that it may speak for: `own` by default. */
  readonly accounts?: Accounts;
  /** Whether it may bind itself to a customer with the header `Gateway-Customer`; false by default. */
  readonly mayNarrow?: boolean;
}

/**
 * Tells the service of a token, or null.
 * @throws TypeError when a hash is not one
 */
export function serviceTokens(tokens: readonly ServiceToken[]): (bearer: string) => Caller | null {
  const known = tokens.map((token) => ({ digest: digestFrom(token), caller: callerFrom(token) }));
  return (bearer) => {
    const digest = createHash('sha256').update(bearer).digest();
    // Each is compared, so that the time tells nothing.
    return known.filter((token) => timingSafeEqual(token.digest, digest))[0]?.caller ?? null;
  };
}

function digestFrom({ name, sha256 }: ServiceToken): Buffer {
  if (!/^[0-9a-f]{64}$/i.test(sha256))
    throw new TypeError(`The token ${name} needs its SHA-256 in hexadecimal digits.`);
  return Buffer.from(sha256, 'hex');
}

function callerFrom({ name, scopes, accounts = [OWN], mayNarrow = false }: ServiceToken): Caller {
  return {
    principal: { kind: 'service', subject: `token:${name}`, scopes: new Set(scopes), account: null },
    accounts,
    mayNarrow,
  };
}
