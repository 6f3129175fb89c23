import type { Stripe } from 'stripe';
import { builder } from '../builder.ts';
import { AccountHolderType, BankNetwork, UsBankAccountType } from '../setup-intent/enums.ts';
import { stripeEnum } from '../stripe-enum.ts';

const NetworksRef = builder
  .objectRef<Stripe.PaymentMethod.UsBankAccount.Networks>('PaymentMethodUsBankAccountNetworks')
  .implement({
    description: 'The networks that reach the account.',
    fields: (t) => ({
      preferred: t.exposeString('preferred', { description: 'The one that is taken first.' }),
      supported: t.expose('supported', { type: [BankNetwork], description: 'All of them.' }),
    }),
  });

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

const BlockedRef = builder
  .objectRef<Stripe.PaymentMethod.UsBankAccount.StatusDetails.Blocked>(
    'PaymentMethodUsBankAccountStatusDetailsBlocked',
  )
  .implement({
    description: 'Why the account cannot be debited any more.',
    fields: (t) => ({
      networkCode: t.expose('network_code', {
        type: NetworkCode,
        description: 'The return code of the bank, if it gave one.',
      }),
      reason: t.expose('reason', { type: BlockedReason, description: 'The reason.' }),
    }),
  });

const StatusDetailsRef = builder
  .objectRef<Stripe.PaymentMethod.UsBankAccount.StatusDetails>('PaymentMethodUsBankAccountStatusDetails')
  .implement({
    description: 'Whether the account can be debited.',
    fields: (t) => ({
      blocked: t.expose('blocked', {
        type: BlockedRef,
        description: 'Set when it cannot be debited any more; null otherwise.',
      }),
    }),
  });

export const UsBankAccountRef = builder
  .objectRef<Stripe.PaymentMethod.UsBankAccount>('PaymentMethodUsBankAccount')
  .implement({
    description: 'Details of a US bank account. Its number is never among them.',
    fields: (t) => ({
      accountHolderType: t.expose('account_holder_type', {
        type: AccountHolderType,
        description: 'Who holds it.',
      }),
      accountType: t.expose('account_type', {
        type: UsBankAccountType,
        description: 'The kind of account.',
      }),
      bankName: t.exposeString('bank_name', { description: 'The name of the bank.' }),
      financialConnectionsAccount: t.exposeID('financial_connections_account', {
        description: 'The linked account (`fca_…`), if the customer linked one.',
      }),
      fingerprint: t.exposeString('fingerprint', {
        description: 'The same for the same account within one Stripe account, to recognize duplicates.',
      }),
      last4: t.exposeString('last4', { description: 'The last four digits of the number.' }),
      networks: t.expose('networks', {
        type: NetworksRef,
        description: 'The networks that reach the account.',
      }),
      routingNumber: t.exposeString('routing_number', { description: 'The routing number of the bank.' }),
      statusDetails: t.expose('status_details', {
        type: StatusDetailsRef,
        description: 'Whether the account can be debited.',
      }),
    }),
  });
