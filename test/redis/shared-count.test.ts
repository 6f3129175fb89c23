import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSharedCounter } from '../../src/redis/shared-count.ts';
import { RedisStore } from '../../src/redis/store.ts';
import { HAS_REDIS, startRedis, type TestRedis } from '../support/redis.ts';

const HOUR_MS = 3_600_000;

describe.skipIf(!HAS_REDIS)('the shared counter', () => {
  let redis: TestRedis;
  let stores: readonly RedisStore[];

  beforeAll(async () => {
    redis = await startRedis();
    stores = ['one', 'two', 'three'].map(
      (instance) => new RedisStore({ url: redis.url, instance, onChange: () => {} }),
    );
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    await redis.close();
  });

  it('counts the writes of all instances together', async () => {
    const counters = stores.map((store) => createSharedCounter(store, HOUR_MS));
    const writes = Array.from({ length: 30 }, (_, index) => ({
      counter: counters[index % 3],
      key: `key ${index}`,
    }));
    const answers = await Promise.all(writes.map(({ counter, key }) => counter?.count('cus_1', key, 10)));
    expect(answers.filter((answer) => answer === 0)).toHaveLength(10);
    for (const answer of answers) expect(answer).toBeLessThanOrEqual(HOUR_MS);
  });

  it('counts a key once, on whichever instance it is repeated', async () => {
    const counters = stores.map((store) => createSharedCounter(store, HOUR_MS));
    for (const counter of counters) expect(await counter.count('cus_2', 'same', 1)).toBe(0);
    expect(await counters[0]?.count('cus_2', 'other', 1)).toBeGreaterThan(0);
    expect(await counters[0]?.count('cus_3', 'other', 1)).toBe(0);
  });

  it('forgets writes that have left the window', async () => {
    const [store] = stores;
    if (!store) throw new Error('There is no store.');
    const counter = createSharedCounter(store, 50);
    expect(await counter.count('cus_4', 'a', 1)).toBe(0);
    await expect.poll(() => counter.count('cus_4', 'b', 1)).toBe(0);
  });
});
