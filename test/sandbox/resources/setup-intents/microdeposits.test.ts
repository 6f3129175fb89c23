import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { ACCEPTED, errorOf, newWorld, type TestWorld } from '../../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

async function waiting(world: TestWorld, payment_method = 'pm_usBankAccount_success') {
  return world.stripe.setupIntents.create({
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
  it('waits for microdeposits after its confirmation', async () => {
    const intent = await waiting(newWorld(sandbox));
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
  ])('is verified by %s, and leaves a mandate', async (_name, form) => {
    const world = newWorld(sandbox);
    const { id } = await waiting(world);
    const answer = await world.post(
      `/v1/setup_intents/${id}/verify_microdeposits`,
      `${form}&expand[]=mandate&expand[]=latest_attempt`,
    );
    expect(answer.json).toMatchObject({
      latest_attempt: { status: 'succeeded' },
      mandate: {
        customer_acceptance: { online: { ip_address: '203.0.113.7', user_agent: 'test' }, type: 'online' },
        multi_use: {},
        object: 'mandate',
        payment_method: answer.json.payment_method,
        payment_method_details: { type: 'us_bank_account', us_bank_account: {} },
        status: 'active',
        type: 'multi_use',
      },
      next_action: null,
      status: 'succeeded',
    });
    const mandate = await world.stripe.mandates.retrieve((answer.json.mandate?.id ?? '') as string, {
      expand: ['payment_method'],
    });
    expect(mandate.payment_method).toMatchObject({ type: 'us_bank_account' });
  });

  it.each([
    ['amounts[]=10&amounts[]=11', `${PREFIX}verification_attempts_exceeded`],
    ['descriptor_code=SM33CC', `${PREFIX}verification_attempts_exceeded`],
    ['amounts[]=40&amounts[]=41', `${PREFIX}verification_timeout`],
    ['descriptor_code=SM44DD', `${PREFIX}verification_timeout`],
  ])('loses its intent for %s', async (form, code) => {
    const world = newWorld(sandbox);
    const { id } = await waiting(world);
    const answer = await world.post(`/v1/setup_intents/${id}/verify_microdeposits`, form);
    expect(answer.status).toBe(400);
    expect(answer.json.error).toMatchObject({ code, setup_intent: { status: 'requires_payment_method' } });
    const intent = await world.stripe.setupIntents.retrieve(id, { expand: ['latest_attempt'] });
    expect(intent).toMatchObject({
      last_setup_error: { code, payment_method: { type: 'us_bank_account' } },
      latest_attempt: { setup_error: { code }, status: 'failed' },
      payment_method: null,
      status: 'requires_payment_method',
    });
  });

  it('may be tried three times with wrong amounts', async () => {
    const world = newWorld(sandbox);
    const { id } = await waiting(world);
    const verify = () => errorOf(world.stripe.setupIntents.verifyMicrodeposits(id, { amounts: [1, 2] }));
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

  it('may be tried ten times with wrong codes', async () => {
    const world = newWorld(sandbox);
    const { id } = await waiting(world);
    const codes: unknown[] = [];
    for (let count = 0; count < 10; count += 1) {
      codes.push(
        (await errorOf(world.stripe.setupIntents.verifyMicrodeposits(id, { descriptor_code: 'SM99ZZ' })))
          .code,
      );
    }
    expect(codes.slice(0, 9)).toEqual(Array(9).fill(`${PREFIX}verification_descriptor_code_mismatch`));
    expect(codes[9]).toBe(`${PREFIX}verification_attempts_exceeded`);
  });

  it.each(['amounts[]=32', 'amounts[]=32&amounts[]=45&amounts[]=1'])(
    'takes exactly two amounts: %s',
    async (form) => {
      const world = newWorld(sandbox);
      const { id } = await waiting(world);
      const answer = await world.post(`/v1/setup_intents/${id}/verify_microdeposits`, form);
      expect(answer.json.error).toMatchObject({
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
  ])('takes one of amounts and code: %s', async (form, expected) => {
    const world = newWorld(sandbox);
    const { id } = await waiting(world);
    const answer = await world.post(`/v1/setup_intents/${id}/verify_microdeposits`, form);
    expect(answer.json.error).toMatchObject(expected);
  });

  it('whose deposits cannot be sent fails on the first try', async () => {
    const world = newWorld(sandbox);
    const { id } = await waiting(world, 'pm_usBankAccount_failMicrodeposits');
    expect(
      await errorOf(world.stripe.setupIntents.verifyMicrodeposits(id, { descriptor_code: 'SM11AA' })),
    ).toMatchObject({
      code: `${PREFIX}failed`,
      setup_intent: { status: 'requires_payment_method' },
    });
  });

  it.each([
    ['pm_usBankAccount_accountClosed', 'account_closed'],
    ['pm_usBankAccount_noAccount', 'no_account'],
  ])('%s fails at its confirmation', async (method, code) => {
    const error = await errorOf(waiting(newWorld(sandbox), method));
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
  ])('%s sets up like a good one', async (method) => {
    expect((await waiting(newWorld(sandbox), method)).status).toBe('requires_action');
  });

  it.each(['pm_acssDebit_success', 'pm_sepaDebit_success_at'])(
    '%s succeeds at once, with a mandate',
    async (method) => {
      const intent = await waiting(newWorld(sandbox), method);
      expect(intent).toMatchObject({
        mandate: expect.stringMatching(/^mandate_\w{24}$/),
        status: 'succeeded',
      });
    },
  );

  it('counts as verified when the options ask for instant verification', async () => {
    const { stripe } = newWorld(sandbox);
    const intent = await stripe.setupIntents.create({
      confirm: true,
      mandate_data: ACCEPTED,
      payment_method: 'pm_usBankAccount_success',
      payment_method_options: { us_bank_account: { verification_method: 'instant' } },
      payment_method_types: ['us_bank_account'],
    });
    expect(intent).toMatchObject({ mandate: expect.any(String), status: 'succeeded' });
  });

  it('of a single use leaves a single-use mandate', async () => {
    const { stripe } = newWorld(sandbox);
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

  it('may be given by its numbers', async () => {
    const { stripe } = newWorld(sandbox);
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
  ])('must be given in full: %s', async (pair, code, param) => {
    const world = newWorld(sandbox);
    const [name, value] = pair.split('=');
    const answer = await world.post('/v1/setup_intents', `payment_method_data[${name}]=${value}`);
    expect(answer.json.error).toMatchObject({ code, param });
  });
});
