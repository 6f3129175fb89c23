import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { sepaDebitGeneratedFrom, withMethodId } from './generated-from.ts';

const fingerprint = f.string(
  'An identifier of the bank account. Payment methods with the same account have the same fingerprint.',
);
const last4 = f.string('The last four digits of the account number.');
const bsb_number = f.string(
  'The Bank State Branch (BSB) number: six digits that identify the bank and the branch.',
);

export const acssDebit = f.object<Stripe.PaymentMethod.AcssDebit>(
  'The Canadian bank account of the payment method. Null unless `type` is ACSS_DEBIT. Stripe never returns the full account number.',
  {
    bank_name: f.string('The name of the bank that holds the account.'),
    fingerprint,
    institution_number: f.string('The institution number, which identifies the bank: three digits.'),
    last4,
    transit_number: f.string('The transit number, which identifies the branch: five digits.'),
  },
);

export const auBecsDebit = f.object<Stripe.PaymentMethod.AuBecsDebit>(
  'The Australian bank account of the payment method. Null unless `type` is AU_BECS_DEBIT. Stripe never returns the full account number.',
  { bsb_number, fingerprint, last4 },
);

export const bacsDebit = f.object<Stripe.PaymentMethod.BacsDebit>(
  'The UK bank account of the payment method. Null unless `type` is BACS_DEBIT. Stripe never returns the full account number.',
  {
    fingerprint,
    last4,
    sort_code: f.string(
      'The sort code, such as `10-20-30`: six digits that identify the bank and the branch.',
    ),
  },
);

export const nzBankAccount = f.object<Stripe.PaymentMethod.NzBankAccount>(
  'The New Zealand bank account of the payment method. Null unless `type` is NZ_BANK_ACCOUNT. Stripe never returns the full account number.',
  {
    account_holder_name: f.string(
      'The name of the account holder. Null unless it differs from the name in the billing details.',
    ),
    bank_code: f.string('The numeric code of the bank.'),
    bank_name: f.string('The name of the bank that holds the account.'),
    branch_code: f.string('The numeric code of the branch.'),
    last4,
    suffix: f.string('The suffix of the account number: its last two or three digits.'),
  },
);

export const payto = f.object<Stripe.PaymentMethod.Payto>(
  'The Australian bank account of the payment method, identified by its PayID or by its BSB and account number. Null unless `type` is PAYTO.',
  {
    bsb_number,
    last4,
    pay_id: f.string('The PayID: an alias of the account, such as an email address or a phone number.'),
  },
);

export const sepaDebit = f.object<Stripe.PaymentMethod.SepaDebit>(
  'The bank account of the payment method in the Single Euro Payments Area. Null unless `type` is SEPA_DEBIT. Stripe never returns the full IBAN.',
  {
    bank_code: f.string('The code of the bank that holds the account.'),
    branch_code: f.string('The code of the branch. Not every country has branch codes.'),
    country: f.string('The country of the account, as a two-letter ISO code.'),
    fingerprint,
    generated_from: sepaDebitGeneratedFrom,
    last4: f.string('The last four characters of the IBAN.'),
  },
  { resolve: withMethodId },
);
