import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import type { GatewayOptions } from '../../src/server/gateway.ts';
import { stripeClient } from '../sandbox/support.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startHttpServer } from '../support/http-server.ts';
import { BROWSER, boundTo, service } from '../support/principals.ts';
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

async function start(gateway: Partial<GatewayOptions> = {}): Promise<TestGateway> {
  return keep(
    await startTestGateway({
      sandbox: { seeded: true },
      gateway: { stripeWebhookSecrets: [WEBHOOK_SECRET], eventsPollMs: 0, ...gateway },
    }),
  );
}

const ONE = 'subscription ($id: ID!) { setupIntent(id: $id) { cursor setupIntent { status } } }';

const watch = async ({ url }: { readonly url: string }, query: string, variables: object = {}) =>
  keep(await subscribe(url, { query, variables }));

const textOf = ({ events }: SseClient) => JSON.stringify(events);

let events = 0;
function event(objectId: string, customer: string | null = null, type = 'setup_intent.requires_action') {
  events += 1;
  return { id: `evt_${events}`, type, objectId, customer };
}

const newIntent = async ({ sandbox }: TestGateway) =>
  stripeClient(sandbox).setupIntents.create({
    payment_method: 'pm_card_authenticationRequired',
    confirm: true,
    return_url: 'https://shop.example',
  });

it('A subscription makes at most two reads for 100 events in a burst', async () => {
  const held: ServerResponse[] = [];
  const upstream = keep(
    await startHttpServer((_request, response) => {
      held.push(response);
    }),
  );
  const respond = () => held.pop()?.end('{"object":"setup_intent","id":"seti_1","status":"requires_action"}');
  const gateway = await start({ stripeApiBase: upstream.url });
  const client = await watch(gateway, ONE, { id: 'seti_1' });
  await expect.poll(() => held.length).toBe(1);
  respond();
  await expect.poll(() => client.events.length).toBe(1);
  await deliver(gateway.url, event('seti_1'));
  await expect.poll(() => held.length).toBe(1);
  for (let count = 1; count < 100; count += 1) await deliver(gateway.url, event('seti_1'));
  expect(held).toHaveLength(1);
  respond();
  await expect.poll(() => held.length).toBe(1);
  respond();
  // A read of another subscriber shows that no third read follows, and that equal states were not sent again.
  const other = await watch(gateway, ONE, { id: 'seti_1' });
  await expect.poll(() => held.length).toBe(1);
  respond();
  await expect.poll(() => other.events.length).toBe(1);
  expect([held.length, client.events.length]).toEqual([0, 1]);
});

it('A subscription ends without a cursor if Stripe fails, and a client that resumes gets the state', async () => {
  let isDown = false;
  let status = 'requires_action';
  const upstream = keep(
    await startHttpServer((_request, response) => {
      response.writeHead(isDown ? 500 : 200, { 'stripe-should-retry': 'false' });
      response.end(isDown ? '{}' : JSON.stringify({ object: 'setup_intent', id: 'seti_1', status }));
    }),
  );
  const gateway = await start({ stripeApiBase: upstream.url });
  const query = `subscription ($id: ID!, $after: String) { setupIntent(id: $id, after: $after) { cursor setupIntent { status } } }`;
  const client = await watch(gateway, query, { id: 'seti_1' });
  await expect.poll(() => client.events.length).toBe(1);
  isDown = true;
  status = 'canceled';
  await deliver(gateway.url, event('seti_1', null, 'setup_intent.canceled'));
  await client.ended;
  expect(client.events).toMatchObject([
    { id: expect.any(String) },
    {
      id: undefined,
      data: {
        data: { setupIntent: null },
        errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE', retryable: true } }],
      },
    },
    { event: 'complete' },
  ]);
  isDown = false;
  const resumed = await watch(gateway, query, { id: 'seti_1', after: client.events[0]?.id });
  await resumed.ended;
  expect(resumed.events).toMatchObject([
    { data: { data: { setupIntent: { setupIntent: { status: 'CANCELED' } } } } },
    { event: 'complete' },
  ]);
});

