import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { errorOf, NEVER, newWorld, type TestWorld } from '../support.ts';

const START = 1_790_000_000;
let sandbox: Sandbox;
let clock = START;
beforeAll(async () => {
  sandbox = await createSandbox({ now: () => clock });
});
afterAll(() => sandbox.close());

/** Intents a, b, c … oldest first: the first two in one second, the others one second apart. */
async function intents(world: TestWorld, count: number): Promise<string[]> {
  const ids: string[] = [];
  clock = START;
  for (let index = 0; index < count; index += 1) {
    clock = START + Math.max(0, index - 1);
    ids.push((await world.stripe.setupIntents.create()).id);
  }
  return ids;
}

describe('a list', () => {
  it('is empty at first', async () => {
    const { json } = await newWorld(sandbox).get('/v1/setup_intents?limit=3');
    expect(json).toEqual({ object: 'list', data: [], has_more: false, url: '/v1/setup_intents' });
  });

  it('is newest first, ten at a time, and later-made first within a second', async () => {
    const world = newWorld(sandbox);
    const ids = await intents(world, 12);
    const { data, has_more } = await world.stripe.setupIntents.list();
    expect(data.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 10));
    expect(has_more).toBe(true);
    const rest = await world.stripe.setupIntents.list({ starting_after: ids[2] as string });
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
  ])('pages by %s', async (query, expected, has_more) => {
    const world = newWorld(sandbox);
    const ids = await intents(world, 5);
    const named = (letter: string) => ids['abcde'.indexOf(letter)];
    const filled = query.replace(/=([a-e])/, (_match, letter: string) => `=${named(letter)}`);
    const { json } = await world.get(`/v1/setup_intents?${filled}`);
    const data = json.data as unknown as { id: string }[];
    expect(data.map(({ id }) => id)).toEqual(expected.map(named));
    expect(json.has_more).toBe(has_more);
  });

  it('is walked by the stripe package in both directions', async () => {
    const world = newWorld(sandbox);
    const ids = await intents(world, 7);
    const forward: string[] = [];
    for await (const { id } of world.stripe.setupIntents.list({ limit: 2 })) forward.push(id);
    expect(forward).toEqual(ids.toReversed());
    const backward: string[] = [];
    for await (const { id } of world.stripe.setupIntents.list({ ending_before: ids[0] as string, limit: 2 }))
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
    const world = newWorld(sandbox);
    const ids = await intents(world, 4);
    const { json } = await world.get(`/v1/setup_intents?${query}`);
    const data = json.data as unknown as { id: string }[];
    expect(data.map(({ id }) => id)).toEqual(expected.map((letter) => ids['abcd'.indexOf(letter)]));
  });

  it('is filtered by customer and by the current payment method', async () => {
    const { stripe } = newWorld(sandbox);
    const { id: customer } = await stripe.customers.create();
    const { id: payment_method } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
    const plain = await stripe.setupIntents.create({ customer });
    const carrying = await stripe.setupIntents.create({ customer, payment_method });
    await stripe.setupIntents.create();
    const ofCustomer = await stripe.setupIntents.list({ customer });
    expect(ofCustomer.data.map(({ id }) => id).sort()).toEqual([plain.id, carrying.id].sort());
    const ofMethod = await stripe.setupIntents.list({ payment_method });
    expect(ofMethod.data.map(({ id }) => id)).toEqual([carrying.id]);
  });

  it('of a method leaves out the intent that was declined with it', async () => {
    const { stripe } = newWorld(sandbox);
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
    const { stripe } = newWorld(sandbox);
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
  ])('refuses %s', async (query, expected) => {
    const answer = await newWorld(sandbox).get(`/v1/setup_intents?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.json.error).toMatchObject(expected);
  });

  it('refuses both cursors at once, without code or param', async () => {
    const world = newWorld(sandbox);
    const [first] = await intents(world, 1);
    const { json } = await world.get(`/v1/setup_intents?starting_after=${first}&ending_before=${first}`);
    expect(json.error).toEqual({
      message: 'Received both starting_after and ending_before parameters. Please pass in only one.',
      request_log_url: expect.any(String),
      type: 'invalid_request_error',
    });
  });

  it('takes a cursor that does not match the filter', async () => {
    const { stripe } = newWorld(sandbox);
    const { id: customer } = await stripe.customers.create();
    const older = await stripe.setupIntents.create({ customer });
    const cursor = await stripe.setupIntents.create();
    const page = await stripe.setupIntents.list({ customer, starting_after: cursor.id });
    expect(page.data.map(({ id }) => id)).toEqual([older.id]);
  });

  it('takes the id of a deleted customer as a cursor', async () => {
    const { stripe } = newWorld(sandbox);
    const older = await stripe.customers.create();
    const gone = await stripe.customers.create();
    await stripe.customers.del(gone.id);
    const page = await stripe.customers.list({ starting_after: gone.id });
    expect(page.data.map(({ id }) => id)).toEqual([older.id]);
  });

  it('of customers is filtered by email', async () => {
    const { stripe } = newWorld(sandbox);
    const { id } = await stripe.customers.create({ email: 'billing@alder.example.com' });
    await stripe.customers.create({ email: 'billing@finch.example.com' });
    const page = await stripe.customers.list({ email: 'billing@alder.example.com' });
    expect(page.data.map((customer) => customer.id)).toEqual([id]);
  });

  it('of attempts shows one intent only, and nothing for an unknown one', async () => {
    const { stripe } = newWorld(sandbox);
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

  it('of attempts needs its intent', async () => {
    const { json } = await newWorld(sandbox).get('/v1/setup_attempts');
    expect(json.error).toMatchObject({
      code: 'parameter_missing',
      message: 'Missing required param: setup_intent.',
      param: 'setup_intent',
    });
  });
});
