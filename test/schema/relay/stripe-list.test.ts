import { describe, expect, it } from 'vitest';
import { TimeoutError } from '../../../src/http/errors.ts';
import type { TransportRequest, TransportResponse } from '../../../src/http/transport.ts';
import { listUpstream } from '../../../src/schema/relay/stripe-list.ts';
import { type CustomerId, SetupAttemptId, type SetupIntentId } from '../../../src/stripe/ids.ts';
import { boundTo } from '../../support/principals.ts';
import { json } from '../../support/recording-transport.ts';
import { schemaOverWire } from '../../support/schema-over-wire.ts';

const list = (data: readonly object[], has_more = false) =>
  json({ object: 'list', data, has_more, url: '/v1/setup_intents' });
const intent = (id: string, more: object = {}) => ({ id, object: 'setup_intent', ...more });
const customer = (id: string) => ({ id, object: 'customer', email: `${id}@example.com` });

const FORBIDDEN = json({ error: { type: 'invalid_request_error', message: 'No.' } }, { status: 403 });

/** As many intents as were asked for, and always more behind them. */
function endless({ path }: TransportRequest): TransportResponse {
  const limit = Number(/limit=(\d+)/.exec(path)?.[1]);
  const from = Number(/starting_after=seti_(\d+)/.exec(path)?.[1] ?? 0);
  return list(
    Array.from({ length: limit }, (_, index) => intent(`seti_${from + index + 1}`)),
    true,
  );
}

