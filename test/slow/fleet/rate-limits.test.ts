import { afterEach, describe, expect, it } from 'vitest';
import { HAS_REDIS, startRedis, type TestRedis } from '../../support/redis.ts';
import {
  type Arrival,
  type Instance,
  mostInOneSecond,
  readUntil,
  type StubStripe,
  startInstance,
  startStubStripe,
} from './fleet.ts';

const MAX_PER_SECOND = 50;
const INSTANCES = 3;

/** The limit of an instance without Redis. */
const SHARE = Math.floor(MAX_PER_SECOND / INSTANCES);

/** A busy machine delays single calls, which then arrive in another second than they were sent. */
const RETRIES = 3;

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

interface Fleet {
  readonly instances: readonly Instance[];
  readonly stripe: StubStripe;
  readonly redis: TestRedis;
}

async function startFleet(): Promise<Fleet> {
  const redis = await startRedis();
  opened.push(redis.close);
  const stripe = await startStubStripe();
  opened.push(stripe.close);
  const env = { STRIPE_MAX_RPS: String(MAX_PER_SECOND), STRIPE_MAX_IN_FLIGHT: '30' };
  const instances = await Promise.all(
    Array.from({ length: INSTANCES }, () => startInstance(stripe, redis, env)),
  );
  opened.push(...instances.map(({ kill }) => kill));
  // Opens connections, and lets Node compile the code.
  await readAll(instances, performance.now() + 2000, 'warm');
  return { instances, stripe, redis };
}

/** Sends reads to all instances. Returns the wrong answers. */
async function readAll(instances: readonly Instance[], endsAt: number, name = 'i'): Promise<string[]> {
  const wrong = await Promise.all(
    instances.map((instance, index) => readUntil(endsAt, instance, `${name}${index}`)),
  );
  return wrong.flat();
}

async function arrivalsSince(stripe: StubStripe, start: number): Promise<readonly Arrival[]> {
  return (await stripe.arrivals()).filter(({ at }) => at >= start);
}

describe.skipIf(!HAS_REDIS)('three instances with STRIPE_MAX_RPS=50', { retry: RETRIES }, () => {
  it('send no more calls in any second, use most of them, and get at least a quarter each', async () => {
    const { instances, stripe } = await startFleet();
    const start = performance.now();
    expect(await readAll(instances, start + 10_000)).toEqual([]);
    const arrivals = await arrivalsSince(stripe, start);
    expect(mostInOneSecond(arrivals)).toBeLessThanOrEqual(MAX_PER_SECOND);
    const underLoad = arrivals.filter(({ at }) => at > start + 1000 && at <= start + 9000);
    expect(underLoad.length / 8).toBeGreaterThanOrEqual(40);
    for (const index of instances.keys()) {
      const own = underLoad.filter(({ id }) => id.startsWith(`seti_i${index}x`));
      expect(own.length / underLoad.length).toBeGreaterThanOrEqual(0.25);
    }
  });

  it('answer all reads while Redis does not, keep to their shares, and recover within 5 seconds', async () => {
    const { instances, stripe, redis } = await startFleet();
    const start = performance.now();
    const reads = readAll(instances, start + 16_000);
    const statesAt = async (ms: number) => {
      await new Promise((resolve) => setTimeout(resolve, start + ms - performance.now()));
      return Promise.all(instances.map((instance) => instance.readiness()));
    };
    await statesAt(2000);
    redis.pause();
    expect(await statesAt(10_000)).toEqual(['degraded', 'degraded', 'degraded']);
    redis.resume();
    expect(await statesAt(15_000)).toEqual(['ready', 'ready', 'ready']);
    expect(await reads).toEqual([]);
    const arrivals = await arrivalsSince(stripe, start);
    expect(mostInOneSecond(arrivals)).toBeLessThanOrEqual(MAX_PER_SECOND + INSTANCES * SHARE);
    // Permissions that were granted during the outage must not block later calls.
    const after = arrivals.filter(({ at }) => at > start + 13_000 && at <= start + 16_000);
    expect(after.length / 3).toBeGreaterThanOrEqual(MAX_PER_SECOND / 2);
  });
});
