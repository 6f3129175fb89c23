import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { stripeEnum } from '../stripe-enum.ts';
import { AccountHolderType, BankNetwork, UsBankAccountType } from './enums.ts';

const NetworkCode = stripeEnum<Stripe.PaymentMethod.UsBankAccount.StatusDetails.Blocked.NetworkCode>(
  'PaymentMethodUsBankAccountStatusDetailsBlockedNetworkCode',
  {
    description: 'The ACH return code with which the bank blocked the account.',
    values: {
      R02: 'The account is closed.',
      R03: 'There is no such account.',
      R04: 'The account number is invalid.',
      R05: 'A consumer account does not allow a corporate debit.',
      R07: 'The customer revoked the permission.',
      R08: 'The customer stopped the payment.',
      R10: 'The customer says that the debit was not permitted.',
      R11: 'The debit was not made on the terms of the permission.',
      R16: 'The account is frozen.',
      R20: 'The account does not take such transactions.',
      R29: 'The company says that the debit was not permitted.',
      R31: 'The return was agreed to.',
    },
  },
);

const BlockedReason = stripeEnum<Stripe.PaymentMethod.UsBankAccount.StatusDetails.Blocked.Reason>(
  'PaymentMethodUsBankAccountStatusDetailsBlockedReason',
  {
    description: 'Why a bank account cannot be debited.',
    values: {
      bank_account_closed: 'It is closed.',
      bank_account_frozen: 'It is frozen.',
      bank_account_invalid_details: 'Its details are wrong.',
      bank_account_restricted: 'It does not take debits.',
      bank_account_unusable: 'It cannot be used.',
      debit_not_authorized: 'The customer did not permit a debit.',
      tokenized_account_number_deactivated: 'The stand-in number that the bank had given was withdrawn.',
    },
  },
);

export const usBankAccount = f.object<Stripe.PaymentMethod.UsBankAccount>(
  'Details of a US bank account, for US_BANK_ACCOUNT; its full number is never among them. Null for other types.',
  {
    account_holder_type: f.enum(AccountHolderType, 'Who holds it.'),
    account_type: f.enum(UsBankAccountType, 'The kind of account.'),
    bank_name: f.string('The name of the bank.'),
    financial_connections_account: f.id('The linked account (`fca_…`); null when the customer linked none.'),
    fingerprint: f.string(
      'The same for the same account within one Stripe account, to recognize duplicates.',
    ),
    last4: f.string('The last four digits of the number.'),
    networks: f.object('The networks that reach the account.', {
      preferred: f.string('The preferred one, such as `ach`.'),
      supported: f.list(f.enum(BankNetwork, 'All of them.')),
    }),
    routing_number: f.string('The nine digits that name the bank.'),
    status_details: f.object('Whether the account can still be debited.', {
      blocked: f.object('Why it cannot be debited any more; null while it can.', {
        network_code: f.enum(NetworkCode, 'The return code of the bank, if it gave one.'),
        reason: f.enum(BlockedReason, 'The reason.'),
      }),
    }),
  },
);
