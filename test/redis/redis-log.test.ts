import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RedisLog } from '../../src/redis/redis-log.ts';
import { factOf } from '../support/events.ts';
import { HAS_REDIS, startRedis, type TestRedis } from '../support/redis.ts';

// What both kinds of log promise is tested in event-log.test.ts.
describe.skipIf(!HAS_REDIS)('a log on Redis', () => {
  let redis: TestRedis;
  let client: Redis;
  const logs: RedisLog[] = [];
  beforeAll(async () => {
    redis = await startRedis();
    client = new Redis(redis.url);
  });
  afterEach(async () => {
    for (const log of logs.splice(0)) await log.close();
    await client.flushall();
  });
  afterAll(async () => {
    client.disconnect();
    await redis.close();
  });

  function logOf(name = 'name') {
    const log = new RedisLog({ url: redis.url, name, retained: 1000, newLog: randomUUID() });
    logs.push(log);
    return log;
  }

  function listening(log: RedisLog) {
    const seen: string[] = [];
    const rig = { seen, losses: 0 };
    log.listen(
      ({ id }) => seen.push(id),
      () => {
        rig.losses += 1;
      },
    );
    return rig;
  }

  it('passes on every event after the first position that it has reported', async () => {
    const log = logOf();
    const head = await log.head();
    await log.append(factOf({ id: 'evt_a' }));
    const { seen } = listening(log);
    await expect.poll(() => seen).toEqual(['evt_a']);
    expect(await log.since(head)).toMatchObject([{ id: 'evt_a' }]);
  });

  it('reports one loss after Redis has lost its data, and knows no older cursor', async () => {
    const [log, other] = [logOf(), logOf()];
    const rig = listening(log);
    const head = await log.head();
    await log.append(factOf({ id: 'evt_a' }));
    await expect.poll(() => rig.seen).toEqual(['evt_a']);
    await client.flushall();
    await other.append(factOf({ id: 'evt_b' }));
    await other.append(factOf({ id: 'evt_c' }));
    await expect.poll(() => rig.seen).toEqual(['evt_a', 'evt_b', 'evt_c']);
    expect(rig.losses).toBe(1);
    expect(await log.since(head)).toBeNull();
  });

  it('does not know a position that it has not reached, as after a change to an older replica', async () => {
    const log = logOf();
    await log.append(factOf());
    const [name = ''] = (await log.head()).split('.');
    expect(await log.since(`${name}.99999999999999-0`)).toBeNull();
  });

  it('stores facts, but neither client secrets nor the key', async () => {
    const log = logOf();
    await log.append(factOf({ objectId: 'seti_1' }));
    const dump: string[] = [];
    for (const key of await client.keys('*')) {
      dump.push(key);
      if ((await client.type(key)) === 'stream')
        dump.push(JSON.stringify(await client.xrange(key, '-', '+')));
    }
    expect(dump.join()).toContain('seti_1');
    expect(dump.join()).not.toMatch(/_secret_|sk_test/);
  });

  it('rejects soon if Redis does not answer, so that Stripe can be told to try again', async () => {
    const log = logOf();
    await log.head();
    redis.pause();
    try {
      await expect(log.append(factOf())).rejects.toThrow();
    } finally {
      redis.resume();
    }
  });
});
