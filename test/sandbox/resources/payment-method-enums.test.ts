import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { newAccountClient } from '../support.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

async function errorOf(form: string) {
  const response = await newAccountClient(sandbox).post('/v1/setup_intents', form);
  expect(response.status).toBe(400);
  return response.json.error;
}

describe('an unlisted value in payment_method_data', () => {
  it.each([
    ['type', 'cards', /must be one of card, acss_debit, .*, wechat_pay, or zip$/],
    ['allow_redisplay', 'maybe', /must be one of always, limited, or unspecified$/],
    ['eps[bank]', 'ing', /must be one of arzte_und_apotheker_bank, .*, or vr_bank_braunau$/],
    ['fpx[bank]', 'ing', /must be one of affin_bank, agrobank, .*, or uob$/],
    ['fpx[account_holder_type]', 'both', /must be one of company or individual$/],
    ['ideal[bank]', 'uob', /must be one of abn_amro, adyen, .*, or yoursafe$/],
    ['naver_pay[funding]', 'cash', /must be one of card or points$/],
    ['p24[bank]', 'uob', /must be one of alior_bank, .*, or volkswagen_bank$/],
    ['sofort[country]', 'FR', /must be one of AT, BE, DE, ES, IT, or NL$/],
    ['upi[mandate_options][amount_type]', 'free', /must be one of fixed or maximum$/],
    ['us_bank_account[account_holder_type]', 'both', /must be one of company or individual$/],
    ['us_bank_account[account_type]', 'gold', /must be one of checking or savings$/],
  ])('is rejected: %s=%s', async (path, word, list) => {
    const kind = path.split('[')[0] as string;
    const param = `payment_method_data${path.replace(/^\w+/, (name) => `[${name}]`)}`;
    const type = kind === 'type' ? '' : `&payment_method_data[type]=${path.includes('[') ? kind : 'alipay'}`;
    const error = await errorOf(`${param}=${word}${type}`);
    expect(error).toMatchObject({ message: expect.stringMatching(list), param });
    expect(error?.message).toContain(`Invalid ${param}: `);
    expect(error).not.toHaveProperty('code');
  });
});

describe('an unlisted value in payment_method_options', () => {
  it.each([
    ['acss_debit[currency]', 'eur', 'cad or usd'],
    ['acss_debit[mandate_options][default_for][0]', 'all', 'invoice or subscription'],
    ['acss_debit[mandate_options][payment_schedule]', 'x', 'combined, interval, or sporadic'],
    ['acss_debit[mandate_options][transaction_type]', 'x', 'business or personal'],
    ['acss_debit[verification_method]', 'x', 'automatic, instant, or microdeposits'],
    ['card[mandate_options][amount_type]', 'x', 'fixed or maximum'],
    ['card[mandate_options][interval]', 'x', 'day, month, sporadic, week, or year'],
    ['card[network]', 'x', /^amex, cartes_bancaires, .*, unknown, or visa$/],
    ['card[request_three_d_secure]', 'x', 'any, automatic, or challenge'],
    ['card[three_d_secure][ares_trans_status]', 'X', 'A, C, I, N, R, U, or Y'],
    ['card[three_d_secure][electronic_commerce_indicator]', '03', '01, 02, 05, 06, or 07'],
    ['card[three_d_secure][version]', '3', '1.0.2, 2.1.0, 2.2.0, 2.3.0, or 2.3.1'],
    ['card[three_d_secure][network_options][cartes_bancaires][cb_avalgo]', 'B', '0, 1, 2, 3, 4, or A'],
    ['klarna[on_demand][purchase_interval]', 'x', 'day, month, week, or year'],
    ['klarna[preferred_locale]', 'xx', /^cs-CZ, da-DK, .*, or sv-SE$/],
    ['klarna[subscriptions][0][interval]', 'x', 'day, month, week, or year'],
    ['payto[mandate_options][amount_type]', 'x', 'fixed or maximum'],
    ['payto[mandate_options][payment_schedule]', 'x', /^adhoc, annual, .*, or weekly$/],
    ['payto[mandate_options][purpose]', 'x', /^dependant_support, .*, or utility$/],
    ['pix[mandate_options][amount_includes_iof]', 'x', 'always or never'],
    ['pix[mandate_options][amount_type]', 'x', 'fixed or maximum'],
    ['pix[mandate_options][payment_schedule]', 'x', 'halfyearly, monthly, quarterly, weekly, or yearly'],
    ['upi[mandate_options][amount_type]', 'x', 'fixed or maximum'],
    ['upi[setup_future_usage]', 'x', 'none, off_session, or on_session'],
    [
      'us_bank_account[financial_connections][permissions][0]',
      'x',
      'balances, ownership, payment_method, or transactions',
    ],
    ['us_bank_account[financial_connections][prefetch][0]', 'x', 'balances, ownership, or transactions'],
    ['us_bank_account[financial_connections][filters][account_subcategories][0]', 'x', 'checking or savings'],
    ['us_bank_account[networks][requested][0]', 'x', 'ach or us_domestic_wire'],
    ['us_bank_account[verification_method]', 'x', 'automatic, instant, or microdeposits'],
  ])('is rejected: %s=%s', async (path, word, list) => {
    const param = `payment_method_options${path.replace(/^\w+/, (name) => `[${name}]`)}`;
    const rest = path.startsWith('card[mandate_options]')
      ? CARD_MANDATE.filter((row) => !row.startsWith(param))
      : [];
    const error = await errorOf([`${param}=${word}`, ...rest].join('&'));
    expect(error?.param).toBe(param);
    const start = `Invalid ${param}: must be one of `;
    expect(String(error?.message).slice(0, start.length)).toBe(start);
    expect(String(error?.message).slice(start.length)).toMatch(list);
  });
});

