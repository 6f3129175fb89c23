import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import {
  type AccountClient,
  NEVER,
  newAccountClient,
  PUBLISHABLE_KEY,
  SECRET_KEY,
  send,
} from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

/** The parameters that Stripe.js adds to its forms, below a parameter or at the top level. */
function telemetry(below?: string): string {
  const fields = {
    guid: 'NA',
    muid: 'NA',
    sid: 'NA',
    pasted_fields: 'number',
    payment_user_agent: 'stripe.js/1; stripe-js-v3/1; card-element',
    referrer: 'https://shop.example.com',
    time_on_page: '4900',
    'client_attribution_metadata[client_session_id]': 'x',
    'client_attribution_metadata[merchant_integration_source]': 'elements',
    'radar_options[hcaptcha_token]': 'P1_x',
  };
  return Object.entries(fields)
    .map(([name, value]) => {
      const path = below === undefined ? name : `${below}${name.replace(/^\w+/, '[$&]')}`;
      return `${path}=${encodeURIComponent(value)}`;
    })
    .join('&');
}

const CARD = { number: '4242424242424242', exp_month: '11', exp_year: '31', cvc: '123' };

function cardForm(name: string): string {
  return Object.entries(CARD)
    .map(([key, value]) => `${name}[${key}]=${value}`)
    .join('&');
}

/** Sends a form without an Authorization header. The key and the account are in the form. */
function postAsBrowser({ account }: AccountClient, path: string, form: string) {
  return send(`${sandbox.url}${path}`, {
    method: 'POST',
    body: `${form}&key=${PUBLISHABLE_KEY}&_stripe_account=${account}&_stripe_version=2024-06-20`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://js.stripe.com' },
  });
}

