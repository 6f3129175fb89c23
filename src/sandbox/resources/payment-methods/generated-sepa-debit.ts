import type { JsonObject } from '../../http/json.ts';
import type { Context } from '../../http/operations.ts';
import type { PaymentMethod, SetupAttempt } from '../../store/objects.ts';
import type { PaymentMethodRecord } from '../../store/store.ts';
import { type BankDetails, setBankDetails } from '../setup-attempts/attempt-details.ts';
import { IDEAL_BICS } from './bank-names.ts';
import { ibanParts } from './iban.ts';
import { TEST_BANK } from './method-details.ts';
import { methodFromData } from './new-payment-method.ts';

/** The customer's bank account in each country: one of Stripe's documented test IBANs, and a BIC of that country. */
const ACCOUNTS: Readonly<Record<string, { iban: string; bic: string }>> = {
  AT: { iban: 'AT611904300234573201', bic: 'BKAUATWW' },
  BE: { iban: 'BE62510007547061', bic: 'VAPEBE22' },
  DE: { iban: 'DE89370400440532013000', bic: 'COBADEFF' },
  ES: { iban: 'ES0700120345030000067890', bic: 'BSCHESMM' },
  IT: { iban: 'IT40S0542811101000000123456', bic: 'BCITITMM' },
  NL: { iban: 'NL39RABO0300065264', bic: 'RABONL2U' },
};

/** The country of the customer's bank account, for the types whose setup creates a SEPA debit payment method. */
const COUNTRIES: Readonly<Record<string, (method: PaymentMethod) => string>> = {
  bancontact: () => 'BE',
  ideal: () => 'NL',
  sofort: ({ sofort }) => ((sofort as JsonObject).country as string | null) ?? 'DE',
};

/** The bank of an iDEAL payment method that does not name one: the customer selects it during the redirect. */
const IDEAL_BANK = 'rabobank';

/**
 * Creates and stores the SEPA debit payment method that results from a bank redirect, without a customer, and adds the
 * bank's details to the attempt. Returns null for types that do not create one.
 */
export function generateSepaDebit(
  context: Context,
  setup: { attempt: SetupAttempt; method: PaymentMethodRecord },
): PaymentMethodRecord | null {
  const { attempt, method } = setup;
  const { wire } = method;
  const country = COUNTRIES[wire.type]?.(wire);
  const account = country === undefined ? undefined : ACCOUNTS[country];
  if (account === undefined) return null;
  const billing = wire.billing_details as { name: string | null };
  setBankDetails(attempt, bankDetails(wire, { ...account, name: billing.name }));
  const data = { type: 'sepa_debit', sepa_debit: { iban: account.iban } };
  const generated = methodFromData(context, data);
  generated.wire.billing_details = structuredClone(wire.billing_details);
  (generated.wire.sepa_debit as JsonObject).generated_from = { charge: null, setup_attempt: attempt.id };
  return context.account.paymentMethods.add(generated);
}

function bankDetails(
  method: PaymentMethod,
  account: { iban: string; bic: string; name: string | null },
): BankDetails {
  const { bankCode, last4 } = ibanParts(account.iban);
  const known = { iban_last4: last4, verified_name: account.name ?? 'Test Customer' };
  if (method.type === 'ideal') {
    const bank = ((method.ideal as JsonObject).bank as string | null) ?? IDEAL_BANK;
    return { ...known, bank, bic: IDEAL_BICS.get(bank) ?? null };
  }
  return { ...known, bank_code: bankCode, bank_name: TEST_BANK, bic: account.bic, preferred_language: 'en' };
}
