import type { Principal } from '../../schema/access/principal.ts';

/** The platform's own account, among those that a caller may speak for. */
export const OWN = 'own';

/** The accounts that a caller may speak for (`own`, `acct_…`), or all of them. */
export type Accounts = '*' | readonly string[];

/** Whom a credential names. The headers of the request then choose among what it may be. */
export interface Caller {
  readonly principal: Principal;
  readonly accounts: Accounts;
  /** Whether this service may bind itself to a customer. */
  readonly mayNarrow: boolean;
}
