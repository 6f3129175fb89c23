import type Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { authenticate, newWorld, type TestWorld } from '../../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

async function attemptOf(
  world: TestWorld,
  params: Stripe.SetupIntentCreateParams,
  outcome?: 'succeeded' | 'failed',
): Promise<Stripe.SetupAttempt.PaymentMethodDetails> {
  const { id } = await world.stripe.setupIntents.create({ confirm: true, ...params });
  if (outcome) await authenticate(sandbox, { account: world.account, outcome, setup_intent: id });
  const { data } = await world.stripe.setupAttempts.list({ setup_intent: id });
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
  it('with a card are those of the card', async () => {
    expect(await attemptOf(newWorld(sandbox), CARD)).toEqual({ card: CARD_SHOWN, type: 'card' });
  });

  it.each([
    ['succeeded', { electronic_commerce_indicator: '05', result: 'authenticated', result_reason: null }],
    ['failed', { electronic_commerce_indicator: null, result: 'failed', result_reason: 'rejected' }],
  ] as const)('with a card tell how 3-D Secure ended: %s', async (outcome, result) => {
    const { card } = await attemptOf(newWorld(sandbox), CARD, outcome);
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
    'with a card show an authentication that was done elsewhere: %s',
    async (ares_trans_status, result, authentication_flow) => {
      const world = newWorld(sandbox);
      const three_d_secure = {
        ares_trans_status,
        cryptogram: 'AAAA',
        electronic_commerce_indicator: '02',
        network_options: { cartes_bancaires: { cb_avalgo: '0', cb_exemption: 'x', cb_score: 1 } },
        requestor_challenge_indicator: '01',
        transaction_id: 'tx_1',
        version: '2.1.0',
      } as const;
      const { card } = await attemptOf(world, {
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
      expect((await world.stripe.setupIntents.list()).data[0]?.status).toBe('succeeded');
    },
  );

  it('with a card name the network asked for, and an order by mail', async () => {
    const card = { moto: true, network: 'cartes_bancaires' } as const;
    expect(await attemptOf(newWorld(sandbox), { ...CARD, payment_method_options: { card } })).toEqual({
      card: { ...CARD_SHOWN, ...card },
      type: 'card',
    });
  });

  it.each<[string, object]>([
    ['alipay', {}],
    ['amazon_pay', {}],
    ['klarna', {}],
    ['naver_pay', { buyer_id: expect.stringMatching(/^\w{16}$/) }],
    ['pix', { fingerprint: expect.stringMatching(/^\w{16}$/) }],
    ['upi', {}],
  ])('with %s are as Stripe has them', async (type, details) => {
    const found = await attemptOf(newWorld(sandbox), {
      payment_method_data: { type },
      payment_method_types: [type],
      return_url: 'https://shop.example.com/',
    });
    expect(found).toEqual({ [type]: details, type });
  });
});
