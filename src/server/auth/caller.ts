import type { Accounts } from '../../config/credentials.ts';
import type { Principal } from '../../schema/access/principal.ts';

/** The platform's own account in a list of accounts. */
export const OWN = 'own';

/**
 * The owner of a credential, with the accounts and customers that it may use. The headers of a request select among
 * them.
 */
export interface Caller {
  readonly principal: Principal;
  readonly accounts: Accounts;
  /** Whether this service may bind itself to a customer with `Gateway-Customer`. */
  readonly mayNarrow: boolean;
}
