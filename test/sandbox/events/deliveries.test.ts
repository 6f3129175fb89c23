import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import { createSandbox, type SandboxOptions } from '../../../src/sandbox/server.ts';
import { newAccountClient, send, stripeClient, VERSION } from '../support.ts';
import { createWebhookReceiver } from '../webhook-receiver.ts';

const NEVER_SENT = 'http://127.0.0.1:9/';

/** Waits never, and records for how long it should have. */
function instantly(waits: number[]): NonNullable<SandboxOptions['wait']> {
  return async (ms) => {
    waits.push(ms);
  };
}

describe('a delivery', () => {
  it('contains the event, signed for the official library', async () => {
    await using receiver = await createWebhookReceiver();
    await using sandbox = await createSandbox();
    const stripe = stripeClient(sandbox);
    const { secret = '' } = await stripe.webhookEndpoints.create({
      enabled_events: ['*'],
      url: receiver.url,
    });
    const customer = await stripe.customers.create({ name: 'Zoë' });
    const [event] = await receiver.events(1, secret);
    expect(event).toMatchObject({
      api_version: VERSION,
      data: { object: { id: customer.id, name: 'Zoë' } },
      pending_webhooks: 1,
      type: 'customer.created',
    });
    expect(receiver.received[0]).toMatchObject({
      path: '/webhooks',
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
    await expect
      .poll(() => stripe.events.retrieve(event?.id ?? ''))
      .toEqual({ ...event, pending_webhooks: 0 });
    const delivered = await stripe.events.list({ delivery_success: true });
    expect(delivered.data).toHaveLength(1);
  });

  it('makes Node warn of no leak, however many wait for an endpoint that is down', async () => {
    const warnings: string[] = [];
    const record = ({ name }: Error) => void warnings.push(name);
    process.on('warning', record);
    let waiting = 0;
    await using sandbox = await createSandbox({
      webhooks: [{ url: NEVER_SENT }],
      wait: (_, signal) => {
        waiting += 1;
        return delay(60_000, undefined, { signal, ref: false });
      },
    });
    for (let count = 0; count < 20; count += 1) await stripeClient(sandbox).customers.create();
    await expect.poll(() => waiting).toBe(20);
    process.off('warning', record);
    expect(warnings).toEqual([]);
  });

  it('has the version of the endpoint, and the types that it selects', async () => {
    await using receiver = await createWebhookReceiver();
    await using sandbox = await createSandbox();
    const { secret } = sandbox.addWebhookEndpoint({
      apiVersion: '2025-01-27.acacia',
      enabledEvents: ['setup_intent.canceled'],
      url: receiver.url,
    });
    const stripe = stripeClient(sandbox);
    const { id } = await stripe.setupIntents.create();
    await stripe.setupIntents.cancel(id);
    expect(await receiver.events(1, secret)).toMatchObject([
      { api_version: '2025-01-27.acacia', type: 'setup_intent.canceled' },
    ]);
    const { data } = await stripe.events.list({ type: 'setup_intent.created' });
    expect(data).toMatchObject([{ api_version: VERSION, pending_webhooks: 0 }]);
    expect(receiver.received).toHaveLength(1);
  });

  it('is sent to the endpoints of the account, or to those with connect', async () => {
    await using own = await createWebhookReceiver();
    await using connect = await createWebhookReceiver();
    await using sandbox = await createSandbox({
      webhooks: [
        { url: own.url, secret: 'whsec_own' },
        { url: connect.url, secret: 'whsec_connect', connect: true },
      ],
    });
    const client = newAccountClient(sandbox);
    const connected = await client.stripe.customers.create();
    const customer = await stripeClient(sandbox).customers.create();
    const [first] = await own.events(1, 'whsec_own');
    expect(first).toMatchObject({ data: { object: { id: customer.id } } });
    expect(first).not.toHaveProperty('account');
    expect(await connect.events(1, 'whsec_connect')).toMatchObject([
      { account: client.account, data: { object: { id: connected.id } } },
    ]);
    expect([own.received.length, connect.received.length]).toEqual([1, 1]);
  });

  it('is retried with a new signature until the endpoint confirms it', async () => {
    await using receiver = await createWebhookReceiver();
    let clock = Math.floor(Date.now() / 1000);
    const waits: number[] = [];
    const statuses = [500, 0, 302, 204];
    const sandbox = await createSandbox({
      now: () => clock,
      wait: async (ms) => {
        waits.push(ms);
        clock += 1;
        receiver.respondWith(statuses[waits.length] ?? 204);
      },
    });
    await using _closed = sandbox;
    receiver.respondWith(500);
    const { secret } = sandbox.addWebhookEndpoint({ url: receiver.url });
    await stripeClient(sandbox).customers.create();
    const events = await receiver.events(4, secret);
    expect(new Set(events.map(({ id }) => id)).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers['stripe-signature'])).size).toBe(4);
    expect(waits).toEqual([100, 500, 2000]);
  });

  it('is given up after the last retry', async () => {
    await using receiver = await createWebhookReceiver();
    const waits: number[] = [];
    await using sandbox = await createSandbox({ wait: instantly(waits) });
    receiver.respondWith(400);
    const { secret } = sandbox.addWebhookEndpoint({ url: receiver.url });
    const stripe = stripeClient(sandbox);
    await stripe.customers.create();
    const [event] = await receiver.events(6, secret);
    expect(waits).toEqual([100, 500, 2000, 8000, 30_000]);
    expect((await stripe.events.list({ delivery_success: false })).data).toEqual([event]);
    expect((await stripe.events.list({ delivery_success: true })).data).toEqual([]);
    receiver.respondWith(200);
    await stripe.customers.create();
    await receiver.events(7, secret);
    expect(receiver.received).toHaveLength(7);
  });

  it('is not retried once its endpoint is disabled', async () => {
    await using receiver = await createWebhookReceiver();
    let retry = (): void => {};
    const retried = new Promise<void>((resolve) => {
      retry = resolve;
    });
    let isWaiting = false;
    await using sandbox = await createSandbox({
      wait: () => {
        isWaiting = true;
        return retried;
      },
    });
    receiver.respondWith(500);
    const { id, secret } = sandbox.addWebhookEndpoint({ url: receiver.url });
    const other = sandbox.addWebhookEndpoint({ url: receiver.url, enabledEvents: ['customer.deleted'] });
    const stripe = stripeClient(sandbox);
    const customer = await stripe.customers.create();
    await expect.poll(() => isWaiting).toBe(true);
    await stripe.webhookEndpoints.update(id, { disabled: true });
    retry();
    receiver.respondWith(200);
    await stripe.customers.del(customer.id);
    await expect.poll(() => receiver.received.length).toBe(2);
    const [first] = await receiver.events(1, secret);
    expect(first?.type).toBe('customer.created');
    expect(JSON.parse(receiver.received[1]?.body ?? '')).toMatchObject({ type: 'customer.deleted' });
    expect(other.id).not.toBe(id);
  });

  it('ends with a reset', async () => {
    await using receiver = await createWebhookReceiver();
    const signals: AbortSignal[] = [];
    await using sandbox = await createSandbox({
      wait: (_ms, signal) => {
        signals.push(signal);
        return new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason)),
        );
      },
    });
    receiver.respondWith(500);
    const { secret } = sandbox.addWebhookEndpoint({ url: receiver.url });
    await stripeClient(sandbox).customers.create();
    await expect.poll(() => signals.length).toBe(1);
    sandbox.reset();
    expect(signals[0]?.aborted).toBe(true);
    receiver.respondWith(200);
    await stripeClient(sandbox).setupIntents.create();
    expect(await receiver.events(2, secret)).toMatchObject([
      { type: 'customer.created' },
      { type: 'setup_intent.created' },
    ]);
  });

  it('is sent with at most 20 others at once', async () => {
    await using sandbox = await createSandbox();
    const stripe = stripeClient(sandbox);
    const open: ServerResponse[] = [];
    const server = createServer((request, response) => {
      if (request.method === 'GET') response.end();
      else open.push(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    sandbox.addWebhookEndpoint({ url });
    await Promise.all(Array.from({ length: 30 }, () => stripe.customers.create()));
    await expect.poll(() => open.length).toBeGreaterThanOrEqual(20);
    await fetch(url);
    expect(open).toHaveLength(20);
    for (const response of open) response.end();
    await expect.poll(() => open.length).toBe(30);
    server.close();
    server.closeAllConnections();
  });
});

describe('a thin event', () => {
  it('names the object, and is accepted by the official library', async () => {
    await using receiver = await createWebhookReceiver();
    await using sandbox = await createSandbox();
    const { secret } = sandbox.addWebhookEndpoint({ connect: true, eventPayload: 'thin', url: receiver.url });
    const client = newAccountClient(sandbox);
    const { id } = await client.stripe.setupIntents.create({}, { idempotencyKey: 'thin-1' });
    await expect.poll(() => receiver.received.length).toBe(1);
    const { body = '', headers } = receiver.received[0] ?? {};
    const stripe = new Stripe('sk_test_receiver');
    const event = stripe.parseEventNotification(body, String(headers?.['stripe-signature']), secret);
    const [snapshot] = (await client.stripe.events.list()).data;
    expect(event).toMatchObject({
      object: 'v2.core.event',
      context: { segments: [client.account] },
      created: new Date((snapshot?.created ?? 0) * 1000).toISOString(),
      livemode: false,
      reason: { type: 'request', request: { idempotency_key: 'thin-1' } },
      related_object: { id, type: 'setup_intent', url: `/v1/setup_intents/${id}` },
      snapshot_event: snapshot?.id,
      type: 'v1.setup_intent.created',
    });
    expect(event.id).not.toBe(snapshot?.id);
    expect(body).not.toContain('client_secret');
  });

  it('replaces the whole event after a control call', async () => {
    await using receiver = await createWebhookReceiver();
    await using sandbox = await createSandbox();
    const { id } = sandbox.addWebhookEndpoint({ url: receiver.url, enabledEvents: ['v1.customer.created'] });
    const setPayload = (form: Record<string, string>) =>
      send(`${sandbox.url}/_sandbox/webhook_endpoints`, { method: 'POST', body: new URLSearchParams(form) });
    const response = await setPayload({ webhook_endpoint: id, event_payload: 'thin' });
    expect(response.json).toEqual({ webhook_endpoint: id, event_payload: 'thin' });
    const customer = await stripeClient(sandbox).customers.create();
    await expect.poll(() => receiver.received.length).toBe(1);
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
      related_object: { id: customer.id, type: 'customer', url: `/v1/customers/${customer.id}` },
      type: 'v1.customer.created',
    });
    expect((await setPayload({ webhook_endpoint: 'we_none', event_payload: 'thin' })).status).toBe(404);
    expect((await setPayload({ webhook_endpoint: id, event_payload: 'thick' })).status).toBe(400);
  });
});

describe('a sandbox without endpoints', () => {
  it('sends nothing', async () => {
    const { fetch } = globalThis;
    const urls: string[] = [];
    await using sandbox = await createSandbox();
    globalThis.fetch = (input, init) => {
      urls.push(String(input));
      return fetch(input, init);
    };
    try {
      await newAccountClient(sandbox).post('/v1/customers');
      sandbox.addWebhookEndpoint({ url: NEVER_SENT, enabledEvents: ['mandate.updated'] });
      await newAccountClient(sandbox).post('/v1/customers');
    } finally {
      globalThis.fetch = fetch;
    }
    expect(urls).toEqual([`${sandbox.url}/v1/customers`, `${sandbox.url}/v1/customers`]);
  });
});
