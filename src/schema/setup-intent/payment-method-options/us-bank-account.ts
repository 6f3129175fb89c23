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
      description: 'How the ownership of a bank account is proven.',
      values: {
        automatic: 'At once where the bank takes part, by microdeposits elsewhere.',
        instant: 'At once, by signing in at the bank.',
        microdeposits: 'By small deposits that the customer reads from the statement some days later.',
      },
    },
  );

const Permission =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.FinancialConnections.Permission>(
    'FinancialConnectionsPermission',
    {
      description: 'What you may see of the bank account.',
      values: {
        balances: 'Its balances.',
        ownership: 'Who owns it.',
        payment_method: 'What is needed to debit it.',
        transactions: 'Its transactions.',
      },
    },
  );

const Prefetch =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.FinancialConnections.Prefetch>(
    'FinancialConnectionsPrefetch',
    {
      description: 'What is fetched from the bank as soon as the account is linked.',
      values: { balances: 'Its balances.', ownership: 'Who owns it.', transactions: 'Its transactions.' },
    },
  );

const FILTERS = 'Which accounts the customer may choose from.';

const filters: WireFields<Stripe.SetupIntent.PaymentMethodOptions.UsBankAccount.FinancialConnections.Filters> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.FinancialConnections.Filters> =
  {
    account_subcategories: f.list(
      f.enum(UsBankAccountType, 'The kinds of account on offer; both by default.'),
    ),
  };

const financialConnections = {
  permissions: f.list(
    f.enum(Permission, 'What you want to see of the account. PAYMENT_METHOD must be among it.'),
  ),
  prefetch: f.list(f.enum(Prefetch, 'What to fetch as soon as the account is linked; nothing by default.')),
  return_url: f.string(
    'Where the customer comes back to after the bank, in apps that show a web page inside.',
  ),
};

const FINANCIAL_CONNECTIONS = 'How the customer links the account at the bank.';

const MANDATE_OPTIONS = 'The terms of a debit mandate.';

const VERIFICATION_METHOD = 'How ownership of the account is proven. AUTOMATIC by default.';

export const usBankAccount = f.object<Stripe.SetupIntent.PaymentMethodOptions.UsBankAccount>(
  'Settings for US bank accounts.',
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
    'Settings for US bank accounts.',
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
      networks: f.inputObject('The networks that the account must be reached by.', {
        requested: f.list(f.enum(BankNetwork, 'All of them; the account is checked for each.')),
      }),
      verification_method: f.enum(BankVerificationMethod, VERIFICATION_METHOD),
    },
  );
