import { StripeInvalidRequestError } from '../../stripe/errors.ts';
import type { PaymentMethodId } from '../../stripe/ids.ts';
import { missing } from '../access/ownership.ts';
import type { Context } from '../context.ts';
import { PaymentMethodNode } from '../nodes.ts';
import { loadById } from '../relay/stripe-node.ts';

/**
 * Checks that a payment method belongs to the customer that the caller is bound to, with one read. Other callers need no
 * check.
 * @param param of the payment method, by Stripe's name, for the error
 * @throws StripeInvalidRequestError if it is missing, unattached, or another customer's: the error is the same
 */
export async function checkOwnMethod(id: PaymentMethodId, param: string, context: Context): Promise<void> {
  if (!context.policy.checksOwners) return;
  await loadById(PaymentMethodNode, id, { context, expand: [] }).catch((error: unknown) => {
    throw error instanceof StripeInvalidRequestError && error.isMissingObject ? missing(param) : error;
  });
}
