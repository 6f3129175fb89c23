import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../../src/sandbox/server.ts';
import { ACCEPTED_FORM, authenticate, newAccountClient } from '../../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const REFERENCE = expect.stringMatching(/^[A-Z0-9]{16}$/);
const URL = expect.stringMatching(/^https:\/\/example\.com\/mandates\/pm_\w{24}$/);

/** The parameters of a type: its data and its options. */
interface Sent {
  readonly data?: readonly string[];
  readonly options?: readonly string[];
}

const DEBITS = ['acss_debit', 'au_becs_debit', 'bacs_debit', 'sepa_debit', 'us_bank_account'];

async function setUp(kind: string, { data = [], options = [] }: Sent, more = '') {
  const client = newAccountClient(sandbox);
  const parts = [
    `payment_method_types[]=${kind}&confirm=true&return_url=https://shop.example.com/done`,
    `payment_method_data[type]=${kind}`,
    ...data.map((pair) => `payment_method_data[${kind}]${pair}`),
    ...options.map((pair) => `payment_method_options[${kind}]${pair}`),
    ...(DEBITS.includes(kind) && more === '' ? [ACCEPTED_FORM] : []),
  ];
  const { json: intent } = await client.post('/v1/setup_intents', parts.join('&') + more);
  const setup_intent = String(intent.id);
  if (String(intent.status) === 'requires_action') {
    await authenticate(sandbox, { account: client.account, outcome: 'succeeded', setup_intent });
  }
  const { json } = await client.get(`/v1/setup_intents/${setup_intent}?expand[]=mandate`);
  return { client, intent: json };
}

const SEPA = ['[iban]=DE89370400440532013000'];
const BACS = ['[account_number]=00012345', '[sort_code]=108800'];
const NO_UPI = { amount: null, amount_type: null, description: null, end_date: null };
const NO_PAYTO = {
  amount: null,
  amount_type: 'maximum',
  end_date: null,
  payment_schedule: 'adhoc',
  payments_per_period: null,
  purpose: null,
  start_date: null,
};