describe('access to an item', () => {
  it('is checked also if the intent is not selected', async () => {
    const gateway = await start({ principal: () => boundTo('cus_other') });
    const client = await watch(gateway, 'subscription ($id: ID!) { setupIntent(id: $id) { cursor type } }', {
      id: seededIds.succeeded,
    });
    await client.ended;
    expect(textOf(client)).toContain('RESOURCE_MISSING');
    expect(textOf(client)).not.toContain('cursor"');
  });

  it('hides events of other customers whose intents are not selected', async () => {
    const gateway = await start({ principal: () => boundTo('cus_other') });
    const client = await watch(gateway, 'subscription { setupIntents { cursor type createdAt } }');
    await expect.poll(() => client.events.length).toBe(1);
    const before = gateway.sandbox.requests().length;
    await deliver(gateway.url, event(seededIds.succeeded));
    await expect.poll(() => gateway.sandbox.requests().length).toBeGreaterThan(before);
    await deliver(gateway.url, event('seti_unknown'));
    await expect.poll(() => gateway.sandbox.requests().length).toBeGreaterThan(before + 1);
    expect(client.events).toHaveLength(1);
  });

  it('ends the stream of a final intent that is not selected', async () => {
    const gateway = await start();
    const client = await watch(gateway, 'subscription ($id: ID!) { setupIntent(id: $id) { cursor } }', {
      id: seededIds.succeeded,
    });
    await client.ended;
    expect(client.events.map(({ event: name }) => name)).toEqual(['next', 'complete']);
  });

  it('requires the scope to read intents', async () => {
    const gateway = await start({ principal: () => service(['setup_intents:write']) });
    const client = await watch(gateway, ONE, { id: seededIds.succeeded });
    await client.ended;
    expect(textOf(client)).toContain('FORBIDDEN');
    expect(gateway.sandbox.requests()).toEqual([]);
  });

  it('is given to a browser with the client secret', async () => {
    const gateway = await start({ principal: () => BROWSER });
    const { id, client_secret: clientSecret } = await newIntent(gateway);
    const query = `subscription ($id: ID!, $clientSecret: String) {
      setupIntent(id: $id, clientSecret: $clientSecret) { setupIntent { status } }
    }`;
    const client = await watch(gateway, query, { id, clientSecret });
    await expect.poll(() => textOf(client)).toContain('REQUIRES_ACTION');
    await stripeClient(gateway.sandbox).setupIntents.cancel(id);
    await deliver(gateway.url, event(id, null, 'setup_intent.canceled'));
    await client.ended;
    expect(textOf(client)).toContain('CANCELED');
    const without = await watch(gateway, query, { id });
    await without.ended;
    expect(textOf(without)).toContain('errors');
    expect(textOf(without)).not.toContain('CANCELED');
  });

  it('does not accept a client secret in a URL', async () => {
    const gateway = await start();
    const query = 'subscription { setupIntent(id: "seti_1", clientSecret: "seti_1_secret_x") { cursor } }';
    const response = await fetch(`${gateway.url}?${new URLSearchParams({ query })}`, {
      headers: { accept: 'text/event-stream' },
    });
    expect(await response.text()).toContain('BAD_REQUEST');
    expect(gateway.sandbox.requests()).toEqual([]);
  });
});

describe('open subscriptions', () => {
  it('do not count as concurrent requests', async () => {
    const gateway = await start({ maxConcurrentRequests: 1 });
    const { id } = await newIntent(gateway);
    for (let count = 0; count < 3; count += 1) {
      const client = await watch(gateway, ONE, { id });
      await expect.poll(() => textOf(client)).toContain('REQUIRES_ACTION');
    }
    expect((await gateway.execute('{ __typename }')).errors).toBeUndefined();
  });

  it('cannot be cached, compressed or buffered', async () => {
    const gateway = await start();
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: ONE, variables: { id: seededIds.succeeded } }),
    });
    await response.text();
    expect(response.headers.get('cache-control')).toBe('private, no-store, no-transform');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
  });

  it('complete when the server begins to stop, and so does waitForSetupIntent', async () => {
    let isDraining = false;
    const gateway = await start({ isDraining: () => isDraining });
    const { id } = await newIntent(gateway);
    const client = await watch(gateway, ONE, { id });
    await expect.poll(() => client.events.length).toBe(1);
    const calls = gateway.sandbox.requests().length;
    const waiting = gateway.execute('query ($id: ID!) { waitForSetupIntent(id: $id) { status } }', { id });
    await expect.poll(() => gateway.sandbox.requests().length).toBe(calls + 1);
    isDraining = true;
    await client.ended;
    expect(client.events.at(-1)?.event).toBe('complete');
    expect(await waiting).toMatchObject({ data: { waitForSetupIntent: { status: 'REQUIRES_ACTION' } } });
    // The state is read once more, and not in a loop.
    expect(gateway.sandbox.requests().length).toBe(calls + 2);
  });

  it('of a client that disconnects are ended at once', async () => {
    const gateway = await start({ subscriptionsMax: 1 });
    const { id } = await newIntent(gateway);
    const client = await watch(gateway, ONE, { id });
    await expect.poll(() => client.events.length).toBe(1);
    client.close();
    await expect
      .poll(async () => {
        const next = await watch(gateway, ONE, { id });
        await expect.poll(() => next.events.length).toBeGreaterThan(0);
        return textOf(next).includes('RATE_LIMITED');
      })
      .toBe(false);
  });

  it('of a final intent complete also if they resume after its last event', async () => {
    const gateway = await start();
    const first = await watch(gateway, ONE, { id: seededIds.succeeded });
    await first.ended;
    const after = first.events[0]?.id;
    const query = `subscription ($id: ID!, $after: String) { setupIntent(id: $id, after: $after) { cursor setupIntent { status } } }`;
    const resumed = await watch(gateway, query, { id: seededIds.succeeded, after });
    await resumed.ended;
    expect(resumed.events.map(({ event: name }) => name)).toEqual(['next', 'complete']);
    expect(textOf(resumed)).toContain('SUCCEEDED');
  });
});

describe.skipIf(!HAS_REDIS)('without an answer from Redis', () => {
  it('webhooks get 503, and subscriptions a retryable error', async () => {
    const redis = keep(await startRedis());
    const gateway = await start({ redisUrl: redis.url });
    expect((await deliver(gateway.url, event('seti_1'))).status).toBe(200);
    await redis.kill();
    expect((await deliver(gateway.url, event('seti_1'))).status).toBe(503);
    const client = await watch(gateway, ONE, { id: seededIds.succeeded });
    await client.ended;
    expect(textOf(client)).toContain('UPSTREAM_UNAVAILABLE');
    expect(client.events.at(-1)?.event).toBe('complete');
  });
});
