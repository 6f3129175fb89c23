import { createHash, timingSafeEqual } from 'node:crypto';
import type { CompleteCallers } from '../../config/options.ts';
import type { Caller } from './caller.ts';

type ServiceToken = NonNullable<CompleteCallers['tokens']>[number];

/** Returns a function that finds the caller of a token, or null for an unknown token. */
export function serviceTokens(tokens: readonly ServiceToken[]): (bearer: string) => Caller | null {
  const known = tokens.map((token) => ({
    digest: Buffer.from(token.sha256, 'hex'),
    caller: callerFrom(token),
  }));
  return (bearer) => {
    const digest = createHash('sha256').update(bearer).digest();
    // All tokens are compared, so that the response time does not reveal which one matches.
    return known.filter((token) => timingSafeEqual(token.digest, digest))[0]?.caller ?? null;
  };
}

function callerFrom({ name, scopes, accounts, mayNarrow }: ServiceToken): Caller {
  return {
    principal: { kind: 'service', subject: `token:${name}`, scopes: new Set(scopes), account: null },
    accounts,
    mayNarrow,
  };
}
