import type { JsonObject } from '../../http/json.ts';
import type { Context } from '../../http/operations.ts';
import type { PaymentMethod, SetupAttempt } from '../../store/objects.ts';
import type { PaymentMethodRecord } from '../../store/store.ts';
import { type BankAnswer, recordBankAnswer } from '../setup-attempts/attempt-details.ts';
import { IDEAL_BICS } from './bank-names.ts';
import { ibanParts } from './iban.ts';
import { TEST_BANK } from './method-details.ts';
import { methodFromData } from './new-payment-method.ts';

/** The account behind each country's redirects: Stripe's documented test IBANs, with a BIC of that country. */
const ACCOUNTS: Readonly<Record<string, { iban: string; bic: string }>> = {
  AT: { iban: 'AT611904300234573201', bic: 'BKAUATWW' },
  BE: { iban: 'BE62510007547061', bic: 'VAPEBE22' },
  DE: { iban: 'DE89370400440532013000', bic: 'COBADEFF' },
  ES: { iban: 'ES0700120345030000067890', bic: 'BSCHESMM' },
  IT: { iban: 'IT40S0542811101000000123456', bic: 'BCITITMM' },
  NL: { iban: 'NL39RABO0300065264', bic: 'RABONL2U' },
};

/** Where the accounts of a type are, for the types whose setup makes a SEPA debit. */
const COUNTRIES: Readonly<Record<string, (method: PaymentMethod) => string>> = {
  bancontact: () => 'BE',
  ideal: () => 'NL',
  sofort: ({ sofort }) => ((sofort as JsonObject).country as string | null) ?? 'DE',
};

/** The bank that a customer of the sandbox picks who did not name one before. */
const IDEAL_BANK = 'rabobank';

/**
 * The SEPA debit that comes of a bank redirect, stored, and unattached as yet. The attempt learns what the bank said.
 * Null for the types that make none.
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
  recordBankAnswer(attempt, bankAnswer(wire, { ...account, name: billing.name }));
  const data = { type: 'sepa_debit', sepa_debit: { iban: account.iban } };
  const generated = methodFromData(context, data);
  generated.wire.billing_details = structuredClone(wire.billing_details);
  (generated.wire.sepa_debit as JsonObject).generated_from = { charge: null, setup_attempt: attempt.id };
  return context.world.paymentMethods.add(generated);
}

function bankAnswer(
  method: PaymentMethod,
  account: { iban: string; bic: string; name: string | null },
): BankAnswer {
  const { bankCode, last4 } = ibanParts(account.iban);
  const known = { iban_last4: last4, verified_name: account.name ?? 'Test Customer' };
  if (method.type === 'ideal') {
    const bank = ((method.ideal as JsonObject).bank as string | null) ?? IDEAL_BANK;
    return { ...known, bank, bic: IDEAL_BICS.get(bank) ?? null };
  }
  return { ...known, bank_code: bankCode, bank_name: TEST_BANK, bic: account.bic, preferred_language: 'en' };
}
