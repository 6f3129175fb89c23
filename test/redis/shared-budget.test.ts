import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { delay } from '../../src/http/cancel-signal.ts';
import { SharedBudget } from '../../src/redis/shared-budget.ts';
import { RedisStore } from '../../src/redis/store.ts';
import type { RateLimits } from '../../src/stripe/budget.ts';
import { Limiter } from '../../src/stripe/limiter.ts';
import { HAS_REDIS, startRedis, type TestRedis } from '../support/redis.ts';

const now = () => performance.now();

/** A test sees a start up to so many milliseconds after its permission. */
const JITTER_MS = 50;

/** The most starts within any second. */
function mostInOneSecond(starts: readonly number[]): number {
  const sorted = [...starts].sort((one, other) => one - other);
  const isSoonAfter = (at: number, other: number) => other >= at && other < at + 1000 - JITTER_MS;
  return Math.max(...sorted.map((at) => sorted.filter((other) => isSoonAfter(at, other)).length));
}

describe.skipIf(!HAS_REDIS)('a budget that instances share', () => {
  let redis: TestRedis;
  let stores: RedisStore[] = [];
  let names = 0;

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    stores = [];
  });
  afterAll(() => redis.close());

  /** The limiters of so many instances for one key. */
  function limitersOf(count: number, limits: RateLimits): Limiter[] {
    names += 1;
    return Array.from({ length: count }, (_, index) => {
      const store = new RedisStore({ url: redis.url, instance: `${names}-${index}`, onChange: () => {} });
      stores.push(store);
      const options = { store, name: `budget ${names}`, limits, maxCallMs: 25_000, now, delay };
      return new Limiter({
        budget: new SharedBudget({ ...options, random: Math.random }),
        maxWaitMs: 60_000,
        now,
      });
    });
  }

  const acquire = async (limiter: Limiter, isWrite = false) => {
    const slot = await limiter.acquire({ group: limiter, isWrite, endsAt: Number.POSITIVE_INFINITY });
    if (!slot.release) throw new Error('The call was rejected.');
    return slot.release;
  };

  it('lets no more calls start within a second than allowed, and gives each instance its share', async () => {
    const limiters = limitersOf(3, { maxPerSecond: 30, maxInFlight: 1000 });
    const starts = limiters.map((): number[] => []);
    const calls = limiters.flatMap((limiter, index) =>
      Array.from({ length: 40 }, async () => {
        const release = await acquire(limiter);
        starts[index]?.push(now());
        release();
      }),
    );
    // As long as all wait, the shares are equal.
    await expect.poll(() => starts.flat().length, { timeout: 60_000 }).toBeGreaterThan(75);
    for (const own of starts) expect(own.length).toBeGreaterThanOrEqual(19);
    await Promise.all(calls);
    expect(mostInOneSecond(starts.flat())).toBeLessThanOrEqual(30);
  });

  it('counts the calls in flight of all instances, and reserves one slot for writes', async () => {
    const [one, two] = limitersOf(2, { maxPerSecond: 1000, maxInFlight: 3 });
    if (!one || !two) throw new Error('There are no limiters.');
    const releases = [await acquire(one), await acquire(two)];
    let hasStarted = false;
    const third = acquire(two).then((release) => {
      hasStarted = true;
      return release;
    });
    (await acquire(one, true))();
    expect(hasStarted).toBe(false);
    releases[0]?.();
    (await third)();
    expect(hasStarted).toBe(true);
  });

  it('lets one instance use all of it while no other waits', async () => {
    const [one] = limitersOf(2, { maxPerSecond: 20, maxInFlight: 1000 });
    if (!one) throw new Error('There is no limiter.');
    const before = now();
    for (const release of await Promise.all(Array.from({ length: 20 }, () => acquire(one)))) release();
    expect(mostInOneSecond([before])).toBe(1);
  });

  it('falls back to the share of the instance without Redis, and returns to Redis', async () => {
    const limiters = limitersOf(2, { maxPerSecond: 10, maxInFlight: 1000 });
    for (const limiter of limiters) (await acquire(limiter))();
    await expect.poll(() => stores.every(({ instances }) => instances === 2)).toBe(true);
    await redis.kill();
    const starts: number[] = [];
    const calls = limiters.map((limiter) =>
      Promise.all(
        Array.from({ length: 12 }, async () => {
          const release = await acquire(limiter);
          starts.push(now());
          release();
        }),
      ),
    );
    await Promise.all(calls);
    await redis.start();
    expect(mostInOneSecond(starts)).toBeLessThanOrEqual(10);
    await expect.poll(() => stores.some(({ isDegraded }) => isDegraded)).toBe(false);
    for (const limiter of limiters) (await acquire(limiter))();
  });
});
