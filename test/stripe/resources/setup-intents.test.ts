import { describe, expect, it } from 'vitest';
import type { StripeApi } from '../../../src/stripe/client.ts';
import { SetupIntentId } from '../../../src/stripe/ids.ts';
import { json, recordingTransport } from '../../support/recording-transport.ts';
import { testStripe } from '../../support/stripe-client.ts';

const ID = SetupIntentId.parse('seti_1Abc') as SetupIntentId;
const KEY = { idempotencyKey: 'k' };

type Operations = StripeApi['setupIntents'];

async function sent(call: (operations: Operations) => Promise<unknown>) {
  const transport = recordingTransport(({ method, path }) =>
    method === 'GET' && path.includes('limit=')
      ? json({ object: 'list', data: [] })
      : json({ id: ID, object: 'setup_intent' }),
  );
  await call(testStripe(transport).setupIntents);
  return transport.requests.map(({ method, path, body }) => ({ method, path, body }));
}

describe('a read of setup intents', () => {
  it.each<[string, (operations: Operations) => Promise<unknown>, string]>([
    ['retrieve', (all) => all.retrieve(ID), '/v1/setup_intents/seti_1Abc'],
    [
      'retrieve with a client secret',
      (all) => all.retrieve(ID, { client_secret: 'seti_1Abc_secret_x' }),
      '/v1/setup_intents/seti_1Abc?client_secret=seti_1Abc_secret_x',
    ],
    [
      'retrieve with expansions',
      (all) => all.retrieve(ID, { expand: ['latest_attempt.payment_method'] }),
      '/v1/setup_intents/seti_1Abc?expand[0]=latest_attempt.payment_method',
    ],
    ['list', (all) => all.list({ limit: 10 }, { endsAt: 5000 }), '/v1/setup_intents?limit=10'],
    [
      'list with filters and a cursor',
      (all) =>
        all.list(
          { customer: 'cus_1', created: { gte: 1790000000 }, limit: 100, starting_after: 'seti_9' },
          { endsAt: 5000 },
        ),
      '/v1/setup_intents?customer=cus_1&created[gte]=1790000000&limit=100&starting_after=seti_9',
    ],
  ])('%s', async (_, call, path) => {
    expect(await sent(call)).toEqual([{ method: 'GET', path, body: undefined }]);
  });
});

describe('a write of setup intents', () => {
  it.each<[string, (operations: Operations) => Promise<unknown>, string, string]>([
    ['create', (all) => all.create({ usage: 'on_session' }, KEY), '/v1/setup_intents', 'usage=on_session'],
    ['update', (all) => all.update(ID, { metadata: '' }, KEY), '/v1/setup_intents/seti_1Abc', 'metadata='],
    [
      'confirm',
      (all) => all.confirm(ID, { payment_method: 'pm_1' }, KEY),
      '/v1/setup_intents/seti_1Abc/confirm',
      'payment_method=pm_1',
    ],
    [
      'cancel',
      (all) => all.cancel(ID, { cancellation_reason: 'abandoned' }, KEY),
      '/v1/setup_intents/seti_1Abc/cancel',
      'cancellation_reason=abandoned',
    ],
  ])('%s', async (_, call, path, body) => {
    expect(await sent(call)).toEqual([{ method: 'POST', path, body }]);
  });

  it('sends the idempotency key', async () => {
    const transport = recordingTransport(() => json({ id: ID, object: 'setup_intent' }));
    const all = testStripe(transport).setupIntents;
    await all.create({}, { idempotencyKey: 'k1' });
    await all.update(ID, {}, { idempotencyKey: 'k2' });
    await all.confirm(ID, {}, { idempotencyKey: 'k3' });
    await all.cancel(ID, {}, { idempotencyKey: 'k4' });
    expect(transport.requests.map(({ headers }) => headers['idempotency-key'])).toEqual([
      'k1',
      'k2',
      'k3',
      'k4',
    ]);
  });
});

it('lists within the given deadline', async () => {
  const transport = recordingTransport(() => json({ object: 'list', data: [], has_more: false }));
  await testStripe(transport).setupIntents.list({ limit: 1 }, { endsAt: 1500 });
  expect(transport.requests[0]?.timeoutMs).toBe(500);
});

it('keeps a malformed id within its path segment', async () => {
  const wrong = '../customers?x=/' as SetupIntentId;
  expect(await sent((all) => all.confirm(wrong, {}, KEY))).toEqual([
    { method: 'POST', path: '/v1/setup_intents/%2E%2E%2Fcustomers%3Fx%3D%2F/confirm', body: '' },
  ]);
});
