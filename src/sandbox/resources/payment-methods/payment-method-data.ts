import { metadataParam } from '../../form/metadata.ts';
import {
  childPath,
  filled,
  integer,
  object,
  oneOf,
  type Param,
  required,
  type Shape,
  text,
  type Values,
} from '../../form/params.ts';
import { invalidRequest, missingParameter } from '../../http/errors.ts';
import { BILLING_DETAILS } from '../customers/address.ts';
import { EPS_BANKS, FPX_BANKS, IDEAL_BICS, P24_BANKS } from './bank-names.ts';
import { isIban } from './iban.ts';
import { DATA_TYPES } from './payment-method-types.ts';

/** Types with parameters of their own. A type that is not here takes an object without members. */
const DETAILED_TYPES = {
  acss_debit: object({
    account_number: required(filled),
    institution_number: required(filled),
    transit_number: required(filled),
  }),
  au_becs_debit: object({ account_number: required(filled), bsb_number: required(filled) }),
  bacs_debit: object({ account_number: text, sort_code: text }),
  boleto: object({ tax_id: required(filled) }),
  eps: object({ bank: oneOf(...EPS_BANKS) }),
  fpx: object({ account_holder_type: oneOf('company', 'individual'), bank: required(oneOf(...FPX_BANKS)) }),
  ideal: object({ bank: oneOf(...IDEAL_BICS.keys()) }),
  klarna: object({
    dob: object({ day: required(integer), month: required(integer), year: required(integer) }),
  }),
  naver_pay: object({ funding: oneOf('card', 'points') }),
  nz_bank_account: object({
    account_holder_name: text,
    account_number: required(filled),
    bank_code: required(filled),
    branch_code: required(filled),
    reference: text,
    suffix: required(filled),
  }),
  p24: object({ bank: oneOf(...P24_BANKS) }),
  payto: object({ account_number: text, bsb_number: text, pay_id: text }),
  sepa_debit: object({ iban: required(filled) }),
  sofort: object({ country: required(oneOf('AT', 'BE', 'DE', 'ES', 'IT', 'NL')) }),
  upi: object({
    mandate_options: object({
      amount: integer,
      amount_type: oneOf('fixed', 'maximum'),
      description: text,
      end_date: integer,
    }),
  }),
  us_bank_account: object({
    account_holder_type: oneOf('company', 'individual'),
    account_number: filled,
    account_type: oneOf('checking', 'savings'),
    financial_connections_account: filled,
    routing_number: filled,
  }),
} as const satisfies Shape;

const BARE_TYPES: Readonly<Record<string, Param<unknown, false>>> = Object.fromEntries(
  [...DATA_TYPES, 'interac_present']
    .filter((type) => !Object.hasOwn(DETAILED_TYPES, type))
    .map((type) => [type, object({})]),
);

/** What `payment_method_data` and the creation of a payment method share. */
export const METHOD_FIELDS = {
  ...DETAILED_TYPES,
  allow_redisplay: oneOf('always', 'limited', 'unspecified'),
  billing_details: object(BILLING_DETAILS),
  metadata: metadataParam,
  radar_options: object({ session: text }),
} as const satisfies Shape;

/** The parameters of the types without parameters of their own, to be added to a shape. Their values carry nothing. */
export const BARE_TYPE_PARAMS = BARE_TYPES as Readonly<Record<never, Param<unknown, false>>>;

const DATA = {
  ...BARE_TYPE_PARAMS,
  ...METHOD_FIELDS,
  type: required(oneOf(...DATA_TYPES)),
} as const satisfies Shape;

/** `payment_method_data`, the same on create, update and confirm. */
export const paymentMethodData = object(DATA);

export type MethodFields = Values<typeof METHOD_FIELDS>;

/** Types whose own object must come with them, because it has required members. */
const NEEDS_DETAILS: ReadonlySet<string> = new Set([
  ...[
    'acss_debit',
    'au_becs_debit',
    'boleto',
    'fpx',
    'nz_bank_account',
    'sepa_debit',
    'sofort',
    'us_bank_account',
  ],
]);

/**
 * Rules between the members of a method's data. `path` is where the data stands, empty at the top.
 *
 * @throws StripeApiError (400) when the type's own object or a bank account's numbers are missing or malformed.
 */
export function checkMethodData(data: MethodFields & { type: string }, path: string): void {
  const details = data[data.type as keyof MethodFields];
  if (details === undefined && NEEDS_DETAILS.has(data.type))
    throw missingParameter(childPath(path, data.type));
  if (data.type === 'us_bank_account')
    checkBankAccount(data.us_bank_account ?? {}, childPath(path, data.type));
  if (data.type === 'sepa_debit' && !isIban(data.sepa_debit?.iban ?? '')) {
    throw invalidRequest('The IBAN you provided is invalid.', {
      code: 'invalid_bank_account_iban',
      param: childPath(childPath(path, data.type), 'iban'),
    });
  }
}

function checkBankAccount(bank: NonNullable<MethodFields['us_bank_account']>, path: string): void {
  if (bank.financial_connections_account !== undefined) return;
  for (const key of ['account_number', 'routing_number'] as const) {
    if (bank[key] === undefined) throw missingParameter(childPath(path, key));
  }
  if (!/^\d{4,17}$/.test(bank.account_number ?? '')) {
    const message = 'The account number must be 4 to 17 digits.';
    throw invalidRequest(message, {
      code: 'account_number_invalid',
      param: childPath(path, 'account_number'),
    });
  }
  if (!/^\d{9}$/.test(bank.routing_number ?? '')) {
    const message = 'The routing number must be nine digits.';
    throw invalidRequest(message, {
      code: 'routing_number_invalid',
      param: childPath(path, 'routing_number'),
    });
  }
}
