import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { stripeEnum } from '../stripe-enum.ts';
import { AccountHolderType, BankNetwork, UsBankAccountType } from './enums.ts';

const NetworkCode = stripeEnum<Stripe.PaymentMethod.UsBankAccount.StatusDetails.Blocked.NetworkCode>(
  'PaymentMethodUsBankAccountStatusDetailsBlockedNetworkCode',
  {
    description: 'The ACH return codes that block a bank account.',
    values: {
      R02: 'The account has been closed.',
      R03: 'The bank found no such account.',
      R04: 'The account number is not valid.',
      R05: 'A corporate debit of a consumer account was not authorized.',
      R07: 'The customer revoked the authorization.',
      R08: 'The customer stopped the payment of the debit.',
      R10: 'The customer reported an unauthorized debit.',
      R11: 'The customer reported a debit that does not follow the terms of the authorization.',
      R16: 'The account has been frozen.',
      R20: 'The account does not allow debits.',
      R29: 'The company that holds the account reported an unauthorized debit.',
      R31: 'The originating bank agreed to the return of a corporate debit.',
    },
  },
);

const BlockedReason = stripeEnum<Stripe.PaymentMethod.UsBankAccount.StatusDetails.Blocked.Reason>(
  'PaymentMethodUsBankAccountStatusDetailsBlockedReason',
  {
    description: 'The reason why a bank account is blocked.',
    values: {
      bank_account_closed: 'The account is closed.',
      bank_account_frozen: 'The account is frozen.',
      bank_account_invalid_details: 'The account details are invalid.',
      bank_account_restricted: 'The account is restricted and does not allow debits.',
      bank_account_unusable: 'The account cannot be used for debits.',
      debit_not_authorized: 'The customer did not authorize a debit.',
      tokenized_account_number_deactivated:
        'The tokenized account number, which the bank issued in place of the real one, was deactivated.',
    },
  },
);

export const usBankAccount = f.object<Stripe.PaymentMethod.UsBankAccount>(
  'The US bank account of the payment method. Null unless `type` is US_BANK_ACCOUNT. Stripe never returns the full account number.',
  {
    account_holder_type: f.enum(AccountHolderType, 'Whether an individual or a company holds the account.'),
    account_type: f.enum(UsBankAccountType, 'Whether the account is a checking or a savings account.'),
    bank_name: f.string('The name of the bank that holds the account.'),
    financial_connections_account: f.id(
      'The id of the Financial Connections account (`fca_…`) that the payment method was created from. Null if there was none.',
    ),
    fingerprint: f.string(
      'An identifier of the bank account. Payment methods with the same account have the same fingerprint.',
    ),
    last4: f.string('The last four digits of the account number.'),
    networks: f.object('The networks that can be used with the account.', {
      preferred: f.string('The preferred network, such as `ach`.'),
      supported: f.list(f.enum(BankNetwork, 'All networks that the account supports.')),
    }),
    routing_number: f.string('The routing number, which identifies the bank: nine digits.'),
    status_details: f.object('Whether the payment method can still be used.', {
      blocked: f.object(
        'The block of the account, which prevents debits. Null if the account is not blocked.',
        {
          network_code: f.enum(
            NetworkCode,
            'The ACH return code that led to the block. Null if there was none.',
          ),
          reason: f.enum(BlockedReason, 'The reason why Stripe blocked the fingerprint of the account.'),
        },
      ),
    }),
  },
);
