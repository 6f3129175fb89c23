import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox, seededIds } from '../../../../src/sandbox/server.ts';
import {
  ACCEPTED,
  type AccountClient,
  authenticate,
  errorOf,
  NEVER,
  newAccountClient,
  send,
  stripeClient,
  VERSION,
} from '../../support.ts';

const START = 1_790_000_000;
const RETURN_URL = 'https://shop.example.com/done';

let sandbox: Sandbox;
let clock = START;
beforeAll(async () => {
  sandbox = await createSandbox({ now: () => clock });
});
afterAll(() => sandbox.close());

/** The events of an account, oldest first. */
async function eventsOf({ stripe }: AccountClient): Promise<Stripe.Event[]> {
  const { data } = await stripe.events.list({ limit: 100 });
  return data.reverse();
}

async function typesOf(client: AccountClient): Promise<string[]> {
  return (await eventsOf(client)).map(({ type }) => type);
}

describe('an event', () => {
  it('contains the object, the request and the account', async () => {
    const client = newAccountClient(sandbox);
    const customer = await client.stripe.customers.create(
      { email: 'a@example.com', metadata: { plan: 'x' } },
      { idempotencyKey: 'key-1' },
    );
    const [event] = await eventsOf(client);
    expect(event).toEqual({
      id: expect.stringMatching(/^evt_\w{24}$/),
      object: 'event',
      account: client.account,
      api_version: VERSION,
      created: clock,
      data: { object: JSON.parse(JSON.stringify(customer)) },
      livemode: false,
      pending_webhooks: 0,
      request: { id: customer.lastResponse.requestId, idempotency_key: 'key-1' },
      type: 'customer.created',
    });
    expect(await client.stripe.events.retrieve(event?.id ?? '')).toEqual(event);
  });

  it('has no account on the platform, and belongs to one account', async () => {
    const { id } = await stripeClient(sandbox).customers.create();
    const { data } = await stripeClient(sandbox).events.list();
    expect(data[0]).toMatchObject({ data: { object: { id } } });
    expect(data[0]).not.toHaveProperty('account');
    const other = newAccountClient(sandbox);
    expect(await eventsOf(other)).toEqual([]);
    const error = await errorOf(other.stripe.events.retrieve(data[0]?.id ?? ''));
    expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing', param: 'id' });
  });

  it('never changes, and shows ids where the response is expanded', async () => {
    const client = newAccountClient(sandbox);
    const customer = await client.stripe.customers.create({ name: 'before' });
    const intent = await client.stripe.setupIntents.create({ customer: customer.id, expand: ['customer'] });
    await client.stripe.customers.update(customer.id, { name: 'after' });
    await client.stripe.setupIntents.cancel(intent.id);
    const [created, started, updated] = await eventsOf(client);
    expect(created?.data.object).toMatchObject({ name: 'before' });
    expect(started?.data.object).toMatchObject({ customer: customer.id, status: 'requires_payment_method' });
    expect(updated).toMatchObject({
      type: 'customer.updated',
      data: { object: { name: 'after' }, previous_attributes: { name: 'before' } },
    });
  });

  it('is made once for an idempotent replay', async () => {
    const client = newAccountClient(sandbox);
    const create = () => client.stripe.setupIntents.create({}, { idempotencyKey: 'once' });
    expect((await create()).id).toBe((await create()).id);
    expect(await typesOf(client)).toEqual(['setup_intent.created']);
  });

  it('names no request when the bank causes it', async () => {
    const client = newAccountClient(sandbox);
    const { id } = await client.stripe.setupIntents.create({
      confirm: true,
      payment_method: 'pm_card_threeDSecureRequired',
      return_url: RETURN_URL,
    });
    await authenticate(sandbox, { account: client.account, setup_intent: id, outcome: 'succeeded' });
    expect((await eventsOf(client)).at(-1)).toMatchObject({
      type: 'setup_intent.succeeded',
      request: { id: null, idempotency_key: null },
    });
  });
});

