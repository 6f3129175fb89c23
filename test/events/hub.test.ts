import { describe, expect, it } from 'vitest';
import type { LoggedEvent } from '../../src/events/event-log.ts';
import { concerns, Hub, type Interest } from '../../src/events/hub.ts';
import { factOf } from '../support/events.ts';

const logged = (fact: Parameters<typeof factOf>[0]): LoggedEvent => ({ ...factOf(fact), position: '1-0' });

describe('an event', () => {
  it.each<[string, Interest, boolean]>([
    ['its object', { objectId: 'seti_1' }, true],
    ['another object', { objectId: 'seti_2' }, false],
    ['its account', { account: 'acct_1', customer: null }, true],
    ['another account', { account: null, customer: null }, false],
    ['its customer', { account: 'acct_1', customer: 'cus_1' }, true],
    ['another customer', { account: 'acct_1', customer: 'cus_2' }, false],
    ['its customer in another account', { account: 'acct_2', customer: 'cus_1' }, false],
  ])('concerns subscribers of %s: %#', (_, interest, expected) => {
    expect(concerns(logged({ account: 'acct_1', customer: 'cus_1' }), interest)).toBe(expected);
  });

  it('concerns every customer of its account if it names none', () => {
    expect(concerns(logged({ customer: null }), { account: null, customer: 'cus_2' })).toBe(true);
  });
});

describe('the hub', () => {
  function subscribed(hub: Hub, interest: Interest, account: string | null) {
    const seen: string[] = [];
    let losses = 0;
    const end = hub.subscribe(
      {
        interest,
        onEvent: ({ objectId }) => seen.push(objectId),
        onLoss: () => {
          losses += 1;
        },
      },
      account,
    );
    return { seen, end, losses: () => losses };
  }

  it('passes each event to the subscribers that it concerns, until they end', () => {
    const hub = new Hub();
    const one = subscribed(hub, { objectId: 'seti_1' }, null);
    const all = subscribed(hub, { account: null, customer: null }, null);
    const other = subscribed(hub, { account: 'acct_1', customer: null }, 'acct_1');
    hub.publish(logged({ objectId: 'seti_1' }));
    hub.publish(logged({ objectId: 'seti_2' }));
    one.end();
    hub.publish(logged({ objectId: 'seti_1' }));
    expect([one.seen, all.seen, other.seen]).toEqual([['seti_1'], ['seti_1', 'seti_2', 'seti_1'], []]);
  });

  it('lists the accounts with subscribers', () => {
    const hub = new Hub();
    const ends = [
      subscribed(hub, { objectId: 'seti_1' }, null),
      subscribed(hub, { objectId: 'seti_2' }, 'acct_1'),
      subscribed(hub, { account: 'acct_1', customer: null }, 'acct_1'),
    ].map(({ end }) => end);
    expect(hub.accounts).toEqual([null, 'acct_1']);
    ends[1]?.();
    expect(hub.accounts).toEqual([null, 'acct_1']);
    ends[2]?.();
    expect(hub.accounts).toEqual([null]);
  });

  it('reports a loss to all subscribers', () => {
    const hub = new Hub();
    const subscribers = [
      subscribed(hub, { objectId: 'seti_1' }, null),
      subscribed(hub, { account: 'acct_1', customer: 'cus_1' }, 'acct_1'),
    ];
    hub.publishLoss();
    expect(subscribers.map(({ losses }) => losses())).toEqual([1, 1]);
  });
});
