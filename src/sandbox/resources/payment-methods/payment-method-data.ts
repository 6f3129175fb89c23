import { metadataParam } from '../../form/metadata.ts';
import {
  childPath,
  integer,
  nonEmpty,
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
import { CARD } from './card-data.ts';
import { isIban } from './iban.ts';
import { DATA_TYPES } from './payment-method-types.ts';

/** The types whose details have parameters. The details of all other types are an empty object. */
const DETAILED_TYPES = {
  acss_debit: object({
    account_number: required(nonEmpty),
    institution_number: required(nonEmpty),
    transit_number: required(nonEmpty),
  }),
  au_becs_debit: object({ account_number: required(nonEmpty), bsb_number: required(nonEmpty) }),
  bacs_debit: object({ account_number: text, sort_code: text }),
  boleto: object({ tax_id: required(nonEmpty) }),
  eps: object({ bank: oneOf(...EPS_BANKS) }),
  fpx: object({ account_holder_type: oneOf('company', 'individual'), bank: required(oneOf(...FPX_BANKS)) }),
  ideal: object({ bank: oneOf(...IDEAL_BICS.keys()) }),
  klarna: object({
    dob: object({ day: required(integer), month: required(integer), year: required(integer) }),
  }),
  naver_pay: object({ funding: oneOf('card', 'points') }),
  nz_bank_account: object({
    account_holder_name: text,
    account_number: required(nonEmpty),
    bank_code: required(nonEmpty),
    branch_code: required(nonEmpty),
    reference: text,
    suffix: required(nonEmpty),
  }),
  p24: object({ bank: oneOf(...P24_BANKS) }),
  payto: object({ account_number: text, bsb_number: text, pay_id: text }),
  sepa_debit: object({ iban: required(nonEmpty) }),
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
    account_number: nonEmpty,
    account_type: oneOf('checking', 'savings'),
    financial_connections_account: nonEmpty,
    routing_number: nonEmpty,
  }),
} as const satisfies Shape;

const BARE_TYPES: Readonly<Record<string, Param<unknown, false>>> = Object.fromEntries(
  [...DATA_TYPES, 'interac_present']
    .filter((type) => !Object.hasOwn(DETAILED_TYPES, type))
    .map((type) => [type, object({})]),
);

/** The parameters that `payment_method_data` and the creation of a payment method have in common. */
export const METHOD_FIELDS = {
  ...DETAILED_TYPES,
  allow_redisplay: oneOf('always', 'limited', 'unspecified'),
  billing_details: object(BILLING_DETAILS),
  // Stripe's libraries do not declare it in `payment_method_data`. Stripe.js and other clients send it there.
  card: object(CARD),
  metadata: metadataParam,
  radar_options: object({ session: text }),
} as const satisfies Shape;

/** The empty details of all other types, to be added to a shape. They do not appear in the type of its values. */
export const BARE_TYPE_PARAMS = BARE_TYPES as Readonly<Record<never, Param<unknown, false>>>;

const DATA = {
  ...BARE_TYPE_PARAMS,
  ...METHOD_FIELDS,
  type: required(oneOf('card', ...DATA_TYPES)),
} as const satisfies Shape;

/** `payment_method_data`, the same on create, update and confirm. */
export const paymentMethodData = object(DATA);

export type MethodFields = Values<typeof METHOD_FIELDS>;

/** Types that require their details, because these have required members. */
const NEEDS_DETAILS: ReadonlySet<string> = new Set([
  ...['acss_debit', 'au_becs_debit', 'boleto', 'fpx'],
  ...['nz_bank_account', 'sepa_debit', 'sofort', 'us_bank_account'],
]);

/**
 * Checks that involve several members of a payment method's data. `path` is the parameter of the data, or empty at the
 * top level.
 *
 * @throws StripeApiError (400) when the type's details or a bank account's numbers are missing or malformed.
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
