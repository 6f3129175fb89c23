import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { type AccountClient, authenticate, newAccountClient } from '../../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

async function attemptOf(
  client: AccountClient,
  params: Stripe.SetupIntentCreateParams,
  outcome?: 'succeeded' | 'failed',
): Promise<Stripe.SetupAttempt.PaymentMethodDetails> {
  const { id } = await client.stripe.setupIntents.create({ confirm: true, ...params });
  if (outcome) await authenticate(sandbox, { account: client.account, outcome, setup_intent: id });
  const { data } = await client.stripe.setupAttempts.list({ setup_intent: id });
  return data[0]?.payment_method_details as Stripe.SetupAttempt.PaymentMethodDetails;
}

const CARD = { payment_method: 'pm_card_threeDSecureRequired', payment_method_types: ['card'] };
const CARD_SHOWN = {
  brand: 'visa',
  checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'unchecked' },
  country: 'US',
  exp_month: expect.any(Number),
  exp_year: expect.any(Number),
  fingerprint: expect.any(String),
  funding: 'credit',
  last4: '3063',
  network: 'visa',
  three_d_secure: null,
  wallet: null,
};

describe('the details of an attempt', () => {
  it('contain the card', async () => {
    expect(await attemptOf(newAccountClient(sandbox), CARD)).toEqual({ card: CARD_SHOWN, type: 'card' });
  });

  it.each([
    ['succeeded', { electronic_commerce_indicator: '05', result: 'authenticated', result_reason: null }],
    ['failed', { electronic_commerce_indicator: null, result: 'failed', result_reason: 'rejected' }],
  ] as const)('contain the result of 3-D Secure: %s', async (outcome, result) => {
    const { card } = await attemptOf(newAccountClient(sandbox), CARD, outcome);
    expect(card?.three_d_secure).toEqual({
      authentication_flow: 'challenge',
      ...result,
      transaction_id: null,
      version: '2.2.0',
    });
  });

  it.each([
    ['Y', 'authenticated', 'frictionless'],
    ['C', 'authenticated', 'challenge'],
    ['A', 'attempt_acknowledged', 'frictionless'],
    ['N', 'failed', 'frictionless'],
  ] as const)(
    'contain an imported authentication: %s',
    async (ares_trans_status, result, authentication_flow) => {
      const client = newAccountClient(sandbox);
      const three_d_secure = {
        ares_trans_status,
        cryptogram: 'AAAA',
        electronic_commerce_indicator: '02',
        network_options: { cartes_bancaires: { cb_avalgo: '0', cb_exemption: 'x', cb_score: 1 } },
        requestor_challenge_indicator: '01',
        transaction_id: 'tx_1',
        version: '2.1.0',
      } as const;
      const { card } = await attemptOf(client, {
        ...CARD,
        payment_method_options: { card: { network: 'visa', three_d_secure } },
      });
      expect(card?.three_d_secure).toEqual({
        authentication_flow,
        electronic_commerce_indicator: '02',
        result,
        result_reason: null,
        transaction_id: 'tx_1',
        version: '2.1.0',
      });
      expect((await client.stripe.setupIntents.list()).data[0]?.status).toBe('succeeded');
    },
  );

  it('contain the requested network, and moto', async () => {
    const card = { moto: true, network: 'cartes_bancaires' } as const;
    expect(await attemptOf(newAccountClient(sandbox), { ...CARD, payment_method_options: { card } })).toEqual(
      {
        card: { ...CARD_SHOWN, ...card },
        type: 'card',
      },
    );
  });

  it.each<[string, object]>([
    ['alipay', {}],
    ['amazon_pay', {}],
    ['klarna', {}],
    ['naver_pay', { buyer_id: expect.stringMatching(/^\w{16}$/) }],
    ['pix', { fingerprint: expect.stringMatching(/^\w{16}$/) }],
    ['upi', {}],
  ])('of %s have Stripe’s shape', async (type, details) => {
    const found = await attemptOf(newAccountClient(sandbox), {
      payment_method_data: { type },
      payment_method_types: [type],
      return_url: 'https://shop.example.com/',
    });
    expect(found).toEqual({ [type]: details, type });
  });
});
