import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text as textFrom } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import type { GatewayOptions } from '../../src/server/gateway.ts';
import { stripeClient } from '../sandbox/support.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { boundTo } from '../support/principals.ts';
import { type SseClient, subscribe } from '../support/sse.ts';
import { deliver, WEBHOOK_SECRET } from '../support/webhooks.ts';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

async function start(gateway: Partial<GatewayOptions> = {}): Promise<TestGateway> {
  const started = await startTestGateway({
    sandbox: { seeded: true },
    gateway: { stripeWebhookSecrets: [WEBHOOK_SECRET], eventsPollMs: 0, ...gateway },
  });
  opened.push(started);
  return started;
}

const ONE = `subscription ($id: ID!, $after: String) {
  setupIntent(id: $id, after: $after) { cursor gap type setupIntent { id status } }
}`;

async function watch(
  { url }: TestGateway,
  variables: object,
  { query = ONE, headers = {} }: { query?: string; headers?: Record<string, string> } = {},
): Promise<SseClient> {
  const client = await subscribe(url, { query, variables }, headers);
  opened.push(client);
  return client;
}

/** The values of a field of the items so far. */
const seen = ({ events }: SseClient, name: string) =>
  events
    .filter(({ event }) => event === 'next')
    .map(({ data }) => Object.values(data?.data ?? {})[0] as Record<string, unknown> | null)
    .map((item) => item?.[name] ?? null);

async function newIntent(gateway: TestGateway): Promise<string> {
  const intent = await stripeClient(gateway.sandbox).setupIntents.create({ customer: seededIds.customer });
  return intent.id;
}

let events = 0;
function event(objectId: string, type = 'setup_intent.requires_action') {
  events += 1;
  return { id: `evt_${events}`, type, objectId, customer: seededIds.customer };
}

describe('a subscription to one intent', () => {
  it('sends the state now, each changed state, and ends with the life of the intent', async () => {
    const gateway = await start();
    const id = await newIntent(gateway);
    const client = await watch(gateway, { id });
    await expect.poll(() => seen(client, 'setupIntent')).toEqual([{ id, status: 'REQUIRES_PAYMENT_METHOD' }]);
    await stripeClient(gateway.sandbox).setupIntents.confirm(id, {
      payment_method: 'pm_card_visa',
      return_url: 'https://example.com',
    });
    expect((await deliver(gateway.url, event(id, 'setup_intent.succeeded'))).status).toBe(200);
    await client.ended;
    expect(seen(client, 'setupIntent').at(-1)).toEqual({ id, status: 'SUCCEEDED' });
    expect(seen(client, 'type')).toEqual([null, 'SETUP_INTENT_SUCCEEDED']);
    expect(seen(client, 'gap')).toEqual([false, false]);
    expect(client.events.at(-1)?.event).toBe('complete');
    expect(client.events.map(({ id: cursor }) => cursor).slice(0, 2)).toEqual(seen(client, 'cursor'));
  });

  it('resumes after a cursor, by argument or Last-Event-ID', async () => {
    const gateway = await start();
    const id = await newIntent(gateway);
    const first = await watch(gateway, { id });
    await expect.poll(() => first.events.length).toBe(1);
    const [cursor] = seen(first, 'cursor');
    first.close();
    await stripeClient(gateway.sandbox).setupIntents.cancel(id);
    await deliver(gateway.url, event(id, 'setup_intent.canceled'));
    for (const options of [
      { variables: { id, after: cursor }, headers: {} },
      { variables: { id, after: 'ignored' }, headers: { 'last-event-id': String(cursor) } },
    ]) {
      const resumed = await watch(gateway, options.variables, { headers: options.headers });
      await resumed.ended;
      expect(seen(resumed, 'setupIntent')).toEqual([{ id, status: 'CANCELED' }]);
    }
  });

  it('begins with a gap after a cursor of another log', async () => {
    const gateway = await start();
    const id = await newIntent(gateway);
    const client = await watch(gateway, { id, after: 'other-log.5-0' });
    await expect.poll(() => seen(client, 'gap')).toEqual([true]);
    expect(seen(client, 'setupIntent')).toEqual([{ id, status: 'REQUIRES_PAYMENT_METHOD' }]);
  });

  it('rejects a text that is not a cursor', async () => {
    const gateway = await start();
    const id = seededIds.succeeded;
    for (const [variables, headers, source] of [
      [{ id, after: 'nonsense' }, {}, 'after'],
      [{ id }, { 'last-event-id': 'nonsense' }, 'Last-Event-ID'],
    ] as const) {
      const client = await watch(gateway, variables, { headers });
      await client.ended;
      expect(JSON.stringify(client.events)).toContain('BAD_USER_INPUT');
      expect(JSON.stringify(client.events)).toContain(`${source}: `);
    }
  });

  it('is streamed to a client without the header Accept, and by GET', async () => {
    const gateway = await start();
    const query = `subscription { setupIntent(id: "${seededIds.succeeded}") { setupIntent { status } } }`;
    const url = new URL(gateway.url);
    url.searchParams.set('query', query);
    const byGet = await fetch(url, { headers: { accept: 'text/event-stream' } });
    const post = request(gateway.url, { method: 'POST', headers: { 'content-type': 'application/json' } });
    post.end(JSON.stringify({ query }));
    const [byPost] = (await once(post, 'response')) as [IncomingMessage];
    for (const text of [await byGet.text(), await textFrom(byPost)]) {
      expect(text).toContain('SUCCEEDED');
      expect(text).toContain('event: complete');
    }
  });

  it('shows an intent of another customer as missing, and ends', async () => {
    const gateway = await start({ principal: () => boundTo('cus_other') });
    const client = await watch(gateway, { id: seededIds.succeeded });
    await client.ended;
    expect(JSON.stringify(client.events)).toContain('RESOURCE_MISSING');
    expect(JSON.stringify(client.events)).not.toContain('SUCCEEDED');
  });

  it('is limited per customer', async () => {
    const gateway = await start({
      principal: () => boundTo(seededIds.customer),
      subscriptionsMaxPerCaller: 1,
    });
    const id = await newIntent(gateway);
    const first = await watch(gateway, { id });
    await expect.poll(() => first.events.length).toBe(1);
    const second = await watch(gateway, { id });
    await second.ended;
    expect(JSON.stringify(second.events)).toContain('RATE_LIMITED');
    first.close();
    await expect
      .poll(async () => {
        const third = await watch(gateway, { id });
        await expect.poll(() => third.events.length).toBeGreaterThan(0);
        return JSON.stringify(third.events).includes('RATE_LIMITED');
      })
      .toBe(false);
  });

  it('ends at its maximum age', async () => {
    const gateway = await start({ subscriptionMaxAgeMs: 1 });
    const id = await newIntent(gateway);
    const client = await watch(gateway, { id });
    await client.ended;
    expect(client.events.at(-1)?.event).toBe('complete');
  });
});