describe('a list', () => {
  it('is requested with the expansions of its objects, on every page', async () => {
    const { ask, sent } = schemaOverWire(endless, { expands: true });
    const { errors } = await ask('{ setupIntents(first: 150) { nodes { id customer { email } } } }');
    expect(errors).toBeUndefined();
    expect(sent()).toEqual([
      '/v1/setup_intents?limit=100&expand[0]=data.customer',
      '/v1/setup_intents?limit=50&starting_after=seti_100&expand[0]=data.customer',
    ]);
  });

  it('is requested without expansions if the gateway is configured so', async () => {
    const { ask, sent } = schemaOverWire(endless);
    await ask('{ setupIntents(first: 2) { nodes { id customer { email } } } }');
    expect(sent()).toEqual(['/v1/setup_intents?limit=2']);
  });

  it('of size 0 is not requested', async () => {
    const { ask, sent } = schemaOverWire(endless, { expands: true });
    expect(await ask('{ setupIntents(first: 0) { nodes { id } pageInfo { hasNextPage } } }')).toEqual({
      data: { setupIntents: { nodes: [], pageInfo: { hasNextPage: false } } },
    });
    expect(sent()).toEqual([]);
  });

  it('has one deadline for all its pages', async () => {
    const { ask, requests } = schemaOverWire(endless, { responseDelayMs: 6000 });
    const { data, errors } = await ask('{ setupIntents(first: 500) { nodes { id } } }');
    // Half of what is left is for one try; after four pages nothing is.
    expect(requests.map(({ timeoutMs }) => timeoutMs)).toEqual([10_000, 7000, 4000, 1000]);
    expect(data).toEqual({ setupIntents: null });
    expect(errors?.[0]?.originalError).toMatchObject({ cause: expect.any(TimeoutError) });
  });

  it('has a deadline of its own, even if it shares a page with another list', async () => {
    const { ask, requests } = schemaOverWire(endless, { responseDelayMs: 6000 });
    await ask(
      '{ setupIntents(first: 101) { nodes { id } } again: setupIntents(first: 102) { nodes { id } } }',
    );
    // Both share the first page. The second call of the first list leaves at 7000, so half of 14,000 is left. `again` starts
    // its own deadline of 20,000 after it.
    expect(requests.map(({ timeoutMs }) => timeoutMs)).toEqual([10_000, 7000, 10_000]);
  });

  it('is requested without expansions if they are refused', async () => {
    const { ask, sent, loaders } = schemaOverWire(
      ({ path }) => (path.includes('expand') ? FORBIDDEN : list([intent('seti_1')])),
      { expands: true },
    );
    const { data, errors } = await ask('{ setupIntents(first: 1) { nodes { id customer { email } } } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ setupIntents: { nodes: [{ id: 'seti_1', customer: null }] } });
    expect(sent()).toEqual([
      '/v1/setup_intents?limit=1&expand[0]=data.customer',
      '/v1/setup_intents?limit=1',
    ]);
    expect(loaders.permissions.hasForbidden).toBe(true);
  });

  it('is cached, with its expansions', async () => {
    const { ask, sent, loaders } = schemaOverWire(
      () => list([intent('seti_1', { customer: customer('cus_1') })]),
      { expands: true },
    );
    await ask('{ setupIntents(first: 1) { nodes { customer { email } } } }');
    expect(await loaders.setupIntents.load('seti_1' as SetupIntentId, ['customer'])).toMatchObject({
      id: 'seti_1',
    });
    expect(await loaders.customers.load('cus_1' as CustomerId)).toMatchObject({ email: 'cus_1@example.com' });
    expect(sent()).toHaveLength(1);
  });

  it('is kept only up to its limit, nearest to the cursor, when more objects come', async () => {
    const { ask, loaders } = schemaOverWire(() =>
      list(['seti_1', 'seti_2', 'seti_3'].map((id) => intent(id))),
    );
    const { data } = await ask('{ setupIntents(last: 1, before: "seti_4") { nodes { id } } }');
    expect(data).toEqual({ setupIntents: { nodes: [{ id: 'seti_3' }] } });
    expect(['seti_1', 'seti_2', 'seti_3'].map((id) => loaders.objectCache.has(id))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('shows somebody bound to a customer nothing of others, whatever the list has brought', async () => {
    const { ask } = schemaOverWire(
      () => list(['cus_1', 'cus_2', null].map((of, index) => intent(`seti_${index}`, { customer: of }))),
      { principal: boundTo('cus_1') },
    );
    const { data } = await ask('{ setupIntents { nodes { id } edges { cursor } pageInfo { endCursor } } }');
    expect(data).toEqual({
      setupIntents: {
        nodes: [{ id: 'seti_0' }, { id: 'seti_2' }],
        edges: [{ cursor: 'seti_0' }, { cursor: 'seti_2' }],
        pageInfo: { endCursor: 'seti_2' },
      },
    });
  });

  it('fails if it is rejected itself', async () => {
    const { ask } = schemaOverWire(() => FORBIDDEN, { expands: true });
    const { data, errors } = await ask('{ setupIntents { nodes { id } } }');
    expect(data).toEqual({ setupIntents: null });
    expect(errors?.map(({ path }) => path)).toEqual([['setupIntents']]);
  });
});

describe('listUpstream', () => {
  const { calls, needsIdOnly } = listUpstream('/v1/things', SetupAttemptId);

  it('needs no more of the object that holds the list than its id', () => {
    expect(needsIdOnly).toBe(true);
  });

  it.each<[object, number, number]>([
    [{}, 1, 10],
    [{ first: null }, 1, 10],
    [{ first: 0 }, 0, 0],
    [{ first: 1 }, 1, 1],
    [{ first: 100 }, 1, 100],
    [{ first: 101 }, 2, 101],
    [{ first: 500, after: 'setatt_1' }, 5, 500],
    [{ last: 201, before: 'setatt_1' }, 3, 201],
  ])('plans %j as %i pages', (args, pages, size) => {
    expect(calls?.({ ...args }, null)).toEqual([{ method: 'GET', path: '/v1/things', pages, size }]);
  });

  it.each<object>([
    { first: 501 },
    { first: -1 },
    { last: 1 },
    { first: 1, last: 1 },
    { first: 1, after: 'seti_1' },
  ])('plans no call for %j, which will be rejected', (args) => {
    expect(calls?.({ ...args }, null)).toEqual([]);
  });
});
