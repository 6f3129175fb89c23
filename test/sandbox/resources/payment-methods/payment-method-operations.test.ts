import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { errorOf, newWorld } from '../../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const VISA = 'type=card&card[number]=4242424242424242&card[exp_month]=7&card[exp_year]=2031';

describe('making a payment method', () => {
  it.each([
    ['tok_visa', { brand: 'visa', last4: '4242' }],
    ['tok_amex', { brand: 'amex', last4: '0005' }],
    ['tok_chargeDeclined', { brand: 'visa', last4: '0002' }],
  ])('takes the token %s', async (token, card) => {
    const method = await newWorld(sandbox).stripe.paymentMethods.create({ card: { token }, type: 'card' });
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
  ])('refuses %s', async (form, expected) => {
    const answer = await newWorld(sandbox).post('/v1/payment_methods', form);
    expect(answer.status).toBe(400);
    expect(answer.json.error).toMatchObject(expected);
  });

  it('keeps the preferred network, which can be changed and cleared', async () => {
    const world = newWorld(sandbox);
    const { json } = await world.post('/v1/payment_methods', `${VISA}&card[networks][preferred]=visa`);
    expect(json.card?.networks).toEqual({ available: ['visa'], preferred: 'visa' });
    const { id: customer } = await world.stripe.customers.create();
    const path = `/v1/payment_methods/${json.id}`;
    await world.post(`${path}/attach`, `customer=${customer}`);
    const preferred = async (word: string) =>
      (await world.post(path, `card[networks][preferred]=${word}`)).json.card?.networks?.preferred;
    expect(await preferred('cartes_bancaires')).toBe('cartes_bancaires');
    expect(await preferred('')).toBeNull();
  });

  it('knows methods that are custom', async () => {
    const method = await newWorld(sandbox).stripe.paymentMethods.create({
      custom: { type: 'cpmt_1' },
      type: 'custom',
    });
    expect(method.custom).toEqual({ display_name: 'Sandbox', logo: null, type: 'cpmt_1' });
  });
});

describe('changing a payment method', () => {
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
  ])('of the type %s changes what is sent', async (type, made, change, expected) => {
    const world = newWorld(sandbox);
    const { json } = await world.post('/v1/payment_methods', `type=${type}&${made}`);
    const { id: customer } = await world.stripe.customers.create();
    await world.post(`/v1/payment_methods/${json.id}/attach`, `customer=${customer}`);
    const changed = await world.post(`/v1/payment_methods/${json.id}`, change);
    expect(changed.json[type]).toMatchObject(expected);
  });
});

describe('an account that is a customer', () => {
  it('has methods attached, listed and detached', async () => {
    const { stripe } = newWorld(sandbox);
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

  it('keeps the method of its setup', async () => {
    const { stripe } = newWorld(sandbox);
    const intent = await stripe.setupIntents.create({
      confirm: true,
      customer_account: 'acct_customer',
      expand: ['payment_method'],
      payment_method: 'pm_card_visa',
      payment_method_types: ['card'],
    });
    expect(intent.payment_method).toMatchObject({ customer: null, customer_account: 'acct_customer' });
  });

  it('is not a customer as well', async () => {
    const error = await errorOf(
      newWorld(sandbox).stripe.paymentMethods.attach('pm_card_visa', {
        customer: 'cus_1',
        customer_account: 'acct_1',
      }),
    );
    expect(error.message).toBe('You may only specify one of these parameters: customer, customer_account.');
  });
});
