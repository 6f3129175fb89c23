import type { JsonObject } from '../../http/json.ts';
import type { PaymentMethod, SetupAttempt } from '../../store/objects.ts';
import type { MethodOptions } from '../setup-intents/payment-method-options.ts';

/** What a bank reports about the customer's account after a successful redirect. */
export interface BankDetails {
  readonly bank_code?: string | null;
  readonly bank_name?: string | null;
  readonly bank?: string | null;
  readonly bic: string | null;
  readonly iban_last4: string | null;
  readonly preferred_language?: string | null;
  readonly verified_name: string | null;
}

type Details = (method: PaymentMethod, options: MethodOptions) => JsonObject;

/** The details before the bank has reported the account. */
const PENDING: JsonObject = {
  bic: null,
  generated_sepa_debit: null,
  generated_sepa_debit_mandate: null,
  iban_last4: null,
  verified_name: null,
};
const PENDING_WITH_BANK: JsonObject = {
  ...PENDING,
  bank_code: null,
  bank_name: null,
  preferred_language: null,
};

/** The details of each type that has any on an attempt. */
const DETAILS: Readonly<Record<string, Details>> = {
  bancontact: () => ({ ...PENDING_WITH_BANK }),
  card: cardDetails,
  ideal: ({ ideal }) => ({ ...PENDING, ...(ideal as JsonObject) }),
  naver_pay: ({ naver_pay }) => ({ buyer_id: (naver_pay as JsonObject).buyer_id ?? null }),
  pix: ({ pix }) => ({ ...(pix as JsonObject) }),
  sofort: () => ({ ...PENDING_WITH_BANK }),
};

/** The details of an attempt's payment method, in a field named after its type. Empty for the types that have none. */
export function attemptDetails(method: PaymentMethod, options: MethodOptions): JsonObject {
  return DETAILS[method.type]?.(method, options) ?? {};
}

function cardDetails(method: PaymentMethod, options: MethodOptions): JsonObject {
  const card = structuredClone(method.card) as JsonObject;
  const { brand, checks, country, exp_month, exp_year, fingerprint, funding, last4, wallet } = card;
  const shown = { brand, checks, country, exp_month, exp_year, fingerprint, funding, last4, wallet };
  return {
    ...shown,
    ...(options.card?.moto ? { moto: true } : {}),
    network: options.card?.network ?? brand,
    three_d_secure: importedAuthentication(options.card?.three_d_secure),
  } as JsonObject;
}

/** The `result` of an imported authentication, by the issuer's `ares_trans_status`. */
const RESULTS: ReadonlyMap<string, string> = new Map([
  ['A', 'attempt_acknowledged'],
  ['C', 'authenticated'],
  ['I', 'exempted'],
  ['N', 'failed'],
  ['R', 'failed'],
  ['U', 'processing_error'],
  ['Y', 'authenticated'],
]);

type Imported = NonNullable<MethodOptions['card']>['three_d_secure'];

/** The `three_d_secure` of an authentication that was performed outside Stripe and imported with the confirmation. */
function importedAuthentication(given: Imported): JsonObject | null {
  if (given === undefined) return null;
  return {
    authentication_flow: given.ares_trans_status === 'C' ? 'challenge' : 'frictionless',
    electronic_commerce_indicator: given.electronic_commerce_indicator ?? null,
    result: RESULTS.get(given.ares_trans_status ?? 'Y') ?? null,
    result_reason: null,
    transaction_id: given.transaction_id ?? null,
    version: given.version ?? null,
  };
}

/** Sets the result of 3-D Secure, if the attempt is for a card. */
export function setAuthenticationResult(attempt: SetupAttempt, result: 'authenticated' | 'failed'): void {
  const { card } = attempt.payment_method_details;
  if (card === undefined) return;
  (card as JsonObject).three_d_secure = {
    authentication_flow: 'challenge',
    electronic_commerce_indicator: result === 'authenticated' ? '05' : null,
    result,
    result_reason: result === 'failed' ? 'rejected' : null,
    transaction_id: null,
    version: '2.2.0',
  };
}

/** Adds the details that the bank reported. */
export function setBankDetails(attempt: SetupAttempt, details: BankDetails): void {
  Object.assign(typeDetails(attempt), details);
}

/** Adds the SEPA debit payment method that the attempt created, and its mandate. */
export function setGeneratedSepaDebit(
  attempt: SetupAttempt,
  generated: { method: string; mandate: string },
): void {
  Object.assign(typeDetails(attempt), {
    generated_sepa_debit: generated.method,
    generated_sepa_debit_mandate: generated.mandate,
  });
}

function typeDetails(attempt: SetupAttempt): JsonObject {
  const details = attempt.payment_method_details;
  return details[details.type as string] as JsonObject;
}