describe('events of setup intents', () => {
  it('follow a setup that succeeds', async () => {
    const client = newAccountClient(sandbox);
    const customer = await client.stripe.customers.create();
    const { id } = await client.stripe.setupIntents.create({
      automatic_payment_methods: NEVER,
      customer: customer.id,
    });
    await client.stripe.setupIntents.update(id, { metadata: { a: '1' } });
    await client.stripe.setupIntents.update(id, { payment_method: 'pm_card_visa' });
    await client.stripe.setupIntents.confirm(id);
    expect(await typesOf(client)).toEqual([
      'customer.created',
      'setup_intent.created',
      'payment_method.attached',
      'setup_intent.succeeded',
    ]);
    const attached = (await eventsOf(client))[2]?.data;
    expect(attached).toMatchObject({ object: { customer: customer.id, object: 'payment_method' } });
    expect(attached).not.toHaveProperty('previous_attributes');
  });

  it('follow authentications, declines and cancellations', async () => {
    const client = newAccountClient(sandbox);
    const params = { confirm: true, return_url: RETURN_URL } as const;
    const { id } = await client.stripe.setupIntents.create({
      ...params,
      payment_method: 'pm_card_threeDSecureRequired',
    });
    await authenticate(sandbox, { account: client.account, setup_intent: id, outcome: 'failed' });
    await errorOf(client.stripe.setupIntents.create({ ...params, payment_method: 'pm_card_chargeDeclined' }));
    await client.stripe.setupIntents.cancel(id);
    await errorOf(client.stripe.setupIntents.cancel(id));
    expect(await typesOf(client)).toEqual([
      'setup_intent.created',
      'setup_intent.requires_action',
      'setup_intent.setup_failed',
      'setup_intent.created',
      'setup_intent.setup_failed',
      'setup_intent.canceled',
    ]);
    const [, , , created] = await eventsOf(client);
    expect(created?.data.object).toMatchObject({ last_setup_error: { code: 'card_declined' } });
  });

  it('leave out processing, and mismatching microdeposits', async () => {
    const client = newAccountClient(sandbox);
    const { id } = await client.stripe.setupIntents.create({
      payment_method: 'pm_usBankAccount_processing',
      payment_method_types: ['us_bank_account'],
    });
    await client.stripe.setupIntents.confirm(id, { mandate_data: ACCEPTED });
    const waiting = await client.stripe.setupIntents.create({
      confirm: true,
      mandate_data: ACCEPTED,
      payment_method: 'pm_usBankAccount_success',
      payment_method_options: { us_bank_account: { verification_method: 'microdeposits' } },
      payment_method_types: ['us_bank_account'],
    });
    await errorOf(client.stripe.setupIntents.verifyMicrodeposits(waiting.id, { amounts: [1, 2] }));
    await client.stripe.setupIntents.verifyMicrodeposits(waiting.id, { amounts: [32, 45] });
    expect(sandbox.history(id, client.account).map(({ status }) => status)).toEqual([
      'requires_confirmation',
      'processing',
    ]);
    expect(await typesOf(client)).toEqual([
      'setup_intent.created',
      'setup_intent.created',
      'setup_intent.requires_action',
      'setup_intent.succeeded',
    ]);
  });
});

describe('events of customers and payment methods', () => {
  it('contain the former values of an update', async () => {
    const client = newAccountClient(sandbox);
    const { stripe } = client;
    const customer = await stripe.customers.create({ payment_method: 'pm_card_visa', metadata: { a: '1' } });
    const { data } = await stripe.customers.listPaymentMethods(customer.id);
    const method = data[0]?.id ?? '';
    await stripe.customers.update(customer.id, {
      invoice_settings: { default_payment_method: method },
      metadata: { a: '', b: '2' },
    });
    await stripe.customers.update(customer.id, { metadata: { b: '2' } });
    await stripe.paymentMethods.update(method, { billing_details: { name: 'A' } });
    await stripe.paymentMethods.detach(method);
    const events = await eventsOf(client);
    expect(events.map(({ type, data: { previous_attributes: previous } }) => [type, previous])).toEqual([
      ['customer.created', undefined],
      ['payment_method.attached', undefined],
      [
        'customer.updated',
        { invoice_settings: { default_payment_method: null }, metadata: { a: '1', b: null } },
      ],
      ['payment_method.updated', { billing_details: { name: null } }],
      ['customer.updated', { invoice_settings: { default_payment_method: method } }],
      ['payment_method.detached', { customer: customer.id }],
    ]);
    expect(events.at(-1)?.data.object).toMatchObject({ id: method, customer: null });
  });

  it('follow an attachment, once', async () => {
    const client = newAccountClient(sandbox);
    const customer = await client.stripe.customers.create();
    const { id } = await client.stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
    await client.stripe.paymentMethods.attach(id, { customer: customer.id });
    expect(await typesOf(client)).toEqual(['customer.created', 'payment_method.attached']);
  });

  it('detach the payment methods of a deleted customer, and end their mandates', async () => {
    const client = newAccountClient(sandbox);
    const customer = await client.stripe.customers.create({ name: 'A' });
    const { mandate } = await client.stripe.setupIntents.create({
      confirm: true,
      customer: customer.id,
      mandate_data: ACCEPTED,
      payment_method: 'pm_sepaDebit_success_de',
      payment_method_types: ['sepa_debit'],
    });
    await client.stripe.customers.del(customer.id);
    const events = (await eventsOf(client)).slice(-3);
    expect(events).toMatchObject([
      { type: 'payment_method.detached', data: { previous_attributes: { customer: customer.id } } },
      {
        type: 'mandate.updated',
        data: { object: { id: mandate, status: 'inactive' }, previous_attributes: { status: 'active' } },
      },
      { type: 'customer.deleted', data: { object: { id: customer.id, name: 'A' } } },
    ]);
  });

  it('are not made for updates that are rejected', async () => {
    const client = newAccountClient(sandbox);
    const customer = await client.stripe.customers.create();
    await errorOf(
      client.stripe.customers.update(customer.id, {
        invoice_settings: { default_payment_method: 'pm_none' },
      }),
    );
    await errorOf(client.stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer: customer.id }));
    expect(await typesOf(client)).toEqual(['customer.created']);
  });
});

