import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { errorOf, newAccountClient } from '../../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const VISA = 'type=card&card[number]=4242424242424242&card[exp_month]=7&card[exp_year]=2031';

describe('creating a payment method', () => {
  it.each([
    ['tok_visa', { brand: 'visa', last4: '4242' }],
    ['tok_amex', { brand: 'amex', last4: '0005' }],
    ['tok_chargeDeclined', { brand: 'visa', last4: '0002' }],
  ])('accepts the token %s', async (token, card) => {
    const method = await newAccountClient(sandbox).stripe.paymentMethods.create({
      card: { token },
      type: 'card',
    });
    expect(method).toMatchObject({ card, type: 'card' });
  });

  it.each([
    ['type=card&card[token]=tok_x', { code: 'resource_missing', param: 'card[token]' }],
    ['type=card&card[token]=x', { code: 'resource_missing', param: 'card[token]' }],
    ['type=card&card[cvc]=123', { code: 'parameter_missing', param: 'card[exp_month]' }],
    ['type=card&card[exp_month]=1', { code: 'parameter_missing', param: 'card[exp_year]' }],
    ['type=card&card[exp_month]=1&card[exp_year]=2031', { code: 'parameter_missing', param: 'card[number]' }],
    [`${VISA}&card[networks][preferred]=amex`, { param: 'card[networks][preferred]' }],
    ['type=custom&custom[wat]=1', { code: 'parameter_unknown', param: 'custom[wat]' }],
  ])('rejects %s', async (form, expected) => {
    const response = await newAccountClient(sandbox).post('/v1/payment_methods', form);
    expect(response.status).toBe(400);
    expect(response.json.error).toMatchObject(expected);
  });

  it('stores the preferred network, which can be changed and cleared', async () => {
    const client = newAccountClient(sandbox);
    const { json } = await client.post('/v1/payment_methods', `${VISA}&card[networks][preferred]=visa`);
    expect(json.card?.networks).toEqual({ available: ['visa'], preferred: 'visa' });
    const { id: customer } = await client.stripe.customers.create();
    const path = `/v1/payment_methods/${json.id}`;
    await client.post(`${path}/attach`, `customer=${customer}`);
    const preferred = async (word: string) =>
      (await client.post(path, `card[networks][preferred]=${word}`)).json.card?.networks?.preferred;
    expect(await preferred('cartes_bancaires')).toBe('cartes_bancaires');
    expect(await preferred('')).toBeNull();
  });

  it('supports custom payment methods', async () => {
    const method = await newAccountClient(sandbox).stripe.paymentMethods.create({
      custom: { type: 'cpmt_1' },
      type: 'custom',
    });
    expect(method.custom).toEqual({ display_name: 'Sandbox', logo: null, type: 'cpmt_1' });
  });
});

describe('updating a payment method', () => {
  it.each([
    [
      'us_bank_account',
      'us_bank_account[account_number]=000123456789&us_bank_account[routing_number]=110000000',
      'us_bank_account[account_holder_type]=company&us_bank_account[account_type]=savings',
      { account_holder_type: 'company', account_type: 'savings', last4: '6789' },
    ],
    [
      'payto',
      'payto[pay_id]=a@b.example',
      'payto[account_number]=000987654&payto[bsb_number]=012345&payto[pay_id]=',
      { bsb_number: '012345', last4: '7654', pay_id: null },
    ],
  ])('of the type %s changes the given fields', async (type, made, change, expected) => {
    const client = newAccountClient(sandbox);
    const { json } = await client.post('/v1/payment_methods', `type=${type}&${made}`);
    const { id: customer } = await client.stripe.customers.create();
    await client.post(`/v1/payment_methods/${json.id}/attach`, `customer=${customer}`);
    const changed = await client.post(`/v1/payment_methods/${json.id}`, change);
    expect(changed.json[type]).toMatchObject(expected);
  });
});

describe('a customer account', () => {
  it('has payment methods attached, listed and detached', async () => {
    const { stripe } = newAccountClient(sandbox);
    const customer_account = 'acct_customer';
    const method = await stripe.paymentMethods.attach('pm_card_visa', { customer_account });
    expect(method).toMatchObject({ customer: null, customer_account });
    const ids = async (account: string) =>
      (await stripe.paymentMethods.list({ customer_account: account })).data.map(({ id }) => id);
    expect(await ids(customer_account)).toEqual([method.id]);
    expect(await ids('acct_other')).toEqual([]);
    const again = await errorOf(stripe.paymentMethods.attach(method.id, { customer_account: 'acct_other' }));
    expect(again.message).toMatch(/already been attached/);
    expect(await stripe.paymentMethods.detach(method.id)).toMatchObject({ customer_account: null });
    expect(await ids(customer_account)).toEqual([]);
  });

  it('gets the payment method of its setup attached', async () => {
    const { stripe } = newAccountClient(sandbox);
    const intent = await stripe.setupIntents.create({
      confirm: true,
      customer_account: 'acct_customer',
      expand: ['payment_method'],
      payment_method: 'pm_card_visa',
      payment_method_types: ['card'],
    });
    expect(intent.payment_method).toMatchObject({ customer: null, customer_account: 'acct_customer' });
  });

  it('excludes a customer', async () => {
    const error = await errorOf(
      newAccountClient(sandbox).stripe.paymentMethods.attach('pm_card_visa', {
        customer: 'cus_1',
        customer_account: 'acct_1',
      }),
    );
    expect(error.message).toBe('You may only specify one of these parameters: customer, customer_account.');
  });
});
