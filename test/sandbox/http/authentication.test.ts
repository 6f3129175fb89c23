import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import {
  ACCEPTED,
  errorOf,
  NEVER,
  newAccountClient,
  PUBLISHABLE_KEY,
  send,
  stripeClient,
} from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

function withKey(authorization?: string) {
  return send(`${sandbox.url}/v1/setup_intents`, {
    headers: authorization === undefined ? {} : { authorization },
  });
}

function basic(credentials: string): string {
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}

describe('authentication', () => {
  it.each([
    ['a secret key', 'Bearer sk_test_a1'],
    ['a restricted key', 'Bearer rk_test_a1'],
    ['any letters of the scheme', 'bearer sk_test_a1'],
    ['Basic with an empty password', basic('sk_test_a1:')],
    ['Basic without a colon', basic('sk_test_a1')],
  ])('accepts %s', async (_name, authorization) => {
    expect((await withKey(authorization)).status).toBe(200);
  });

  it.each([
    ['no header', undefined],
    ['an empty key', 'Bearer '],
    ['another scheme', 'Digest sk_test_a1'],
  ])('requires an API key, and rejects %s', async (_name, authorization) => {
    const response = await withKey(authorization);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Basic /);
    expect(response.json.error).toEqual({
      type: 'invalid_request_error',
      message: expect.stringMatching(
        /^You did not provide an API key\. You need .* https:\/\/support\.stripe\.com\/\.$/,
      ),
    });
  });

  it.each([
    ['a live key', 'Bearer sk_live_abcdefgh1234', 'sk_live_********1234'],
    ['a key of no kind', 'Bearer secret_abcd', '*******abcd'],
    ['a key with other characters', 'Bearer sk_test_ab!cd1234', 'sk_test_*****1234'],
    ['a short word', 'Bearer abc', '***'],
  ])('rejects %s, and masks the key in the message', async (_name, authorization, masked) => {
    const response = await withKey(authorization);
    expect(response.status).toBe(401);
    expect(response.json.error?.message).toBe(`Invalid API Key provided: ${masked}`);
  });

  it('fails with StripeAuthenticationError in the official library', async () => {
    const error = await errorOf(stripeClient(sandbox, undefined, 'sk_live_nope').setupIntents.list());
    expect(error.type).toBe('StripeAuthenticationError');
  });
});

