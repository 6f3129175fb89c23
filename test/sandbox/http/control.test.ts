import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox, seededIds } from '../../../src/sandbox/server.ts';
import {
  ACCEPTED,
  authenticate,
  newWorld,
  SECRET_KEY,
  send,
  stripeClient,
  type TestWorld,
} from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const RETURN_URL = 'https://shop.example.com/done?order=7#top';

async function pending(world: TestWorld, payment_method = 'pm_card_threeDSecureRequired') {
  return world.stripe.setupIntents.create({ confirm: true, payment_method, return_url: RETURN_URL });
}

describe('POST /_sandbox/authenticate', () => {
  it('ends an authentication well', async () => {
    const world = newWorld(sandbox);
    const customer = await world.stripe.customers.create();
    const { id } = await world.stripe.setupIntents.create({
      confirm: true,
      customer: customer.id,
      payment_method: 'pm_card_threeDSecureRequired',
      return_url: RETURN_URL,
    });
    const answer = await authenticate(sandbox, {
      account: world.account,
      outcome: 'succeeded',
      setup_intent: id,
    });
    expect(answer.json).toEqual({ setup_intent: id, status: 'succeeded' });
    const intent = await world.stripe.setupIntents.retrieve(id, {
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

  it('ends an authentication badly', async () => {
    const world = newWorld(sandbox);
    const { id } = await pending(world);
    await authenticate(sandbox, { account: world.account, outcome: 'failed', setup_intent: id });
    const intent = await world.stripe.setupIntents.retrieve(id, { expand: ['latest_attempt'] });
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

  it('declines the card that is declined after a good authentication', async () => {
    const world = newWorld(sandbox);
    const { id } = await pending(world, 'pm_card_threeDSecureRequiredChargeDeclined');
    const answer = await authenticate(sandbox, {
      account: world.account,
      outcome: 'succeeded',
      setup_intent: id,
    });
    expect(answer.json.status).toBe('requires_payment_method');
    const intent = await world.stripe.setupIntents.retrieve(id);
    expect(intent.last_setup_error).toMatchObject({ code: 'card_declined', type: 'card_error' });
  });

  it.each([
    ['succeeded', 'succeeded', undefined],
    ['failed', 'requires_payment_method', 'setup_attempt_failed'],
  ])('ends a setup in processing: %s', async (outcome, status, code) => {
    const world = newWorld(sandbox);
    const { id } = await world.stripe.setupIntents.create({
      confirm: true,
      mandate_data: ACCEPTED,
      payment_method: 'pm_usBankAccount_processing',
      payment_method_types: ['us_bank_account'],
    });
    await authenticate(sandbox, { account: world.account, outcome, setup_intent: id });
    const intent = await world.stripe.setupIntents.retrieve(id);
    expect(intent.status).toBe(status);
    expect(intent.last_setup_error?.code).toBe(code);
  });

  it.each([
    ['setup_intent=seti_x&outcome=succeeded', 404, 'There is no SetupIntent seti_x in this account.'],
    ['outcome=succeeded', 400, 'Missing required param: setup_intent.'],
    ['setup_intent=seti_x', 400, 'Missing required param: outcome.'],
    ['setup_intent=seti_x&outcome=maybe', 400, 'Invalid outcome: must be one of succeeded or failed'],
    ['wat=1', 400, 'Received unknown parameter: wat'],
  ])('says what is wrong with %s', async (body, status, message) => {
    const answer = await send(`${sandbox.url}/_sandbox/authenticate`, { method: 'POST', body });
    expect(answer.status).toBe(status);
    expect(answer.json.error?.message).toBe(message);
  });

  it('says when there is nothing to end', async () => {
    const world = newWorld(sandbox);
    const { id } = await world.stripe.setupIntents.create();
    const answer = await authenticate(sandbox, {
      account: world.account,
      outcome: 'failed',
      setup_intent: id,
    });
    expect(answer.status).toBe(409);
    expect(answer.json.error?.message).toContain('requires_payment_method');
  });

  it('leaves microdeposits to their own call', async () => {
    const world = newWorld(sandbox);
    const { id } = await world.stripe.setupIntents.create({
      confirm: true,
      mandate_data: ACCEPTED,
      payment_method: 'pm_usBankAccount_success',
      payment_method_types: ['us_bank_account'],
    });
    const answer = await authenticate(sandbox, {
      account: world.account,
      outcome: 'succeeded',
      setup_intent: id,
    });
    expect(answer.status).toBe(409);
    expect(answer.json.error?.message).toContain('verify_microdeposits');
  });
});

describe('the authentication page', () => {
  it.each([
    ['succeeded', 'succeeded'],
    ['failed', 'requires_payment_method'],
  ])('ends the authentication and sends the customer back: %s', async (outcome, status) => {
    const world = newWorld(sandbox);
    const intent = await pending(world);
    const url = intent.next_action?.redirect_to_url?.url as string;
    const page = await send(url);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.text).toContain(intent.id);
    expect(page.text).not.toContain(intent.client_secret);
    const answer = await send(url, { method: 'POST', body: new URLSearchParams({ outcome }) });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(
      `https://shop.example.com/done?order=7&setup_intent=${intent.id}&setup_intent_client_secret=${intent.client_secret}&redirect_status=${outcome}#top`,
    );
    expect((await world.stripe.setupIntents.retrieve(intent.id)).status).toBe(status);
    expect((await send(url)).status).toBe(410);
  });

  it.each([
    ['myapp://done', 'myapp://done?'],
    [' https://shop.example.com/\tdone ', 'https://shop.example.com/done?'],
    [
      'https://shop.example.com/"><script>alert(1)</script>?q=<b>\r\nset-cookie:a=b',
      'https://shop.example.com/%22%3E%3Cscript%3Ealert(1)%3C/script%3E?q=%3Cb%3Eset-cookie%3Aa%3Db&',
    ],
  ])('sends the customer back to %j without a risk', async (return_url, start) => {
    const world = newWorld(sandbox);
    const intent = await world.stripe.setupIntents.create({
      confirm: true,
      payment_method: 'pm_card_threeDSecureRequired',
      return_url,
    });
    const url = intent.next_action?.redirect_to_url?.url as string;
    expect((await send(url)).text).not.toContain('<script>');
    const answer = await send(url, { method: 'POST', body: 'outcome=succeeded' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(
      `${start}setup_intent=${intent.id}&setup_intent_client_secret=${intent.client_secret}&redirect_status=succeeded`,
    );
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('serves an SDK authentication too, and then says how it ended', async () => {
    const world = newWorld(sandbox);
    const intent = await world.stripe.setupIntents.create({
      confirm: true,
      payment_method: 'pm_card_threeDSecureRequired',
      return_url: RETURN_URL,
      use_stripe_sdk: true,
    });
    const url = intent.next_action?.use_stripe_sdk?.stripe_js as string;
    const answer = await send(url, { method: 'POST', body: 'outcome=succeeded' });
    expect(answer.status).toBe(200);
    expect((await world.stripe.setupIntents.retrieve(intent.id)).status).toBe('succeeded');
  });

  it('is over once another confirmation came after it', async () => {
    const world = newWorld(sandbox);
    const first = await pending(world);
    const second = await world.stripe.setupIntents.confirm(first.id, {
      payment_method: 'pm_card_threeDSecureRequired',
      return_url: RETURN_URL,
    });
    const page = (intent: typeof first) => send(intent.next_action?.redirect_to_url?.url as string);
    expect((await page(first)).status).toBe(410);
    expect((await page(second)).status).toBe(200);
  });

  it('is over once the intent went another way', async () => {
    const world = newWorld(sandbox);
    const intent = await pending(world);
    await world.stripe.setupIntents.cancel(intent.id);
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
  ])('of a sandbox seeded %s, with form %j, leaves %i intents', async (seeded, body, expected) => {
    await using other = await createSandbox({ seeded });
    const stripe = stripeClient(other);
    await stripe.setupIntents.create();
    expect((await send(`${other.url}/_sandbox/reset`, { method: 'POST', body })).status).toBe(200);
    expect((await stripe.setupIntents.list({ limit: 100 })).data).toHaveLength(expected);
  });

  it('forgets connected accounts, idempotency keys and requests', async () => {
    await using other = await createSandbox();
    const world = newWorld(other);
    const first = await world.post('/v1/setup_intents', '', { 'idempotency-key': 'k' });
    other.reset();
    expect(other.requests()).toEqual([]);
    const second = await world.post('/v1/setup_intents', '', { 'idempotency-key': 'k' });
    expect(second.json.id).not.toBe(first.json.id);
    expect((await world.stripe.setupIntents.list()).data).toHaveLength(1);
  });

  it('is a method of the sandbox too', async () => {
    await using other = await createSandbox();
    other.reset({ seeded: true });
    expect((await stripeClient(other).customers.retrieve(seededIds.customer)).id).toBe(seededIds.customer);
  });

  it('refuses other words', async () => {
    const answer = await send(`${sandbox.url}/_sandbox/reset`, { method: 'POST', body: 'seeded=maybe' });
    expect(answer.status).toBe(400);
  });
});

describe('GET /_sandbox/requests', () => {
  it('shows what was received, oldest first, without secrets', async () => {
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

describe('another control call', () => {
  it.each([
    ['JSON', '{"rate": 0.5, "seed": 7, "kinds": ["hang", "error_500"]}'],
    ['a form', 'rate=0.5&seed=7&kinds=hang&kinds=error_500'],
  ])('sets faults by %s, and tells how they are set', async (_, body) => {
    const settings = { rate: 0.5, seed: 7, kinds: ['hang', 'error_500'], times: null, slow_ms: 250 };
    const answer = await send(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body });
    expect(answer.json).toEqual({ ...settings, injected: {} });
    expect((await send(`${sandbox.url}/_sandbox/faults`)).json).toEqual({ ...settings, injected: {} });
    sandbox.reset();
    expect((await send(`${sandbox.url}/_sandbox/faults`)).json).toMatchObject({ rate: 0 });
  });

  it.each([
    ['rate=2', 'rate must be a number from 0 to 1'],
    ['{"kinds": []}', 'kinds must be one or more of'],
    ['{"rate": ', 'The body must be a JSON object or a form.'],
  ])('refuses faults that make no sense, and sets none: %s', async (body, message) => {
    const answer = await send(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body });
    expect(answer.status).toBe(400);
    expect(answer.json.error?.message).toContain(message);
    expect((await send(`${sandbox.url}/_sandbox/faults`)).json).toMatchObject({ rate: 0 });
  });

  it.each([
    ['GET', '/_sandbox'],
    ['GET', '/_sandbox/reset'],
    ['DELETE', '/_sandbox/requests'],
  ])('%s %s does not exist', async (method, path) => {
    const answer = await send(`${sandbox.url}${path}`, { method });
    expect(answer.status).toBe(404);
    expect(answer.json.error?.message).toBe(`There is no control call ${method} ${path}.`);
  });
});
