import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { errorOf, NEVER, newAccountClient } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const RETURN_URL = 'https://shop.example.com/done?from=test';

describe('the payment method of a confirmation', () => {
  it('is attached to the customer of the intent', async () => {
    const { stripe } = newAccountClient(sandbox);
    const customer = await stripe.customers.create();
    const intent = await stripe.setupIntents.create({
      automatic_payment_methods: NEVER,
      confirm: true,
      customer: customer.id,
      payment_method: 'pm_card_visa',
    });
    const method = await stripe.paymentMethods.retrieve(intent.payment_method as string);
    expect(method).toMatchObject({ card: { checks: { cvc_check: 'pass' } }, customer: customer.id });
  });

  it.each(['create', 'update', 'confirm'] as const)(
    'may not be used again after a setup without a customer, or detached, on %s (recorded)',
    async (verb) => {
      const { stripe } = newAccountClient(sandbox);
      const used = await stripe.setupIntents.create({
        automatic_payment_methods: NEVER,
        confirm: true,
        payment_method: 'pm_card_visa',
      });
      const { id: customer } = await stripe.customers.create();
      const { id: detached } = await stripe.paymentMethods.attach('pm_card_visa', { customer });
      await stripe.paymentMethods.detach(detached);
      for (const payment_method of [used.payment_method as string, detached]) {
        const { id } = await stripe.setupIntents.create({ automatic_payment_methods: NEVER });
        const calls = {
          create: () => stripe.setupIntents.create({ payment_method }),
          update: () => stripe.setupIntents.update(id, { payment_method }),
          confirm: () => stripe.setupIntents.confirm(id, { payment_method }),
        };
        expect((await errorOf(calls[verb]())).message).toBe(
          'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.',
        );
      }
    },
  );

  it.each(['create', 'update', 'confirm'] as const)('must exist, on %s', async (verb) => {
    const { stripe } = newAccountClient(sandbox);
    const { id } = await stripe.setupIntents.create();
    const params = { payment_method: 'pm_nope' };
    const call = {
      create: () => stripe.setupIntents.create(params),
      update: () => stripe.setupIntents.update(id, params),
      confirm: () => stripe.setupIntents.confirm(id, params),
    }[verb];
    expect(await errorOf(call())).toMatchObject({
      code: 'resource_missing',
      message: "No such PaymentMethod: 'pm_nope'",
      param: 'payment_method',
      statusCode: 400,
    });
  });

  it.each(['create', 'update', 'confirm'] as const)(
    'must not belong to another customer, on %s',
    async (verb) => {
      const { stripe } = newAccountClient(sandbox);
      const [owner, other] = await Promise.all([stripe.customers.create(), stripe.customers.create()]);
      const { id: pm } = await stripe.paymentMethods.attach('pm_card_visa', { customer: owner.id });
      const { id } = await stripe.setupIntents.create({ customer: other.id });
      const calls = {
        create: () => stripe.setupIntents.create({ customer: other.id, payment_method: pm }),
        update: () => stripe.setupIntents.update(id, { payment_method: pm }),
        confirm: () => stripe.setupIntents.confirm(id, { payment_method: pm }),
      };
      const error = await errorOf(calls[verb]());
      expect(error).toMatchObject({
        message: `The PaymentMethod ${pm} does not belong to the Customer you supplied ${other.id}. Please use this PaymentMethod with the Customer that it belongs to instead.`,
        param: 'payment_method',
        statusCode: 400,
      });
      expect(error.code).toBeUndefined();
      expect(error.setup_intent?.id).toBe(verb === 'create' ? undefined : id);
    },
  );

  it.each(['create', 'update', 'confirm'] as const)(
    'requires its customer on the intent, on %s',
    async (verb) => {
      const { stripe } = newAccountClient(sandbox);
      const owner = await stripe.customers.create();
      const { id: pm } = await stripe.paymentMethods.attach('pm_card_visa', { customer: owner.id });
      const { id } = await stripe.setupIntents.create();
      const calls = {
        create: () => stripe.setupIntents.create({ payment_method: pm }),
        update: () => stripe.setupIntents.update(id, { payment_method: pm }),
        confirm: () => stripe.setupIntents.confirm(id, { payment_method: pm }),
      };
      expect(await errorOf(calls[verb]())).toMatchObject({
        message: `The payment method supplied (${pm}) belongs to the Customer ${owner.id}. Please include the Customer in the \`customer\` parameter on the SetupIntent.`,
        param: 'payment_method',
      });
    },
  );

  it.each(['create', 'update', 'confirm'] as const)(
    'must have a type that the intent accepts, on %s',
    async (verb) => {
      const { stripe } = newAccountClient(sandbox);
      const types = { payment_method_types: ['card'] };
      const { id } = await stripe.setupIntents.create(types);
      const params = { payment_method: 'pm_usBankAccount_success' };
      const calls = {
        create: () => stripe.setupIntents.create({ ...types, ...params }),
        update: () => stripe.setupIntents.update(id, params),
        confirm: () => stripe.setupIntents.confirm(id, params),
      };
      expect(await errorOf(calls[verb]())).toMatchObject({
        code: 'setup_intent_invalid_parameter',
        message:
          'The PaymentMethod provided (us_bank_account) is not allowed for this SetupIntent. Please attach a PaymentMethod of one of the following types: card. Alternatively update the allowed payment_method_types for this SetupIntent to include "us_bank_account".',
      });
    },
  );

  it('may come from a confirmation token of a test payment method', async () => {
    const { stripe } = newAccountClient(sandbox);
    const intent = await stripe.setupIntents.create({
      confirm: true,
      confirmation_token: 'ctoken_card_mastercard',
      expand: ['payment_method'],
      return_url: RETURN_URL,
    });
    expect(intent).toMatchObject({ payment_method: { card: { brand: 'mastercard' } }, status: 'succeeded' });
  });

  it('comes from payment_method if there is also a confirmation token', async () => {
    const { stripe } = newAccountClient(sandbox);
    const intent = await stripe.setupIntents.create({
      confirm: true,
      confirmation_token: 'ctoken_card_mastercard',
      expand: ['payment_method'],
      payment_method: 'pm_card_visa',
      return_url: RETURN_URL,
    });
    expect(intent.payment_method).toMatchObject({ card: { brand: 'visa' } });
  });

  it('does not come from an unknown confirmation token', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id } = await stripe.setupIntents.create();
    expect(await errorOf(stripe.setupIntents.confirm(id, { confirmation_token: 'ctoken_x' }))).toMatchObject({
      code: 'resource_missing',
      param: 'confirmation_token',
      statusCode: 400,
    });
  });

  it('is rejected after the customer of the intent was deleted', async () => {
    const { stripe } = newAccountClient(sandbox);
    const customer = await stripe.customers.create();
    const { id } = await stripe.setupIntents.create({
      customer: customer.id,
      payment_method: 'pm_card_visa',
    });
    await stripe.customers.del(customer.id);
    expect(await errorOf(stripe.setupIntents.confirm(id))).toMatchObject({
      code: 'resource_missing',
      message: `No such customer: '${customer.id}'`,
      param: 'customer',
    });
  });
});