const CARD_MANDATE = [
  'amount=1',
  'amount_type=fixed',
  'currency=inr',
  'interval=day',
  'reference=r',
  'start_date=1',
].map((pair) => pair.replace(/^\w+/, (name) => `payment_method_options[card][mandate_options][${name}]`));

describe('the details of a type', () => {
  it.each([
    ['acss_debit', '[account_number]=1', 'acss_debit][institution_number'],
    ['au_becs_debit', '[account_number]=1', 'au_becs_debit][bsb_number'],
    ['boleto', '', 'boleto'],
    ['fpx', '[account_holder_type]=company', 'fpx][bank'],
    ['klarna', '[dob][day]=1', 'klarna][dob][month'],
    ['nz_bank_account', '[account_number]=1', 'nz_bank_account][bank_code'],
    ['sepa_debit', '', 'sepa_debit'],
    ['sofort', '', 'sofort'],
  ])('are required: %s', async (kind, sent, param) => {
    const own = sent === '' ? '' : `&payment_method_data[${kind}]${sent}`;
    const error = await errorOf(`payment_method_data[type]=${kind}${own}`);
    expect(error).toMatchObject({ code: 'parameter_missing', param: `payment_method_data[${param}]` });
  });

  it.each(['nonsense', 'DE', '1234567890123456', 'DE89/370400440532013000'])(
    'require a valid IBAN for a SEPA debit: %s',
    async (iban) => {
      const data = `payment_method_data[type]=sepa_debit&payment_method_data[sepa_debit][iban]=${iban}`;
      expect(await errorOf(data)).toMatchObject({
        code: 'invalid_bank_account_iban',
        message: 'The IBAN you provided is invalid.',
        param: 'payment_method_data[sepa_debit][iban]',
      });
    },
  );

  it.each([
    [
      'payment_method_data[type]=alipay&payment_method_data[alipay][wat]=1',
      'payment_method_data[alipay][wat]',
    ],
    [
      'payment_method_data[type]=alipay&payment_method_data[interac_present][wat]=1',
      'payment_method_data[interac_present][wat]',
    ],
    ['payment_method_options[amazon_pay][wat]=1', 'payment_method_options[amazon_pay][wat]'],
    ['payment_method_options[bizum][wat]=1', 'payment_method_options[bizum][wat]'],
    ['payment_method_options[blik][wat]=1', 'payment_method_options[blik]'],
  ])('contain no unknown parameter: %s', async (form, param) => {
    expect(await errorOf(form)).toMatchObject({ code: 'parameter_unknown', param });
  });
});
