import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { type AccountClient, errorOf, NEVER, newAccountClient } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

async function savedCard(client: AccountClient) {
  const { stripe } = client;
  const customer = await stripe.customers.create();
  const intent = await stripe.setupIntents.create({
    automatic_payment_methods: NEVER,
    confirm: true,
    customer: customer.id,
    payment_method: 'pm_card_visa',
  });
  await stripe.customers.update(customer.id, {
    invoice_settings: { default_payment_method: intent.payment_method as string },
  });
  return { customer: customer.id, intent: intent.id, method: intent.payment_method as string };
}

describe('expand', () => {
  it('replaces ids by objects, up to four levels', async () => {
    const client = newAccountClient(sandbox);
    const ids = await savedCard(client);
    const intent = await client.stripe.setupIntents.retrieve(ids.intent, {
      expand: [
        'customer.invoice_settings.default_payment_method.customer',
        'latest_attempt.payment_method.customer',
        'payment_method',
      ],
    });
    const card = { id: ids.method, object: 'payment_method' };
    const customer = { id: ids.customer, object: 'customer' };
    expect(intent).toMatchObject({
      customer: { ...customer, invoice_settings: { default_payment_method: { ...card, customer } } },
      latest_attempt: {
        object: 'setup_attempt',
        payment_method: { ...card, customer },
        setup_intent: ids.intent,
      },
      payment_method: { ...card, customer: ids.customer },
    });
  });

  it('works on creates, on other writes and within lists', async () => {
    const client = newAccountClient(sandbox);
    const customer = await client.stripe.customers.create();
    const created = await client.post('/v1/setup_intents', `customer=${customer.id}&expand[]=customer`);
    expect(created.json.customer).toMatchObject({ id: customer.id });
    const updated = await client.post(
      `/v1/setup_intents/${created.json.id}`,
      'description=x&expand[0]=customer',
    );
    expect(updated.json.customer).toMatchObject({ id: customer.id });
    const listed = await client.stripe.setupIntents.list({ expand: ['data.customer', 'data'] });
    expect(listed.data[0]?.customer).toMatchObject({ id: customer.id });
    const attempts = await client.stripe.setupAttempts.list({
      expand: ['data.setup_intent'],
      setup_intent: 'x',
    });
    expect(attempts.data).toEqual([]);
  });

  it('leaves null, and accepts objects that are inline anyway', async () => {
    const { stripe } = newAccountClient(sandbox);
    const intent = await stripe.setupIntents.create({
      expand: [
        'customer',
        'latest_attempt.payment_method',
        'mandate',
        'next_action',
        'payment_method_options',
      ],
    });
    expect(intent).toMatchObject({ customer: null, latest_attempt: null, mandate: null });
  });

  it('replaces the id of a deleted customer by a deleted customer', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id: customer } = await stripe.customers.create();
    const { id } = await stripe.setupIntents.create({ customer });
    await stripe.customers.del(customer);
    const intent = await stripe.setupIntents.retrieve(id, { expand: ['customer'] });
    expect(intent.customer).toEqual({ deleted: true, id: customer, object: 'customer' });
  });

  it('replaces the id in on_behalf_of by the account', async () => {
    const { stripe } = newAccountClient(sandbox);
    const intent = await stripe.setupIntents.create({ expand: ['on_behalf_of'], on_behalf_of: 'acct_other' });
    expect(intent.on_behalf_of).toEqual({ id: 'acct_other', object: 'account' });
  });

  it.each([
    ['status', 'This property cannot be expanded (status).'],
    ['wat', 'This property cannot be expanded (wat).'],
    ['customer.email', 'This property cannot be expanded (customer.email).'],
    ['constructor', 'This property cannot be expanded (constructor).'],
    ['data.customer', 'This property cannot be expanded (data.customer).'],
  ])('rejects %s', async (path, message) => {
    const client = newAccountClient(sandbox);
    const { id } = await client.stripe.setupIntents.create();
    const { json, status } = await client.get(`/v1/setup_intents/${id}?expand[]=${path}`);
    expect(status).toBe(400);
    expect(json.error).toEqual({
      message,
      request_log_url: expect.any(String),
      type: 'invalid_request_error',
    });
  });

  it('rejects five levels, without a doc_url', async () => {
    const path = 'latest_attempt.setup_intent.payment_method.customer.x';
    const error = await errorOf(newAccountClient(sandbox).stripe.setupIntents.create({ expand: [path] }));
    expect(error).toMatchObject({
      code: 'property_expansion_max_depth',
      message: `You cannot expand more than 4 levels of a property. Property: ${path}`,
    });
    expect(error.doc_url).toBeUndefined();
  });

  it('counts data. as a level', async () => {
    const { stripe } = newAccountClient(sandbox);
    await stripe.setupIntents.list({ expand: ['data.latest_attempt.payment_method.customer'] });
    const path = 'data.latest_attempt.setup_intent.payment_method.customer';
    expect(await errorOf(stripe.setupIntents.list({ expand: [path] }))).toMatchObject({
      code: 'property_expansion_max_depth',
    });
  });

  it('suggests the data. prefix for lists', async () => {
    const error = await errorOf(newAccountClient(sandbox).stripe.setupIntents.list({ expand: ['customer'] }));
    expect(error.message).toBe(
      "This property cannot be expanded (customer). You may want to try expanding 'data.customer' instead.",
    );
  });

  it.each(['expand=', 'expand[]='])('rejects an empty %s', async (query) => {
    const { json } = await newAccountClient(sandbox).get(`/v1/setup_intents?${query}`);
    expect(json.error?.code).toBe('parameter_invalid_empty');
  });

  it('is checked before the object is looked up and before anything is written', async () => {
    const client = newAccountClient(sandbox);
    const { json } = await client.get('/v1/setup_intents/seti_none?expand[]=wat');
    expect(json.error?.message).toBe('This property cannot be expanded (wat).');
    await errorOf(client.stripe.setupIntents.create({ expand: ['wat'] }));
    expect((await client.stripe.setupIntents.list()).data).toEqual([]);
  });
});
