import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NOW, scriptOf } from '../../src/redis/script.ts';
import { RedisStore } from '../../src/redis/store.ts';
import { HAS_REDIS, startRedis, type TestRedis } from '../support/redis.ts';

const ECHO = scriptOf(`${NOW} return { ARGV[1], KEYS[1], ARGV[2], now > 0 and 1 or 0 }`);

describe.skipIf(!HAS_REDIS)('the store on Redis', () => {
  let redis: TestRedis;
  const stores: RedisStore[] = [];
  const changes: boolean[] = [];

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close();
    changes.length = 0;
  });
  afterAll(() => redis.close());

  function storeOf(instance: string, url = redis.url): RedisStore {
    const store = new RedisStore({ url, instance, onChange: (isDegraded) => changes.push(isDegraded) });
    stores.push(store);
    return store;
  }

  const run = (store: RedisStore) => store.run(ECHO, ['key'], ['value']);

  it('runs a script with the name of the instance as its first argument', async () => {
    expect(await run(storeOf('one'))).toEqual(['one', 'key', 'value', 1]);
  });

  it('counts the running instances, until they close', async () => {
    const [one, two] = [storeOf('one'), storeOf('two')];
    await run(one);
    await run(two);
    await expect.poll(() => one.instances).toBe(2);
    await two.close();
    await expect.poll(() => one.instances).toBe(1);
  });

  it('returns null without Redis, and recovers by itself', async () => {
    const store = storeOf('one');
    await run(store);
    await redis.kill();
    expect(await run(store)).toBeNull();
    expect(store.isDegraded).toBe(true);
    await redis.start();
    await expect.poll(() => store.isDegraded).toBe(false);
    expect(await run(store)).toEqual(['one', 'key', 'value', 1]);
    expect(changes).toEqual([true, false]);
  });

  it('removes members later if Redis does not answer', async () => {
    const store = storeOf('one');
    const add = scriptOf("return redis.call('ZADD', KEYS[1], 1, ARGV[2])");
    const count = scriptOf("return redis.call('ZCARD', KEYS[1])");
    await store.run(add, ['set'], ['member']);
    redis.pause();
    try {
      expect(await run(store)).toBeNull();
      store.remove('set', ['member']);
    } finally {
      redis.resume();
    }
    await expect.poll(() => store.isDegraded).toBe(false);
    expect(await store.run(count, ['set'], [])).toBe(0);
  });

  it('returns null while Redis does not answer, and waits for it only once', async () => {
    const store = storeOf('one');
    await run(store);
    redis.pause();
    try {
      expect(await run(store)).toBeNull();
      const immediate = Symbol('immediate');
      const first = await Promise.race([
        run(store),
        new Promise((resolve) => setImmediate(resolve, immediate)),
      ]);
      expect(first).toBeNull();
    } finally {
      redis.resume();
    }
    await expect.poll(() => store.isDegraded).toBe(false);
  });

  it('returns null if there was never a connection', async () => {
    const store = storeOf('one', 'redis://127.0.0.1:1');
    expect(await run(store)).toBeNull();
    expect(store.instances).toBe(1);
  });

  it('keeps the last known number of instances while Redis is away', async () => {
    const [one, two] = [storeOf('one'), storeOf('two')];
    await run(one);
    await run(two);
    await expect.poll(() => one.instances).toBe(2);
    await redis.kill();
    await run(one);
    expect(one.instances).toBe(2);
    await redis.start();
  });
});