describe('a successful setup', () => {
  it.each<[kind: string, sent: Sent, details: object]>([
    ['amazon_pay', {}, {}],
    ['au_becs_debit', { data: ['[account_number]=000123456', '[bsb_number]=000000'] }, { url: URL }],
    [
      'bacs_debit',
      { data: BACS },
      {
        display_name: null,
        network_status: 'accepted',
        reference: REFERENCE,
        revocation_reason: null,
        service_user_number: null,
        url: URL,
      },
    ],
    [
      'bacs_debit',
      { data: BACS, options: ['[mandate_options][reference_prefix]=DDIC-'] },
      expect.objectContaining({ reference: expect.stringMatching(/^DDIC-[A-Z0-9]{16}$/) }),
    ],
    ['cashapp', {}, {}],
    ['kakao_pay', {}, {}],
    ['klarna', {}, {}],
    ['kr_card', {}, {}],
    ['link', {}, {}],
    ['naver_pay', {}, {}],
    [
      'nz_bank_account',
      { data: ['[account_number]=1', '[bank_code]=11', '[branch_code]=0000', '[suffix]=010'] },
      {},
    ],
    ['paypal', {}, { billing_agreement_id: null, payer_id: expect.stringMatching(/^[A-Z0-9]{13}$/) }],
    [
      'paypal',
      { options: ['[billing_agreement_id]=B-1'] },
      expect.objectContaining({ billing_agreement_id: 'B-1' }),
    ],
    ['payto', { data: ['[pay_id]=a@b.example'] }, NO_PAYTO],
    [
      'payto',
      { options: ['[mandate_options][amount]=9', '[mandate_options][payment_schedule]=weekly'] },
      { ...NO_PAYTO, amount: 9, payment_schedule: 'weekly' },
    ],
    ['pix', {}, {}],
    [
      'pix',
      { options: ['[mandate_options][amount]=9', '[mandate_options][amount_type]=fixed'] },
      { amount_type: 'fixed' },
    ],
    ['revolut_pay', {}, {}],
    ['sepa_debit', { data: SEPA }, { reference: REFERENCE, url: URL }],
    [
      'sepa_debit',
      { data: SEPA, options: ['[mandate_options][reference_prefix]=SHOP'] },
      { reference: expect.stringMatching(/^SHOP[A-Z0-9]{16}$/), url: URL },
    ],
    ['twint', {}, {}],
    ['upi', {}, NO_UPI],
    ['upi', { data: ['[mandate_options][amount]=9'] }, { ...NO_UPI, amount: 9 }],
    [
      'upi',
      { data: ['[mandate_options][amount]=9'], options: ['[mandate_options][amount]=10'] },
      { ...NO_UPI, amount: 10 },
    ],
    [
      'us_bank_account',
      {
        data: ['[account_number]=000123456789', '[routing_number]=110000000'],
        options: ['[verification_method]=instant', '[mandate_options][collection_method]=paper'],
      },
      { collection_method: 'paper' },
    ],
  ])('with %s creates a mandate: %j', async (kind, sent, details) => {
    const { client, intent } = await setUp(kind, sent);
    expect(intent).toMatchObject({ single_use_mandate: null, status: 'succeeded' });
    expect(intent.mandate).toEqual({
      id: expect.stringMatching(/^mandate_\w{24}$/),
      object: 'mandate',
      customer_acceptance: { accepted_at: expect.any(Number), offline: {}, type: 'offline' },
      livemode: false,
      multi_use: {},
      payment_method: intent.payment_method,
      payment_method_details: { [kind]: details, type: kind },
      status: 'active',
      type: 'multi_use',
    });
    expect((await client.get(`/v1/mandates/${intent.mandate?.id}`)).json).toEqual(intent.mandate);
  });

  it('with acss_debit creates a mandate according to the options', async () => {
    const client = newAccountClient(sandbox);
    const options = ['default_for][]=invoice', 'payment_schedule]=interval', 'interval_description]=monthly'];
    const form = options
      .map((pair) => `payment_method_options[acss_debit][mandate_options][${pair}`)
      .join('&');
    const { json } = await client.post(
      '/v1/setup_intents',
      `payment_method_types[]=acss_debit&confirm=true&payment_method=pm_acssDebit_success&expand[]=mandate&${ACCEPTED_FORM}&${form}`,
    );
    expect(json.mandate?.payment_method_details?.acss_debit).toEqual({
      default_for: ['invoice'],
      interval_description: 'monthly',
      payment_schedule: 'interval',
      transaction_type: 'personal',
    });
  });

  it.each(['boleto', 'mobilepay', 'satispay', 'alipay', 'blik'])(
    'with %s creates no mandate',
    async (kind) => {
      const { intent } = await setUp(kind, kind === 'boleto' ? { data: ['[tax_id]=1'] } : {});
      expect(intent).toMatchObject({ mandate: null, status: 'succeeded' });
    },
  );

  it('stores the acceptance in the mandate, for single and multiple use', async () => {
    const acceptance =
      '&mandate_data[customer_acceptance][type]=online&mandate_data[customer_acceptance][accepted_at]=1790000000' +
      '&mandate_data[customer_acceptance][online][ip_address]=203.0.113.7' +
      '&mandate_data[customer_acceptance][online][user_agent]=test';
    const single = '&single_use[amount]=500&single_use[currency]=eur&on_behalf_of=acct_other';
    const { client, intent } = await setUp('sepa_debit', { data: SEPA }, acceptance + single);
    expect(intent.mandate).toBeNull();
    expect((await client.get(`/v1/mandates/${intent.single_use_mandate}`)).json).toMatchObject({
      customer_acceptance: {
        accepted_at: 1_790_000_000,
        online: { ip_address: '203.0.113.7', user_agent: 'test' },
        type: 'online',
      },
      on_behalf_of: 'acct_other',
      single_use: { amount: 500, currency: 'eur' },
      type: 'single_use',
    });
  });

  it('with a card creates a mandate only with mandate_options', async () => {
    const { stripe } = newAccountClient(sandbox);
    const mandate_options = {
      amount: 1000,
      amount_type: 'maximum',
      currency: 'inr',
      interval: 'month',
      reference: 'r1',
      start_date: 1_790_000_000,
    } as const;
    const intent = await stripe.setupIntents.create({
      confirm: true,
      expand: ['mandate'],
      payment_method: 'pm_card_visa',
      payment_method_options: { card: { mandate_options } },
      payment_method_types: ['card'],
    });
    expect(intent.mandate).toMatchObject({ payment_method_details: { card: {}, type: 'card' } });
  });
});
