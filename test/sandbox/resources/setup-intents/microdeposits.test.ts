import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { ACCEPTED, type AccountClient, errorOf, newAccountClient } from '../../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

async function waiting(client: AccountClient, payment_method = 'pm_usBankAccount_success') {
  return client.stripe.setupIntents.create({
    confirm: true,
    mandate_data: {
      customer_acceptance: { online: { ip_address: '203.0.113.7', user_agent: 'test' }, type: 'online' },
    },
    payment_method,
    payment_method_types: ['us_bank_account', 'acss_debit', 'sepa_debit'],
  });
}

const PREFIX = 'payment_method_microdeposit_';

describe('a bank account', () => {
  it('requires microdeposits after its confirmation', async () => {
    const intent = await waiting(newAccountClient(sandbox));
    expect(intent).toMatchObject({
      mandate: null,
      next_action: {
        type: 'verify_with_microdeposits',
        verify_with_microdeposits: {
          arrival_date: expect.any(Number),
          hosted_verification_url: expect.stringContaining(`${sandbox.url}/_sandbox/microdeposits/`),
          microdeposit_type: 'descriptor_code',
        },
      },
      status: 'requires_action',
    });
  });

  it.each([
    ['amounts', 'amounts[0]=32&amounts[1]=45'],
    ['amounts the other way round', 'amounts[]=45&amounts[]=32'],
    ['a code', 'descriptor_code=SM11AA'],
    ['a code in small letters', 'descriptor_code=sm11aa'],
  ])('is verified by %s, which creates a mandate', async (_name, form) => {
    const client = newAccountClient(sandbox);
    const { id } = await waiting(client);
    const response = await client.post(
      `/v1/setup_intents/${id}/verify_microdeposits`,
      `${form}&expand[]=mandate&expand[]=latest_attempt`,
    );
    expect(response.json).toMatchObject({
      latest_attempt: { status: 'succeeded' },
      mandate: {
        customer_acceptance: { online: { ip_address: '203.0.113.7', user_agent: 'test' }, type: 'online' },
        multi_use: {},
        object: 'mandate',
        payment_method: response.json.payment_method,
        payment_method_details: { type: 'us_bank_account', us_bank_account: {} },
        status: 'active',
        type: 'multi_use',
      },
      next_action: null,
      status: 'succeeded',
    });
    const mandate = await client.stripe.mandates.retrieve((response.json.mandate?.id ?? '') as string, {
      expand: ['payment_method'],
    });
    expect(mandate.payment_method).toMatchObject({ type: 'us_bank_account' });
  });

  it.each([
    ['amounts[]=10&amounts[]=11', `${PREFIX}verification_attempts_exceeded`],
    ['descriptor_code=SM33CC', `${PREFIX}verification_attempts_exceeded`],
    ['amounts[]=40&amounts[]=41', `${PREFIX}verification_timeout`],
    ['descriptor_code=SM44DD', `${PREFIX}verification_timeout`],
  ])('fails the setup for %s', async (form, code) => {
    const client = newAccountClient(sandbox);
    const { id } = await waiting(client);
    const response = await client.post(`/v1/setup_intents/${id}/verify_microdeposits`, form);
    expect(response.status).toBe(400);
    expect(response.json.error).toMatchObject({ code, setup_intent: { status: 'requires_payment_method' } });
    const intent = await client.stripe.setupIntents.retrieve(id, { expand: ['latest_attempt'] });
    expect(intent).toMatchObject({
      last_setup_error: { code, payment_method: { type: 'us_bank_account' } },
      latest_attempt: { setup_error: { code }, status: 'failed' },
      payment_method: null,
      status: 'requires_payment_method',
    });
  });

  it('allows three attempts with wrong amounts', async () => {
    const client = newAccountClient(sandbox);
    const { id } = await waiting(client);
    const verify = () => errorOf(client.stripe.setupIntents.verifyMicrodeposits(id, { amounts: [1, 2] }));
    for (const left of [2, 1]) {
      expect(await verify()).toMatchObject({
        code: `${PREFIX}verification_amounts_mismatch`,
        message: `The amounts provided do not match the amounts that were sent to the bank account. You have ${left} verification attempts remaining.`,
        setup_intent: { status: 'requires_action' },
      });
    }
    expect(await verify()).toMatchObject({
      code: `${PREFIX}verification_attempts_exceeded`,
      message: 'You have exceeded the number of allowed verification attempts.',
      setup_intent: { status: 'requires_payment_method' },
    });
  });

  it('allows ten attempts with wrong codes', async () => {
    const client = newAccountClient(sandbox);
    const { id } = await waiting(client);
    const codes: unknown[] = [];
    for (let count = 0; count < 10; count += 1) {
      codes.push(
        (await errorOf(client.stripe.setupIntents.verifyMicrodeposits(id, { descriptor_code: 'SM99ZZ' })))
          .code,
      );
    }
    expect(codes.slice(0, 9)).toEqual(Array(9).fill(`${PREFIX}verification_descriptor_code_mismatch`));
    expect(codes[9]).toBe(`${PREFIX}verification_attempts_exceeded`);
  });

  it.each(['amounts[]=32', 'amounts[]=32&amounts[]=45&amounts[]=1'])(
    'accepts exactly two amounts: %s',
    async (form) => {
      const client = newAccountClient(sandbox);
      const { id } = await waiting(client);
      const response = await client.post(`/v1/setup_intents/${id}/verify_microdeposits`, form);
      expect(response.json.error).toMatchObject({
        code: `${PREFIX}verification_amounts_invalid`,
        message: 'You must provide exactly two microdeposit amounts.',
      });
    },
  );

  it.each([
    ['', { code: 'parameter_missing', param: 'amounts' }],
    [
      'amounts[]=32&amounts[]=45&descriptor_code=SM11AA',
      {
        message: 'You may only specify one of these parameters: amounts, descriptor_code.',
        param: 'amounts',
      },
    ],
  ])('accepts either amounts or a code: %s', async (form, expected) => {
    const client = newAccountClient(sandbox);
    const { id } = await waiting(client);
    const response = await client.post(`/v1/setup_intents/${id}/verify_microdeposits`, form);
    expect(response.json.error).toMatchObject(expected);
  });

  it('that cannot receive deposits fails on the first attempt', async () => {
    const client = newAccountClient(sandbox);
    const { id } = await waiting(client, 'pm_usBankAccount_failMicrodeposits');
    expect(
      await errorOf(client.stripe.setupIntents.verifyMicrodeposits(id, { descriptor_code: 'SM11AA' })),
    ).toMatchObject({
      code: `${PREFIX}failed`,
      setup_intent: { status: 'requires_payment_method' },
    });
  });

  it.each([
    ['pm_usBankAccount_accountClosed', 'account_closed'],
    ['pm_usBankAccount_noAccount', 'no_account'],
  ])('%s fails on confirmation', async (method, code) => {
    const error = await errorOf(waiting(newAccountClient(sandbox), method));
    expect(error).toMatchObject({
      code,
      setup_intent: { last_setup_error: { code }, status: 'requires_payment_method' },
      statusCode: 400,
    });
  });

  it.each([
    'pm_usBankAccount_insufficientFunds',
    'pm_usBankAccount_debitNotAuthorized',
    'pm_usBankAccount_invalidCurrency',
    'pm_usBankAccount_dispute',
    'pm_usBankAccount_weeklyLimitExceeded',
  ])('%s is set up successfully', async (method) => {
    expect((await waiting(newAccountClient(sandbox), method)).status).toBe('requires_action');
  });

  it.each(['pm_acssDebit_success', 'pm_sepaDebit_success_at'])(
    '%s succeeds immediately, with a mandate',
    async (method) => {
      const intent = await waiting(newAccountClient(sandbox), method);
      expect(intent).toMatchObject({
        mandate: expect.stringMatching(/^mandate_\w{24}$/),
        status: 'succeeded',
      });
    },
  );

  it('is verified immediately with instant verification', async () => {
    const { stripe } = newAccountClient(sandbox);
    const intent = await stripe.setupIntents.create({
      confirm: true,
      mandate_data: ACCEPTED,
      payment_method: 'pm_usBankAccount_success',
      payment_method_options: { us_bank_account: { verification_method: 'instant' } },
      payment_method_types: ['us_bank_account'],
    });
    expect(intent).toMatchObject({ mandate: expect.any(String), status: 'succeeded' });
  });

  it('with single_use creates a single-use mandate', async () => {
    const { stripe } = newAccountClient(sandbox);
    const { id } = await stripe.setupIntents.create({
      confirm: true,
      mandate_data: ACCEPTED,
      payment_method: 'pm_usBankAccount_success',
      payment_method_types: ['us_bank_account'],
      single_use: { amount: 2500, currency: 'usd' },
    });
    const intent = await stripe.setupIntents.verifyMicrodeposits(id, {
      descriptor_code: 'SM11AA',
      expand: ['single_use_mandate'],
    });
    expect(intent).toMatchObject({
      mandate: null,
      single_use_mandate: { single_use: { amount: 2500, currency: 'usd' }, type: 'single_use' },
    });
  });

  it('is created from its numbers', async () => {
    const { stripe } = newAccountClient(sandbox);
    const intent = await stripe.setupIntents.create({
      confirm: true,
      expand: ['payment_method'],
      mandate_data: ACCEPTED,
      payment_method_data: {
        billing_details: { address: { city: 'Portland' }, name: 'Alder & Finch' },
        metadata: { ledger: '7' },
        type: 'us_bank_account',
        us_bank_account: {
          account_holder_type: 'company',
          account_number: '000123456789',
          routing_number: '110000000',
        },
      },
      payment_method_types: ['us_bank_account'],
    });
    expect(intent.payment_method).toMatchObject({
      billing_details: { address: { city: 'Portland', line1: null }, email: null, name: 'Alder & Finch' },
      metadata: { ledger: '7' },
      type: 'us_bank_account',
      us_bank_account: {
        account_holder_type: 'company',
        account_type: 'checking',
        last4: '6789',
        routing_number: '110000000',
      },
    });
  });

  it.each([
    ['type=us_bank_account', 'parameter_missing', 'payment_method_data[us_bank_account]'],
    ['us_bank_account][account_number=000123456789', 'parameter_missing', 'payment_method_data[type]'],
  ])('requires all of its numbers: %s', async (pair, code, param) => {
    const client = newAccountClient(sandbox);
    const [name, value] = pair.split('=');
    const response = await client.post('/v1/setup_intents', `payment_method_data[${name}]=${value}`);
    expect(response.json.error).toMatchObject({ code, param });
  });
});
