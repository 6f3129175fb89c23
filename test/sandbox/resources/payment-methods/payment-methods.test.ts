import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { errorOf, newAccountClient } from '../../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ now: () => Date.UTC(2026, 8, 21) / 1000 });
});
afterAll(() => sandbox.close());

describe('a payment method', () => {
  it('from a test card has the recorded shape, and expires in a year', async () => {
    const client = newAccountClient(sandbox);
    const { json } = await client.get('/v1/payment_methods/pm_card_visa');
    expect(json).toEqual({
      id: expect.stringMatching(/^pm_[A-Za-z0-9]{24}$/),
      object: 'payment_method',
      allow_redisplay: 'unspecified',
      billing_details: {
        address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
        email: null,
        name: null,
        phone: null,
        tax_id: null,
      },
      card: {
        brand: 'visa',
        checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'unchecked' },
        country: 'US',
        display_brand: 'visa',
        exp_month: 9,
        exp_year: 2027,
        fingerprint: expect.stringMatching(/^\w{16}$/),
        funding: 'credit',
        generated_from: null,
        last4: '4242',
        networks: { available: ['visa'], preferred: null },
        regulated_status: 'unregulated',
        three_d_secure_usage: { supported: true },
        wallet: null,
      },
      created: Date.UTC(2026, 8, 21) / 1000,
      customer: null,
      customer_account: null,
      livemode: false,
      metadata: {},
      shared_payment_granted_token: null,
      type: 'card',
    });
    expect((await client.stripe.paymentMethods.retrieve(json.id as unknown as string)).id).toBe(json.id);
  });

  it('is created from a test card number with the outcome of that number', async () => {
    const { stripe } = newAccountClient(sandbox);
    const method = await stripe.paymentMethods.create({
      billing_details: { email: 'billing@example.com' },
      card: { cvc: '123', exp_month: 7, exp_year: 2031, number: '4000 0000 0000 0002' },
      metadata: { a: '1' },
      type: 'card',
    });
    expect(method).toMatchObject({
      billing_details: { email: 'billing@example.com' },
      card: { exp_month: 7, exp_year: 2031, last4: '0002' },
      metadata: { a: '1' },
    });
    const { id } = await stripe.setupIntents.create({
      payment_method: method.id,
      payment_method_types: ['card'],
    });
    expect(await errorOf(stripe.setupIntents.confirm(id))).toMatchObject({ decline_code: 'generic_decline' });
  });

  it('is not created from another card number', async () => {
    const error = await errorOf(
      newAccountClient(sandbox).stripe.paymentMethods.create({
        card: { exp_month: 7, exp_year: 2031, number: '4111111111111112' },
        type: 'card',
      }),
    );
    expect(error).toMatchObject({ code: 'incorrect_number', statusCode: 402 });
  });

  it.each([
    ['type=card', { code: 'parameter_missing', param: 'card' }],
    ['metadata[a]=1', { code: 'parameter_missing', param: 'type' }],
    ['type=sepa_debit', { code: 'parameter_missing', param: 'sepa_debit' }],
    [
      'type=us_bank_account&us_bank_account[account_number]=000123456789',
      { code: 'parameter_missing', param: 'us_bank_account[routing_number]' },
    ],
    [
      'type=us_bank_account&us_bank_account[account_number]=12&us_bank_account[routing_number]=110000000',
      { code: 'account_number_invalid', param: 'us_bank_account[account_number]' },
    ],
    [
      'type=us_bank_account&us_bank_account[account_number]=000123456789&us_bank_account[routing_number]=11',
      { code: 'routing_number_invalid', param: 'us_bank_account[routing_number]' },
    ],
  ])('is not created from %s', async (form, expected) => {
    const response = await newAccountClient(sandbox).post('/v1/payment_methods', form);
    expect(response.status).toBe(400);
    expect(response.json.error).toMatchObject(expected);
  });

  it.each(['link', 'klarna', 'paypal'] as const)(
    'of the type %s is created without details',
    async (type) => {
      const method = await newAccountClient(sandbox).stripe.paymentMethods.create({ type });
      expect(method).toMatchObject({ [type]: {}, type });
    },
  );

  it('has the same fingerprint as another with the same number in the same account', async () => {
    const [client, other] = [newAccountClient(sandbox), newAccountClient(sandbox)];
    const fingerprint = async (stripe: typeof client.stripe) =>
      (await stripe.paymentMethods.retrieve('pm_card_visa')).card?.fingerprint;
    expect(await fingerprint(client.stripe)).toBe(await fingerprint(client.stripe));
    expect(await fingerprint(client.stripe)).not.toBe(await fingerprint(other.stripe));
  });

  it('is attached to a customer and listed there', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id: customer } = await stripe.customers.create();
    const card = await stripe.paymentMethods.attach('pm_card_visa', { customer });
    const bank = await stripe.paymentMethods.attach('pm_usBankAccount_success', { customer });
    expect(card).toMatchObject({ card: { checks: { cvc_check: 'pass' } }, customer });
    const ids = (page: { data: { id: string }[] }) => page.data.map(({ id }) => id);
    expect(ids(await stripe.customers.listPaymentMethods(customer))).toEqual([bank.id, card.id]);
    expect(ids(await stripe.paymentMethods.list({ customer }))).toEqual([bank.id, card.id]);
    expect(ids(await stripe.paymentMethods.list({ customer, type: 'card' }))).toEqual([card.id]);
    expect(ids(await stripe.customers.listPaymentMethods(customer, { type: 'us_bank_account' }))).toEqual([
      bank.id,
    ]);
    const page = await stripe.customers.listPaymentMethods(customer, { limit: 1 });
    expect(page).toMatchObject({ has_more: true, url: `/v1/customers/${customer}/payment_methods` });
    expect((await stripe.customers.retrievePaymentMethod(customer, card.id)).id).toBe(card.id);
  });

  it.each([
    [{ customer: 'cus_x' }, { code: 'resource_missing', param: 'customer', statusCode: 400 }],
    [{} as { customer: string }, { code: 'parameter_missing', param: 'customer', statusCode: 400 }],
  ])('is not attached to %j', async (params, expected) => {
    const { stripe } = newAccountClient(sandbox);
    expect(await errorOf(stripe.paymentMethods.attach('pm_card_visa', params))).toMatchObject(expected);
  });

  it('is not attached to a second customer', async () => {
    const { stripe } = newAccountClient(sandbox);
    const [one, other] = await Promise.all([stripe.customers.create(), stripe.customers.create()]);
    const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer: one.id });
    const error = await errorOf(stripe.paymentMethods.attach(id, { customer: other.id }));
    expect(error.message).toBe('The payment method you provided has already been attached to a customer.');
  });

  it('that is declined is not attached', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id: customer } = await stripe.customers.create();
    const error = await errorOf(
      stripe.paymentMethods.attach('pm_card_visa_chargeDeclinedLostCard', { customer }),
    );
    expect(error).toMatchObject({ decline_code: 'lost_card', statusCode: 402 });
  });

  it('cannot be used after it was detached', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id: customer } = await stripe.customers.create();
    const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
    await stripe.customers.update(customer, { invoice_settings: { default_payment_method: id } });
    expect((await stripe.paymentMethods.detach(id)).customer).toBeNull();
    expect(await stripe.customers.retrieve(customer)).toMatchObject({
      invoice_settings: { default_payment_method: null },
    });
    expect((await errorOf(stripe.paymentMethods.attach(id, { customer }))).message).toBe(
      'This PaymentMethod was previously used without being attached to a Customer or was detached from a Customer, and may not be used again.',
    );
    expect((await errorOf(stripe.paymentMethods.detach(id))).message).toMatch(/detachment is impossible/);
  });

  it('that an intent used without a customer can be attached, and then used by that customer', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id: customer } = await stripe.customers.create();
    const types = { payment_method_types: ['card'] };
    const first = await stripe.setupIntents.create({
      ...types,
      confirm: true,
      payment_method: 'pm_card_visa',
    });
    const method = await stripe.paymentMethods.attach(first.payment_method as string, { customer });
    const second = await stripe.setupIntents.create({
      ...types,
      confirm: true,
      customer,
      payment_method: method.id,
    });
    expect(second.status).toBe('succeeded');
  });

  it('is updated while it is attached', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id: customer } = await stripe.customers.create();
    const { id } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
    const updated = await stripe.paymentMethods.update(id, {
      allow_redisplay: 'always',
      billing_details: { address: { city: 'Portland' }, email: 'billing@example.com' },
      card: { exp_month: 1, exp_year: 2033 },
      metadata: { a: '1' },
    });
    expect(updated).toMatchObject({
      allow_redisplay: 'always',
      billing_details: { address: { city: 'Portland', line1: null }, email: 'billing@example.com' },
      card: { exp_month: 1, exp_year: 2033 },
      metadata: { a: '1' },
    });
    const { id: loose } = await stripe.paymentMethods.retrieve('pm_card_visa');
    expect((await errorOf(stripe.paymentMethods.update(loose, {}))).statusCode).toBe(400);
  });

  it('of an unknown customer cannot be listed', async () => {
    const error = await errorOf(newAccountClient(sandbox).stripe.paymentMethods.list({ customer: 'cus_x' }));
    expect(error).toMatchObject({ code: 'resource_missing', param: 'customer', statusCode: 400 });
  });
});