describe('GET /v1/events', () => {
  async function threeEvents(): Promise<{ client: AccountClient; ids: string[] }> {
    const client = newAccountClient(sandbox);
    const customer = await client.stripe.customers.create();
    clock += 10;
    await client.stripe.setupIntents.create();
    clock += 10;
    await client.stripe.customers.update(customer.id, { name: 'B' });
    return { client, ids: (await eventsOf(client)).map(({ id }) => id) };
  }

  it('filters by type, by date and by delivery', async () => {
    const { client, ids } = await threeEvents();
    const [created, intent, updated] = ids;
    const found = async (params: Stripe.EventListParams) =>
      (await client.stripe.events.list(params)).data.map(({ id }) => id);
    expect(await found({})).toEqual([updated, intent, created]);
    expect(await found({ type: 'customer.created' })).toEqual([created]);
    expect(await found({ type: 'customer.*' })).toEqual([updated, created]);
    expect(await found({ types: ['customer.created', 'setup_intent.created'] })).toEqual([intent, created]);
    expect(await found({ created: clock })).toEqual([updated]);
    expect(await found({ created: { gt: clock - 20, lt: clock } })).toEqual([intent]);
    expect(await found({ created: { gte: clock - 20, lte: clock - 10 } })).toEqual([intent, created]);
    expect(await found({ delivery_success: true })).toHaveLength(3);
    expect(await found({ delivery_success: false })).toEqual([]);
  });

  it('pages in both directions', async () => {
    const { client, ids } = await threeEvents();
    const [created, intent, updated] = ids;
    const page = (params: Stripe.EventListParams) => client.stripe.events.list({ limit: 1, ...params });
    expect(await page({ starting_after: updated ?? '' })).toMatchObject({
      data: [{ id: intent }],
      has_more: true,
    });
    expect(await page({ ending_before: created ?? '' })).toMatchObject({
      data: [{ id: intent }],
      has_more: true,
    });
    const newer = await client.stripe.events
      .list({ limit: 1, ending_before: created ?? '' })
      .autoPagingToArray({ limit: 10 });
    expect(newer.map(({ id }) => id)).toEqual([intent, updated]);
  });

  it('rejects two kinds of type filters, and too many types', async () => {
    const { stripe } = newAccountClient(sandbox);
    const types = Array.from({ length: 21 }, () => 'customer.created');
    expect(await errorOf(stripe.events.list({ type: 'customer.created', types }))).toMatchObject({
      statusCode: 400,
      param: 'type',
    });
    expect(await errorOf(stripe.events.list({ types }))).toMatchObject({
      statusCode: 400,
      message: 'types accepts at most 20 event types, not 21.',
      param: 'types',
    });
    expect((await stripe.events.list({ types: types.slice(1) })).data).toEqual([]);
  });
});

describe('the history of a setup intent', () => {
  it('has every state in order, with and without an event', async () => {
    const client = newAccountClient(sandbox);
    const { account, stripe } = client;
    const { id } = await stripe.setupIntents.create();
    await stripe.setupIntents.update(id, { metadata: { a: '1' } });
    await stripe.setupIntents.update(id, { metadata: { a: '1' } });
    await stripe.setupIntents.update(id, { payment_method: 'pm_card_threeDSecureRequired' });
    clock += 60;
    await stripe.setupIntents.confirm(id, { return_url: RETURN_URL });
    await authenticate(sandbox, { account, setup_intent: id, outcome: 'succeeded' });
    const history = sandbox.history(id, account);
    expect(history.map(({ status }) => status)).toEqual([
      'requires_payment_method',
      'requires_payment_method',
      'requires_confirmation',
      'requires_action',
      'succeeded',
    ]);
    expect(history.map(({ at }) => clock - at)).toEqual([60, 60, 60, 0, 0]);
    expect(history[1]).toMatchObject({ object: { id, metadata: { a: '1' } } });
    expect(history.at(-1)?.object).toEqual(
      JSON.parse(JSON.stringify(await stripe.setupIntents.retrieve(id))),
    );
    const response = await send(`${sandbox.url}/_sandbox/history?id=${id}&account=${account}`);
    expect(response.json).toEqual({ data: JSON.parse(JSON.stringify(history)) });
  });

  it('starts with the seeded state of a seeded intent, and is empty for an unknown id', async () => {
    await using seeded = await createSandbox({ seeded: true });
    await stripeClient(seeded).setupIntents.cancel(seededIds.requiresAction);
    expect(seeded.history(seededIds.requiresAction).map(({ status }) => status)).toEqual([
      'requires_action',
      'canceled',
    ]);
    expect((await stripeClient(seeded).events.list()).data).toHaveLength(1);
    expect(seeded.history('seti_none')).toEqual([]);
    expect((await send(`${seeded.url}/_sandbox/history?id=seti_none`)).status).toBe(404);
  });
});
