import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { ACCEPTED_FORM, newAccountClient } from '../../support.ts';

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

/** Options of all types, and their form on the intent. */
const FAMILIES = [
  ...['acss_debit', 'amazon_pay', 'bacs_debit', 'bizum', 'card', 'card_present', 'klarna', 'link', 'paypal'],
  ...['payto', 'pix', 'sepa_debit', 'upi', 'us_bank_account'],
];

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
      'acss_debit',
      [
        '[mandate_options][custom_mandate_url]=',
        '[mandate_options][interval_description]=monthly',
        '[mandate_options][payment_schedule]=interval',
        '[verification_method]=microdeposits',
      ],
      {
        currency: null,
        mandate_options: {
          interval_description: 'monthly',
          payment_schedule: 'interval',
          transaction_type: null,
        },
        verification_method: 'microdeposits',
      },
    ],
    ['bacs_debit', ['[mandate_options][reference_prefix]='], { mandate_options: {} }],
    [
      'card',
      [
        ...[
          'amount=1',
          'amount_type=fixed',
          'currency=inr',
          'interval=sporadic',
          'reference=r',
          'start_date=9',
        ].map((pair) => `[mandate_options]${pair.replace(/^\w+/, '[$&]')}`),
        '[mandate_options][supported_types][]=india',
        '[request_three_d_secure]=challenge',
        '[three_d_secure][cryptogram]=AAAA',
      ],
      {
        mandate_options: {
          amount: 1,
          amount_type: 'fixed',
          currency: 'inr',
          description: null,
          end_date: null,
          interval: 'sporadic',
          interval_count: null,
          reference: 'r',
          start_date: 9,
          supported_types: ['india'],
        },
        network: null,
        request_three_d_secure: 'challenge',
      },
    ],
    [
      'pix',
      [
        ...['amount_includes_iof=always', 'amount_type=fixed', 'currency=brl', 'end_date=2030-01-01'],
        ...['payment_schedule=monthly', 'reference=r', 'start_date=2027-01-01', 'amount=5'],
      ].map((pair) => `[mandate_options]${pair.replace(/^\w+/, '[$&]')}`),
      {
        mandate_options: {
          amount: 5,
          amount_includes_iof: 'always',
          amount_type: 'fixed',
          currency: 'brl',
          end_date: '2030-01-01',
          payment_schedule: 'monthly',
          reference: 'r',
          start_date: '2027-01-01',
        },
      },
    ],
    [
      'us_bank_account',
      [
        '[financial_connections][filters][account_subcategories][]=checking',
        '[financial_connections][permissions][]=payment_method',
        '[financial_connections][return_url]=https://shop.example.com/',
        '[mandate_options][collection_method]=paper',
        '[networks][requested][]=ach',
        '[verification_method]=instant',
      ],
      {
        financial_connections: {
          filters: { account_subcategories: ['checking'] },
          permissions: ['payment_method'],
          prefetch: null,
          return_url: 'https://shop.example.com/',
        },
        mandate_options: { collection_method: 'paper' },
        verification_method: 'instant',
      },
    ],
    [
      'us_bank_account',
      ['[financial_connections][prefetch][]=balances', '[mandate_options][collection_method]='],
      {
        financial_connections: { prefetch: ['balances'] },
        mandate_options: {},
        verification_method: 'automatic',
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
  ])('of %s are stored, and returned as Stripe returns them', async (type, pairs, expected) => {
    const { json } = await newAccountClient(sandbox).post(PATH, optionsForm(type, pairs));
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
  ])('of %s reject %s', async (type, pair, param) => {
    const response = await newAccountClient(sandbox).post(PATH, optionsForm(type, [pair]));
    expect(response.status).toBe(400);
    expect(response.json.error?.param).toBe(param);
  });

  it.each(['update', 'confirm'])('of all types at once are stored on %s', async (verb) => {
    const client = newAccountClient(sandbox);
    const { json } = await client.post(
      PATH,
      FAMILIES.map((type) => `payment_method_types[]=${type}`).join('&'),
    );
    expect(Object.keys(json.payment_method_options ?? {})).toEqual([
      ...['card', 'klarna', 'link', 'us_bank_account'],
    ]);
    const sent = [
      'acss_debit][currency]=usd',
      'bacs_debit][mandate_options][reference_prefix]=A',
      'card][request_three_d_secure]=any',
      'klarna][currency]=eur',
      'link][persistent_token]=t',
      'paypal][billing_agreement_id]=B-1',
      'payto][mandate_options][amount]=1',
      'pix][mandate_options][amount]=1',
      'sepa_debit][mandate_options][reference_prefix]=B',
      'upi][mandate_options][amount]=1',
      'us_bank_account][verification_method]=microdeposits',
    ];
    const rest =
      verb === 'confirm'
        ? `/confirm?payment_method=pm_sepaDebit_success_de&return_url=https://a.example/&${ACCEPTED_FORM}`
        : '';
    const { json: changed } = await client.post(
      `${PATH}/${json.id}${rest}`,
      sent.map((pair) => `payment_method_options[${pair}`).join('&'),
    );
    expect(changed.payment_method_options).toMatchObject({
      acss_debit: { currency: 'usd' },
      bacs_debit: { mandate_options: { reference_prefix: 'A' } },
      card: { request_three_d_secure: 'any' },
      klarna: { currency: 'eur', preferred_locale: null },
      link: { persistent_token: 't' },
      paypal: { billing_agreement_id: 'B-1' },
      payto: { mandate_options: { amount: 1 } },
      pix: { mandate_options: { amount: 1 } },
      sepa_debit: { mandate_options: { reference_prefix: 'B' } },
      upi: { mandate_options: { amount: 1 } },
      us_bank_account: { verification_method: 'microdeposits' },
    });
  });

  it('are merged by type, on update and on confirm', async () => {
    const client = newAccountClient(sandbox);
    const mandate = [
      'amount=1',
      'amount_type=fixed',
      'currency=inr',
      'interval=day',
      'reference=r',
      'start_date=1',
    ];
    const { json } = await client.post(
      PATH,
      optionsForm(
        'card',
        mandate.map((pair) => `[mandate_options]${pair.replace(/^\w+/, '[$&]')}`),
      ),
    );
    await client.post(`${PATH}/${json.id}`, 'payment_method_options[card][request_three_d_secure]=any');
    const confirmed = await client.post(
      `${PATH}/${json.id}/confirm`,
      'payment_method=pm_card_threeDSecureOptional&payment_method_options[card][network]=visa',
    );
    expect(confirmed.json).toMatchObject({
      payment_method_options: {
        card: { mandate_options: { reference: 'r' }, network: 'visa', request_three_d_secure: 'any' },
      },
      status: 'requires_action',
    });
  });
});
