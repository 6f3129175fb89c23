import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/server.ts';
import type { PagingPageQueryVariables } from '../generated/graphql.ts';
import { graphql } from '../generated/index.ts';
import { stripeClient } from '../sandbox/support.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

const Page = graphql(`
  query PagingPage($first: Int, $after: String, $last: Int, $before: String, $filter: SetupIntentFilterInput) {
    setupIntents(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      edges { cursor node { id } }
      nodes { id }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`);

/** Fetches one page and checks the invariants of every page. Returns the number of calls, too. */
async function pageOf(gateway: TestGateway, variables: PagingPageQueryVariables) {
  const before = gateway.sandbox.requests().length;
  const { data, errors, extensions } = await gateway.execute(Page, variables);
  expect(errors).toBeUndefined();
  const connection = data?.setupIntents;
  if (!connection) throw new Error('There is no connection.');
  const { edges, nodes, pageInfo } = connection;
  const ids = (edges ?? []).map((edge) => edge?.node?.id ?? '');
  expect((nodes ?? []).map((node) => node?.id)).toEqual(ids);
  expect((edges ?? []).map((edge) => edge?.cursor)).toEqual(ids);
  expect(pageInfo.startCursor).toBe(ids[0] ?? null);
  expect(pageInfo.endCursor).toBe(ids.at(-1) ?? null);
  const calls = gateway.sandbox.requests().length - before;
  expect(extensions?.stripe.calls).toBe(calls);
  return { ids, pageInfo, calls };
}

