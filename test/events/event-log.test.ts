import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EventFact } from '../../src/events/event.ts';
import { type EventLog, isAfter, type LoggedEvent, parseCursor } from '../../src/events/event-log.ts';
import { MemoryLog } from '../../src/events/memory-log.ts';
import { RedisLog } from '../../src/redis/redis-log.ts';
import { HAS_REDIS, startRedis, type TestRedis } from '../support/redis.ts';

let redis: TestRedis;
beforeAll(async () => {
  if (HAS_REDIS) redis = await startRedis();
});
afterAll(() => redis?.close());

const opened: EventLog[] = [];
afterEach(async () => {
  for (const log of opened.splice(0)) await log.close();
});

const fact = (number: number): EventFact => ({
  id: `evt_${number}`,
  type: 'setup_intent.created',
  objectId: `seti_${number}`,
  customer: null,
  account: null,
  createdAt: 1000 + number,
});

const newName = () => randomUUID();
const keep = <L extends EventLog>(log: L): L => {
  opened.push(log);
  return log;
};

describe.each([
  ['in memory', true, (retained: number) => new MemoryLog({ name: newName(), retained })],
  [
    'on Redis',
    HAS_REDIS,
    (retained: number) => new RedisLog({ url: redis.url, name: newName(), retained, newLog: newName() }),
  ],
] as const)('a log %s', (_, isAvailable, create) => {
  const logOf = (retained = 1000): EventLog => keep(create(retained));

  it.skipIf(!isAvailable)('adds each event once', async () => {
    const log = logOf();
    expect([await log.append(fact(1)), await log.append(fact(1)), await log.append(fact(2))]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it.skipIf(!isAvailable)('returns the events after a cursor, in order', async () => {
    const log = logOf();
    const start = await log.head();
    for (const number of [1, 2, 3]) await log.append(fact(number));
    const events = (await log.since(start)) ?? [];
    expect(events.map(({ id }) => id)).toEqual(['evt_1', 'evt_2', 'evt_3']);
    expect(events[0]).toMatchObject(fact(1));
    expect(await log.since(await log.head())).toEqual([]);
    expect((events[1] && isAfter(events[1].position, events[0]?.position ?? '0-0')) ?? false).toBe(true);
  });

  it.skipIf(!isAvailable)(
    'passes new events on, in order, with the cursors to resume after them',
    async () => {
      const log = logOf();
      await log.append(fact(0));
      const seen: LoggedEvent[] = [];
      log.listen(
        (event) => seen.push(event),
        () => {},
      );
      // A log on Redis first has to connect.
      let probes = 0;
      await expect
        .poll(async () => {
          probes += 1;
          await log.append(fact(1000 + probes));
          return seen.length;
        })
        .toBeGreaterThan(0);
      seen.length = 0;
      for (const number of [1, 2, 3]) await log.append(fact(number));
      await expect.poll(() => seen.map(({ id }) => id)).toEqual(['evt_1', 'evt_2', 'evt_3']);
      const [first] = seen;
      const later = first && (await log.since(log.cursorOf(first)));
      expect(later?.map(({ id }) => id)).toEqual(['evt_2', 'evt_3']);
    },
  );

  it.skipIf(!isAvailable)(
    'does not know the cursor of another log, nor one before the oldest event',
    async () => {
      const log = logOf(100);
      const start = await log.head();
      expect(await log.since(`other.${parseCursor(start)?.position ?? '0-0'}`)).toBeNull();
      for (let number = 0; number < 1000; number += 1) await log.append(fact(number));
      expect(await log.since(start)).toBeNull();
    },
  );

  it.skipIf(!isAvailable)('knows when its newest event was created', async () => {
    const log = logOf();
    expect(await log.newestAt()).toBeNull();
    for (const number of [7, 9, 8]) await log.append(fact(number));
    expect(await log.newestAt()).toBe(1009);
  });
});

describe.skipIf(!HAS_REDIS)('logs on Redis with the same name', () => {
  it('have the same order for all, and let one instance ask Stripe at a time', async () => {
    const name = newName();
    const logs = [1, 2].map(() =>
      keep(new RedisLog({ url: redis.url, name, retained: 100, newLog: newName() })),
    );
    const [one, two] = logs;
    if (!one || !two) throw new Error('There are no logs.');
    const start = await one.head();
    await Promise.all(Array.from({ length: 20 }, (_, index) => logs[index % 2]?.append(fact(index))));
    expect(await one.since(start)).toEqual(await two.since(start));
    expect([
      await one.claimCatchUp(null, 1000),
      await two.claimCatchUp(null, 1000),
      await two.claimCatchUp('acct_1', 1000),
    ]).toEqual([true, false, true]);
  });

  it('lose nothing while Redis restarts with its data', async () => {
    const durable = await startRedis({ isDurable: true });
    try {
      const log = keep(new RedisLog({ url: durable.url, name: newName(), retained: 100, newLog: newName() }));
      const seen: string[] = [];
      let losses = 0;
      log.listen(
        ({ id }) => seen.push(id),
        () => {
          losses += 1;
        },
      );
      // From this position on, the log passes on every event.
      await log.head();
      await log.append(fact(1));
      await durable.kill();
      await expect(log.append(fact(2))).rejects.toThrow();
      await durable.start();
      await expect.poll(() => log.append(fact(3)).catch(() => false)).toBe(true);
      await expect.poll(() => seen).toEqual(['evt_1', 'evt_3']);
      expect(losses).toBe(0);
    } finally {
      await durable.close();
    }
  });
});
