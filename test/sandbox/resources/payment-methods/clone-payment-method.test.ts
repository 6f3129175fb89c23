import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { errorOf, newAccountClient, stripeClient } from '../../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

describe('cloning a payment method to a connected account', () => {
  it('creates a copy that belongs to no customer there (recorded; Stripe docs: Clone payment methods)', async () => {
    const platform = stripeClient(sandbox);
    const { account, stripe } = newAccountClient(sandbox);
    const { id: customer } = await platform.customers.create();
    const original = await platform.paymentMethods.attach('pm_card_br', { customer });
    const clone = await stripe.paymentMethods.create({ customer, payment_method: original.id });
    expect(clone.id).not.toBe(original.id);
    expect(clone).toMatchObject({ card: { country: 'BR', last4: '0002' }, customer: null, type: 'card' });
    expect(clone.card?.fingerprint).not.toBe(original.card?.fingerprint);
    const intent = await stripe.setupIntents.create(
      { confirm: true, payment_method: clone.id, payment_method_types: ['card'] },
      { stripeAccount: account },
    );
    expect(intent.status).toBe('succeeded');
    expect((await platform.paymentMethods.retrieve(original.id)).customer).toBe(customer);
    expect((await errorOf(platform.paymentMethods.retrieve(clone.id))).statusCode).toBe(404);
  });

  it('without a customer uses up the original (Stripe docs: Clone payment methods)', async () => {
    const platform = stripeClient(sandbox);
    const { stripe } = newAccountClient(sandbox);
    const original = await platform.paymentMethods.retrieve('pm_card_visa');
    await stripe.paymentMethods.create({ payment_method: original.id });
    for (const again of [
      stripe.paymentMethods.create({ payment_method: original.id }),
      platform.setupIntents.create({ payment_method: original.id }),
    ]) {
      expect((await errorOf(again)).message).toMatch(/shared with a connected account without Customer/);
    }
  });

  it('requires the customer of the payment method, and a connected account', async () => {
    const platform = stripeClient(sandbox);
    const { stripe } = newAccountClient(sandbox);
    const { id: customer } = await platform.customers.create();
    const { id: payment_method } = await platform.paymentMethods.attach('pm_card_visa', { customer });
    const { id: other } = await platform.customers.create();
    const problems = [
      [stripe.paymentMethods.create({ payment_method }), 'customer'],
      [stripe.paymentMethods.create({ customer: other, payment_method }), 'customer'],
      [stripe.paymentMethods.create({ customer: 'cus_x', payment_method }), 'customer'],
      [stripe.paymentMethods.create({ customer, payment_method: 'pm_x' }), 'payment_method'],
      [stripe.paymentMethods.create({ customer }), 'payment_method'],
      [platform.paymentMethods.create({ customer, payment_method }), 'payment_method'],
    ] as const;
    for (const [call, param] of problems)
      expect(await errorOf(call)).toMatchObject({ param, statusCode: 400 });
  });
});
