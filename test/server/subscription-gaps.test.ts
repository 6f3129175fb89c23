import { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { stripeClient } from '../sandbox/support.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { HAS_REDIS, startRedis } from '../support/redis.ts';
import { type SseClient, subscribe } from '../support/sse.ts';
import { deliver, WEBHOOK_SECRET } from '../support/webhooks.ts';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});
const keep = <T extends { close(): unknown }>(each: T): T => {
  opened.push(each);
  return each;
};

/** The log keeps about so many events; Redis removes them in blocks of a hundred. */
const RETAINED = 100;

const start = async (redisUrl?: string) =>
  keep(
    await startTestGateway({
      gateway: {
        stripeWebhookSecrets: [WEBHOOK_SECRET],
        eventsPollMs: 0,
        eventsRetained: RETAINED,
        ...(redisUrl !== undefined && { redisUrl }),
      },
    }),
  );

const QUERY = `subscription ($id: ID!, $after: String) {
  setupIntent(id: $id, after: $after) { cursor gap setupIntent { status } }
}`;

const watch = async ({ url }: TestGateway, id: string, after?: string) =>
  keep(await subscribe(url, { query: QUERY, variables: { id, after } }));

interface Item {
  readonly cursor: string;
}
const itemsOf = ({ events }: SseClient) =>
  events.flatMap(({ data }) => (data?.data?.setupIntent as Item | undefined) ?? []);

let events = 0;
const event = (objectId: string, type = 'setup_intent.canceled') => {
  events += 1;
  return { id: `evt_${events}`, type, objectId };
};

const GAP = { gap: true, setupIntent: { status: 'REQUIRES_PAYMENT_METHOD' } };
const CANCELED = { gap: false, setupIntent: { status: 'CANCELED' } };

async function newIntent({ sandbox }: TestGateway): Promise<string> {
  return (await stripeClient(sandbox).setupIntents.create({})).id;
}

async function cancel({ sandbox, url }: TestGateway, id: string): Promise<void> {
  await stripeClient(sandbox).setupIntents.cancel(id);
  expect((await deliver(url, event(id))).status).toBe(200);
}

describe.each([
  ['in memory', true, false],
  ['on Redis', HAS_REDIS, true],
])('a log %s that has dropped events', (_, isAvailable, hasRedis) => {
  it.skipIf(!isAvailable)('leads to one gap and the state now, for a client that resumes', async () => {
    const gateway = await start(hasRedis ? keep(await startRedis()).url : undefined);
    const id = await newIntent(gateway);
    const first = await watch(gateway, id);
    await expect.poll(() => itemsOf(first)).toHaveLength(1);
    const after = itemsOf(first)[0]?.cursor;
    first.close();
    const others = Array.from({ length: 4 * RETAINED }, () => event(seededIds.succeeded));
    for (const other of others) await deliver(gateway.url, other);
    const resumed = await watch(gateway, id, after);
    await expect.poll(() => itemsOf(resumed)).toMatchObject([GAP]);
    await cancel(gateway, id);
    await resumed.ended;
    expect(itemsOf(resumed)).toMatchObject([GAP, CANCELED]);
  });
});

describe.skipIf(!HAS_REDIS)('a Redis that was flushed', () => {
  it('leads to one gap and the state now, for clients that stay and for those that resume', async () => {
    const redis = keep(await startRedis());
    const gateway = await start(redis.url);
    const id = await newIntent(gateway);
    const staying = await watch(gateway, id);
    await expect.poll(() => itemsOf(staying)).toHaveLength(1);
    const after = itemsOf(staying)[0]?.cursor;
    const commands = new Redis(redis.url);
    await commands.flushall();
    commands.disconnect();
    const resumed = await watch(gateway, id, after);
    await expect.poll(() => itemsOf(resumed)).toMatchObject([GAP]);
    await expect.poll(() => itemsOf(staying)).toMatchObject([{ gap: false }, GAP]);
    await cancel(gateway, id);
    await resumed.ended;
    await staying.ended;
    expect(itemsOf(resumed)).toMatchObject([GAP, CANCELED]);
    expect(itemsOf(staying)).toMatchObject([{ gap: false }, GAP, CANCELED]);
  });
});
