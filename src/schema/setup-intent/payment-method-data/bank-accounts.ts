import type { Stripe } from 'stripe';
import { inputObject } from '../../fields/input.ts';
import { id, oneOf, required, text } from '../../fields/vocabulary.ts';
import { AccountHolderType, UsBankAccountType } from '../../payment-method/enums.ts';

// Bank accounts by their numbers. A wrong number is Stripe's to tell.

export const acssDebit = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.AcssDebit>(
  'Details of a Canadian bank account. Goes with ACSS_DEBIT.',
  {
    account_number: required(text('The number of the account.')),
    institution_number: required(text('The three digits that name the bank.')),
    transit_number: required(text('The five digits that name the branch.')),
  },
);

export const auBecsDebit = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.AuBecsDebit>(
  'Details of an Australian bank account. Goes with AU_BECS_DEBIT.',
  {
    account_number: required(text('The number of the account.')),
    bsb_number: required(text('The six digits (BSB) that name the bank and the branch.')),
  },
);

export const bacsDebit = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.BacsDebit>(
  'Details of a bank account in the UK. Goes with BACS_DEBIT.',
  {
    account_number: text('The number of the account.'),
    sort_code: text('The six digits that name the bank and the branch, such as `10-20-30`.'),
  },
);

export const nzBankAccount = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.NzBankAccount>(
  'Details of a bank account in New Zealand. Goes with NZ_BANK_ACCOUNT.',
  {
    account_holder_name: text('Who holds the account, if not the person in the billing details.'),
    account_number: required(text('The number of the account alone, without bank, branch and suffix.')),
    bank_code: required(text('The digits that name the bank.')),
    branch_code: required(text('The digits that name the branch.')),
    reference: text('A text of your own about the account.'),
    suffix: required(text('The last part of the number, which tells apart the accounts of one customer.')),
  },
);

export const payto = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.Payto>(
  'Details of an Australian bank account, known by its PayID or by its numbers. Goes with PAYTO.',
  {
    account_number: text('The number of the account. Goes with `bsbNumber`.'),
    bsb_number: text('The six digits (BSB) that name the bank and the branch.'),
    pay_id: text('The PayID: an e-mail address, a phone number or the like that stands for the account.'),
  },
);

export const sepaDebit = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.SepaDebit>(
  'Details of a bank account in the euro zone. Goes with SEPA_DEBIT.',
  { iban: required(text('The IBAN of the account.')) },
);

export const usBankAccount = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.UsBankAccount>(
  'Details of a US bank account. Goes with US_BANK_ACCOUNT.',
  {
    account_holder_type: oneOf(AccountHolderType, 'Who holds it.'),
    account_number: text('Its number.'),
    account_type: oneOf(UsBankAccountType, 'The kind of account; checking by default.'),
    financial_connections_account: id('A linked account (`fca_…`), in place of the numbers.'),
    routing_number: text('The routing number of the bank.'),
  },
);
