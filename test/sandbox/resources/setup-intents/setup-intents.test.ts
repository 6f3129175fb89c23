import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { errorOf, NEVER, newAccountClient } from '../../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const PATH = '/v1/setup_intents';
const DEFAULT_TYPES = ['card', 'bancontact', 'klarna', 'link', 'us_bank_account'];

describe('creating a setup intent', () => {
  it('without parameters results in the recorded shape', async () => {
    const { json } = await newAccountClient(sandbox).post(PATH);
    expect(json).toEqual({
      id: expect.stringMatching(/^seti_[A-Za-z0-9]{24}$/),
      object: 'setup_intent',
      allowed_payment_method_types: null,
      application: null,
      automatic_payment_methods: { allow_redirects: 'always', enabled: true },
      cancellation_reason: null,
      client_secret: expect.stringMatching(new RegExp(`^${json.id}_secret_[A-Za-z0-9]{31}$`)),
      created: expect.any(Number),
      customer: null,
      customer_account: null,
      description: null,
      excluded_payment_method_types: null,
      flow_directions: null,
      last_setup_error: null,
      latest_attempt: null,
      livemode: false,
      managed_payments: { enabled: false },
      mandate: null,
      metadata: {},
      next_action: null,
      on_behalf_of: null,
      payment_method: null,
      payment_method_configuration_details: {
        id: expect.stringMatching(/^pmc_[A-Za-z0-9]{24}$/),
        parent: null,
      },
      payment_method_options: {
        card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' },
        klarna: { currency: null, preferred_locale: null },
        link: { persistent_token: null },
        us_bank_account: { verification_method: 'automatic' },
      },
      payment_method_types: DEFAULT_TYPES,
      single_use_mandate: null,
      status: 'requires_payment_method',
      usage: 'off_session',
    });
  });

  it.each<[string, Stripe.SetupIntentCreateParams, object]>([
    ['a description', { description: 'Büro & Co' }, { description: 'Büro & Co' }],
    ['metadata, as strings', { metadata: { n: 6735 } }, { metadata: { n: '6735' } }],
    ['usage', { usage: 'on_session' }, { usage: 'on_session' }],
    [
      'flow directions',
      { flow_directions: ['inbound', 'outbound'] },
      { flow_directions: ['inbound', 'outbound'] },
    ],
    ['the account it is for', { on_behalf_of: 'acct_1' }, { on_behalf_of: 'acct_1' }],
    [
      'an account as customer',
      { customer_account: 'acct_2' },
      { customer_account: 'acct_2', customer: null },
    ],
    ['attach_to_self', { attach_to_self: true }, { attach_to_self: true }],
    [
      'a configuration',
      { payment_method_configuration: 'pmc_1SandboxDefaultConfigAb0' },
      { payment_method_configuration_details: { id: 'pmc_1SandboxDefaultConfigAb0' } },
    ],
    [
      'no redirects',
      { automatic_payment_methods: NEVER },
      { automatic_payment_methods: NEVER, payment_method_types: ['card', 'link', 'us_bank_account'] },
    ],
    [
      'an explicit list of types',
      { payment_method_types: ['us_bank_account', 'card'] },
      {
        automatic_payment_methods: null,
        payment_method_configuration_details: null,
        payment_method_types: ['us_bank_account', 'card'],
      },
    ],
    [
      'allowed types, without those that cannot be set up',
      { allowed_payment_method_types: ['sepa_debit', 'affirm', 'card'] },
      {
        allowed_payment_method_types: ['sepa_debit', 'affirm', 'card'],
        automatic_payment_methods: { allow_redirects: 'always', enabled: true },
        payment_method_types: ['sepa_debit', 'card'],
      },
    ],
    [
      'excluded types',
      { excluded_payment_method_types: ['klarna'] },
      {
        excluded_payment_method_types: ['klarna'],
        payment_method_types: DEFAULT_TYPES.filter((type) => type !== 'klarna'),
      },
    ],
    [
      'card options',
      {
        payment_method_options: {
          card: {
            mandate_options: {
              amount: 1000,
              amount_type: 'maximum',
              currency: 'inr',
              interval: 'month',
              interval_count: 1,
              reference: 'r1',
              start_date: 1_790_000_000,
              supported_types: ['india'],
            },
            request_three_d_secure: 'any',
          },
        },
      },
      {
        payment_method_options: {
          card: {
            mandate_options: {
              amount: 1000,
              amount_type: 'maximum',
              currency: 'inr',
              description: null,
              end_date: null,
              interval: 'month',
              interval_count: 1,
              reference: 'r1',
              start_date: 1_790_000_000,
              supported_types: ['india'],
            },
            network: null,
            request_three_d_secure: 'any',
          },
        },
      },
    ],
    [
      'bank account options',
      {
        payment_method_options: {
          us_bank_account: {
            financial_connections: {
              filters: { account_subcategories: ['checking'] },
              permissions: ['payment_method'],
              prefetch: ['balances'],
            },
            mandate_options: { collection_method: 'paper' },
            verification_method: 'microdeposits',
          },
        },
      },
      {
        payment_method_options: {
          us_bank_account: {
            financial_connections: {
              filters: { account_subcategories: ['checking'] },
              permissions: ['payment_method'],
              prefetch: ['balances'],
            },
            mandate_options: { collection_method: 'paper' },
            verification_method: 'microdeposits',
          },
        },
      },
    ],
  ])('stores %s', async (_name, params, expected) => {
    const { stripe } = newAccountClient(sandbox);
    const { id } = await stripe.setupIntents.create(params);
    expect(await stripe.setupIntents.retrieve(id)).toMatchObject(expected);
  });

  it('omits options of types that the intent does not accept', async () => {
    const { stripe } = newAccountClient(sandbox);
    const intent = await stripe.setupIntents.create({
      payment_method_options: { us_bank_account: { verification_method: 'instant' } },
      payment_method_types: ['card'],
    });
    expect(Object.keys(intent.payment_method_options ?? {})).toEqual(['card']);
  });

  it.each([
    ['customer=cus_x', { code: 'resource_missing', message: "No such customer: 'cus_x'", param: 'customer' }],
    ['wat=1', { code: 'parameter_unknown', message: 'Received unknown parameter: wat', param: 'wat' }],
    ['usage=never', { message: 'Invalid usage: must be one of off_session or on_session', param: 'usage' }],
    ['customer=', { code: 'parameter_invalid_empty', param: 'customer' }],
    ['confirm=1', { message: 'Invalid boolean: 1', param: 'confirm' }],
    [
      'flow_directions[]=sideways',
      {
        message: 'Invalid flow_directions[0]: must be one of inbound or outbound',
        param: 'flow_directions[0]',
      },
    ],
    ['flow_directions=inbound', { message: 'Invalid array', param: 'flow_directions' }],
    ['automatic_payment_methods=true', { message: 'Invalid object', param: 'automatic_payment_methods' }],
    [
      'automatic_payment_methods[allow_redirects]=never',
      { code: 'parameter_missing', param: 'automatic_payment_methods[enabled]' },
    ],
    ['single_use[amount]=100', { code: 'parameter_missing', param: 'single_use[currency]' }],
    [
      'single_use[amount]=0&single_use[currency]=usd',
      { code: 'parameter_invalid_integer', param: 'single_use[amount]' },
    ],
    [
      'payment_method_options[card][moto]=x',
      { message: 'Invalid boolean: x', param: 'payment_method_options[card][moto]' },
    ],
    [
      'payment_method_options[card][request_three_d_secure]=x',
      {
        message:
          'Invalid payment_method_options[card][request_three_d_secure]: must be one of any, automatic, or challenge',
      },
    ],
    [
      'payment_method_options[card][mandate_options][amount]=1',
      { code: 'parameter_missing', param: 'payment_method_options[card][mandate_options][amount_type]' },
    ],
    ['payment_method_options[wat][a]=1', { code: 'parameter_unknown', param: 'payment_method_options[wat]' }],
    ['payment_method_types[]=cash', { param: 'payment_method_types' }],
    ['allowed_payment_method_types[]=affirm', { param: 'allowed_payment_method_types' }],
    [
      'customer=a&customer_account=b',
      {
        message: 'You may only specify one of these parameters: customer, customer_account.',
        param: 'customer',
      },
    ],
    [
      'payment_method=pm_card_visa&payment_method_data[type]=link',
      {
        message: 'You may only specify one of these parameters: payment_method, payment_method_data.',
        param: 'payment_method',
      },
    ],
    [
      'allowed_payment_method_types[]=card&excluded_payment_method_types[]=klarna',
      { param: 'allowed_payment_method_types' },
    ],
    [
      'allowed_payment_method_types[]=card&automatic_payment_methods[enabled]=true',
      { param: 'allowed_payment_method_types' },
    ],
    [
      'allowed_payment_method_types[]=card&payment_method_configuration=pmc_1',
      { param: 'allowed_payment_method_types' },
    ],
    [
      'automatic_payment_methods[enabled]=true&payment_method_types[]=card',
      { param: 'automatic_payment_methods' },
    ],
    ['attach_to_self=true&customer=cus_x', { param: 'attach_to_self' }],
    ['return_url=https://example.com', { param: 'return_url' }],
    ['confirmation_token=ctoken_card_visa', { param: 'confirmation_token' }],
    ['mandate_data[customer_acceptance][type]=offline', { param: 'mandate_data' }],
    [
      'confirm=true&mandate_data[customer_acceptance][type]=online&mandate_data[customer_acceptance][online][ip_address]=1',
      { code: 'parameter_missing', param: 'mandate_data[customer_acceptance][online][user_agent]' },
    ],
    ['confirm=true', { code: 'setup_intent_unexpected_state' }],
  ])('rejects %s, and creates nothing', async (form, expected) => {
    const client = newAccountClient(sandbox);
    const response = await client.post(PATH, form);
    expect(response.status).toBe(400);
    expect(response.json.error).toMatchObject({ type: 'invalid_request_error', ...expected });
    expect(response.json.error).not.toHaveProperty('setup_intent');
    expect((await client.get(PATH)).json.data).toEqual([]);
  });
});