describe('a browser', () => {
  it('creates a payment method with its key in the form, and sees no fingerprint (recorded)', async () => {
    const client = newAccountClient(sandbox);
    const form = `type=card&${cardForm('card')}&billing_details[address][postal_code]=94103&${telemetry()}`;
    const { headers, json, status } = await postAsBrowser(client, '/v1/payment_methods', form);
    expect(status).toBe(200);
    expect(headers.get('stripe-version')).toBe('2024-06-20');
    expect(headers.get('stripe-account')).toBe(client.account);
    expect(Object.keys(json).sort()).toEqual([
      ...['allow_redisplay', 'billing_details', 'card', 'created', 'customer', 'id', 'livemode', 'object'],
      ...['shared_payment_granted_token', 'type'],
    ]);
    expect(json.card).toMatchObject({
      checks: { address_postal_code_check: 'unchecked', cvc_check: 'unchecked' },
      exp_year: 2031,
    });
    expect(json.card).not.toHaveProperty('fingerprint');
    const stored = await client.stripe.paymentMethods.retrieve(String(json.id));
    expect(stored.card?.fingerprint).toMatch(/^\w{16}$/);
  });

  it('creates a payment method with its key in the header (Stripe docs: API keys)', async () => {
    const response = await newAccountClient(sandbox).post(
      '/v1/payment_methods',
      `type=card&${cardForm('card')}`,
      { authorization: `Bearer ${PUBLISHABLE_KEY}` },
    );
    expect(response.status).toBe(200);
  });

  it('confirms an intent with a card, as Stripe.js sends it (recorded)', async () => {
    const client = newAccountClient(sandbox);
    const { id, client_secret } = await client.stripe.setupIntents.create({
      automatic_payment_methods: NEVER,
    });
    const form = [
      'payment_method_data[type]=card',
      'payment_method_data[billing_details][name]=Jo',
      cardForm('payment_method_data[card]'),
      telemetry('payment_method_data'),
      'expected_payment_method_type=card&use_stripe_sdk=true&radar_options[hcaptcha_token]=P1_x',
      `client_attribution_metadata[merchant_integration_source]=l1&client_secret=${client_secret}`,
    ].join('&');
    const confirmed = await postAsBrowser(client, `/v1/setup_intents/${id}/confirm`, form);
    expect(confirmed.json).toMatchObject({ id, status: 'succeeded' });
    const query = `key=${PUBLISHABLE_KEY}&_stripe_account=${client.account}&is_stripe_sdk=false&client_secret=${client_secret}`;
    const retrieved = await send(`${sandbox.url}/v1/setup_intents/${id}?${query}`);
    expect(retrieved.json).toMatchObject({ id, status: 'succeeded' });
    const method = await client.stripe.paymentMethods.retrieve(String(retrieved.json.payment_method));
    expect(method).toMatchObject({ billing_details: { name: 'Jo' }, card: { exp_year: 2031 } });
  });

  it('confirms an intent with a confirmation token that it created (Stripe docs: Confirmation Tokens)', async () => {
    const client = newAccountClient(sandbox);
    const form = [
      'payment_method_data[type]=card',
      cardForm('payment_method_data[card]'),
      telemetry('payment_method_data'),
      'return_url=https://shop.example.com/done&setup_future_usage=off_session',
      'client_context[mode]=setup&set_as_default_payment_method=false&use_stripe_sdk=true',
    ].join('&');
    const token = await postAsBrowser(client, '/v1/confirmation_tokens', form);
    expect(token.json).toMatchObject({
      object: 'confirmation_token',
      payment_method_preview: { card: { last4: '4242' }, type: 'card' },
    });
    expect(token.json.payment_method_preview?.card).not.toHaveProperty('fingerprint');
    const { id, client_secret } = await client.stripe.setupIntents.create();
    const confirmed = await postAsBrowser(
      client,
      `/v1/setup_intents/${id}/confirm`,
      `confirmation_token=${token.json.id}&client_secret=${client_secret}`,
    );
    expect(confirmed.json).toMatchObject({ id, status: 'succeeded' });
  });

  it('sees a declined card without its fingerprint (recorded)', async () => {
    const client = newAccountClient(sandbox);
    const { id, client_secret } = await client.stripe.setupIntents.create({
      automatic_payment_methods: NEVER,
    });
    const { json, status } = await postAsBrowser(
      client,
      `/v1/setup_intents/${id}/confirm`,
      `payment_method=pm_card_chargeDeclined&client_secret=${client_secret}`,
    );
    expect(status).toBe(402);
    expect(JSON.stringify(json)).not.toContain('fingerprint');
  });

  it.each([
    ['GET', '/v1/confirmation_tokens/ctoken_1', ''],
    ['POST', '/v1/test_helpers/confirmation_tokens', 'payment_method=pm_card_visa'],
    ['POST', '/v1/payment_methods', 'payment_method=pm_card_visa&customer=cus_1'],
  ])('may not call %s %s with %s (Stripe docs: API keys)', async (method, path, form) => {
    const response = await send(`${sandbox.url}${path}`, {
      method,
      ...(method === 'POST' ? { body: form } : {}),
      headers: {
        authorization: `Bearer ${PUBLISHABLE_KEY}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
    });
    expect(response.status).toBe(401);
    expect(response.json.error?.code).toBe('secret_key_required');
  });

  it('may not send a secret key in the form', async () => {
    const response = await send(`${sandbox.url}/v1/customers`, {
      method: 'POST',
      body: `key=${SECRET_KEY}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(response.status).toBe(401);
  });
});

describe('the parameters of Stripe.js', () => {
  it.each(['guid=NA', 'payment_user_agent=x', `key=${PUBLISHABLE_KEY}`])(
    'are unknown with a secret key: %s',
    async (form) => {
      const response = await newAccountClient(sandbox).post('/v1/payment_methods', `type=link&${form}`);
      expect(response.json.error).toMatchObject({ code: 'parameter_unknown', param: form.split('=')[0] });
    },
  );

  it('do not hide other parameters of the same object', async () => {
    const { json } = await postAsBrowser(
      newAccountClient(sandbox),
      '/v1/payment_methods',
      'type=link&radar_options[session]=rse_1&radar_options[hcaptcha_token]=P1_x',
    );
    expect(json.radar_options).toEqual({ session: 'rse_1' });
  });
});

describe('CORS', () => {
  const RECORDED = {
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, HEAD, PUT, PATCH, POST, DELETE',
    'access-control-allow-origin': '*',
    'access-control-expose-headers':
      'Request-Id, Stripe-Manage-Version, X-Stripe-External-Auth-Required, X-Stripe-Privileged-Session-Required',
    'access-control-max-age': '300',
  };
  const corsHeaders = (headers: Headers) =>
    Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));

  it.each([
    ['a success', SECRET_KEY, 200],
    ['an error', 'sk_live_x', 401],
  ])('headers are on %s, for every origin (recorded)', async (_name, key, status) => {
    const response = await send(`${sandbox.url}/v1/setup_intents`, {
      headers: { authorization: `Bearer ${key}`, origin: 'https://shop.example.com' },
    });
    expect(response.status).toBe(status);
    expect(corsHeaders(response.headers)).toEqual(RECORDED);
  });

  it('allows all requested headers, and does not count as a request (recorded)', async () => {
    const total = sandbox.requests().length;
    const response = await send(`${sandbox.url}/v1/setup_intents`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.example.com',
        'access-control-request-headers': 'authorization,stripe-version',
        'access-control-request-method': 'POST',
      },
    });
    expect(response.status).toBe(200);
    expect(corsHeaders(response.headers)).toEqual({
      ...RECORDED,
      'access-control-allow-headers': 'authorization,stripe-version',
    });
    expect(sandbox.requests()).toHaveLength(total);
  });

  it('does not extend to the control calls', async () => {
    const response = await send(`${sandbox.url}/_sandbox/requests`);
    expect(corsHeaders(response.headers)).toEqual({});
  });
});
