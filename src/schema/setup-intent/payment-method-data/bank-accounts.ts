import type { Stripe } from 'stripe';
import { f } from '../../fields/f.ts';
import { AccountHolderType, UsBankAccountType } from '../../payment-method/enums.ts';

// Bank accounts by their numbers, which Stripe validates.

export const acssDebit = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.AcssDebit>(
  'Details of a Canadian bank account. Goes with ACSS_DEBIT.',
  {
    account_number: f.required(f.string('The number of the account.')),
    institution_number: f.required(f.string('The three digits that name the bank.')),
    transit_number: f.required(f.string('The five digits that name the branch.')),
  },
);

export const auBecsDebit = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.AuBecsDebit>(
  'Details of an Australian bank account. Goes with AU_BECS_DEBIT.',
  {
    account_number: f.required(f.string('The number of the account.')),
    bsb_number: f.required(f.string('The six digits (BSB) that name the bank and the branch.')),
  },
);

export const bacsDebit = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.BacsDebit>(
  'Details of a bank account in the UK. Goes with BACS_DEBIT.',
  {
    account_number: f.string('The number of the account.'),
    sort_code: f.string('The six digits that name the bank and the branch, such as `10-20-30`.'),
  },
);

export const nzBankAccount = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.NzBankAccount>(
  'Details of a bank account in New Zealand. Goes with NZ_BANK_ACCOUNT.',
  {
    account_holder_name: f.string('Who holds the account, if not the person in the billing details.'),
    account_number: f.required(f.string('The number of the account alone, without bank, branch and suffix.')),
    bank_code: f.required(f.string('The digits that name the bank.')),
    branch_code: f.required(f.string('The digits that name the branch.')),
    reference: f.string('A text of your own about the account.'),
    suffix: f.required(
      f.string('The last part of the number, which tells apart the accounts of one customer.'),
    ),
  },
);

export const sepaDebit = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.SepaDebit>(
  'Details of a bank account in the euro zone. Goes with SEPA_DEBIT.',
  { iban: f.required(f.string('The IBAN of the account.')) },
);

export const usBankAccount = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.UsBankAccount>(
  'Details of a US bank account. Goes with US_BANK_ACCOUNT.',
  {
    account_holder_type: f.enum(AccountHolderType, 'Who holds it.'),
    account_number: f.string('Its number.'),
    account_type: f.enum(UsBankAccountType, 'The kind of account; checking by default.'),
    financial_connections_account: f.id('A linked account (`fca_…`), in place of the numbers.'),
    routing_number: f.string('The routing number of the bank.'),
  },
);
