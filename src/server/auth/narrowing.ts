import { policyOf } from '../../schema/access/policy.ts';
import type { Principal } from '../../schema/access/principal.ts';
import { AccountId, CustomerId } from '../../stripe/ids.ts';
import { AuthenticationError } from './authentication-error.ts';
import { type Caller, OWN } from './caller.ts';

/**
 * Whom a caller speaks for in one request: the headers `Stripe-Account` and `Gateway-Customer` choose among what it may be.
 * @throws AuthenticationError when they are malformed, or ask for more
 */
export function narrowedPrincipal(caller: Caller, headers: Headers): Principal {
  const account = accountOf(caller, headers.get('stripe-account'));
  return { ...narrowed(caller, headers.get('gateway-customer')), account };
}

function accountOf({ principal: { subject }, accounts }: Caller, header: string | null): string | null {
  if (header !== null) {
    if (AccountId.parse(header) === null)
      throw new AuthenticationError('Stripe-Account must be the id of one account (acct_…).', {
        code: 'BAD_REQUEST',
        reason: 'a malformed Stripe-Account',
        subject,
      });
    if (accounts === '*' || accounts.includes(header)) return header;
    throw new AuthenticationError('You may not use that Stripe-Account.', {
      code: 'FORBIDDEN',
      reason: "a Stripe-Account that is not the caller's",
      subject,
    });
  }
  if (accounts === '*' || accounts.includes(OWN)) return null;
  const [only] = accounts;
  if (only !== undefined && accounts.length === 1) return only;
  throw new AuthenticationError('Name one of your accounts in the header Stripe-Account.', {
    code: 'BAD_REQUEST',
    reason: 'no Stripe-Account, where the caller has several',
    subject,
  });
}

function narrowed({ principal, mayNarrow }: Caller, header: string | null): Principal {
  if (header === null) return principal;
  const { subject } = principal;
  const customer = CustomerId.parse(header);
  if (customer === null)
    throw new AuthenticationError('Gateway-Customer must be the id of one customer (cus_…).', {
      code: 'BAD_REQUEST',
      reason: 'a malformed Gateway-Customer',
      subject,
    });
  const bound = policyOf(principal).boundTo(customer);
  if (bound && (mayNarrow || bound === principal)) return bound;
  throw new AuthenticationError('You may not use that Gateway-Customer.', {
    code: 'FORBIDDEN',
    reason: 'a Gateway-Customer that the caller may not use',
    subject,
  });
}
