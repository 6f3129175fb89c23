import type { Stripe } from 'stripe';
import { StripeInvalidRequestError } from '../../stripe/errors.ts';
import { PaymentMethodId } from '../../stripe/ids.ts';
import { pathWithId } from '../../stripe/operation.ts';
import { paymentMethods } from '../../stripe/resources/payment-methods.ts';
import { missing } from '../access/ownership.ts';
import type { Context } from '../context.ts';
import { f } from '../fields/f.ts';
import { inputType } from '../fields/input.ts';
import { PaymentMethodNode } from '../nodes.ts';
import { parseId } from '../params.ts';
import { IDEMPOTENCY_KEY, writeMutation } from '../write.ts';
import { checkOwnMethod } from './owner.ts';

const DetachPaymentMethodInput = inputType<Stripe.PaymentMethodDetachParams>('DetachPaymentMethodInput', {
  description: 'The payment method to detach, and an optional idempotency key.',
  path: 'PaymentMethod',
  nulls: 'absent',
  params: { expand: f.omit('derived from the selection') },
  more: (t) => ({
    id: t.id({ required: true, description: 'The id of the payment method (`pm_…`).' }),
    idempotencyKey: t.string({ description: IDEMPOTENCY_KEY }),
  }),
});

writeMutation({
  name: 'detachPaymentMethod',
  description:
    "Detaches a payment method from its customer, permanently: it can be neither used nor attached again. If it was the customer's default, the customer has no default afterwards. A caller that is bound to a customer can detach only its own payment methods.",
  input: DetachPaymentMethodInput,
  inputDescription: 'The id of the payment method to detach.',
  access: { scopes: ['payment_methods:write'] },
  operation: paymentMethods.detach,
  node: PaymentMethodNode,
  payload: {
    field: 'paymentMethod',
    description: 'The detached payment method, which no longer has a customer.',
  },
  checks: ({ id = '' }) => [pathWithId(PaymentMethodNode.retrieve, id)],
  sender: (input, context) => {
    const id = parseId(PaymentMethodId, input.id ?? '', ['input', 'id']);
    return async (params, options) => {
      const isDetached = await isDetachedAlready(id, context);
      return context.stripe.paymentMethods.detach(id, params, options).catch((error: unknown) => {
        throw isDetached && error instanceof StripeInvalidRequestError ? missing('payment_method') : error;
      });
    };
  },
});

/**
 * Checks the owner of a payment method. One without an owner may be the result of an earlier request of the caller whose
 * response was lost. Then Stripe replays its response to the caller's idempotency key, and rejects any other key.
 * @returns whether it has no owner
 * @throws StripeInvalidRequestError if it is missing or another customer's: the error is the same
 */
async function isDetachedAlready(id: PaymentMethodId, context: Context): Promise<boolean> {
  try {
    await checkOwnMethod(id, 'payment_method', context);
    return false;
  } catch (error) {
    const found = await context.loaders.paymentMethods.loadOrNull(id);
    if (found === null || found.customer || found.customer_account) throw error;
    return true;
  }
}
