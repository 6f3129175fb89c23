import { afterEach, describe, expect, it } from 'vitest';
import { MemoryLog } from '../../src/events/memory-log.ts';
import { CancelSource } from '../../src/http/cancel-signal.ts';
import { createLive, type Live, type LiveOptions } from '../../src/server/live.ts';
import { factOf } from '../support/events.ts';
import { recordingLog } from '../support/log.ts';

const opened: Live[] = [];
afterEach(async () => {
  for (const live of opened.splice(0)) await live.close();
});

function start(options: Partial<LiveOptions> = {}) {
  const asked: (string | null)[] = [];
  const log = recordingLog();
  const live = createLive({
    events: new MemoryLog({ name: 'log', retained: 10 }),
    list: async (account) => {
      asked.push(account);
      return { object: 'list', url: '/v1/events', data: [], has_more: false };
    },
    hasWebhooks: false,
    isLive: false,
    maxStreams: 10,
    maxStreamsPerCaller: 10,
    maxAgeMs: 60_000,
    pollMs: 20,
    now: () => 0,
    nowSeconds: () => 10_000,
    isDraining: () => false,
    log,
    ...options,
  });
  opened.push(live);
  const subscribe = (account: string | null = null) =>
    live.streams.open({
      interest: { objectId: 'seti_1' },
      account,
      after: null,
      isFinal: false,
      signal: new CancelSource(),
      group: null,
    });
  return { live, asked, log, subscribe };
}

describe('live data', () => {
  it('asks Stripe at the start with webhooks, and for each account with a subscriber', async () => {
    const { asked, subscribe } = start({ hasWebhooks: true });
    await expect.poll(() => asked).toContain(null);
    subscribe('acct_1');
    await expect.poll(() => asked).toContain('acct_1');
  });

  it('asks Stripe only while somebody subscribes without webhooks', async () => {
    const { asked, subscribe } = start();
    const first = subscribe();
    await expect.poll(() => asked.length).toBeGreaterThan(0);
    first.close();
    subscribe('acct_1').close();
    expect(asked).not.toContain('acct_1');
  });

  it('passes appended events on to subscribers', async () => {
    const { live, subscribe } = start();
    const items = subscribe()[Symbol.asyncIterator]();
    await items.next();
    await live.append(factOf());
    expect(await items.next()).toMatchObject({ value: { event: { objectId: 'seti_1' } } });
  });

  it('logs a catch-up that fails', async () => {
    const { log } = start({ hasWebhooks: true, list: () => Promise.reject(new TypeError('sk_test_x')) });
    await expect.poll(() => log.lines[0]).toMatchObject({ level: 'warn', fields: { error: 'TypeError' } });
    expect(JSON.stringify(log.lines)).not.toContain('sk_test_x');
  });

  it('logs an event that Stripe did not deliver', async () => {
    const data = [
      {
        id: 'evt_1',
        object: 'event',
        type: 'setup_intent.created',
        created: 9000,
        data: { object: { id: 'seti_1' } },
      },
    ];
    const { log } = start({
      hasWebhooks: true,
      list: async () => ({ object: 'list', url: '/v1/events', data, has_more: false }),
    });
    await expect.poll(() => log.lines[0]).toMatchObject({ level: 'warn', fields: { event: 'evt_1' } });
  });

  it('ends all streams when it is closed', async () => {
    const { live, subscribe } = start();
    const items = subscribe()[Symbol.asyncIterator]();
    await items.next();
    await live.close();
    expect(await items.next()).toMatchObject({ done: true });
  });
});
