import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { newWorld } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const PATH = '/v1/setup_intents';

function optionsForm(type: string, pairs: readonly string[]): string {
  const options = pairs.map((pair) => `payment_method_options[${type}]${pair}`);
  return [`payment_method_types[]=${type}`, ...options].join('&');
}

const NO_PAYTO = {
  amount: null,
  amount_type: null,
  end_date: null,
  payment_schedule: null,
  payments_per_period: null,
  purpose: null,
  start_date: null,
};

describe('the payment method options', () => {
  it.each<[string, string[], object]>([
    [
      'acss_debit',
      [
        '[currency]=cad',
        '[mandate_options][default_for][]=invoice',
        '[mandate_options][transaction_type]=business',
      ],
      {
        currency: 'cad',
        mandate_options: {
          default_for: ['invoice'],
          interval_description: null,
          payment_schedule: null,
          transaction_type: 'business',
        },
      },
    ],
    [
      'bacs_debit',
      ['[mandate_options][reference_prefix]=DDIC'],
      { mandate_options: { reference_prefix: 'DDIC' } },
    ],
    [
      'klarna',
      [
        '[currency]=eur',
        '[preferred_locale]=de-AT',
        '[on_demand][average_amount]=100',
        '[subscriptions][0][interval]=month',
        '[subscriptions][0][next_billing][amount]=100',
        '[subscriptions][0][next_billing][date]=2027-01-01',
        '[subscriptions][0][reference]=r',
      ],
      { currency: 'eur', preferred_locale: 'de-AT' },
    ],
    ['link', ['[persistent_token]=t'], { persistent_token: 't' }],
    ['paypal', ['[billing_agreement_id]=B-1'], { billing_agreement_id: 'B-1' }],
    [
      'payto',
      ['[mandate_options][amount]=100', '[mandate_options][purpose]=loan', '[mandate_options][end_date]='],
      { mandate_options: { ...NO_PAYTO, amount: 100, purpose: 'loan' } },
    ],
    ['pix', ['[mandate_options][amount]=5'], { mandate_options: { amount: 5 } }],
    ['sepa_debit', ['[mandate_options][reference_prefix]=A'], { mandate_options: { reference_prefix: 'A' } }],
    [
      'upi',
      ['[mandate_options][end_date]=1800000000', '[setup_future_usage]=off_session'],
      { mandate_options: { amount: null, amount_type: null, description: null, end_date: 1_800_000_000 } },
    ],
  ])('of %s are stored, and shown as Stripe shows them', async (type, pairs, expected) => {
    const { json } = await newWorld(sandbox).post(PATH, optionsForm(type, pairs));
    expect(json.payment_method_options).toEqual({ [type]: expected });
  });

  it.each([
    ['klarna', '[preferred_locale]=xx', 'payment_method_options[klarna][preferred_locale]'],
    [
      'klarna',
      '[subscriptions][0][interval]=month',
      'payment_method_options[klarna][subscriptions][0][next_billing]',
    ],
    ['payto', '[mandate_options][amount]=x', 'payment_method_options[payto][mandate_options][amount]'],
    ['upi', '[wat]=1', 'payment_method_options[upi][wat]'],
    ['link', '=1', 'payment_method_options[link]'],
  ])('of %s refuse %s', async (type, pair, param) => {
    const answer = await newWorld(sandbox).post(PATH, optionsForm(type, [pair]));
    expect(answer.status).toBe(400);
    expect(answer.json.error?.param).toBe(param);
  });

  it('are merged within a family, on update and on confirm', async () => {
    const world = newWorld(sandbox);
    const { json } = await world.post(PATH, optionsForm('card', ['[network]=visa']));
    await world.post(`${PATH}/${json.id}`, 'payment_method_options[card][request_three_d_secure]=any');
    const confirmed = await world.post(
      `${PATH}/${json.id}/confirm`,
      'payment_method=pm_card_threeDSecureOptional&payment_method_options[card][moto]=false',
    );
    expect(confirmed.json).toMatchObject({
      payment_method_options: { card: { network: 'visa', request_three_d_secure: 'any' } },
      status: 'requires_action',
    });
  });
});
