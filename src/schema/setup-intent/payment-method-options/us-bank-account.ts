import type { Stripe } from 'stripe';
import { inputObject } from '../../fields/input.ts';
import { object } from '../../fields/output.ts';
import { emptyable, list, oneOf, text, type WireFields, type WireParams } from '../../fields/vocabulary.ts';
import { BankMandateCollectionMethod } from '../../mandate/enums.ts';
import { BankNetwork } from '../../payment-method/enums.ts';
import { stripeEnum } from '../../stripe-enum.ts';

export const BankVerificationMethod =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.VerificationMethod>(
    'SetupIntentPaymentMethodOptionsUsBankAccountVerificationMethod',
    {
      description: 'How the ownership of a bank account is proven.',
      values: {
        automatic: 'At once where the bank takes part, by microdeposits elsewhere.',
        instant: 'At once, by signing in at the bank.',
        microdeposits: 'By small deposits that the customer reads from the statement some days later.',
      },
    },
  );

const AccountSubcategory =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.FinancialConnections.Filters.AccountSubcategory>(
    'SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsFiltersAccountSubcategory',
    {
      description: 'The kinds of account that the customer may choose from.',
      values: { checking: 'Checking accounts.', savings: 'Savings accounts.' },
    },
  );

const Permission =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.FinancialConnections.Permission>(
    'SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsPermission',
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
    'SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsPrefetch',
    {
      description: 'What is fetched from the bank as soon as the account is linked.',
      values: { balances: 'Its balances.', ownership: 'Who owns it.', transactions: 'Its transactions.' },
    },
  );

const FILTERS = 'Which accounts the customer may choose from.';

const filters: WireFields<Stripe.SetupIntent.PaymentMethodOptions.UsBankAccount.FinancialConnections.Filters> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.FinancialConnections.Filters> =
  {
    account_subcategories: list(oneOf(AccountSubcategory, 'The kinds of account on offer; both by default.')),
  };

const financialConnections = {
  permissions: list(
    oneOf(Permission, 'What you want to see of the account. PAYMENT_METHOD must be among it.'),
  ),
  prefetch: list(oneOf(Prefetch, 'What to fetch as soon as the account is linked; nothing by default.')),
  return_url: text('Where the customer comes back to after the bank, in apps that show a web page inside.'),
};

const FINANCIAL_CONNECTIONS = 'How the customer links the account at the bank.';

const mandateOptions: WireFields<Stripe.SetupIntent.PaymentMethodOptions.UsBankAccount.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.MandateOptions> = {
  collection_method: emptyable(
    oneOf(
      BankMandateCollectionMethod,
      'How the mandate was collected outside Stripe, if it was not collected online.',
    ),
  ),
};

const MANDATE_OPTIONS = 'The terms of a debit mandate.';

const VERIFICATION_METHOD = 'How ownership of the account is proven. AUTOMATIC by default.';

export const usBankAccount = object<Stripe.SetupIntent.PaymentMethodOptions.UsBankAccount>(
  'Settings for US bank accounts.',
  {
    financial_connections: object(FINANCIAL_CONNECTIONS, {
      ...financialConnections,
      filters: object(FILTERS, filters),
    }),
    mandate_options: object(MANDATE_OPTIONS, mandateOptions),
    verification_method: oneOf(BankVerificationMethod, VERIFICATION_METHOD),
  },
);

export const usBankAccountParam =
  inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount>(
    'Settings for US bank accounts.',
    {
      financial_connections: inputObject(FINANCIAL_CONNECTIONS, {
        ...financialConnections,
        filters: inputObject(FILTERS, filters),
      }),
      mandate_options: inputObject(MANDATE_OPTIONS, mandateOptions),
      networks: inputObject('The networks that the account must be reached by.', {
        requested: list(oneOf(BankNetwork, 'All of them; the account is checked for each.')),
      }),
      verification_method: oneOf(BankVerificationMethod, VERIFICATION_METHOD),
    },
  );
