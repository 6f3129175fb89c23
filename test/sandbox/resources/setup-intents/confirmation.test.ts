import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { errorOf, NEVER, newAccountClient } from '../../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const RETURN_URL = 'https://shop.example.com/done?from=test';

describe('confirming with a test card', () => {
  it.each([
    ['pm_card_visa', 'visa', '4242'],
    ['pm_card_visa_debit', 'visa', '5556'],
    ['pm_card_mastercard', 'mastercard', '4444'],
    ['pm_card_mastercard_debit', 'mastercard', '8210'],
    ['pm_card_mastercard_prepaid', 'mastercard', '5100'],
    ['pm_card_amex', 'amex', '0005'],
    ['pm_card_discover', 'discover', '1117'],
    ['pm_card_diners', 'diners', '0004'],
    ['pm_card_jcb', 'jcb', '0505'],
    ['pm_card_unionpay', 'unionpay', '0005'],
    ['pm_card_chargeCustomerFail', 'visa', '0341'],
    ['pm_card_threeDSecureOptional', 'visa', '3055'],
    ['pm_card_amex_threeDSecureNotSupported', 'amex', '0005'],
  ])('succeeds for %s', async (payment_method, brand, last4) => {
    const { stripe } = newAccountClient(sandbox);
    const intent = await stripe.setupIntents.create({
      automatic_payment_methods: NEVER,
      confirm: true,
      expand: ['payment_method', 'latest_attempt'],
      payment_method,
    });
    expect(intent).toMatchObject({
      last_setup_error: null,
      latest_attempt: {
        id: expect.stringMatching(/^setatt_\w{24}$/),
        setup_error: null,
        status: 'succeeded',
      },
      mandate: null,
      next_action: null,
      payment_method: { id: expect.stringMatching(/^pm_\w{24}$/), card: { brand, last4 }, customer: null },
      status: 'succeeded',
    });
  });

  it.each([
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline', 'Your card was declined.'],
    ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline', 'Your card was declined.'],
    [
      'pm_card_visa_chargeDeclinedInsufficientFunds',
      'card_declined',
      'insufficient_funds',
      'Your card has insufficient funds.',
    ],
    ['pm_card_visa_chargeDeclinedLostCard', 'card_declined', 'lost_card', 'Your card was declined.'],
    ['pm_card_visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card', 'Your card was declined.'],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card', 'Your card has expired.'],
    [
      'pm_card_chargeDeclinedIncorrectCvc',
      'incorrect_cvc',
      'incorrect_cvc',
      "Your card's security code is incorrect.",
    ],
    [
      'pm_card_chargeDeclinedProcessingError',
      'processing_error',
      'processing_error',
      'An error occurred while processing your card. Try again in a little bit.',
    ],
    [
      'pm_card_visa_chargeDeclinedVelocityLimitExceeded',
      'card_declined',
      'card_velocity_exceeded',
      'Your card was declined.',
    ],
  ])(
    'is declined for %s, and stores the error on the intent',
    async (payment_method, code, decline_code, message) => {
      const { stripe } = newAccountClient(sandbox);
      const { id } = await stripe.setupIntents.create({ automatic_payment_methods: NEVER });
      const error = await errorOf(stripe.setupIntents.confirm(id, { payment_method }));
      expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
      expect(error).toMatchObject({ code, decline_code, message, statusCode: 402 });
      const intent = await stripe.setupIntents.retrieve(id);
      expect(error.setup_intent).toEqual(JSON.parse(JSON.stringify(intent)));
      expect(intent.status).toBe('requires_payment_method');
      expect(intent.payment_method).toBeNull();
      expect(intent.last_setup_error).toMatchObject({
        code,
        decline_code,
        doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`,
        message,
        payment_method: error.payment_method,
        type: 'card_error',
      });
      expect(intent.last_setup_error).not.toHaveProperty('setup_intent');
      expect(intent.last_setup_error).not.toHaveProperty('request_log_url');
      const attempts = await stripe.setupAttempts.list({ setup_intent: id });
      expect(attempts.data).toMatchObject([
        { id: intent.latest_attempt, setup_error: { decline_code }, status: 'failed' },
      ]);
    },
  );

  it.each([
    ['pm_card_chargeDeclined', { advice_code: 'try_again_later', network_decline_code: '01' }],
    [
      'pm_card_chargeDeclinedExpiredCard',
      {
        advice_code: 'confirm_card_data',
        network_advice_code: '03',
        network_decline_code: '54',
        param: 'exp_month',
      },
    ],
    ['pm_card_chargeDeclinedIncorrectCvc', { param: 'cvc' }],
  ])('returns the advice of the network for %s', async (payment_method, advice) => {
    const { stripe } = newAccountClient(sandbox);
    const error = await errorOf(
      stripe.setupIntents.create({ automatic_payment_methods: NEVER, confirm: true, payment_method }),
    );
    expect(error.raw).toMatchObject(advice);
  });

  it('keeps the intent of a create that is declined', async () => {
    const { stripe } = newAccountClient(sandbox);
    const error = await errorOf(
      stripe.setupIntents.create({
        automatic_payment_methods: NEVER,
        confirm: true,
        payment_method: 'pm_card_chargeDeclined',
      }),
    );
    const { data } = await stripe.setupIntents.list();
    expect(data.map(({ id }) => id)).toEqual([error.setup_intent?.id]);
  });

  it.each([
    'pm_card_authenticationRequiredOnSetup',
    'pm_card_authenticationRequired',
    'pm_card_authenticationRequiredSetupForOffSession',
    'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
    'pm_card_threeDSecure2Required',
    'pm_card_threeDSecureRequired',
    'pm_card_threeDSecureRequiredChargeDeclined',
  ])('requires authentication for %s', async (payment_method) => {
    const { stripe } = newAccountClient(sandbox);
    const { id } = await stripe.setupIntents.create();
    const intent = await stripe.setupIntents.confirm(id, { payment_method, return_url: RETURN_URL });
    expect(intent.status).toBe('requires_action');
    expect(intent.next_action).toEqual({
      redirect_to_url: {
        return_url: RETURN_URL,
        url: expect.stringContaining(`${sandbox.url}/_sandbox/authenticate/`),
      },
      type: 'redirect_to_url',
    });
    expect(intent.next_action?.redirect_to_url?.url).not.toContain('secret');
    const attempts = await stripe.setupAttempts.list({ setup_intent: id });
    expect(attempts.data[0]).toMatchObject({ id: intent.latest_attempt, status: 'requires_action' });
  });

  it.each<[string, Stripe.SetupIntentConfirmParams]>([
    ['without a return_url', {}],
    ['with use_stripe_sdk', { return_url: RETURN_URL, use_stripe_sdk: true }],
  ])('leaves the authentication to the SDK %s', async (_name, params) => {
    const { stripe } = newAccountClient(sandbox);
    const { id } = await stripe.setupIntents.create({ automatic_payment_methods: NEVER });
    const intent = await stripe.setupIntents.confirm(id, {
      payment_method: 'pm_card_threeDSecureRequired',
      ...params,
    });
    expect(intent.next_action).toMatchObject({ type: 'use_stripe_sdk', use_stripe_sdk: expect.any(Object) });
  });

  it.each([
    ['any', false, 'requires_action'],
    ['challenge', false, 'requires_action'],
    ['automatic', false, 'succeeded'],
    ['any', true, 'succeeded'],
  ] as const)(
    'requires optional authentication on request: %s, moto %s',
    async (request_three_d_secure, moto, status) => {
      const { stripe } = newAccountClient(sandbox);
      const intent = await stripe.setupIntents.create({
        automatic_payment_methods: NEVER,
        confirm: true,
        payment_method: 'pm_card_threeDSecureOptional',
        payment_method_options: { card: { moto, request_three_d_secure } },
      });
      expect(intent.status).toBe(status);
    },
  );

  it('creates a payment method for each use of a test payment method', async () => {
    const { stripe } = newAccountClient(sandbox);
    const ids = [1, 2].map(
      async () => (await stripe.setupIntents.create({ payment_method: 'pm_card_visa' })).payment_method,
    );
    const [first, second] = await Promise.all(ids);
    expect(first).toMatch(/^pm_\w{24}$/);
    expect(second).not.toBe(first);
  });

  it('clears the error of an earlier attempt on success', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id } = await stripe.setupIntents.create({ automatic_payment_methods: NEVER });
    await errorOf(stripe.setupIntents.confirm(id, { payment_method: 'pm_card_chargeDeclined' }));
    const intent = await stripe.setupIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect(intent.last_setup_error).toBeNull();
    const attempts = await stripe.setupAttempts.list({ setup_intent: id });
    expect(attempts.data.map(({ status }) => status)).toEqual(['succeeded', 'failed']);
  });
});

describe('confirming again', () => {
  it('abandons the attempt that is waiting for the customer', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id } = await stripe.setupIntents.create({
      automatic_payment_methods: NEVER,
      confirm: true,
      payment_method: 'pm_card_threeDSecureRequired',
    });
    await stripe.setupIntents.confirm(id, { payment_method: 'pm_card_visa' });
    const attempts = await stripe.setupAttempts.list({ setup_intent: id });
    expect(attempts.data.map(({ status }) => status)).toEqual(['succeeded', 'abandoned']);
  });
});
