import { policyOf } from '../../schema/access/policy.ts';
import type { Principal } from '../../schema/access/principal.ts';
import { AccountId, CustomerId } from '../../stripe/ids.ts';
import { AuthenticationError } from './authentication-error.ts';
import type { HeaderReader } from './bearer.ts';
import { type Caller, OWN } from './caller.ts';

/**
 * The principal of one request: the caller, restricted to the account of the header `Stripe-Account` and the customer
 * of the header `Gateway-Customer`, if they are given.
 * @throws AuthenticationError if a header is malformed, or the caller may not use its value
 */
export function narrowedPrincipal(caller: Caller, headers: HeaderReader): Principal {
  const account = accountOf(caller, headers.get('stripe-account'));
  return { ...boundPrincipal(caller, headers.get('gateway-customer')), account };
}

function accountOf({ principal: { subject }, accounts }: Caller, header: string | null): string | null {
  if (header !== null) {
    if (AccountId.parse(header) === null)
      throw new AuthenticationError('The Stripe-Account header must be one account id (acct_…).', {
        code: 'BAD_REQUEST',
        reason: 'a malformed Stripe-Account',
        subject,
      });
    if (accounts === '*' || accounts.includes(header)) return header;
    throw new AuthenticationError('This credential may not use the given Stripe-Account.', {
      code: 'FORBIDDEN',
      reason: 'a Stripe-Account that the caller may not use',
      subject,
    });
  }
  if (accounts === '*' || accounts.includes(OWN)) return null;
  const [only] = accounts;
  if (only !== undefined && accounts.length === 1) return only;
  throw new AuthenticationError(
    'The Stripe-Account header is required, because this credential may use several accounts.',
    { code: 'BAD_REQUEST', reason: 'no Stripe-Account from a caller with several accounts', subject },
  );
}

function boundPrincipal({ principal, mayNarrow }: Caller, header: string | null): Principal {
  if (header === null) return principal;
  const { subject } = principal;
  const customer = CustomerId.parse(header);
  if (customer === null)
    throw new AuthenticationError('The Gateway-Customer header must be one customer id (cus_…).', {
      code: 'BAD_REQUEST',
      reason: 'a malformed Gateway-Customer',
      subject,
    });
  const bound = policyOf(principal).boundTo(customer);
  if (bound && (mayNarrow || bound === principal)) return bound;
  throw new AuthenticationError('This credential may not use the given Gateway-Customer.', {
    code: 'FORBIDDEN',
    reason: 'a Gateway-Customer that the caller may not use',
    subject,
  });
}
