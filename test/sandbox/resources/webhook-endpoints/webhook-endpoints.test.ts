import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { errorOf, newAccountClient, SECRET_KEY, send, stripeClient } from '../../support.ts';

const URL_OF_ENDPOINT = 'http://127.0.0.1:9/webhooks';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({
    webhooks: [{ url: 'https://shop.example.com/a', enabledEvents: ['x.y'] }],
  });
});
afterAll(() => sandbox.close());

describe('a webhook endpoint', () => {
  it('is created with a secret, which no other response contains', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { lastResponse: _, ...created } = await stripe.webhookEndpoints.create({
      api_version: '2026-08-26.dahlia',
      description: 'shop',
      enabled_events: ['setup_intent.succeeded', 'mandate.updated'],
      metadata: { a: '1' },
      url: URL_OF_ENDPOINT,
    });
    const { secret, ...endpoint } = created;
    expect(secret).toMatch(/^whsec_\w{32}$/);
    expect(endpoint).toEqual({
      id: expect.stringMatching(/^we_\w{24}$/),
      object: 'webhook_endpoint',
      api_version: '2026-08-26.dahlia',
      application: null,
      created: expect.any(Number),
      description: 'shop',
      enabled_events: ['setup_intent.succeeded', 'mandate.updated'],
      livemode: false,
      metadata: { a: '1' },
      status: 'enabled',
      url: URL_OF_ENDPOINT,
    });
    expect(await stripe.webhookEndpoints.retrieve(created.id)).toEqual(endpoint);
    expect((await stripe.webhookEndpoints.list()).data).toEqual([endpoint]);
  });

  it('can be updated and deleted', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id } = await stripe.webhookEndpoints.create({ enabled_events: ['*'], url: URL_OF_ENDPOINT });
    const changes = {
      description: 'new',
      enabled_events: ['customer.created' as const],
      metadata: { b: '2' },
      url: 'http://localhost:9/other',
    };
    const updated = await stripe.webhookEndpoints.update(id, { ...changes, disabled: true });
    expect(updated).toMatchObject({ ...changes, status: 'disabled' });
    expect(await stripe.webhookEndpoints.update(id, { disabled: false })).toMatchObject({
      status: 'enabled',
    });
    expect(await stripe.webhookEndpoints.del(id)).toEqual({ id, object: 'webhook_endpoint', deleted: true });
    const error = await errorOf(stripe.webhookEndpoints.retrieve(id));
    expect(error).toMatchObject({
      statusCode: 404,
      message: `No such webhook endpoint: '${id}'`,
      param: 'webhook_endpoint',
    });
    expect((await stripe.webhookEndpoints.list()).data).toEqual([]);
  });

  it('belongs to one account', async () => {
    const first = newAccountClient(sandbox);
    const { id } = await first.stripe.webhookEndpoints.create({
      enabled_events: ['*'],
      url: URL_OF_ENDPOINT,
    });
    const error = await errorOf(newAccountClient(sandbox).stripe.webhookEndpoints.del(id));
    expect(error).toMatchObject({ statusCode: 404 });
  });

  it.each([
    ['http://10.0.0.1/webhooks', 'must start with https'],
    ['http://shop.example.com/webhooks', 'must start with https'],
    ['https://unknown.example.com/webhooks', 'only to loopback URLs'],
    ['https://10.0.0.1/webhooks', 'only to loopback URLs'],
    ['http://user:secret@127.0.0.1/webhooks', 'contains credentials'],
    ['file:///etc/passwd', 'Not a valid URL'],
    ['webhooks', 'Not a valid URL'],
  ])('cannot have the URL %s', async (url, message) => {
    const { stripe } = newAccountClient(sandbox);
    const create = stripe.webhookEndpoints.create({ enabled_events: ['*'], url });
    expect(await errorOf(create)).toMatchObject({
      statusCode: 400,
      code: 'url_invalid',
      message: expect.stringContaining(message),
      param: 'url',
    });
    const { id } = await stripe.webhookEndpoints.create({ enabled_events: ['*'], url: URL_OF_ENDPOINT });
    expect(await errorOf(stripe.webhookEndpoints.update(id, { url }))).toMatchObject({ param: 'url' });
  });

  it('can have an origin that createSandbox names', async () => {
    const { stripe } = newAccountClient(sandbox);
    const url = 'https://shop.example.com/b';
    expect(await stripe.webhookEndpoints.create({ enabled_events: ['*'], url })).toMatchObject({ url });
  });

  it.each([
    ['enabled_events[0]=nothing', 'enabled_events[0]'],
    ['enabled_events[0]=*&enabled_events[1]=A.b', 'enabled_events[1]'],
    ['enabled_events[0]=*&api_version=new', undefined],
  ])('rejects %s', async (form, param) => {
    const { status, json } = await newAccountClient(sandbox).post(
      '/v1/webhook_endpoints',
      `${form}&url=${encodeURIComponent(URL_OF_ENDPOINT)}`,
    );
    expect([status, json.error?.param]).toEqual([400, param]);
  });

  it('is limited in number', async () => {
    const { stripe } = newAccountClient(sandbox);
    const create = () => stripe.webhookEndpoints.create({ enabled_events: ['*'], url: URL_OF_ENDPOINT });
    for (let count = 0; count < 16; count += 1) await create();
    expect(await errorOf(create())).toMatchObject({ statusCode: 400 });
  });

  it('cannot be created by a web page of another site', async () => {
    const response = await send(`${sandbox.url}/v1/webhook_endpoints`, {
      method: 'POST',
      body: `enabled_events[0]=*&url=${encodeURIComponent(URL_OF_ENDPOINT)}`,
      headers: {
        authorization: `Bearer ${SECRET_KEY}`,
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://evil.example.com',
      },
    });
    expect(response.status).toBe(403);
  });
});

describe('an endpoint of createSandbox', () => {
  it('remains after a reset, as it was registered', async () => {
    const options = {
      url: URL_OF_ENDPOINT,
      secret: 'whsec_mine',
      connect: true,
      apiVersion: '2025-01-27.acacia',
    };
    await using other = await createSandbox({ webhooks: [options] });
    const stripe = stripeClient(other);
    const [registered] = (await stripe.webhookEndpoints.list()).data;
    expect(registered).toMatchObject({ api_version: '2025-01-27.acacia', enabled_events: ['*'] });
    await stripe.webhookEndpoints.update(registered?.id ?? '', { disabled: true });
    await stripe.webhookEndpoints.create({ enabled_events: ['*'], url: URL_OF_ENDPOINT });
    other.reset();
    expect((await stripe.webhookEndpoints.list()).data).toEqual([registered]);
  });

  it.each(['http://10.0.0.1/', 'ftp://127.0.0.1/', 'nothing'])('cannot have the URL %s', async (url) => {
    await expect(createSandbox({ webhooks: [{ url }] })).rejects.toThrow(`"${url}"`);
    expect(() => sandbox.addWebhookEndpoint({ url })).toThrow(`"${url}"`);
  });
});
