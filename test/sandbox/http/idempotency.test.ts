import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { type AccountClient, errorOf, NEVER, newAccountClient, PUBLISHABLE_KEY } from '../support.ts';

let sandbox: Sandbox;
let clock = 1_790_000_000;
beforeAll(async () => {
  sandbox = await createSandbox({ now: () => clock });
});
afterAll(() => sandbox.close());

const PATH = '/v1/setup_intents';

function create(client: AccountClient, key: string, form = 'description=x') {
  return client.post(PATH, form, { 'idempotency-key': key });
}

async function count(client: AccountClient): Promise<number> {
  return (await client.stripe.setupIntents.list({ limit: 100 })).data.length;
}

describe('an idempotency key', () => {
  it('replays the response, and marks it as a replay', async () => {
    const client = newAccountClient(sandbox);
    const first = await create(client, 'k1');
    const second = await create(client, 'k1');
    expect(second.status).toBe(200);
    expect(second.text).toBe(first.text);
    expect(first.headers.get('idempotency-key')).toBe('k1');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.headers.get('idempotency-key')).toBe('k1');
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.headers.get('original-request')).toBe(first.headers.get('request-id'));
    expect(second.headers.get('request-id')).not.toBe(first.headers.get('request-id'));
    expect(await count(client)).toBe(1);
  });

  it('treats the same parameters in another order as equal', async () => {
    const client = newAccountClient(sandbox);
    await create(client, 'k1', 'description=x&metadata[a]=1');
    expect(
      (await create(client, 'k1', 'metadata%5Ba%5D=1&description=x')).headers.get('idempotent-replayed'),
    ).toBe('true');
  });

  it('replays a decline', async () => {
    const { stripe } = newAccountClient(sandbox);
    const params = {
      automatic_payment_methods: NEVER,
      confirm: true,
      payment_method: 'pm_card_chargeDeclined',
    };
    const first = await errorOf(stripe.setupIntents.create(params, { idempotencyKey: 'k1' }));
    const second = await errorOf(stripe.setupIntents.create(params, { idempotencyKey: 'k1' }));
    expect(second.statusCode).toBe(402);
    expect(second.raw).toMatchObject({ setup_intent: { id: first.setup_intent?.id } });
    expect(second.headers?.['idempotent-replayed']).toBe('true');
    expect((await stripe.setupIntents.list()).data).toHaveLength(1);
  });

  it('replays a 404 and an invalid transition', async () => {
    const client = newAccountClient(sandbox);
    const headers = { 'idempotency-key': 'k404' };
    await client.post(`${PATH}/seti_x/cancel`, '', headers);
    const missing = await client.post(`${PATH}/seti_x/cancel`, '', headers);
    expect(missing.status).toBe(404);
    expect(missing.headers.get('idempotent-replayed')).toBe('true');
    const { id } = await client.stripe.setupIntents.create();
    await client.post(`${PATH}/${id}/confirm`, '', { 'idempotency-key': 'k400' });
    const rejected = await client.post(`${PATH}/${id}/confirm`, '', { 'idempotency-key': 'k400' });
    expect(rejected.headers.get('idempotent-replayed')).toBe('true');
  });

  it('rejects other parameters', async () => {
    const { stripe } = newAccountClient(sandbox);
    const options = { idempotencyKey: 'k1' };
    await stripe.setupIntents.create({ description: 'x' }, options);
    const error = await errorOf(stripe.setupIntents.create({ description: 'y' }, options));
    expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    expect(error).toMatchObject({
      message:
        "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'k1' if you meant to execute a different request.",
      rawType: 'idempotency_error',
      statusCode: 400,
    });
  });

  it('rejects another endpoint', async () => {
    const { stripe } = newAccountClient(sandbox);
    const options = { idempotencyKey: 'k1' };
    const { id } = await stripe.setupIntents.create({}, options);
    expect(await errorOf(stripe.setupIntents.cancel(id, {}, options))).toMatchObject({
      message: `Keys for idempotent requests can only be used for the same endpoint they were first used for ('/v1/setup_intents/${id}/cancel' vs '/v1/setup_intents'). Try using a key other than 'k1' if you meant to execute a different request.`,
      rawType: 'idempotency_error',
    });
  });

  it.each([
    ['an unknown parameter', 'wat=1', {}],
    ['a bad value', 'confirm=maybe', {}],
    ['parameters that exclude each other', 'customer=a&customer_account=b', {}],
    ['a bad expansion', 'expand[]=wat', {}],
    ['a bad version', '', { 'stripe-version': 'x' }],
    ['a bad API key', '', { authorization: 'Bearer nope' }],
  ])('remains unused after %s', async (_name, form, headers) => {
    const client = newAccountClient(sandbox);
    const rejected = await client.post(PATH, form, { 'idempotency-key': 'k1', ...headers });
    expect(rejected.status).toBeGreaterThanOrEqual(400);
    const response = await create(client, 'k1', 'description=good');
    expect(response.status).toBe(200);
    expect(response.headers.get('idempotent-replayed')).toBeNull();
  });

  it('is ignored on reads', async () => {
    const client = newAccountClient(sandbox);
    const headers = { 'idempotency-key': 'k1' };
    const before = await client.get(PATH, headers);
    await client.stripe.setupIntents.create();
    const after = await client.get(PATH, headers);
    expect(before.headers.get('idempotency-key')).toBeNull();
    expect(after.json.data).toHaveLength(1);
  });

  it('expires after 24 hours, and not before', async () => {
    const client = newAccountClient(sandbox);
    const start = clock;
    await create(client, 'k1');
    clock = start + 24 * 60 * 60 - 1;
    expect((await create(client, 'k1')).headers.get('idempotent-replayed')).toBe('true');
    clock = start + 24 * 60 * 60;
    expect((await create(client, 'k1', 'description=other')).status).toBe(200);
    expect(await count(client)).toBe(2);
  });

  it('belongs to one account', async () => {
    const [one, other] = [newAccountClient(sandbox), newAccountClient(sandbox)];
    const first = await create(one, 'k1');
    const second = await create(other, 'k1', 'description=other');
    expect(second.status).toBe(200);
    expect(second.json.id).not.toBe(first.json.id);
  });

  it('of a secret key is separate from the same one of a publishable key', async () => {
    const client = newAccountClient(sandbox);
    const intent = await client.stripe.setupIntents.create({
      automatic_payment_methods: NEVER,
      payment_method: 'pm_card_visa',
    });
    const path = `${PATH}/${intent.id}/confirm`;
    const form = `client_secret=${intent.client_secret}`;
    await client.post(path, form, { 'idempotency-key': 'k1' });
    const response = await client.post(path, form, {
      'idempotency-key': 'k1',
      authorization: `Bearer ${PUBLISHABLE_KEY}`,
    });
    expect(response.headers.get('idempotent-replayed')).toBeNull();
    expect(Object.keys(response.json.error?.setup_intent ?? {})).not.toContain('customer');
  });

  it('must not be empty', async () => {
    const response = await create(newAccountClient(sandbox), '');
    expect(response.status).toBe(400);
    expect(response.json.error?.message).toBe('Idempotency Key must be a non-empty string.');
  });

  it('has at most 255 characters', async () => {
    const client = newAccountClient(sandbox);
    expect((await create(client, 'k'.repeat(255))).status).toBe(200);
    expect((await create(client, 'k'.repeat(256))).status).toBe(400);
  });

  it('is in use while its first request runs, and is replayed afterwards', async () => {
    await using slow = await createSandbox({ latencyMs: 100 });
    const client = newAccountClient(slow);
    const results = await Promise.all([create(client, 'k1'), create(client, 'k1')]);
    const [conflict] = results.filter(({ status }) => status === 409);
    expect(results.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(conflict?.json.error).toMatchObject({
      code: 'idempotency_key_in_use',
      message:
        'There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): k1. Please try again later.',
      type: 'idempotency_error',
    });
    expect((await create(client, 'k1')).headers.get('idempotent-replayed')).toBe('true');
    expect(await count(client)).toBe(1);
  });
});
