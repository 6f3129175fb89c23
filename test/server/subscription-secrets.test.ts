import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/schema/log.ts';
import { stripeClient } from '../sandbox/support.ts';
import { startTestGateway } from '../support/gateway.ts';
import { BROWSER } from '../support/principals.ts';
import { HAS_REDIS, startRedis, type TestRedis } from '../support/redis.ts';
import { type RecordedSpans, recordSpans } from '../support/spans.ts';
import { subscribe } from '../support/sse.ts';
import { deliver, signatureOf, snapshotOf, WEBHOOK_SECRET } from '../support/webhooks.ts';

const opened: { close(): unknown }[] = [];
const keep = <T extends { close(): unknown }>(each: T): T => {
  opened.push(each);
  return each;
};

describe.skipIf(!HAS_REDIS)('on Redis', () => {
  let redis: TestRedis;
  let commands: Redis;
  let spans: RecordedSpans;
  beforeEach(async () => {
    redis = keep(await startRedis());
    commands = new Redis(redis.url);
    // Otherwise a dump could not be searched.
    await commands.config('SET', 'rdbcompression', 'no');
    spans = recordSpans();
    keep({ close: () => commands.disconnect() });
  });
  afterEach(async () => {
    spans.stop();
    for (const each of opened.splice(0).reverse()) await each.close();
  });

  const lines: string[] = [];
  const record = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { info: record, warn: record, error: record };

  const start = async (eventsPollMs: number) =>
    keep(
      await startTestGateway({
        gateway: {
          stripeWebhookSecrets: [WEBHOOK_SECRET],
          redisUrl: redis.url,
          eventsPollMs,
          principal: () => BROWSER,
          log,
        },
      }),
    );

  /** All keys and values. */
  const dump = async () => {
    const keys = await commands.keys('*');
    const values = await Promise.all(keys.map((key) => commands.dumpBuffer(key)));
    return `${keys.join('\n')} ${Buffer.concat(values.filter((value) => value !== null)).toString('latin1')}`;
  };

  it('no client secret of an event or a subscription is stored, logged or traced', async () => {
    const gateway = await start(50);
    const { id, client_secret: clientSecret } = await stripeClient(gateway.sandbox).setupIntents.create({});
    const query = `subscription Follow($id: ID!, $clientSecret: String, $after: String) {
      setupIntent(id: $id, clientSecret: $clientSecret, after: $after) { cursor setupIntent { status clientSecret } }
    }`;
    const client = keep(await subscribe(gateway.url, { query, variables: { id, clientSecret } }));
    await expect.poll(() => client.events.length).toBe(1);
    await stripeClient(gateway.sandbox).setupIntents.cancel(id);
    const event = { id: 'evt_1', type: 'setup_intent.canceled', objectId: id };
    expect(snapshotOf(event)).toContain('_secret_');
    expect((await deliver(gateway.url, event)).status).toBe(200);
    await client.ended;
    for (const variables of [
      { id, clientSecret: 'seti_1_secret_wrong' },
      { id, clientSecret, after: clientSecret },
      { id: clientSecret, clientSecret },
    ])
      await keep(await subscribe(gateway.url, { query, variables })).ended;
    const body = snapshotOf(event);
    const forged = { 'stripe-signature': signatureOf(body, { secret: 'whsec_other' }) };
    await fetch(new URL('/webhooks/stripe', gateway.url), { method: 'POST', headers: forged, body });

    const stored = await dump();
    expect(stored).toContain(id);
    expect(stored).not.toContain('_secret_');
    const logged = lines.join('\n');
    expect(logged).toContain('Follow');
    expect(logged).toContain('signature');
    expect(logged).not.toContain('_secret_');
    expect(logged).not.toContain('whsec_');
    const traced = JSON.stringify(
      spans.spans().map(({ name, attributes, events, status }) => ({ name, attributes, events, status })),
    );
    expect(traced).toContain('/v1/setup_intents/:id');
    expect(traced).not.toContain('_secret_');
  });

  it('a flood of badly signed webhooks costs no command', async () => {
    const gateway = await start(0);
    const body = snapshotOf({ id: 'evt_1', type: 'setup_intent.created', objectId: 'seti_1' });
    const send = (secret: string) =>
      fetch(new URL('/webhooks/stripe', gateway.url), {
        method: 'POST',
        headers: { 'stripe-signature': signatureOf(body, { secret }) },
        body,
      });
    expect((await send(WEBHOOK_SECRET)).status).toBe(200);
    const size = await commands.dbsize();
    const scripts = async () => /cmdstat_evalsha:calls=(\d+)/.exec(await commands.info('commandstats'))?.[1];
    const before = await scripts();
    const statuses = await Promise.all(Array.from({ length: 200 }, () => send('whsec_other')));
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([400]));
    expect([await scripts(), await commands.dbsize()]).toEqual([before, size]);
  });
});
