import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DATA_TYPES,
  isSetupType,
} from '../../../src/sandbox/resources/payment-methods/payment-method-types.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { ACCEPTED_FORM, type AccountClient, type Json, newAccountClient } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const MARK = expect.stringMatching(/^[A-Za-z0-9]{16}$/);
const NOT_GENERATED = { charge: null, setup_attempt: null };

/** The types that have details: the parameters below the name of the type, and the resulting details. */
const KINDS: readonly [kind: string, sent: string[], shown: object][] = [
  [
    'acss_debit',
    ['[account_number]=000123456789', '[institution_number]=000', '[transit_number]=11000'],
    {
      bank_name: 'STRIPE TEST BANK',
      fingerprint: MARK,
      institution_number: '000',
      last4: '6789',
      transit_number: '11000',
    },
  ],
  [
    'au_becs_debit',
    ['[account_number]=000123456', '[bsb_number]=000000'],
    { bsb_number: '000000', fingerprint: MARK, last4: '3456' },
  ],
  [
    'bacs_debit',
    ['[account_number]=00012345', '[sort_code]=108800'],
    { fingerprint: MARK, last4: '2345', sort_code: '108800' },
  ],
  ['bizum', [], { buyer_id: MARK }],
  ['blik', [], { buyer_id: MARK }],
  ['boleto', ['[tax_id]=000.000.000-00'], { tax_id: '000.000.000-00' }],
  ['cashapp', [], { buyer_id: MARK, cashtag: '$sandbox' }],
  ['eps', [], { bank: null }],
  ['eps', ['[bank]=dolomitenbank'], { bank: 'dolomitenbank' }],
  ['fpx', ['[bank]=maybank2u'], { account_holder_type: null, bank: 'maybank2u' }],
  ['fpx', ['[account_holder_type]=company', '[bank]=uob'], { account_holder_type: 'company', bank: 'uob' }],
  ['ideal', [], { bank: null, bic: null }],
  ['ideal', ['[bank]=rabobank'], { bank: 'rabobank', bic: 'RABONL2U' }],
  ['ideal', ['[bank]=n26'], { bank: 'n26', bic: 'NTSBDEB1' }],
  ['klarna', [], { dob: null }],
  [
    'klarna',
    ['[dob][day]=31', '[dob][month]=12', '[dob][year]=1999'],
    { dob: { day: 31, month: 12, year: 1999 } },
  ],
  ['kr_card', [], { brand: 'shinhan', last4: '4242' }],
  ['link', [], { email: 'jo@example.com' }],
  ['naver_pay', [], { buyer_id: MARK, funding: 'card' }],
  ['naver_pay', ['[funding]=points'], { buyer_id: MARK, funding: 'points' }],
  [
    'nz_bank_account',
    [
      '[account_holder_name]=Jo%20Hill',
      '[account_number]=0123456',
      '[bank_code]=11',
      '[branch_code]=0000',
      '[reference]=R1',
      '[suffix]=010',
    ],
    {
      account_holder_name: 'Jo Hill',
      bank_code: '11',
      bank_name: 'STRIPE TEST BANK',
      branch_code: '0000',
      last4: '3456',
      suffix: '010',
    },
  ],
  ['p24', ['[bank]=mbank_mtransfer'], { bank: 'mbank_mtransfer' }],
  [
    'paypal',
    [],
    {
      country: 'NL',
      payer_email: 'jo@example.com',
      payer_id: expect.stringMatching(/^[A-Z0-9]{13}$/),
    },
  ],
  [
    'payto',
    ['[account_number]=000123456', '[bsb_number]=012345'],
    { bsb_number: '012345', last4: '3456', pay_id: null },
  ],
  ['payto', ['[pay_id]=jo@example.com'], { bsb_number: null, last4: null, pay_id: 'jo@example.com' }],
  ['pix', [], { fingerprint: MARK }],
  [
    'sepa_debit',
    ['[iban]=DE89370400440532013000'],
    {
      bank_code: '37040044',
      branch_code: '',
      country: 'DE',
      fingerprint: MARK,
      generated_from: NOT_GENERATED,
      last4: '3000',
    },
  ],
  [
    'sepa_debit',
    ['[iban]=fr14%202004%201010%200505%200001%203m02%20606'],
    {
      bank_code: '20041',
      branch_code: '01005',
      country: 'FR',
      fingerprint: MARK,
      generated_from: NOT_GENERATED,
      last4: '2606',
    },
  ],
  [
    'sepa_debit',
    ['[iban]=IT40S0542811101000000123456'],
    {
      bank_code: '05428',
      branch_code: '11101',
      country: 'IT',
      fingerprint: MARK,
      generated_from: NOT_GENERATED,
      last4: '3456',
    },
  ],
  ['sofort', ['[country]=AT'], { country: 'AT' }],
  ['upi', ['[mandate_options][amount_type]=maximum'], { vpa: 'customer@sandbox' }],
  [
    'us_bank_account',
    [
      '[account_holder_type]=company',
      '[account_number]=000123456789',
      '[account_type]=savings',
      '[routing_number]=110000000',
    ],
    {
      account_holder_type: 'company',
      account_type: 'savings',
      bank_name: 'STRIPE TEST BANK',
      financial_connections_account: null,
      fingerprint: MARK,
      last4: '6789',
      networks: { preferred: 'ach', supported: ['ach'] },
      routing_number: '110000000',
      status_details: {},
    },
  ],
  [
    'us_bank_account',
    ['[financial_connections_account]=fca_1'],
    expect.objectContaining({ financial_connections_account: 'fca_1', last4: '6789' }),
  ],
];