describe('a list of 250 intents', () => {
  const COUNT = 250;
  let gateway: TestGateway;
  /** Newest first, as Stripe sorts them. */
  const all: string[] = [];

  beforeAll(async () => {
    gateway = await startTestGateway();
    const stripe = stripeClient(gateway.sandbox);
    for (let made = 0; made < COUNT; made += 1) all.unshift((await stripe.setupIntents.create()).id);
  });
  afterAll(() => gateway.close());

  it.each([40, 100, 150])('is paginated forward, %i at a time, each once and newest first', async (first) => {
    const visited: string[] = [];
    let after: string | null = null;
    for (;;) {
      const { ids, pageInfo, calls } = await pageOf(gateway, { first, after });
      expect(ids).toHaveLength(Math.min(first, COUNT - visited.length));
      visited.push(...ids);
      const rest = COUNT - visited.length;
      expect(pageInfo).toMatchObject({ hasPreviousPage: after !== null, hasNextPage: rest > 0 });
      expect(calls).toBe(Math.ceil(ids.length / 100));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor ?? null;
    }
    expect(visited).toEqual(all);
  });

  it.each([40, 100, 150])(
    'is paginated backward, %i at a time, each once and in the same order',
    async (last) => {
      const visited: string[] = [];
      let before: string | null = all.at(-1) ?? null;
      for (;;) {
        const { ids, pageInfo, calls } = await pageOf(gateway, { last, before });
        expect(ids).toHaveLength(Math.min(last, COUNT - 1 - visited.length));
        visited.unshift(...ids);
        const rest = COUNT - 1 - visited.length;
        expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: rest > 0 });
        expect(calls).toBe(Math.ceil(ids.length / 100));
        if (!pageInfo.hasPreviousPage) break;
        before = pageInfo.startCursor ?? null;
      }
      expect([...visited, all.at(-1)]).toEqual(all);
    },
  );

  it('returns the first 10 by default, in one call', async () => {
    const { ids, pageInfo, calls } = await pageOf(gateway, {});
    expect(ids).toEqual(all.slice(0, 10));
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(calls).toBe(1);
  });

  it('treats null page arguments as absent', async () => {
    const { ids } = await pageOf(gateway, {
      first: null,
      after: null,
      last: null,
      before: null,
      filter: null,
    });
    expect(ids).toEqual(all.slice(0, 10));
  });

  it('returns 150 in two calls that request no more than necessary', async () => {
    const { ids, pageInfo, calls } = await pageOf(gateway, { first: 150 });
    expect(ids).toEqual(all.slice(0, 150));
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(calls).toBe(2);
    expect(
      gateway.sandbox
        .requests()
        .slice(-2)
        .map(({ query }) => query),
    ).toEqual(['limit=100', `limit=50&starting_after=${all[99]}`]);
  });

  it('returns 150 backward in two calls, nearest to the cursor', async () => {
    const { ids, calls } = await pageOf(gateway, { last: 150, before: all[200] ?? null });
    expect(ids).toEqual(all.slice(50, 200));
    expect(calls).toBe(2);
  });

  it('returns all of them for 500, and makes no call after the last page', async () => {
    const { ids, pageInfo, calls } = await pageOf(gateway, { first: 500 });
    expect(ids).toEqual(all);
    expect(pageInfo.hasNextPage).toBe(false);
    expect(calls).toBe(3);
  });

  it('has no next page after one that ends with the last intent', async () => {
    const { ids, pageInfo } = await pageOf(gateway, { first: 50, after: all[199] ?? null });
    expect(ids).toEqual(all.slice(200));
    expect(pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  });

  it('has an empty page after the last one and before the first one', async () => {
    const after = await pageOf(gateway, { after: all.at(-1) ?? null });
    expect(after.ids).toEqual([]);
    expect(after.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = await pageOf(gateway, { last: 10, before: all[0] ?? null });
    expect(before.ids).toEqual([]);
    expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it.each([{ first: 0 }, { first: 0, after: 'seti_any' }, { last: 0, before: 'seti_any' }])(
    'makes no call for an empty page: %j',
    async (variables) => {
      const { ids, pageInfo, calls } = await pageOf(gateway, variables);
      expect(ids).toEqual([]);
      expect(pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
      expect(calls).toBe(0);
    },
  );

  it.each([
    [{ first: 501 }, 'first'],
    [{ first: -1 }, 'first'],
    [{ last: 501, before: 'seti_any' }, 'last'],
    [{ last: -1, before: 'seti_any' }, 'last'],
    [{ first: 1, last: 1 }, 'last'],
    [{ first: 1, last: 1, before: 'seti_any' }, 'last'],
    [{ last: 1, before: 'seti_any', after: 'seti_any' }, 'after'],
    [{ last: 1, after: 'seti_any' }, 'after'],
    [{ last: 1 }, 'last'],
    [{ before: 'seti_any' }, 'before'],
    [{ first: 1, before: 'seti_any' }, 'before'],
    [{ first: 1, after: 'seti_any', before: 'seti_any' }, 'before'],
    [{ after: 'no cursor' }, 'after'],
    [{ after: '' }, 'after'],
    [{ after: 'cus_any' }, 'after'],
    [{ after: 'seti_' }, 'after'],
    [{ last: 1, before: 'b2Zmc2V0OjEw' }, 'before'],
    [{ first: 0, after: 'no cursor' }, 'after'],
  ])('rejects %j without a call, and names the argument', async (variables, argument) => {
    const before = gateway.sandbox.requests().length;
    const { data, errors } = await gateway.execute(Page, variables);
    expect(data).toEqual({ setupIntents: null });
    expect(errors).toMatchObject([
      {
        path: ['setupIntents'],
        message: expect.stringMatching(new RegExp(`^\`?${argument}\\b`)),
        extensions: { code: 'BAD_USER_INPUT', retryable: false, argument },
      },
    ]);
    expect(gateway.sandbox.requests()).toHaveLength(before);
  });

  it.each([
    [{ after: 'seti_unknown' }, 'starting_after'],
    [{ last: 1, before: 'seti_unknown' }, 'ending_before'],
  ])('leaves unknown cursors to Stripe: %j', async (variables, param) => {
    const { data, errors } = await gateway.execute(Page, variables);
    expect(data).toEqual({ setupIntents: null });
    expect(errors).toMatchObject([
      {
        extensions: {
          code: 'INVALID_REQUEST',
          retryable: false,
          requestId: expect.stringMatching(/^req_/),
          stripe: { code: 'resource_missing', param },
        },
      },
    ]);
  });
});

describe('a filtered list', () => {
  let gateway: TestGateway;
  let now = 0;

  beforeAll(async () => {
    gateway = await startTestGateway({ sandbox: { now: () => now } });
  });
  beforeEach(() => gateway.sandbox.reset());
  afterAll(() => gateway.close());

  it('contains the intents of one customer', async () => {
    const stripe = stripeClient(gateway.sandbox);
    const { id: customer } = await stripe.customers.create();
    const { id: other } = await stripe.customers.create();
    const { id: older } = await stripe.setupIntents.create({ customer });
    await stripe.setupIntents.create({ customer: other });
    await stripe.setupIntents.create();
    const { id: newer } = await stripe.setupIntents.create({ customer });
    expect((await pageOf(gateway, { filter: { customer } })).ids).toEqual([newer, older]);
  });

  it('is paginated within the filter', async () => {
    const stripe = stripeClient(gateway.sandbox);
    const { id: customer } = await stripe.customers.create();
    const mine: string[] = [];
    for (let made = 0; made < 5; made += 1) {
      mine.unshift((await stripe.setupIntents.create({ customer })).id);
      await stripe.setupIntents.create();
    }
    const first = await pageOf(gateway, { first: 3, filter: { customer } });
    expect(first.ids).toEqual(mine.slice(0, 3));
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await pageOf(gateway, { first: 3, after: mine[2] ?? null, filter: { customer } });
    expect(second.ids).toEqual(mine.slice(3));
    expect(second.pageInfo.hasNextPage).toBe(false);
    const back = await pageOf(gateway, { last: 2, before: mine[3] ?? null, filter: { customer } });
    expect(back.ids).toEqual(mine.slice(1, 3));
    expect(back.pageInfo.hasPreviousPage).toBe(true);
  });

  it('contains the intents with one payment method', async () => {
    const stripe = stripeClient(gateway.sandbox);
    const { id: carrying, payment_method: method } = await stripe.setupIntents.create({
      payment_method: 'pm_card_visa',
    });
    await stripe.setupIntents.create({ payment_method: 'pm_card_visa' });
    const { ids } = await pageOf(gateway, { filter: { paymentMethod: String(method) } });
    expect(ids).toEqual([carrying]);
  });

  it('contains the intents with attachToSelf, or all for false', async () => {
    const stripe = stripeClient(gateway.sandbox);
    const { id: own } = await stripe.setupIntents.create({ attach_to_self: true });
    const { id: another } = await stripe.setupIntents.create();
    expect((await pageOf(gateway, { filter: { attachToSelf: true } })).ids).toEqual([own]);
    expect((await pageOf(gateway, { filter: { attachToSelf: null } })).ids).toEqual([another, own]);
  });

  it.each([
    [{ gt: '2026-09-01T12:00:01Z' }, [3, 2]],
    [{ gte: '2026-09-01T12:00:01Z' }, [3, 2, 1]],
    [{ lt: '2026-09-01T12:00:02Z' }, [1, 0]],
    [{ lte: '2026-09-01T12:00:02Z' }, [2, 1, 0]],
    [{ gte: '2026-09-01T12:00:01Z', lt: '2026-09-01T12:00:03Z' }, [2, 1]],
    [{ gt: '2026-09-01T14:00:01+02:00', lte: '2026-09-01T12:00:02Z' }, [2]],
    [{ gt: '2026-09-01T12:00:03Z' }, []],
    [{ gt: null, lte: null }, [3, 2, 1, 0]],
    [{}, [3, 2, 1, 0]],
  ])('contains the intents created in a period: %j', async (createdAt, expected) => {
    const stripe = stripeClient(gateway.sandbox);
    const made: string[] = [];
    for (let second = 0; second < 4; second += 1) {
      now = Date.UTC(2026, 8, 1, 12, 0, second) / 1000;
      made.push((await stripe.setupIntents.create()).id);
    }
    const { ids } = await pageOf(gateway, { filter: { createdAt } });
    expect(ids).toEqual(expected.map((index) => made[index]));
  });

  it('combines all filters', async () => {
    gateway.sandbox.reset({ seeded: true });
    const stripe = stripeClient(gateway.sandbox);
    const { created } = await stripe.setupIntents.retrieve(seededIds.succeeded);
    const createdAt = { lte: new Date(created * 1000).toISOString().replace('.000Z', 'Z') };
    const { ids, pageInfo } = await pageOf(gateway, { filter: { customer: seededIds.customer, createdAt } });
    expect(ids).toEqual([seededIds.succeeded]);
    expect(pageInfo.hasNextPage).toBe(false);
  });

  it('is an error from Stripe for an unknown customer', async () => {
    const { data, errors } = await gateway.execute(Page, { filter: { customer: 'cus_missing' } });
    expect(data).toEqual({ setupIntents: null });
    expect(errors).toMatchObject([
      { extensions: { code: 'INVALID_REQUEST', stripe: { code: 'resource_missing', param: 'customer' } } },
    ]);
  });
});