describe('the return_url', () => {
  const TRAP =
    /^This SetupIntent is configured to accept payment methods enabled in your Dashboard\. Because some/;

  it('is required for an intent that was created without parameters', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id } = await stripe.setupIntents.create();
    const error = await errorOf(stripe.setupIntents.confirm(id, { payment_method: 'pm_card_visa' }));
    expect(error).toMatchObject({ message: expect.stringMatching(TRAP), statusCode: 400 });
    expect(error.code).toBeUndefined();
    expect((await stripe.setupIntents.retrieve(id)).status).toBe('requires_payment_method');
    expect((await stripe.paymentMethods.list()).data).toEqual([]);
  });

  it('is required by a create with confirm=true, which creates nothing without it', async () => {
    const { stripe } = newAccountClient(sandbox);
    const error = await errorOf(
      stripe.setupIntents.create({ confirm: true, payment_method: 'pm_card_visa' }),
    );
    expect(error.message).toMatch(TRAP);
    expect((await stripe.setupIntents.list()).data).toEqual([]);
  });

  it.each<[string, Stripe.SetupIntentCreateParams, Stripe.SetupIntentConfirmParams]>([
    ['it is given', {}, { return_url: RETURN_URL }],
    ['it is the address of an app', {}, { return_url: 'myapp://setup' }],
    ['redirects are switched off', { automatic_payment_methods: NEVER }, {}],
    ['the types are cards only', { payment_method_types: ['card'] }, {}],
    ['only cards are allowed', { allowed_payment_method_types: ['card'] }, {}],
    ['only cards are allowed by the confirmation', {}, { allowed_payment_method_types: ['card'] }],
    ['all redirecting types are excluded', { excluded_payment_method_types: ['bancontact', 'klarna'] }, {}],
  ])('is not required when %s', async (_name, create, confirm) => {
    const { stripe } = newAccountClient(sandbox);
    const { id } = await stripe.setupIntents.create(create);
    const intent = await stripe.setupIntents.confirm(id, { payment_method: 'pm_card_visa', ...confirm });
    expect(intent.status).toBe('succeeded');
  });

  it.each(['nonsense', ' javascript:alert(1)', 'java\nscript:alert(1)', 'file:///etc/passwd'])(
    'must be a URL to which a browser can be redirected: %j',
    async (return_url) => {
      const { stripe } = newAccountClient(sandbox);
      const { id } = await stripe.setupIntents.create();
      const params = { payment_method: 'pm_card_visa', return_url };
      for (const promise of [
        stripe.setupIntents.confirm(id, params),
        stripe.setupIntents.create({ ...params, confirm: true }),
      ]) {
        const error = await errorOf(promise);
        expect(error).toMatchObject({
          code: 'url_invalid',
          message: 'Not a valid URL',
          param: 'return_url',
          statusCode: 400,
          type: 'StripeInvalidRequestError',
        });
      }
      expect((await stripe.setupIntents.list()).data).toHaveLength(1);
      expect((await stripe.setupIntents.retrieve(id)).status).toBe('requires_payment_method');
    },
  );
});
