import type { Stripe } from 'stripe';
import { f } from '../../fields/f.ts';
import type { WireFields, WireParams } from '../../fields/table.ts';
import {
  UsBankAccountMandateOptionsRef,
  usBankAccountMandateOptionsParam,
} from '../../mandate/mandate-options.ts';
import { BankNetwork, UsBankAccountType } from '../../payment-method/enums.ts';
import { stripeEnum } from '../../stripe-enum.ts';

export const BankVerificationMethod =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.VerificationMethod>(
    'BankAccountVerificationMethod',
    {
      description: 'The method of verifying a bank account.',
      values: {
        automatic: 'Instant verification, with microdeposits as the fallback.',
        instant: 'Only instant verification, in which the customer signs in to the bank.',
        microdeposits: 'Only microdeposits, which arrive at the bank account some days later.',
      },
    },
  );

const Permission =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.FinancialConnections.Permission>(
    'FinancialConnectionsPermission',
    {
      description: 'The data of a linked bank account that you request access to.',
      values: {
        balances: 'The balances of the account.',
        ownership: 'The owners of the account.',
        payment_method: 'The details that are required to use the account as a payment method.',
        transactions: 'The transactions of the account.',
      },
    },
  );

const Prefetch =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.FinancialConnections.Prefetch>(
    'FinancialConnectionsPrefetch',
    {
      description: 'The data that is retrieved when the account is linked.',
      values: {
        balances: 'The balances of the account.',
        ownership: 'The owners of the account.',
        transactions: 'The transactions of the account.',
      },
    },
  );

const FILTERS = 'The filters for the accounts that the customer can select.';

const filters: WireFields<Stripe.SetupIntent.PaymentMethodOptions.UsBankAccount.FinancialConnections.Filters> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.FinancialConnections.Filters> =
  {
    account_subcategories: f.list(
      f.enum(UsBankAccountType, 'The types of accounts that the customer can select.'),
    ),
  };

const financialConnections = {
  permissions: f.list(f.enum(Permission, 'The data to request access to. It must include PAYMENT_METHOD.')),
  prefetch: f.list(f.enum(Prefetch, 'The data to retrieve when the account is linked.')),
  return_url: f.string(
    'The URL that returns the customer to your app after the login at the bank. Only for apps with a web view.',
  ),
};

const FINANCIAL_CONNECTIONS = 'The options for linking the bank account with Financial Connections.';

const MANDATE_OPTIONS = 'The options for the debit mandate.';

const VERIFICATION_METHOD = 'The method of verifying the bank account. AUTOMATIC by default.';

export const usBankAccount = f.object<Stripe.SetupIntent.PaymentMethodOptions.UsBankAccount>(
  'The options for the type US_BANK_ACCOUNT.',
  {
    financial_connections: f.object(
      FINANCIAL_CONNECTIONS,
      {
        ...financialConnections,
        filters: f.object(FILTERS, filters),
      },
      { name: 'FinancialConnectionsOptions' },
    ),
    mandate_options: f.inline(UsBankAccountMandateOptionsRef, MANDATE_OPTIONS),
    verification_method: f.enum(BankVerificationMethod, VERIFICATION_METHOD),
  },
);

export const usBankAccountParam =
  f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount>(
    'The options for the type US_BANK_ACCOUNT.',
    {
      financial_connections: f.inputObject(
        FINANCIAL_CONNECTIONS,
        {
          ...financialConnections,
          filters: f.inputObject(FILTERS, filters),
        },
        { name: 'FinancialConnectionsOptions' },
      ),
      mandate_options: usBankAccountMandateOptionsParam,
      networks: f.inputObject('The options for the networks that reach the bank account.', {
        requested: f.list(f.enum(BankNetwork, 'The networks for which Stripe validates the bank account.')),
      }),
      verification_method: f.enum(BankVerificationMethod, VERIFICATION_METHOD),
    },
  );
