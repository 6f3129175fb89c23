import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import {
  ACCEPTED,
  ACCEPTED_FORM,
  type AccountClient,
  authenticate,
  errorOf,
  newAccountClient,
  PUBLISHABLE_KEY,
  type TestResponse,
} from '../../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const MESSAGE =
  'This SetupIntent requires a mandate, but no existing mandate was found. Collect mandate acceptance from the ' +
  'customer and try again, providing acceptance data in the mandate_data parameter.';
const ONLINE = 'mandate_data[customer_acceptance][online]';
const SEPA = { payment_method: 'pm_sepaDebit_success_de', payment_method_types: ['sepa_debit'] };

const DEBITS: readonly (readonly [type: string, data: readonly string[]])[] = [
  ['acss_debit', ['[account_number]=000123456789', '[institution_number]=000', '[transit_number]=11000']],
  ['au_becs_debit', ['[account_number]=000123456', '[bsb_number]=000000']],
  ['bacs_debit', ['[account_number]=00012345', '[sort_code]=108800']],
  ['sepa_debit', ['[iban]=DE89370400440532013000']],
  ['us_bank_account', ['[account_number]=000123456789', '[routing_number]=110000000']],
];

function form(type: string, data: readonly string[]): string {
  const members = data.map((pair) => `payment_method_data[${type}]${pair}`);
  return [`payment_method_types[]=${type}&payment_method_data[type]=${type}`, ...members].join('&');
}

function expectMandateError({ status, json }: TestResponse): void {
  expect(status).toBe(400);
  const { setup_intent: _intent, ...error } = (json.error ?? {}) as Record<string, unknown>;
  expect(error).toEqual({
    message: MESSAGE,
    request_log_url: expect.any(String),
    type: 'invalid_request_error',
  });
}

/** A customer with a SEPA debit payment method from an earlier setup, and its mandate. */
async function saved(client: AccountClient, more: Stripe.SetupIntentCreateParams = {}) {
  const { id: customer } = await client.stripe.customers.create();
  const first = await client.stripe.setupIntents.create({
    confirm: true,
    customer,
    mandate_data: ACCEPTED,
    ...SEPA,
    ...more,
  });
  const method = String(first.payment_method);
  const again = (params: Stripe.SetupIntentCreateParams = {}) =>
    client.stripe.setupIntents.create({
      confirm: true,
      customer,
      ...SEPA,
      payment_method: method,
      ...params,
    });
  return { first, customer, method, again };
}

describe('a bank debit without mandate_data', () => {
  it.each(DEBITS)(
    'of %s is rejected by a create with confirm=true, which creates nothing',
    async (type, data) => {
      const client = newAccountClient(sandbox);
      const sent = form(type, data);
      const rejected = await client.post('/v1/setup_intents', `${sent}&confirm=true`);
      expectMandateError(rejected);
      expect(rejected.json.error).not.toHaveProperty('setup_intent');
      expect((await client.get('/v1/setup_intents')).json.data).toEqual([]);
      const accepted = await client.post('/v1/setup_intents', `${sent}&confirm=true&${ACCEPTED_FORM}`);
      expect(accepted.status).toBe(200);
    },
  );

  it.each(DEBITS)('of %s is rejected by a confirmation, which changes nothing', async (type, data) => {
    const client = newAccountClient(sandbox);
    const { json: intent } = await client.post('/v1/setup_intents', form(type, data));
    const path = `/v1/setup_intents/${intent.id}`;
    for (const sent of ['', 'mandate_data=']) {
      const rejected = await client.post(`${path}/confirm`, sent);
      expectMandateError(rejected);
      expect(rejected.json.error?.setup_intent).toEqual(intent);
    }
    expect((await client.get(path)).json).toEqual(intent);
    expect(intent).toMatchObject({ latest_attempt: null, status: 'requires_confirmation' });
    expect((await client.post(`${path}/confirm`, ACCEPTED_FORM)).status).toBe(200);
  });

  it('is an invalid request for the official library', async () => {
    const error = await errorOf(
      newAccountClient(sandbox).stripe.setupIntents.create({ confirm: true, ...SEPA }),
    );
    expect(error).toBeInstanceOf(Stripe.errors.StripeInvalidRequestError);
    expect(error).toMatchObject({ code: undefined, message: MESSAGE, param: undefined, statusCode: 400 });
  });

  it('is rejected for a publishable key, too', async () => {
    const { stripe, post } = newAccountClient(sandbox);
    const intent = await stripe.setupIntents.create(SEPA);
    const headers = { authorization: `Bearer ${PUBLISHABLE_KEY}` };
    const path = `/v1/setup_intents/${intent.id}/confirm`;
    expectMandateError(await post(path, `client_secret=${intent.client_secret}`, headers));
  });
});

