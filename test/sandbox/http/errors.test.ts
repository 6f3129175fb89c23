import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { errorOf, NEVER, newAccountClient, stripeClient } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const { errors } = Stripe;

describe('the official library', () => {
  it('throws StripeInvalidRequestError for an invalid parameter, with its param', async () => {
    const error = await errorOf(newAccountClient(sandbox).stripe.setupIntents.retrieve('seti_x'));
    expect(error).toBeInstanceOf(errors.StripeInvalidRequestError);
    expect(error).toMatchObject({
      code: 'resource_missing',
      doc_url: 'https://stripe.com/docs/error-codes/resource-missing',
      param: 'intent',
      requestId: expect.stringMatching(/^req_/),
      statusCode: 404,
    });
  });

  it('throws StripeCardError for a decline, with the payment method and the intent', async () => {
    const error = await errorOf(
      newAccountClient(sandbox).stripe.setupIntents.create({
        automatic_payment_methods: NEVER,
        confirm: true,
        payment_method: 'pm_card_chargeDeclined',
      }),
    );
    expect(error).toBeInstanceOf(errors.StripeCardError);
    expect(error).toMatchObject({
      payment_method: { card: { checks: { cvc_check: 'pass' }, last4: '0002' } },
      setup_intent: { status: 'requires_payment_method' },
    });
  });

  it('throws StripeAuthenticationError for an invalid API key', async () => {
    const error = await errorOf(stripeClient(sandbox, undefined, 'sk_prod_x').customers.list());
    expect(error).toBeInstanceOf(errors.StripeAuthenticationError);
  });

  it('throws StripePermissionError for an invalid account', async () => {
    const error = await errorOf(stripeClient(sandbox, 'invalid').customers.list());
    expect(error).toBeInstanceOf(errors.StripePermissionError);
    expect(error.code).toBe('account_invalid');
  });

  it('throws StripeIdempotencyError for a key with other parameters', async () => {
    const { stripe } = newAccountClient(sandbox);
    await stripe.customers.create({ name: 'a' }, { idempotencyKey: 'k' });
    const error = await errorOf(stripe.customers.create({ name: 'b' }, { idempotencyKey: 'k' }));
    expect(error).toBeInstanceOf(errors.StripeIdempotencyError);
  });

  it('throws StripeConnectionError after the sandbox was closed', async () => {
    const other = await createSandbox();
    const { stripe } = newAccountClient(other);
    await other.close();
    expect(await errorOf(stripe.customers.list())).toBeInstanceOf(errors.StripeConnectionError);
  });

  it('retries while an idempotency key is in use, and receives the first response', async () => {
    await using slow = await createSandbox({ latencyMs: 100 });
    const { stripe } = newAccountClient(slow);
    const options = { idempotencyKey: 'k', maxNetworkRetries: 2 };
    const [one, other] = await Promise.all([
      stripe.setupIntents.create({}, options),
      stripe.setupIntents.create({}, options),
    ]);
    expect(other.id).toBe(one.id);
  });
});
