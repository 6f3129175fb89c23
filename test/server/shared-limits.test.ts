import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { boundTo } from '../support/principals.ts';
import { HAS_REDIS, startRedis, type TestRedis } from '../support/redis.ts';

const CREATE = `mutation ($key: String!) {
  createSetupIntent(input: { idempotencyKey: $key }) { ... on CreateSetupIntentPayload { setupIntent { id } } }
}`;

describe.skipIf(!HAS_REDIS)('gateways that share a Redis', () => {
  let redis: TestRedis;
  const gateways: TestGateway[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    for (let index = 0; index < 3; index += 1) {
      const principal = () => boundTo('cus_1');
      gateways.push(await startTestGateway({ gateway: { redisUrl: redis.url, principal } }));
    }
  });
  afterAll(async () => {
    for (const gateway of gateways) await gateway.close();
    await redis.close();
  });

  it('carry out ten creates of one customer, and store no secret in Redis', async () => {
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, index) => gateways[index % 3]?.execute(CREATE, { key: `key ${index}` })),
    );
    const rejected = results.filter((result) => result?.errors?.[0]?.extensions?.code === 'RATE_LIMITED');
    expect(rejected).toHaveLength(20);

    const client = new Redis(redis.url);
    const keys = await client.keys('*');
    const stored = await Promise.all(keys.map((key) => client.dump(key)));
    client.disconnect();
    expect(keys.length).toBeGreaterThan(2);
    expect(`${keys} ${stored}`).not.toMatch(/sk_test|_secret_|key \d/);
  });
});

it('rejects a Redis on another host without TLS', async () => {
  const start = (options: object) =>
    startTestGateway({ gateway: { redisUrl: 'redis://redis.example', ...options } });
  await expect(start({})).rejects.toThrow('redisUrl must start with rediss:// (TLS)');
  await (await start({ redisPlaintext: true })).close();
});
