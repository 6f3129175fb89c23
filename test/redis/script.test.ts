import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluate, NOW, scriptOf } from '../../src/redis/script.ts';
import { HAS_REDIS, startRedis, type TestRedis } from '../support/redis.ts';

describe.skipIf(!HAS_REDIS)('a script', () => {
  let redis: TestRedis;
  let client: Redis;
  beforeAll(async () => {
    redis = await startRedis();
    client = new Redis(redis.url);
  });
  afterAll(async () => {
    client.disconnect();
    await redis.close();
  });

  it('runs with keys and arguments, also after Redis has forgotten its text', async () => {
    const script = scriptOf('return { KEYS[1], ARGV[1] }');
    const run = () => evaluate(client, script, { keys: ['key'], args: [7] });
    expect(await run()).toEqual(['key', '7']);
    expect(await run()).toEqual(['key', '7']);
    await client.script('FLUSH');
    expect(await run()).toEqual(['key', '7']);
  });

  it('knows the time of Redis in milliseconds', async () => {
    const now = Number(await evaluate(client, scriptOf(`${NOW} return now`), { keys: [], args: [] }));
    expect(Math.abs(now - Date.now())).toBeLessThan(5000);
  });

  it('rejects with its own errors', async () => {
    const script = scriptOf("return redis.error_reply('NO such thing')");
    await expect(evaluate(client, script, { keys: [], args: [] })).rejects.toThrow('NO such thing');
  });
});
