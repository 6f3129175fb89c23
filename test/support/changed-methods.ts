import type { Sandbox } from '../../src/sandbox/server.ts';
import { authenticate, errorOf, stripeClient } from '../sandbox/support.ts';

const return_url = 'https://shop.example.com/done';

/** Intents whose errors and attempts refer to payment methods that have changed since. */
export interface ChangedMethods {
  readonly customer: string;
  /** Declined, and then updated with the declined payment method, which is not attached. */
  readonly declined: string;
  readonly declinedMethod: string;
  /** Failed with a payment method that was attached to the customer, renamed and set again later. */
  readonly failed: string;
  /** Failed with the same payment method, and then succeeded with it. */
  readonly succeeded: string;
  readonly method: string;
  /** Succeeded with iDEAL, which generated a SEPA debit. */
  readonly bank: string;
  readonly bankMethod: string;
  readonly bankMandate: string;
}

/** Adds a customer whose intents failed with payment methods that were changed later. */
export async function changedMethods(sandbox: Sandbox): Promise<ChangedMethods> {
  const stripe = stripeClient(sandbox);
  const { id: customer } = await stripe.customers.create({ name: 'Failed Before' });

  const declined = await stripe.setupIntents.create({ customer });
  await errorOf(
    stripe.setupIntents.confirm(declined.id, { payment_method: 'pm_card_chargeDeclined', return_url }),
  );
  const { last_setup_error: error } = await stripe.setupIntents.retrieve(declined.id);
  const declinedMethod = error?.payment_method?.id ?? '';
  await stripe.setupIntents.update(declined.id, { payment_method: declinedMethod });

  const failed = await stripe.setupIntents.create({ customer });
  const { payment_method } = await stripe.setupIntents.confirm(failed.id, {
    payment_method: 'pm_card_threeDSecure2Required',
    return_url,
  });
  const method = String(payment_method);
  await authenticate(sandbox, { setup_intent: failed.id, outcome: 'failed' });
  const succeeded = await stripe.setupIntents.create({ customer });
  for (const outcome of ['failed', 'succeeded']) {
    await stripe.setupIntents.confirm(succeeded.id, { payment_method: method, return_url });
    await authenticate(sandbox, { setup_intent: succeeded.id, outcome });
  }
  await stripe.setupIntents.update(failed.id, { payment_method: method });
  await stripe.paymentMethods.update(method, { billing_details: { name: 'Changed Since' } });

  const bank = await stripe.setupIntents.create({
    customer,
    confirm: true,
    payment_method_types: ['ideal'],
    payment_method_data: {
      type: 'ideal',
      ideal: { bank: 'rabobank' },
      billing_details: { name: 'Jan Jansen', email: 'jan@example.com' },
    },
    mandate_data: {
      customer_acceptance: { type: 'online', online: { ip_address: '203.0.113.7', user_agent: 'Test' } },
    },
    return_url,
  });
  await authenticate(sandbox, { setup_intent: bank.id, outcome: 'succeeded' });
  const { mandate } = await stripe.setupIntents.retrieve(bank.id, { expand: ['mandate'] });
  if (!mandate || typeof mandate === 'string') throw new Error('The bank account has no mandate.');
  return {
    customer,
    declined: declined.id,
    declinedMethod,
    failed: failed.id,
    succeeded: succeeded.id,
    method,
    bank: bank.id,
    bankMethod: String(mandate.payment_method),
    bankMandate: mandate.id,
  };
}