describe('updating a setup intent', () => {
  it('changes only the given fields', async () => {
    const { stripe } = newAccountClient(sandbox);
    const before = await stripe.setupIntents.create({
      description: 'a',
      metadata: { k: '1' },
      usage: 'on_session',
    });
    const after = await stripe.setupIntents.update(before.id, { flow_directions: ['inbound'] });
    expect(JSON.parse(JSON.stringify(after))).toEqual({
      ...JSON.parse(JSON.stringify(before)),
      flow_directions: ['inbound'],
    });
  });

  it.each([
    ['description=', { description: null }],
    ['customer=', { customer: null }],
    ['payment_method=', { payment_method: null, status: 'requires_payment_method' }],
    [
      'allowed_payment_method_types=',
      { allowed_payment_method_types: null, payment_method_types: DEFAULT_TYPES },
    ],
    [
      'payment_method_types[]=card',
      { allowed_payment_method_types: null, automatic_payment_methods: null, payment_method_types: ['card'] },
    ],
    ['metadata[b]=2&metadata[a]=', { metadata: { b: '2' } }],
    ['metadata=', { metadata: {} }],
    [
      'payment_method_options[card][request_three_d_secure]=challenge',
      { payment_method_options: { card: { network: null, request_three_d_secure: 'challenge' } } },
    ],
  ])('accepts %s', async (form, expected) => {
    const client = newAccountClient(sandbox);
    const customer = await client.stripe.customers.create();
    const { id } = await client.stripe.setupIntents.create({
      allowed_payment_method_types: ['card'],
      customer: customer.id,
      description: 'x',
      metadata: { a: '1' },
      payment_method: 'pm_card_visa',
      payment_method_options: { card: { request_three_d_secure: 'any' } },
    });
    const response = await client.post(`${PATH}/${id}`, form);
    expect(response.status).toBe(200);
    expect(response.json).toMatchObject(expected);
  });

  it.each([
    'confirm=true',
    'return_url=https://example.com',
    'single_use[amount]=1',
    'on_behalf_of=acct_1',
    'use_stripe_sdk=true',
    'automatic_payment_methods[enabled]=true',
  ])('rejects the unknown parameter in %s', async (form) => {
    const client = newAccountClient(sandbox);
    const { id } = await client.stripe.setupIntents.create();
    const { json } = await client.post(`${PATH}/${id}`, form);
    expect(json.error).toMatchObject({ code: 'parameter_unknown', param: form.split(/[=[]/)[0] });
  });

  it('changes nothing when one parameter is invalid', async () => {
    const { stripe } = newAccountClient(sandbox);
    const before = await stripe.setupIntents.create({ description: 'a', metadata: { k: '1' } });
    const error = await errorOf(
      stripe.setupIntents.update(before.id, { customer: 'cus_x', description: 'b', metadata: { k: '2' } }),
    );
    expect(error).toMatchObject({ code: 'resource_missing', param: 'customer' });
    expect(await stripe.setupIntents.retrieve(before.id)).toEqual(before);
  });

  it('rejects a customer that the payment method does not belong to', async () => {
    const { stripe } = newAccountClient(sandbox);
    const [owner, other] = await Promise.all([stripe.customers.create(), stripe.customers.create()]);
    const { id: payment_method } = await stripe.paymentMethods.attach('pm_card_visa', { customer: owner.id });
    const { id } = await stripe.setupIntents.create({ customer: owner.id, payment_method });
    const error = await errorOf(stripe.setupIntents.update(id, { customer: other.id }));
    expect(error.message).toContain('does not belong to the Customer you supplied');
  });
});

describe('the form of a setup intent', () => {
  it.each([
    'automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never&metadata[order_id]=6735&expand[0]=customer',
    'allowed_payment_method_types[0]=card&allowed_payment_method_types[1]=us_bank_account&usage=off_session',
    'allowed_payment_method_types[]=card&allowed_payment_method_types[]=us_bank_account',
    'confirm=true&payment_method=pm_card_visa&return_url=https%3A%2F%2Fexample.com%2Fdone&payment_method_options[card][request_three_d_secure]=any&mandate_data[customer_acceptance][type]=online&mandate_data[customer_acceptance][online][ip_address]=203.0.113.7&mandate_data[customer_acceptance][online][user_agent]=Mozilla%2F5.0',
    'payment_method_data[type]=us_bank_account&payment_method_data[us_bank_account][account_holder_type]=individual&payment_method_data[us_bank_account][account_number]=000123456789&payment_method_data[us_bank_account][routing_number]=110000000&payment_method_data[billing_details][name]=Alder%20%26%20Finch',
    'mandate_data=&payment_method_data[type]=klarna&payment_method_data[klarna][dob][day]=1&payment_method_data[klarna][dob][month]=2&payment_method_data[klarna][dob][year]=1990',
  ])('is parsed as Stripe’s libraries send it: %s', async (form) => {
    expect((await newAccountClient(sandbox).post(PATH, form)).status).toBe(200);
  });
});
