import { invalidRequest, missingObject } from '../../http/errors.ts';
import type { Context } from '../../http/operations.ts';
import type { PaymentMethod } from '../../store/objects.ts';
import type { PaymentMethodRecord } from '../../store/store.ts';
import { clonedMethod } from './new-payment-method.ts';
import { findMethod, isAttached, notReusable } from './payment-methods.ts';

/**
 * Clones a payment method of the platform to the connected account of the request. Without a customer, the original
 * cannot be used again.
 *
 * @throws StripeApiError (400) on the platform itself, for an unknown or used payment method, and for another customer.
 */
export function clonePaymentMethod(
  context: Context,
  id: string,
  customer: string | undefined,
): PaymentMethod {
  const { account, platform } = context;
  if (account === platform) {
    const message =
      'A payment method is cloned to a connected account: send the Stripe-Account header, or leave out payment_method.';
    throw invalidRequest(message, { param: 'payment_method' });
  }
  const original = findMethod({ ...context, account: platform }, id, 400);
  if (customer !== undefined && platform.customers.get(customer)?.deleted !== false) {
    throw missingObject('customer', customer, { param: 'customer', status: 400 });
  }
  checkCustomerOf(original, customer ?? null);
  if (original.detached || original.usedUp) throw notReusable();
  if (!isAttached(original)) original.usedUp = true;
  return account.paymentMethods.add(clonedMethod(context, original)).wire;
}

/** As Stripe requires on an intent, the customer of the payment method must be named. */
function checkCustomerOf({ id, wire }: PaymentMethodRecord, customer: string | null): void {
  const owner = wire.customer;
  if (owner === customer) return;
  const message =
    owner === null
      ? `The payment method ${id} is not attached to the customer ${customer}.`
      : `The payment method ${id} belongs to the customer ${owner}. Please include the customer in the \`customer\` parameter.`;
  throw invalidRequest(message, { param: 'customer' });
}
