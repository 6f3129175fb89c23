import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_WEBHOOK_FAULTS } from '../../../src/sandbox/faults/webhook-faults.ts';
import { createSandbox, type Sandbox, seededIds } from '../../../src/sandbox/server.ts';
import {
  ACCEPTED,
  type AccountClient,
  authenticate,
  newAccountClient,
  SECRET_KEY,
  send,
  stripeClient,
} from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const RETURN_URL = 'https://shop.example.com/done?order=7#top';

async function pending(client: AccountClient, payment_method = 'pm_card_threeDSecureRequired') {
  return client.stripe.setupIntents.create({ confirm: true, payment_method, return_url: RETURN_URL });
}

describe('POST /_sandbox/authenticate', () => {
  it('completes an authentication', async () => {
    const client = newAccountClient(sandbox);
    const customer = await client.stripe.customers.create();
    const { id } = await client.stripe.setupIntents.create({
      confirm: true,
      customer: customer.id,
      payment_method: 'pm_card_threeDSecureRequired',
      return_url: RETURN_URL,
    });
    const response = await authenticate(sandbox, {
      account: client.account,
      outcome: 'succeeded',
      setup_intent: id,
    });
    expect(response.json).toEqual({ setup_intent: id, status: 'succeeded' });
    const intent = await client.stripe.setupIntents.retrieve(id, {
      expand: ['latest_attempt', 'payment_method'],
    });
    expect(intent).toMatchObject({
      latest_attempt: {
        payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } },
        status: 'succeeded',
      },
      next_action: null,
      payment_method: { customer: customer.id },
      status: 'succeeded',
    });
  });

  it('fails an authentication', async () => {
    const client = newAccountClient(sandbox);
    const { id } = await pending(client);
    await authenticate(sandbox, { account: client.account, outcome: 'failed', setup_intent: id });
    const intent = await client.stripe.setupIntents.retrieve(id, { expand: ['latest_attempt'] });
    expect(intent).toMatchObject({
      last_setup_error: {
        code: 'setup_intent_authentication_failure',
        message: 'The latest attempt to set up the payment method has failed because authentication failed.',
        payment_method: { object: 'payment_method' },
        type: 'invalid_request_error',
      },
      latest_attempt: { setup_error: { code: 'setup_intent_authentication_failure' }, status: 'failed' },
      next_action: null,
      payment_method: null,
      status: 'requires_payment_method',
    });
  });

  it('declines a card that is declined after a successful authentication', async () => {
    const client = newAccountClient(sandbox);
    const { id } = await pending(client, 'pm_card_threeDSecureRequiredChargeDeclined');
    const response = await authenticate(sandbox, {
      account: client.account,
      outcome: 'succeeded',
      setup_intent: id,
    });
    expect(response.json.status).toBe('requires_payment_method');
    const intent = await client.stripe.setupIntents.retrieve(id);
    expect(intent.last_setup_error).toMatchObject({ code: 'card_declined', type: 'card_error' });
  });

  it.each([
    ['succeeded', 'succeeded', undefined],
    ['failed', 'requires_payment_method', 'setup_attempt_failed'],
  ])('ends a setup in processing: %s', async (outcome, status, code) => {
    const client = newAccountClient(sandbox);
    const { id } = await client.stripe.setupIntents.create({
      confirm: true,
      mandate_data: ACCEPTED,
      payment_method: 'pm_usBankAccount_processing',
      payment_method_types: ['us_bank_account'],
    });
    await authenticate(sandbox, { account: client.account, outcome, setup_intent: id });
    const intent = await client.stripe.setupIntents.retrieve(id);
    expect(intent.status).toBe(status);
    expect(intent.last_setup_error?.code).toBe(code);
  });

  it.each([
    ['setup_intent=seti_x&outcome=succeeded', 404, 'There is no SetupIntent seti_x in this account.'],
    ['outcome=succeeded', 400, 'Missing required param: setup_intent.'],
    ['setup_intent=seti_x', 400, 'Missing required param: outcome.'],
    ['setup_intent=seti_x&outcome=maybe', 400, 'Invalid outcome: must be one of succeeded or failed'],
    ['wat=1', 400, 'Received unknown parameter: wat'],
  ])('reports what is invalid in %s', async (body, status, message) => {
    const response = await send(`${sandbox.url}/_sandbox/authenticate`, { method: 'POST', body });
    expect(response.status).toBe(status);
    expect(response.json.error?.message).toBe(message);
  });

  it('reports that nothing is pending', async () => {
    const client = newAccountClient(sandbox);
    const { id } = await client.stripe.setupIntents.create();
    const response = await authenticate(sandbox, {
      account: client.account,
      outcome: 'failed',
      setup_intent: id,
    });
    expect(response.status).toBe(409);
    expect(response.json.error?.message).toContain('requires_payment_method');
  });

  it('does not verify microdeposits', async () => {
    const client = newAccountClient(sandbox);
    const { id } = await client.stripe.setupIntents.create({
      confirm: true,
      mandate_data: ACCEPTED,
      payment_method: 'pm_usBankAccount_success',
      payment_method_types: ['us_bank_account'],
    });
    const response = await authenticate(sandbox, {
      account: client.account,
      outcome: 'succeeded',
      setup_intent: id,
    });
    expect(response.status).toBe(409);
    expect(response.json.error?.message).toContain('verify_microdeposits');
  });
});

