import type { JsonObject } from '../../http/json.ts';
import type { Context } from '../../http/operations.ts';
import { digest } from '../../store/ids.ts';
import { IDEAL_BICS } from './bank-names.ts';
import { ibanParts } from './iban.ts';
import type { MethodFields } from './payment-method-data.ts';

/** The bank name for all account numbers in the sandbox. */
export const TEST_BANK = 'STRIPE TEST BANK';

export const TEST_ROUTING_NUMBER = '110000000';

type Details = (given: MethodFields, context: Context) => JsonObject;

/**
 * The details of each type that has any. Members that Stripe would receive from a bank or a wallet are derived from the
 * parameters, so that equal parameters have equal details.
 */
const DETAILS: Readonly<Record<string, Details>> = {
  acss_debit: ({ acss_debit: given }, context) => ({
    bank_name: TEST_BANK,
    fingerprint: fingerprint(context, `acss ${given?.transit_number} ${given?.account_number}`),
    institution_number: given?.institution_number ?? null,
    last4: lastFour(given?.account_number),
    transit_number: given?.transit_number ?? null,
  }),
  au_becs_debit: ({ au_becs_debit: given }, context) => ({
    bsb_number: given?.bsb_number ?? null,
    fingerprint: fingerprint(context, `becs ${given?.bsb_number} ${given?.account_number}`),
    last4: lastFour(given?.account_number),
  }),
  bacs_debit: ({ bacs_debit: given }, context) => ({
    fingerprint: fingerprint(context, `bacs ${given?.sort_code} ${given?.account_number}`),
    last4: lastFour(given?.account_number),
    sort_code: given?.sort_code ?? null,
  }),
  bizum: (given, context) => ({ buyer_id: buyer(given, context) }),
  blik: (given, context) => ({ buyer_id: buyer(given, context) }),
  boleto: ({ boleto }) => ({ tax_id: boleto?.tax_id ?? '' }),
  cashapp: (given, context) => ({ buyer_id: buyer(given, context), cashtag: '$sandbox' }),
  eps: ({ eps }) => ({ bank: eps?.bank ?? null }),
  fpx: ({ fpx }) => ({ account_holder_type: fpx?.account_holder_type ?? null, bank: fpx?.bank ?? null }),
  ideal: ({ ideal }) => {
    const bank = ideal?.bank ?? null;
    return { bank, bic: bank === null ? null : (IDEAL_BICS.get(bank) ?? null) };
  },
  klarna: ({ klarna }) => ({ dob: klarna?.dob ? { ...klarna.dob } : null }),
  kr_card: () => ({ brand: 'shinhan', last4: '4242' }),
  link: ({ billing_details: billing }) => ({ email: billing?.email ?? null }),
  naver_pay: (given, context) => ({
    buyer_id: buyer(given, context),
    funding: given.naver_pay?.funding ?? 'card',
  }),
  nz_bank_account: ({ nz_bank_account: given }) => ({
    account_holder_name: given?.account_holder_name ?? null,
    bank_code: given?.bank_code ?? '',
    bank_name: TEST_BANK,
    branch_code: given?.branch_code ?? '',
    last4: lastFour(given?.account_number),
    suffix: given?.suffix ?? null,
  }),
  p24: ({ p24 }) => ({ bank: p24?.bank ?? null }),
  paypal: (given, context) => ({
    country: given.billing_details?.address?.country ?? 'US',
    payer_email: given.billing_details?.email ?? null,
    payer_id: buyer(given, context).slice(0, 13).toUpperCase(),
  }),
  payto: ({ payto }) => ({
    bsb_number: payto?.bsb_number ?? null,
    last4: lastFour(payto?.account_number),
    pay_id: payto?.pay_id ?? null,
  }),
  pix: (given, context) => ({ fingerprint: fingerprint(context, `pix ${given.billing_details?.tax_id}`) }),
  sepa_debit: ({ sepa_debit: given }, context) => {
    const { country, bankCode, branchCode, last4 } = ibanParts(given?.iban ?? '');
    return {
      bank_code: bankCode,
      branch_code: branchCode,
      country,
      fingerprint: fingerprint(context, `sepa ${given?.iban.replaceAll(/\s/g, '').toUpperCase()}`),
      generated_from: { charge: null, setup_attempt: null },
      last4,
    };
  },
  sofort: ({ sofort }) => ({ country: sofort?.country ?? null }),
  upi: () => ({ vpa: 'customer@sandbox' }),
  us_bank_account: ({ us_bank_account: given }, context) => bankAccountDetails(given ?? {}, context),
};

/** The details of a payment method, in a field named after its type. Empty for the types that have none. */
export function detailsOfType(type: string, given: MethodFields, context: Context): JsonObject {
  return DETAILS[type]?.(given, context) ?? {};
}

/** The details of a US bank account. An account from Financial Connections has the numbers of the test account. */
export function bankAccountDetails(
  given: NonNullable<MethodFields['us_bank_account']>,
  context: Context,
): JsonObject {
  const number = given.account_number ?? '000123456789';
  return {
    account_holder_type: given.account_holder_type ?? 'individual',
    account_type: given.account_type ?? 'checking',
    bank_name: TEST_BANK,
    financial_connections_account: given.financial_connections_account ?? null,
    fingerprint: fingerprint(context, number),
    last4: number.slice(-4),
    networks: { preferred: 'ach', supported: ['ach'] },
    routing_number: given.routing_number ?? TEST_ROUTING_NUMBER,
    status_details: {},
  };
}

/** The details that an update of a PayTo payment method changes. */
export function changedPayto(given: NonNullable<MethodFields['payto']>): object {
  const { account_number: number, ...shown } = given;
  return { ...shown, ...(number === undefined ? {} : { last4: lastFour(number) }) };
}

/** Equal for equal numbers within one account. */
export function fingerprint(context: Context, number: string): string {
  return digest(`${context.account.id ?? 'platform'} ${number}`, 16);
}

/** The buyer's id in a wallet: the same for the same e-mail address within one account. */
function buyer(given: MethodFields, context: Context): string {
  return fingerprint(context, `buyer ${given.billing_details?.email ?? ''}`);
}

function lastFour(number: string | null | undefined): string | null {
  return number ? number.slice(-4) : null;
}