describe('a publishable key', () => {
  const authorization = `Bearer ${PUBLISHABLE_KEY}`;
  const VISIBLE = [
    'automatic_payment_methods',
    'cancellation_reason',
    'client_secret',
    'created',
    'description',
    'id',
    'last_setup_error',
    'livemode',
    'next_action',
    'object',
    'payment_method',
    'payment_method_configuration_details',
    'payment_method_types',
    'status',
    'usage',
  ];

  it('retrieves an intent with its client secret, and receives only its public fields (recorded)', async () => {
    const client = newAccountClient(sandbox);
    const intent = await client.stripe.setupIntents.create({ metadata: { internal: 'yes' } });
    const response = await client.get(
      `/v1/setup_intents/${intent.id}?client_secret=${intent.client_secret}`,
      {
        authorization,
      },
    );
    expect(response.status).toBe(200);
    expect(Object.keys(response.json).sort()).toEqual(VISIBLE);
  });

  it('confirms with the client secret, and receives only public fields in errors, too (recorded)', async () => {
    const client = newAccountClient(sandbox);
    const intent = await client.stripe.setupIntents.create({ automatic_payment_methods: NEVER });
    const form = `client_secret=${intent.client_secret}&payment_method=`;
    const declined = await client.post(
      `/v1/setup_intents/${intent.id}/confirm`,
      `${form}pm_card_chargeDeclined`,
      { authorization },
    );
    expect(declined.status).toBe(402);
    expect(Object.keys(declined.json.error?.setup_intent ?? {}).sort()).toEqual(VISIBLE);
    const { error } = declined.json;
    for (const method of [error?.payment_method, error?.setup_intent?.last_setup_error?.payment_method]) {
      expect(method).toMatchObject({ card: { last4: '0002' }, customer: null });
      for (const hidden of ['customer_account', 'metadata', 'card.fingerprint'])
        expect(method).not.toHaveProperty(hidden);
    }
    const good = await client.post(`/v1/setup_intents/${intent.id}/confirm`, `${form}pm_card_visa`, {
      authorization,
    });
    expect(good.json.status).toBe('succeeded');
  });

  it('receives only the public fields of an expanded latest_attempt', async () => {
    const client = newAccountClient(sandbox);
    const intent = await client.stripe.setupIntents.create({
      automatic_payment_methods: NEVER,
      confirm: true,
      payment_method: 'pm_card_visa',
    });
    const path = `/v1/setup_intents/${intent.id}?client_secret=${intent.client_secret}`;
    const plain = await client.get(path, { authorization });
    expect(plain.json).not.toHaveProperty('latest_attempt');
    const response = await client.get(`${path}&expand[]=latest_attempt&expand[]=customer`, { authorization });
    expect(Object.keys(response.json).sort()).toEqual([...VISIBLE, 'latest_attempt'].sort());
    expect(response.json.latest_attempt).toEqual({
      id: intent.latest_attempt,
      object: 'setup_attempt',
      created: intent.created,
      livemode: false,
      payment_method: intent.payment_method,
    });
  });

  it('verifies microdeposits with the client secret', async () => {
    const client = newAccountClient(sandbox);
    const intent = await client.stripe.setupIntents.create({
      confirm: true,
      mandate_data: ACCEPTED,
      payment_method: 'pm_usBankAccount_success',
      payment_method_types: ['us_bank_account'],
    });
    const path = `/v1/setup_intents/${intent.id}/verify_microdeposits`;
    const form = `client_secret=${intent.client_secret}&descriptor_code=SM11AA`;
    expect((await client.post(path, form, { authorization })).json.status).toBe('succeeded');
  });

  it('requires the client secret', async () => {
    const client = newAccountClient(sandbox);
    const { id } = await client.stripe.setupIntents.create();
    const response = await client.get(`/v1/setup_intents/${id}`, { authorization });
    expect(response.status).toBe(400);
    expect(response.json.error).toMatchObject({ code: 'parameter_missing', param: 'client_secret' });
  });

  it.each([PUBLISHABLE_KEY, 'sk_test_a1'])(
    'requires the correct client secret, like any other key: %s',
    async (key) => {
      const client = newAccountClient(sandbox);
      const { id } = await client.stripe.setupIntents.create();
      const response = await client.get(`/v1/setup_intents/${id}?client_secret=${id}_secret_x`, {
        authorization: `Bearer ${key}`,
      });
      expect(response.status).toBe(400);
      expect(response.json.error).toMatchObject({
        message: 'The client_secret provided does not match any associated SetupIntent on this account.',
        param: 'client_secret',
      });
    },
  );

  it.each(['confirm', 'verify_microdeposits'])(
    'cannot %s with the client secret of another intent',
    async (verb) => {
      const client = newAccountClient(sandbox);
      const [one, other] = [
        await client.stripe.setupIntents.create(),
        await client.stripe.setupIntents.create(),
      ];
      const rest = verb === 'confirm' ? 'payment_method=pm_card_visa' : 'descriptor_code=SM11AA';
      const form = `client_secret=${other.client_secret}&${rest}`;
      const response = await client.post(`/v1/setup_intents/${one.id}/${verb}`, form, { authorization });
      expect(response.status).toBe(400);
      expect(response.json.error?.param).toBe('client_secret');
      expect(response.json.error).not.toHaveProperty('setup_intent');
    },
  );

  it.each([
    ['GET', '/v1/setup_intents'],
    ['POST', '/v1/setup_intents'],
    ['POST', '/v1/setup_intents/seti_1'],
    ['POST', '/v1/setup_intents/seti_1/cancel'],
    ['GET', '/v1/setup_attempts'],
    ['GET', '/v1/customers/cus_1'],
    ['GET', '/v1/payment_methods/pm_1'],
    ['GET', '/v1/mandates/mandate_1'],
  ])('may not call %s %s', async (method, path) => {
    const response = await send(`${sandbox.url}${path}`, { method, headers: { authorization } });
    expect(response.status).toBe(401);
    expect(response.json.error).toMatchObject({
      code: 'secret_key_required',
      message:
        'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
    });
  });
});
