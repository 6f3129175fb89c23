import { createHash } from 'node:crypto';
import type { Scope } from '../../schema/access/principal.ts';
import { type Accounts, type Caller, OWN } from './caller.ts';

export interface PublishableOptions {
  /** The account's own publishable keys (`pk_…`). */
  readonly keys: readonly string[];
  /** The accounts that a browser may use: `own` by default. */
  readonly accounts?: Accounts;
}

/** Stripe accepts these operations from a browser, with the client secret of the intent. */
const SCOPES: ReadonlySet<Scope> = new Set([
  'setup_intents:read',
  'setup_intents:write',
  'setup_intents:client_secret',
]);

/** Returns a function that finds the caller of a publishable key, or null for an unknown key. */
export function publishableKeys({
  keys,
  accounts = [OWN],
}: PublishableOptions): (key: string) => Caller | null {
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