const WITH_MEMBERS = new Set(KINDS.map(([kind]) => kind));
const BARE = DATA_TYPES.filter((kind) => !WITH_MEMBERS.has(kind));

const SHARED = [
  ['[allow_redisplay]', 'limited'],
  ['[billing_details][address][city]', 'Utrecht'],
  ['[billing_details][address][country]', 'NL'],
  ['[billing_details][email]', 'jo@example.com'],
  ['[billing_details][tax_id]', 'T1'],
  ['[metadata][order]', '6735'],
  ['[radar_options][session]', 'rse_1'],
] as const;

const SHOWN = {
  allow_redisplay: 'limited',
  billing_details: {
    address: { city: 'Utrecht', country: 'NL', line1: null, line2: null, postal_code: null, state: null },
    email: 'jo@example.com',
    name: null,
    phone: null,
    tax_id: 'T1',
  },
  customer: null,
  metadata: { order: '6735' },
  radar_options: { session: 'rse_1' },
};

/** The form of a payment method, at the top level or below `payment_method_data`. */
function form(root: string, kind: string, sent: readonly string[]): string {
  const name = (path: string) => (root === '' ? path.replace(/^\[(\w+)\]/, '$1') : `${root}${path}`);
  const shared = SHARED.map(([path, value]) => `${name(path)}=${value}`);
  return [`${name('[type]')}=${kind}`, ...shared, ...sent.map((pair) => name(`[${kind}]${pair}`))].join('&');
}

async function madeByIntent(client: AccountClient, kind: string, sent: readonly string[]): Promise<Json> {
  const { json } = await client.post(
    '/v1/setup_intents',
    `payment_method_types[]=${kind}&expand[]=payment_method&${form('payment_method_data', kind, sent)}`,
  );
  expect(json.status).toBe('requires_confirmation');
  return json.payment_method as Json;
}

describe('payment_method_data', () => {
  it.each(KINDS)('of the type %s with %j creates a payment method with all details', async (...row) => {
    const [kind, sent, shown] = row;
    const client = newAccountClient(sandbox);
    const { json } = await client.post('/v1/payment_methods', form('', kind, sent));
    expect(json).toMatchObject({ ...SHOWN, object: 'payment_method', type: kind });
    expect(json[kind]).toEqual(shown);
    if (!isSetupType(kind)) return;
    const method = await madeByIntent(client, kind, sent);
    expect(method).toMatchObject({ ...SHOWN, type: kind });
    expect(method[kind]).toEqual(json[kind]);
    expect((await client.get(`/v1/payment_methods/${method.id}`)).json).toEqual(method);
  });

  it.each(BARE)('of the type %s has empty details', async (kind) => {
    const client = newAccountClient(sandbox);
    const { json } = await client.post('/v1/payment_methods', form('', kind, []));
    expect(json).toMatchObject({ ...SHOWN, type: kind });
    expect(json[kind]).toEqual({});
    if (isSetupType(kind)) expect((await madeByIntent(client, kind, []))[kind]).toEqual({});
  });

  it.each(['update', 'confirm'])('creates a payment method on %s, too', async (verb) => {
    const client = newAccountClient(sandbox);
    const { json: intent } = await client.post('/v1/setup_intents', 'payment_method_types[]=sepa_debit');
    const { json } = await client.post(
      `/v1/setup_intents/${intent.id}${verb === 'update' ? '' : '/confirm'}`,
      `${verb === 'update' ? '' : ACCEPTED_FORM}&expand[]=payment_method&${form('payment_method_data', 'sepa_debit', ['[iban]=AT611904300234573201'])}`,
    );
    expect(json).toMatchObject({
      payment_method: { ...SHOWN, sepa_debit: { bank_code: '19043', country: 'AT', last4: '3201' } },
      status: verb === 'update' ? 'requires_confirmation' : 'succeeded',
    });
  });

  it('creates equal fingerprints for equal accounts only', async () => {
    const { stripe } = newAccountClient(sandbox);
    const fingerprints = await Promise.all(
      ['DE89370400440532013000', 'de89 3704 0044 0532 0130 00', 'AT611904300234573201'].map(async (iban) => {
        const method = await stripe.paymentMethods.create({ type: 'sepa_debit', sepa_debit: { iban } });
        return method.sepa_debit?.fingerprint;
      }),
    );
    expect(fingerprints[0]).toBe(fingerprints[1]);
    expect(fingerprints[0]).not.toBe(fingerprints[2]);
  });
});
