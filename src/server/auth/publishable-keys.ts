import { createHash } from 'node:crypto';
import type { Accounts } from '../../config/credentials.ts';
import type { CompleteCallers } from '../../config/options.ts';
import type { Scope } from '../../schema/access/principal.ts';
import type { Caller } from './caller.ts';

/** Stripe accepts these operations from a browser, with the client secret of the intent. */
const SCOPES: ReadonlySet<Scope> = new Set([
  'setup_intents:read',
  'setup_intents:write',
  'setup_intents:client_secret',
]);

/** Returns a function that finds the caller of a publishable key, or null for an unknown key. */
export function publishableKeys({
  keys,
  accounts,
}: NonNullable<CompleteCallers['publishable']>): (key: string) => Caller | null {
  const callers = new Map(keys.map((key) => [key, callerFrom(key, accounts)]));
  return (key) => callers.get(key) ?? null;
}

function callerFrom(publishableKey: string, accounts: Accounts): Caller {
  // A publishable key is public, but logs contain no keys of any kind.
  const subject = `publishable:${createHash('sha256').update(publishableKey).digest('hex').slice(0, 12)}`;
  return {
    principal: { kind: 'publishable', subject, scopes: SCOPES, account: null, publishableKey },
    accounts,
    mayNarrow: false,
  };
}
