import { afterEach, describe, expect, it } from 'vitest';
import { HAS_REDIS, startRedis, type TestRedis } from '../../support/redis.ts';
import {
  type Instance,
  mostInOneSecond,
  readUntil,
  type StubStripe,
  startInstance,
  startStubStripe,
} from './fleet.ts';

const MAX_PER_SECOND = 50;
const INSTANCES = 3;
const CONCURRENCY = 20;

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function startFleet(): Promise<{ instances: Instance[]; stripe: StubStripe; redis: TestRedis }> {
  const redis = await startRedis();
  const stripe = await startStubStripe();
  const instances = await Promise.all(
    Array.from({ length: INSTANCES }, () =>
      startInstance(stripe, redis, { STRIPE_MAX_RPS: String(MAX_PER_SECOND) }),
    ),
  );
  opened.push(...instances.map(({ kill }) => kill), stripe.close, redis.close);
  return { instances, stripe, redis };
}

describe.skipIf(!HAS_REDIS)('three instances with STRIPE_MAX_RPS=50', () => {
  it('send no more calls in any second, use most of them, and get at least a quarter each', async () => {
    const { instances, stripe } = await startFleet();
    const start = performance.now();
    const wrong = await Promise.all(
      instances.map((instance, index) =>
        readUntil(start + 10_000, instance, { name: `i${index}`, concurrency: CONCURRENCY }),
      ),
    );
    expect(wrong.flat()).toEqual([]);
    const arrivals = await stripe.arrivals();
    expect(mostInOneSecond(arrivals)).toBeLessThanOrEqual(MAX_PER_SECOND);
    // Without the connection of the first calls, and the last ones, when no instance is under load any more.
    const under = arrivals.filter(({ at }) => at > start + 2000 && at <= start + 10_000);
    console.info(
      under.length / 8,
      mostInOneSecond(arrivals),
      [0, 1, 2].map((i) => under.filter((a) => a.id.startsWith(`seti_i${i}x`)).length),
    );
    expect(under.length / 8).toBeGreaterThanOrEqual(40);
    for (let index = 0; index < INSTANCES; index += 1) {
      const own = under.filter(({ id }) => id.startsWith(`seti_i${index}x`));
      expect(own.length / under.length).toBeGreaterThanOrEqual(0.25);
    }
  });

  it('answer all reads while Redis does not, within their shares, and recover by themselves', async () => {
    const { instances, stripe, redis } = await startFleet();
    const start = performance.now();
    const reads = instances.map((instance, index) =>
      readUntil(start + 16_000, instance, { name: `i${index}`, concurrency: CONCURRENCY }),
    );
    const statesAt = async (at: number) => {
      await new Promise((resolve) => setTimeout(resolve, start + at - performance.now()));
      return Promise.all(instances.map((instance) => instance.readiness()));
    };
    expect(await statesAt(3000)).toEqual(['ready', 'ready', 'ready']);
    redis.pause();
    expect(await statesAt(10_000)).toEqual(['degraded', 'degraded', 'degraded']);
    redis.resume();
    expect(await statesAt(15_000)).toEqual(['ready', 'ready', 'ready']);
    expect((await Promise.all(reads)).flat()).toEqual([]);
    const most = mostInOneSecond(await stripe.arrivals());
    expect(most).toBeLessThanOrEqual(2 * MAX_PER_SECOND);
    console.info(most);
  });
});