describe('the authentication page', () => {
  it.each([
    ['succeeded', 'succeeded'],
    ['failed', 'requires_payment_method'],
  ])('ends the authentication and redirects the customer: %s', async (outcome, status) => {
    const client = newAccountClient(sandbox);
    const intent = await pending(client);
    const url = intent.next_action?.redirect_to_url?.url as string;
    const page = await send(url);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.text).toContain(intent.id);
    expect(page.text).not.toContain(intent.client_secret);
    const response = await send(url, { method: 'POST', body: new URLSearchParams({ outcome }) });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(
      `https://shop.example.com/done?order=7&setup_intent=${intent.id}&setup_intent_client_secret=${intent.client_secret}&redirect_status=${outcome}#top`,
    );
    expect((await client.stripe.setupIntents.retrieve(intent.id)).status).toBe(status);
    expect((await send(url)).status).toBe(410);
  });

  it.each([
    ['myapp://done', 'myapp://done?'],
    [' https://shop.example.com/\tdone ', 'https://shop.example.com/done?'],
    [
      'https://shop.example.com/"><script>alert(1)</script>?q=<b>\r\nset-cookie:a=b',
      'https://shop.example.com/%22%3E%3Cscript%3Ealert(1)%3C/script%3E?q=%3Cb%3Eset-cookie%3Aa%3Db&',
    ],
  ])('redirects the customer to %j safely', async (return_url, start) => {
    const client = newAccountClient(sandbox);
    const intent = await client.stripe.setupIntents.create({
      confirm: true,
      payment_method: 'pm_card_threeDSecureRequired',
      return_url,
    });
    const url = intent.next_action?.redirect_to_url?.url as string;
    expect((await send(url)).text).not.toContain('<script>alert');
    const response = await send(url, { method: 'POST', body: 'outcome=succeeded' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(
      `${start}setup_intent=${intent.id}&setup_intent_client_secret=${intent.client_secret}&redirect_status=succeeded`,
    );
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('works without a return_url, and shows the result', async () => {
    const client = newAccountClient(sandbox);
    const intent = await client.stripe.setupIntents.create({
      confirm: true,
      payment_method: 'pm_card_threeDSecureRequired',
      return_url: RETURN_URL,
      use_stripe_sdk: true,
    });
    const url = intent.next_action?.use_stripe_sdk?.stripe_js as string;
    const response = await send(url, { method: 'POST', body: 'outcome=succeeded' });
    expect(response.status).toBe(200);
    expect((await client.stripe.setupIntents.retrieve(intent.id)).status).toBe('succeeded');
  });

  it('has ended after another confirmation', async () => {
    const client = newAccountClient(sandbox);
    const first = await pending(client);
    const second = await client.stripe.setupIntents.confirm(first.id, {
      payment_method: 'pm_card_threeDSecureRequired',
      return_url: RETURN_URL,
    });
    const page = (intent: typeof first) => send(intent.next_action?.redirect_to_url?.url as string);
    expect((await page(first)).status).toBe(410);
    expect((await page(second)).status).toBe(200);
  });

  it('has ended after the intent was canceled or updated', async () => {
    const client = newAccountClient(sandbox);
    const intent = await pending(client);
    await client.stripe.setupIntents.cancel(intent.id);
    expect((await send(intent.next_action?.redirect_to_url?.url as string)).status).toBe(410);
  });

  it('does not exist for an unknown attempt', async () => {
    expect((await send(`${sandbox.url}/_sandbox/authenticate/platform/setatt_x`)).status).toBe(404);
  });
});

describe('POST /_sandbox/reset', () => {
  it.each([
    [false, '', 0],
    [false, 'seeded=true', 30],
    [true, '', 30],
    [true, 'seeded=false', 0],
  ])('of a sandbox with seeded: %s, with form %j, leaves %i intents', async (seeded, body, expected) => {
    await using other = await createSandbox({ seeded });
    const stripe = stripeClient(other);
    await stripe.setupIntents.create();
    expect((await send(`${other.url}/_sandbox/reset`, { method: 'POST', body })).status).toBe(200);
    expect((await stripe.setupIntents.list({ limit: 100 })).data).toHaveLength(expected);
  });

  it('clears connected accounts, idempotency keys and requests', async () => {
    await using other = await createSandbox();
    const client = newAccountClient(other);
    const first = await client.post('/v1/setup_intents', '', { 'idempotency-key': 'k' });
    other.reset();
    expect(other.requests()).toEqual([]);
    const second = await client.post('/v1/setup_intents', '', { 'idempotency-key': 'k' });
    expect(second.json.id).not.toBe(first.json.id);
    expect((await client.stripe.setupIntents.list()).data).toHaveLength(1);
  });

  it('is also a method of the sandbox', async () => {
    await using other = await createSandbox();
    other.reset({ seeded: true });
    expect((await stripeClient(other).customers.retrieve(seededIds.customer)).id).toBe(seededIds.customer);
  });

  it('rejects other values', async () => {
    const response = await send(`${sandbox.url}/_sandbox/reset`, { method: 'POST', body: 'seeded=maybe' });
    expect(response.status).toBe(400);
  });
});

describe('GET /_sandbox/requests', () => {
  it('lists the received requests, oldest first, without secrets', async () => {
    await using other = await createSandbox();
    const headers = { authorization: `Bearer ${SECRET_KEY}`, cookie: 'a=b', 'Idempotency-Key': 'k1' };
    const body = 'metadata%5Ba%5D=1&description=a+b';
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const created = await send(`${other.url}/v1/setup_intents`, {
      method: 'POST',
      body,
      headers: { ...headers, ...type },
    });
    await send(`${other.url}/v1/setup_intents?limit=%33&expand[]=data`, {
      headers: { authorization: 'Bearer nope' },
    });
    await send(`${other.url}/_sandbox/nothing`);
    const { json } = await send(`${other.url}/_sandbox/requests`);
    expect(json).toMatchObject({
      data: [
        {
          form: body,
          headers: { 'idempotency-key': 'k1' },
          method: 'POST',
          path: '/v1/setup_intents',
          query: '',
          request_id: created.headers.get('request-id'),
          status: 200,
        },
        { form: '', method: 'GET', path: '/v1/setup_intents', query: 'limit=%33&expand[]=data', status: 401 },
      ],
      total: 2,
    });
    expect(JSON.stringify(json)).not.toContain(SECRET_KEY);
    expect(JSON.stringify(json)).not.toContain('cookie');
    expect(other.requests()).toEqual(json.data);
  });

  it('keeps the last thousand, and counts all', async () => {
    await using other = await createSandbox();
    for (let batch = 0; batch < 11; batch += 1) {
      await Promise.all(
        Array.from({ length: 92 }, (_none, index) => send(`${other.url}/v1/n${batch * 92 + index}`)),
      );
    }
    const { json } = await send(`${other.url}/_sandbox/requests`);
    expect(json.data).toHaveLength(1000);
    expect(json.total).toBe(1012);
  });
});

describe('other control calls', () => {
  it.each([
    ['JSON', '{"rate": 0.5, "seed": 7, "kinds": ["hang", "error_500"]}'],
    ['a form', 'rate=0.5&seed=7&kinds=hang&kinds=error_500'],
  ])('set faults by %s, and return the settings', async (_, body) => {
    const settings = { rate: 0.5, seed: 7, kinds: ['hang', 'error_500'], times: null, slow_ms: 250 };
    const webhooks = { ...NO_WEBHOOK_FAULTS, injected: {} };
    const response = await send(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body });
    expect(response.json).toEqual({ ...settings, injected: {}, webhooks });
    expect((await send(`${sandbox.url}/_sandbox/faults`)).json).toEqual({
      ...settings,
      injected: {},
      webhooks,
    });
    sandbox.reset();
    expect((await send(`${sandbox.url}/_sandbox/faults`)).json).toMatchObject({ rate: 0 });
  });

  it.each([
    ['rate=2', 'rate must be a number from 0 to 1'],
    ['{"kinds": []}', 'kinds must be one or more of'],
    ['{"webhooks": {"kinds": ["hang"]}}', 'webhooks.kinds must be one or more of shuffle'],
    ['webhooks=1', 'webhooks must be a JSON object.'],
    ['{"rate": ', 'The body must be a JSON object or a form.'],
  ])('reject invalid fault settings, and change nothing: %s', async (body, message) => {
    const response = await send(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(response.json.error?.message).toContain(message);
    expect((await send(`${sandbox.url}/_sandbox/faults`)).json).toMatchObject({ rate: 0 });
  });

  it.each([
    ['GET', '/_sandbox'],
    ['GET', '/_sandbox/reset'],
    ['DELETE', '/_sandbox/requests'],
  ])('%s %s does not exist', async (method, path) => {
    const response = await send(`${sandbox.url}${path}`, { method });
    expect(response.status).toBe(404);
    expect(response.json.error?.message).toBe(`There is no control call ${method} ${path}.`);
  });
});
