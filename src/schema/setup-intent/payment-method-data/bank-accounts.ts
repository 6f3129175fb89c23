import type { Stripe } from 'stripe';
import { f } from '../../fields/f.ts';
import { AccountHolderType, UsBankAccountType } from '../../payment-method/enums.ts';

// Bank accounts. Stripe validates their numbers.

export const acssDebit = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.AcssDebit>(
  'The details of a Canadian bank account, for the type ACSS_DEBIT.',
  {
    account_number: f.required(f.string('The number of the bank account.')),
    institution_number: f.required(f.string('The three-digit number of the bank.')),
    transit_number: f.required(f.string('The five-digit number of the branch of the bank.')),
  },
);

export const auBecsDebit = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.AuBecsDebit>(
  'The details of an Australian bank account, for the type AU_BECS_DEBIT.',
  {
    account_number: f.required(f.string('The number of the bank account.')),
    bsb_number: f.required(f.string('The six-digit number (BSB) of the bank and the branch.')),
  },
);

export const bacsDebit = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.BacsDebit>(
  'The details of a bank account in the UK, for the type BACS_DEBIT.',
  {
    account_number: f.string('The number of the bank account.'),
    sort_code: f.string('The six-digit number of the bank and the branch, such as `10-20-30`.'),
  },
);

export const nzBankAccount = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.NzBankAccount>(
  'The details of a bank account in New Zealand, for the type NZ_BANK_ACCOUNT.',
  {
    account_holder_name: f.string(
      'The name on the bank account. Required only if it differs from the name in the billing details.',
    ),
    account_number: f.required(
      f.string(
        'The number of the bank account, without the codes of bank and branch and without the suffix.',
      ),
    ),
    bank_code: f.required(f.string('The numeric code of the bank.')),
    branch_code: f.required(f.string('The numeric code of the branch of the bank.')),
    reference: f.string('A reference text. Stripe does not document its use.'),
    suffix: f.required(f.string('The suffix, which is the last part of the full account number.')),
  },
);

export const sepaDebit = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.SepaDebit>(
  'The details of a bank account for SEPA debits, for the type SEPA_DEBIT.',
  { iban: f.required(f.string('The international bank account number (IBAN).')) },
);

export const usBankAccount = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodData.UsBankAccount>(
  'The details of a US bank account, for the type US_BANK_ACCOUNT: either its numbers or a Financial Connections account.',
  {
    account_holder_type: f.enum(AccountHolderType, 'Whether a person or a company holds the bank account.'),
    account_number: f.string('The number of the bank account.'),
    account_type: f.enum(UsBankAccountType, 'The type of the bank account. CHECKING by default.'),
    financial_connections_account: f.id(
      'The id of the Financial Connections account (`fca_…`) to use as the payment method.',
    ),
    routing_number: f.string('The routing number of the bank, nine digits.'),
  },
);