describe('a subscription to many intents', () => {
  const MANY = `subscription ($customer: ID) {
    setupIntents(customer: $customer) { cursor type setupIntent { id status } }
  }`;

  it('begins with a cursor and no intent, and sends the intents that change', async () => {
    const gateway = await start();
    const client = await watch(gateway, { customer: seededIds.customer }, { query: MANY });
    await expect.poll(() => seen(client, 'setupIntent')).toEqual([null]);
    const id = await newIntent(gateway);
    await deliver(gateway.url, { ...event('seti_foreign'), customer: 'cus_other' });
    await deliver(gateway.url, event(id, 'setup_intent.created'));
    await expect
      .poll(() => seen(client, 'setupIntent'))
      .toEqual([null, { id, status: 'REQUIRES_PAYMENT_METHOD' }]);
  });

  it('hides the intents of other customers', async () => {
    const gateway = await start({ principal: () => boundTo('cus_other') });
    const client = await watch(gateway, {}, { query: MANY });
    await expect.poll(() => client.events.length).toBe(1);
    const before = gateway.sandbox.requests().length;
    // An event that does not name its customer concerns every subscriber until the intent was read.
    await deliver(gateway.url, { ...event(seededIds.succeeded, 'setup_intent.succeeded'), customer: null });
    await expect.poll(() => gateway.sandbox.requests().length).toBeGreaterThan(before);
    await deliver(gateway.url, { ...event('seti_unknown'), customer: null });
    await expect.poll(() => gateway.sandbox.requests().length).toBeGreaterThan(before + 1);
    expect(client.events).toHaveLength(1);
  });
});

describe('waitForSetupIntent', () => {
  const WAIT = `query ($id: ID!, $timeoutMs: Int) { waitForSetupIntent(id: $id, timeoutMs: $timeoutMs) { id status } }`;

  it('returns once the status is neither REQUIRES_ACTION nor PROCESSING', async () => {
    const gateway = await start();
    const stripe = stripeClient(gateway.sandbox);
    const { id } = await stripe.setupIntents.create({
      payment_method: 'pm_card_authenticationRequired',
      confirm: true,
      return_url: 'https://example.com',
    });
    const waiting = gateway.execute(WAIT, { id });
    const calls = gateway.sandbox.requests().length;
    await expect.poll(() => gateway.sandbox.requests().length).toBeGreaterThan(calls);
    await stripe.setupIntents.cancel(id);
    await deliver(gateway.url, event(id, 'setup_intent.canceled'));
    expect(await waiting).toMatchObject({ data: { waitForSetupIntent: { id, status: 'CANCELED' } } });
  });

  it('returns the intent as it is at the timeout, and rejects longer ones', async () => {
    const gateway = await start();
    const { id } = await stripeClient(gateway.sandbox).setupIntents.create({
      payment_method: 'pm_card_authenticationRequired',
      confirm: true,
      return_url: 'https://example.com',
    });
    expect(await gateway.execute(WAIT, { id, timeoutMs: 50 })).toMatchObject({
      data: { waitForSetupIntent: { status: 'REQUIRES_ACTION' } },
    });
    expect(await gateway.execute(WAIT, { id, timeoutMs: 60_001 })).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'timeoutMs' } }],
    });
  });
});

it('sends multipart responses to Apollo Client', async () => {
  const gateway = await start();
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/json',
    },
    body: JSON.stringify({ query: ONE, variables: { id: seededIds.canceled } }),
  });
  expect(response.headers.get('content-type')).toContain('multipart/mixed');
  const text = await response.text();
  expect(text).toContain('"status":"CANCELED"');
  expect(text.trimEnd().endsWith('--graphql--')).toBe(true);
});