describe('an existing mandate', () => {
  it('is used by the next intent with the same payment method', async () => {
    const client = newAccountClient(sandbox);
    const { first, again } = await saved(client);
    expect(await again()).toMatchObject({ mandate: first.mandate, status: 'succeeded' });
    const later = await again({ mandate_data: ACCEPTED });
    expect(later.status).toBe('succeeded');
    expect(later.mandate).not.toBe(first.mandate);
    expect((await again()).mandate).toBe(later.mandate);
  });

  it('may come from a bank redirect', async () => {
    const { account, stripe } = newAccountClient(sandbox);
    const { id: customer } = await stripe.customers.create();
    const { id } = await stripe.setupIntents.create({
      confirm: true,
      customer,
      payment_method_data: { type: 'ideal' },
      payment_method_types: ['ideal'],
      return_url: 'https://shop.example.com/done',
    });
    await authenticate(sandbox, { account, outcome: 'succeeded', setup_intent: id });
    const { mandate } = await stripe.setupIntents.retrieve(id);
    const [debit] = (await stripe.customers.listPaymentMethods(customer)).data;
    const next = await stripe.setupIntents.create({
      confirm: true,
      customer,
      payment_method: String(debit?.id),
      payment_method_types: ['sepa_debit'],
    });
    expect(next).toMatchObject({ mandate: expect.any(String), status: 'succeeded' });
    expect(next.mandate).toBe(mandate);
  });

  it('does not count if it is for a single use', async () => {
    const { again } = await saved(newAccountClient(sandbox), {
      single_use: { amount: 500, currency: 'eur' },
    });
    expect((await errorOf(again())).message).toBe(MESSAGE);
  });

  it('does not count for a single use', async () => {
    const { again } = await saved(newAccountClient(sandbox));
    const error = await errorOf(again({ single_use: { amount: 500, currency: 'eur' } }));
    expect(error.message).toBe(MESSAGE);
  });

  it('does not count on behalf of another account', async () => {
    const { again } = await saved(newAccountClient(sandbox), { on_behalf_of: 'acct_shop' });
    expect((await errorOf(again())).message).toBe(MESSAGE);
    expect((await again({ on_behalf_of: 'acct_shop' })).status).toBe('succeeded');
  });

  it('does not count for another payment method of the customer', async () => {
    const { again } = await saved(newAccountClient(sandbox));
    const error = await errorOf(again({ payment_method: 'pm_sepaDebit_success_de' }));
    expect(error.message).toBe(MESSAGE);
  });
});

describe('the acceptance of an earlier confirmation', () => {
  const types = { payment_method_types: ['us_bank_account'] };
  const waiting = ({ stripe }: AccountClient) =>
    stripe.setupIntents.create({
      confirm: true,
      mandate_data: ACCEPTED,
      payment_method: 'pm_usBankAccount_success',
      ...types,
    });

  it('counts while the intent has the same payment method', async () => {
    const client = newAccountClient(sandbox);
    const { id } = await waiting(client);
    expect((await client.stripe.setupIntents.confirm(id)).status).toBe('requires_action');
    const done = await client.stripe.setupIntents.verifyMicrodeposits(id, {
      descriptor_code: 'SM11AA',
      expand: ['mandate'],
    });
    expect(done.mandate).toMatchObject({ customer_acceptance: { type: 'offline' } });
  });

  it('does not count for another payment method', async () => {
    const client = newAccountClient(sandbox);
    const { stripe } = client;
    const { id } = await waiting(client);
    const other = { payment_method: 'pm_usBankAccount_dispute' };
    expect((await errorOf(stripe.setupIntents.confirm(id, other))).message).toBe(MESSAGE);
    await stripe.setupIntents.update(id, other);
    expect((await errorOf(stripe.setupIntents.confirm(id))).message).toBe(MESSAGE);
  });
});

describe('an online acceptance', () => {
  const type = 'mandate_data[customer_acceptance][type]=online';
  const agent = `${ONLINE}[user_agent]=Mozilla/5.0`;

  it.each([
    [type, ONLINE],
    [`${type}&${ONLINE}[ip_address]=203.0.113.7`, `${ONLINE}[user_agent]`],
    [`${type}&${agent}`, `${ONLINE}[ip_address]`],
    [`${type}&${agent}&${ONLINE}[infer_from_client]=true`, `${ONLINE}[ip_address]`],
    [`${type}&${agent}&${ONLINE}[ip_address]=`, `${ONLINE}[ip_address]`],
  ])('of a secret key requires the IP address and user agent: %s', async (sent, param) => {
    const { stripe, post } = newAccountClient(sandbox);
    const card = { payment_method: 'pm_card_visa', payment_method_types: ['card'] };
    for (const params of [SEPA, card]) {
      const { id } = await stripe.setupIntents.create(params);
      const response = await post(`/v1/setup_intents/${id}/confirm`, sent);
      expect(response.status).toBe(400);
      expect(response.json.error).toMatchObject({ code: 'parameter_missing', param });
      expect((await stripe.setupIntents.retrieve(id)).status).toBe('requires_confirmation');
    }
  });

  it('on create requires the IP address and user agent', async () => {
    const { post } = newAccountClient(sandbox);
    const sent = 'confirm=true&payment_method_types[]=sepa_debit&payment_method=pm_sepaDebit_success_de';
    const response = await post('/v1/setup_intents', `${sent}&${type}`);
    expect(response.json.error).toMatchObject({ code: 'parameter_missing', param: ONLINE });
  });

  it.each([
    ['nothing more', '', { ip_address: '127.0.0.1', user_agent: 'Shop/1.0' }],
    [
      'infer_from_client',
      `&${ONLINE}[infer_from_client]=true`,
      { ip_address: '127.0.0.1', user_agent: 'Shop/1.0' },
    ],
    [
      'an address of its own',
      `&${ONLINE}[ip_address]=203.0.113.7`,
      { ip_address: '203.0.113.7', user_agent: 'Shop/1.0' },
    ],
  ])('of a publishable key defaults to those of its request: with %s', async (_name, more, online) => {
    const { stripe, post } = newAccountClient(sandbox);
    const intent = await stripe.setupIntents.create(SEPA);
    const headers = { authorization: `Bearer ${PUBLISHABLE_KEY}`, 'user-agent': 'Shop/1.0' };
    const sent = `client_secret=${intent.client_secret}&${type}${more}`;
    const response = await post(`/v1/setup_intents/${intent.id}/confirm`, sent, headers);
    expect(response.json.status).toBe('succeeded');
    const { mandate } = await stripe.setupIntents.retrieve(intent.id, { expand: ['mandate'] });
    expect(mandate).toMatchObject({
      customer_acceptance: { accepted_at: expect.any(Number), online, type: 'online' },
    });
  });
});
