import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { sepaDebitGeneratedFrom, withMethodId } from './generated-from.ts';

const fingerprint = f.string(
  'The same for the same account within one Stripe account, to recognize duplicates.',
);
const last4 = f.string('The last four digits of the number.');
const bsb_number = f.string('The six digits (BSB) that name the bank and the branch.');

export const acssDebit = f.object<Stripe.PaymentMethod.AcssDebit>(
  'Details of a Canadian bank account, for ACSS_DEBIT; its full number is never among them. Null for other types.',
  {
    bank_name: f.string('The name of the bank.'),
    fingerprint,
    institution_number: f.string('The three digits that name the bank.'),
    last4,
    transit_number: f.string('The five digits that name the branch.'),
  },
);

export const auBecsDebit = f.object<Stripe.PaymentMethod.AuBecsDebit>(
  'Details of an Australian bank account, for AU_BECS_DEBIT; its full number is never among them. Null for other types.',
  { bsb_number, fingerprint, last4 },
);

export const bacsDebit = f.object<Stripe.PaymentMethod.BacsDebit>(
  'Details of a bank account in the UK, for BACS_DEBIT; its full number is never among them. Null for other types.',
  {
    fingerprint,
    last4,
    sort_code: f.string('The six digits that name the bank and the branch, such as `10-20-30`.'),
  },
);

export const nzBankAccount = f.object<Stripe.PaymentMethod.NzBankAccount>(
  'Details of a bank account in New Zealand, for NZ_BANK_ACCOUNT; its full number is never among them. Null for other types.',
  {
    account_holder_name: f.string(
      'Who holds the account; null when it is the person in the billing details.',
    ),
    bank_code: f.string('The digits that name the bank.'),
    bank_name: f.string('The name of the bank.'),
    branch_code: f.string('The digits that name the branch.'),
    last4,
    suffix: f.string('The last part of the account number, which tells apart the accounts of one customer.'),
  },
);

export const payto = f.object<Stripe.PaymentMethod.Payto>(
  'Details of an Australian bank account, for PAYTO: known by its PayID or by its numbers. Null for other types.',
  {
    bsb_number,
    last4,
    pay_id: f.string('The PayID: an e-mail address, a phone number or the like that stands for the account.'),
  },
);

export const sepaDebit = f.object<Stripe.PaymentMethod.SepaDebit>(
  'Details of a bank account in the euro zone, for SEPA_DEBIT; its full IBAN is never among them. Null for other types.',
  {
    bank_code: f.string('The part of the IBAN that names the bank.'),
    branch_code: f.string('The part of the IBAN that names the branch, in countries that have one.'),
    country: f.string('Two-letter code of the country of the account.'),
    fingerprint,
    generated_from: sepaDebitGeneratedFrom,
    last4: f.string('The last four characters of the IBAN.'),
  },
  { resolve: withMethodId },
);
