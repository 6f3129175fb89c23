import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { type AccountClient, errorOf, NEVER, newAccountClient } from '../support.ts';

const START = 1_790_000_000;
let sandbox: Sandbox;
let clock = START;
beforeAll(async () => {
  sandbox = await createSandbox({ now: () => clock });
});
afterAll(() => sandbox.close());

/** Intents a, b, c, …, oldest first. The first two have the same second, the others are one second apart. */
async function intents(client: AccountClient, count: number): Promise<string[]> {
  const ids: string[] = [];
  clock = START;
  for (let index = 0; index < count; index += 1) {
    clock = START + Math.max(0, index - 1);
    ids.push((await client.stripe.setupIntents.create()).id);
  }
  return ids;
}

describe('a list', () => {
  it('is empty at first', async () => {
    const { json } = await newAccountClient(sandbox).get('/v1/setup_intents?limit=3');
    expect(json).toEqual({ object: 'list', data: [], has_more: false, url: '/v1/setup_intents' });
  });

  it('is sorted by creation, newest first, also within a second, and has ten items by default', async () => {
    const client = newAccountClient(sandbox);
    const ids = await intents(client, 12);
    const { data, has_more } = await client.stripe.setupIntents.list();
    expect(data.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 10));
    expect(has_more).toBe(true);
    const rest = await client.stripe.setupIntents.list({ starting_after: ids[2] as string });
    expect(rest.data.map(({ id }) => id)).toEqual([ids[1], ids[0]]);
    expect(rest.has_more).toBe(false);
  });

  it.each([
    ['starting_after=e&limit=2', ['d', 'c'], true],
    ['starting_after=c&limit=2', ['b', 'a'], false],
    ['starting_after=a&limit=2', [], false],
    ['ending_before=a&limit=2', ['c', 'b'], true],
    ['ending_before=c&limit=2', ['e', 'd'], false],
    ['ending_before=e&limit=2', [], false],
    ['limit=0', ['e'], true],
    ['limit=-5', ['e'], true],
    ['limit=100000', ['e', 'd', 'c', 'b', 'a'], false],
  ])('paginates by %s', async (query, expected, has_more) => {
    const client = newAccountClient(sandbox);
    const ids = await intents(client, 5);
    const named = (letter: string) => ids['abcde'.indexOf(letter)];
    const filled = query.replace(/=([a-e])/, (_match, letter: string) => `=${named(letter)}`);
    const { json } = await client.get(`/v1/setup_intents?${filled}`);
    const data = json.data as unknown as { id: string }[];
    expect(data.map(({ id }) => id)).toEqual(expected.map(named));
    expect(json.has_more).toBe(has_more);
  });

  it('is paginated by the official library in both directions', async () => {
    const client = newAccountClient(sandbox);
    const ids = await intents(client, 7);
    const forward: string[] = [];
    for await (const { id } of client.stripe.setupIntents.list({ limit: 2 })) forward.push(id);
    expect(forward).toEqual(ids.toReversed());
    const backward: string[] = [];
    for await (const { id } of client.stripe.setupIntents.list({ ending_before: ids[0] as string, limit: 2 }))
      backward.push(id);
    expect(backward).toEqual(ids.slice(1));
  });

  it.each([
    [`created=${START}`, ['b', 'a']],
    [`created[gt]=${START}`, ['d', 'c']],
    [`created[gte]=${START + 1}`, ['d', 'c']],
    [`created[lt]=${START + 2}`, ['c', 'b', 'a']],
    [`created[gt]=${START}&created[lte]=${START + 1}`, ['c']],
    [`created=${START + 50}`, []],
  ])('is filtered by %s', async (query, expected) => {
    const client = newAccountClient(sandbox);
    const ids = await intents(client, 4);
    const { json } = await client.get(`/v1/setup_intents?${query}`);
    const data = json.data as unknown as { id: string }[];
    expect(data.map(({ id }) => id)).toEqual(expected.map((letter) => ids['abcd'.indexOf(letter)]));
  });

  it('is filtered by customer and by the current payment method', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id: customer } = await stripe.customers.create();
    const { id: payment_method } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
    const plain = await stripe.setupIntents.create({ customer });
    const withMethod = await stripe.setupIntents.create({ customer, payment_method });
    await stripe.setupIntents.create();
    const ofCustomer = await stripe.setupIntents.list({ customer });
    expect(ofCustomer.data.map(({ id }) => id).sort()).toEqual([plain.id, withMethod.id].sort());
    const ofMethod = await stripe.setupIntents.list({ payment_method });
    expect(ofMethod.data.map(({ id }) => id)).toEqual([withMethod.id]);
  });

  it('filtered by payment method omits an intent that was declined with it', async () => {
    const { stripe } = newAccountClient(sandbox);
    const error = await errorOf(
      stripe.setupIntents.create({
        automatic_payment_methods: NEVER,
        confirm: true,
        payment_method: 'pm_card_chargeDeclined',
      }),
    );
    const declined = await stripe.setupIntents.list({ payment_method: error.payment_method?.id as string });
    expect(declined.data).toEqual([]);
  });

  it('is filtered by attach_to_self', async () => {
    const { stripe } = newAccountClient(sandbox);
    await stripe.setupIntents.create();
    const { id } = await stripe.setupIntents.create({ attach_to_self: true });
    expect(
      (await stripe.setupIntents.list({ attach_to_self: true })).data.map((intent) => intent.id),
    ).toEqual([id]);
    expect((await stripe.setupIntents.list({ attach_to_self: false })).data).toHaveLength(2);
  });

  it.each([
    ['limit=abc', { code: 'parameter_invalid_integer', message: 'Invalid integer: abc', param: 'limit' }],
    [
      'starting_after=seti_x',
      { code: 'resource_missing', message: "No such setupintent: 'seti_x'", param: 'starting_after' },
    ],
    [
      'ending_before=seti_x',
      { code: 'resource_missing', message: "No such setupintent: 'seti_x'", param: 'ending_before' },
    ],
    ['ending_before=seti_x&starting_after=seti_y', { code: 'resource_missing', param: 'starting_after' }],
    ['customer=cus_x', { code: 'resource_missing', message: "No such customer: 'cus_x'", param: 'customer' }],
    [
      'status=succeeded',
      { code: 'parameter_unknown', message: 'Received unknown parameter: status', param: 'status' },
    ],
  ])('rejects %s', async (query, expected) => {
    const response = await newAccountClient(sandbox).get(`/v1/setup_intents?${query}`);
    expect(response.status).toBe(400);
    expect(response.json.error).toMatchObject(expected);
  });

  it('rejects both cursors at once, without code or param', async () => {
    const client = newAccountClient(sandbox);
    const [first] = await intents(client, 1);
    const { json } = await client.get(`/v1/setup_intents?starting_after=${first}&ending_before=${first}`);
    expect(json.error).toEqual({
      message: 'Received both starting_after and ending_before parameters. Please pass in only one.',
      request_log_url: expect.any(String),
      type: 'invalid_request_error',
    });
  });

  it('accepts a cursor that does not match the filter', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id: customer } = await stripe.customers.create();
    const older = await stripe.setupIntents.create({ customer });
    const cursor = await stripe.setupIntents.create();
    const page = await stripe.setupIntents.list({ customer, starting_after: cursor.id });
    expect(page.data.map(({ id }) => id)).toEqual([older.id]);
  });

  it('accepts the id of a deleted customer as a cursor', async () => {
    const { stripe } = newAccountClient(sandbox);
    const older = await stripe.customers.create();
    const gone = await stripe.customers.create();
    await stripe.customers.del(gone.id);
    const page = await stripe.customers.list({ starting_after: gone.id });
    expect(page.data.map(({ id }) => id)).toEqual([older.id]);
  });

  it('of customers is filtered by email', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id } = await stripe.customers.create({ email: 'billing@alder.example.com' });
    await stripe.customers.create({ email: 'billing@finch.example.com' });
    const page = await stripe.customers.list({ email: 'billing@alder.example.com' });
    expect(page.data.map((customer) => customer.id)).toEqual([id]);
  });

  it('of attempts contains those of one intent, and is empty for an unknown intent', async () => {
    const { stripe } = newAccountClient(sandbox);
    const confirmed = () =>
      stripe.setupIntents.create({
        automatic_payment_methods: NEVER,
        confirm: true,
        payment_method: 'pm_card_visa',
      });
    const [first] = [await confirmed(), await confirmed()];
    const attempts = await stripe.setupAttempts.list({ setup_intent: first.id });
    expect(attempts).toMatchObject({
      data: [{ id: first.latest_attempt, setup_intent: first.id }],
      url: '/v1/setup_attempts',
    });
    expect((await stripe.setupAttempts.list({ setup_intent: 'seti_none' })).data).toEqual([]);
  });

  it('of attempts requires an intent', async () => {
    const { json } = await newAccountClient(sandbox).get('/v1/setup_attempts');
    expect(json.error).toMatchObject({
      code: 'parameter_missing',
      message: 'Missing required param: setup_intent.',
      param: 'setup_intent',
    });
  });
});
