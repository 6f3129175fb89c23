import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { errorOf, newAccountClient, PUBLISHABLE_KEY } from '../../support.ts';

const NOW = Date.UTC(2026, 8, 21) / 1000;
const HOURS = 60 * 60;
const RETURN_URL = 'https://shop.example.com/done';

let now = NOW;
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ now: () => now });
});
afterAll(() => sandbox.close());

describe('a confirmation token', () => {
  it('is created by the test helper in the documented shape (Stripe docs: Create a test Confirmation Token)', async () => {
    const { stripe } = newAccountClient(sandbox);
    const token = await stripe.testHelpers.confirmationTokens.create({
      payment_method: 'pm_card_visa',
      payment_method_options: { card: { installments: { plan: { type: 'revolving' } } } },
      return_url: RETURN_URL,
      setup_future_usage: 'off_session',
      shipping: { address: { city: 'Portland' }, name: 'Jo' },
    });
    expect(JSON.parse(JSON.stringify(token))).toEqual({
      id: expect.stringMatching(/^ctoken_\w{24}$/),
      object: 'confirmation_token',
      created: NOW,
      expires_at: NOW + 12 * HOURS,
      livemode: false,
      mandate_data: null,
      metadata: null,
      payment_intent: null,
      payment_method_options: { card: { cvc_token: null, installments: { plan: { type: 'revolving' } } } },
      payment_method_preview: {
        allow_redisplay: 'unspecified',
        billing_details: expect.objectContaining({ email: null }),
        card: expect.objectContaining({ brand: 'visa', last4: '4242' }),
        customer: null,
        customer_account: null,
        type: 'card',
      },
      return_url: RETURN_URL,
      setup_future_usage: 'off_session',
      setup_intent: null,
      shipping: {
        address: {
          ...{ city: 'Portland', country: null, line1: null, line2: null, postal_code: null, state: null },
        },
        name: 'Jo',
        phone: null,
      },
      use_stripe_sdk: true,
    });
    expect(await stripe.confirmationTokens.retrieve(token.id)).toMatchObject({ id: token.id });
  });

  it('confirms one intent, with its own return_url and payment method (Stripe docs: Confirmation Tokens)', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id: confirmation_token } = await stripe.testHelpers.confirmationTokens.create({
      payment_method_data: { billing_details: { email: 'jo@example.com' }, type: 'link' },
      return_url: RETURN_URL,
    });
    const intent = await stripe.setupIntents.create({
      confirm: true,
      confirmation_token,
      expand: ['payment_method'],
    });
    expect(intent).toMatchObject({
      payment_method: { billing_details: { email: 'jo@example.com' }, type: 'link' },
      status: 'succeeded',
    });
    const used = await stripe.confirmationTokens.retrieve(confirmation_token);
    expect(used.setup_intent).toBe(intent.id);
    const again = await errorOf(stripe.setupIntents.create({ confirm: true, confirmation_token }));
    expect(again).toMatchObject({ param: 'confirmation_token', statusCode: 400 });
    expect(again.message).toContain(`was already used to confirm ${intent.id}`);
  });

  it('asks Stripe.js to authenticate, unless the request says otherwise (Stripe docs: Confirmation Tokens)', async () => {
    const { stripe } = newAccountClient(sandbox);
    for (const [use_stripe_sdk, type] of [
      [undefined, 'use_stripe_sdk'],
      [false, 'redirect_to_url'],
    ] as const) {
      const { id: confirmation_token } = await stripe.testHelpers.confirmationTokens.create({
        payment_method: 'pm_card_threeDSecure2Required',
        return_url: RETURN_URL,
      });
      const { id } = await stripe.setupIntents.create();
      const params = { confirmation_token, ...(use_stripe_sdk === undefined ? {} : { use_stripe_sdk }) };
      expect((await stripe.setupIntents.confirm(id, params)).next_action?.type).toBe(type);
    }
  });

  it('expires after twelve hours (Stripe docs: The Confirmation Token object)', async () => {
    const { stripe } = newAccountClient(sandbox);
    const create = () => stripe.testHelpers.confirmationTokens.create({ payment_method: 'pm_card_visa' });
    const { id: confirmation_token } = await create();
    const { id } = await stripe.setupIntents.create({ payment_method_types: ['card'] });
    now = NOW + 12 * HOURS;
    const error = await errorOf(stripe.setupIntents.confirm(id, { confirmation_token }));
    now = NOW;
    expect(error.message).toContain('has expired');
    expect((await stripe.setupIntents.confirm(id, { confirmation_token })).status).toBe('succeeded');
  });

  it('from a browser carries the acceptance of a mandate (Stripe docs: Confirmation Tokens)', async () => {
    const client = newAccountClient(sandbox);
    const created = await client.post(
      '/v1/confirmation_tokens',
      [
        'payment_method_data[type]=sepa_debit',
        'payment_method_data[sepa_debit][iban]=DE89370400440532013000',
        'mandate_data[customer_acceptance][type]=online',
        'mandate_data[customer_acceptance][online][infer_from_client]=true',
        'client_context[mode]=setup',
        'client_context[payment_method_types][0]=sepa_debit',
      ].join('&'),
      { authorization: `Bearer ${PUBLISHABLE_KEY}`, 'user-agent': 'Browser/1' },
    );
    expect(created.status).toBe(200);
    expect(created.json.mandate_data).toEqual({
      customer_acceptance: { online: { ip_address: '127.0.0.1', user_agent: 'Browser/1' }, type: 'online' },
    });
    const intent = await client.stripe.setupIntents.create({
      confirm: true,
      confirmation_token: String(created.json.id),
      expand: ['mandate'],
      payment_method_types: ['sepa_debit'],
    });
    expect(intent.mandate).toMatchObject({
      customer_acceptance: { online: { user_agent: 'Browser/1' }, type: 'online' },
    });
  });

  it.each([
    ['', { code: 'parameter_missing', param: 'payment_method_data' }],
    ['payment_method=pm_x', { code: 'resource_missing', param: 'payment_method' }],
    [
      'payment_method=pm_card_visa&payment_method_data[type]=link',
      { message: 'You may only specify one of these parameters: payment_method, payment_method_data.' },
    ],
    ['payment_method=pm_card_visa&return_url=nonsense', { code: 'url_invalid', param: 'return_url' }],
    ['payment_method=pm_card_visa&wat=1', { code: 'parameter_unknown', param: 'wat' }],
  ])('is not created from "%s"', async (form, error) => {
    const response = await newAccountClient(sandbox).post('/v1/test_helpers/confirmation_tokens', form);
    expect(response.status).toBe(400);
    expect(response.json.error).toMatchObject(error);
  });

  it('is not found by an unknown id', async () => {
    const error = await errorOf(newAccountClient(sandbox).stripe.confirmationTokens.retrieve('ctoken_x'));
    expect(error).toMatchObject({ code: 'resource_missing', statusCode: 404 });
  });
});
