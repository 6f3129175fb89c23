import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CatchUp, type CatchUpOptions, type EventListParams } from '../../src/events/catch-up.ts';
import type { EventFact } from '../../src/events/event.ts';
import { MemoryLog } from '../../src/events/memory-log.ts';
import { cursor, factOf } from '../support/events.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Stripe's list of events of each account, newest first, and the requests for it. */
function rigOf(options: Partial<CatchUpOptions> = {}) {
  const stripe = new Map<string | null, EventFact[]>();
  const requests: { readonly account: string | null; readonly params: EventListParams }[] = [];
  const missed: string[] = [];
  const failures: unknown[] = [];
  const log = new MemoryLog({ name: 'log', retained: 10_000 });
  const clock = { seconds: 10_000 };
  const catchUp = new CatchUp({
    log,
    list: async (account, params) => {
      requests.push({ account, params });
      const events = (stripe.get(account) ?? []).filter(({ createdAt }) => createdAt >= params.created.gte);
      const from = events.findIndex(({ id }) => id === params.starting_after) + 1;
      const data = events.slice(from, from + params.limit).map(({ id, type, objectId, createdAt }) => ({
        id,
        object: 'event',
        type,
        created: createdAt,
        livemode: false,
        data: { object: { id: objectId } },
      }));
      return { object: 'list', url: '/v1/events', data, has_more: from + params.limit < events.length };
    },
    accounts: () => [null],
    hasWebhooks: false,
    isLive: false,
    intervalMs: 1000,
    nowSeconds: () => clock.seconds,
    onMissed: ({ id }) => missed.push(id),
    onFailure: (error) => failures.push(error),
    ...options,
  });
  const ids = async () => ((await log.since(cursor('log.0-0'))) ?? []).map(({ id }) => id);
  return { stripe, requests, missed, failures, log, clock, catchUp, ids };
}

const listed = (count: number, createdAt: number) =>
  Array.from({ length: count }, (_, index) => factOf({ id: `evt_${createdAt}_${index}`, createdAt }));

describe('a catch-up', () => {
  it('appends the events of all pages, oldest first', async () => {
    const rig = rigOf();
    const events = listed(250, 10_000);
    rig.stripe.set(null, events);
    await rig.catchUp.run();
    expect(await rig.ids()).toEqual(events.map(({ id }) => id).reverse());
    expect(rig.requests).toHaveLength(3);
  });

  it('covers five minutes before the newest event, and before the last catch-up', async () => {
    const rig = rigOf();
    await rig.catchUp.run();
    await rig.log.append(factOf({ createdAt: 9000 }));
    rig.clock.seconds = 20_000;
    const restarted = rigOf({ log: rig.log });
    await restarted.catchUp.run();
    rig.clock.seconds = 30_000;
    await rig.catchUp.run();
    const starts = (requests: typeof rig.requests) => requests.map(({ params }) => params.created.gte);
    expect(starts(rig.requests)).toEqual([9700, 9700]);
    expect(starts(restarted.requests)).toEqual([8700]);
  });

  it('asks for each account with subscribers, also if Stripe refuses one', async () => {
    const rig = rigOf({ accounts: () => ['acct_gone', null, 'acct_1'] });
    rig.stripe.set('acct_1', listed(1, 10_000));
    const failure = new Error('No access.');
    const working = rigOf({
      log: rig.log,
      accounts: () => ['acct_gone', 'acct_1'],
      list: async (account) => {
        if (account === 'acct_gone') throw failure;
        return {
          object: 'list',
          url: '/v1/events',
          has_more: false,
          data: [
            {
              id: 'evt_x',
              object: 'event',
              type: 'setup_intent.created',
              created: 1,
              data: { object: { id: 'seti_1' } },
            },
          ],
        } as never;
      },
    });
    await working.catchUp.run();
    expect(working.failures).toEqual([failure]);
    expect(await rig.log.since(cursor('log.0-0'))).toMatchObject([{ id: 'evt_x', account: 'acct_1' }]);
  });

  it.each([
    [true, 9969, ['evt_9969_0']],
    [true, 9970, []],
    [false, 9000, []],
  ])('with webhooks (%s) reports an event of second %i as missed: %j', async (hasWebhooks, at, expected) => {
    const rig = rigOf({ hasWebhooks });
    rig.stripe.set(null, listed(1, at));
    await rig.log.append(factOf({ createdAt: 9300 }));
    await rig.catchUp.run();
    await rig.catchUp.run();
    expect(rig.missed).toEqual(expected);
  });

  it('does not ask without subscribers, nor if another instance does', async () => {
    const idle = rigOf({ accounts: () => [] });
    await idle.catchUp.run();
    expect(idle.requests).toEqual([]);
    const log = new MemoryLog({ name: 'log', retained: 10 });
    const claims: unknown[] = [];
    log.claimCatchUp = async (...claim: unknown[]) => {
      claims.push(claim);
      return false;
    };
    const other = rigOf({ log, accounts: () => [null, 'acct_1'] });
    await other.catchUp.run();
    expect(other.requests).toEqual([]);
    expect(claims).toEqual([
      [null, 900],
      ['acct_1', 900],
    ]);
  });

  it('runs at the start and at each interval, but not twice at once, until it is stopped', async () => {
    const rig = rigOf();
    rig.catchUp.start();
    rig.catchUp.start();
    expect(rig.catchUp.run()).toBe(rig.catchUp.run());
    await rig.catchUp.run();
    expect(rig.requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1000);
    expect(rig.requests).toHaveLength(2);
    rig.catchUp.stop();
    await vi.advanceTimersByTimeAsync(5000);
    expect(rig.requests).toHaveLength(2);
  });

  it('never runs by itself with an interval of 0', async () => {
    const rig = rigOf({ intervalMs: 0 });
    rig.catchUp.start();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(rig.requests).toEqual([]);
  });
});
