import type { Stripe } from 'stripe';
import { stripeEnum } from '../stripe-enum.ts';

export const SetupIntentStatus = stripeEnum<Stripe.SetupIntent.Status>('SetupIntentStatus', {
  description: 'Where a setup intent stands on its way to a saved payment method.',
  values: {
    requires_payment_method:
      'No payment method yet, or the last one failed: give one with an update or a confirm.',
    requires_confirmation: 'A payment method is set: confirm next.',
    requires_action: 'The customer has to do something; `nextAction` says what.',
    processing: 'The outcome is not known yet; rare for cards. Nothing can be changed meanwhile.',
    succeeded: 'The payment method is saved. Final.',
    canceled: 'The intent was canceled. Final.',
  },
});

export const SetupIntentUsage = stripeEnum<Stripe.SetupIntentCreateParams.Usage>('SetupIntentUsage', {
  description: 'How the saved payment method will be used.',
  values: {
    off_session: 'Also when the customer is absent, as for subscriptions.',
    on_session: 'Only while the customer is present to take part.',
  },
});

export const SetupIntentCancellationReason = stripeEnum<Stripe.SetupIntent.CancellationReason>(
  'SetupIntentCancellationReason',
  {
    description: 'Why an intent was canceled, for your own records.',
    values: {
      abandoned: 'The customer left.',
      duplicate: 'Another intent does the same.',
      requested_by_customer: 'The customer asked for it.',
    },
  },
);

export const SetupIntentFlowDirection = stripeEnum<Stripe.SetupIntent.FlowDirection>(
  'SetupIntentFlowDirection',
  {
    description: 'Which way money will move with the payment method.',
    values: {
      inbound: 'You take money from it.',
      outbound: 'You send money to it.',
    },
  },
);

export const SetupIntentAllowRedirects =
  stripeEnum<Stripe.SetupIntent.AutomaticPaymentMethods.AllowRedirects>(
    'SetupIntentAutomaticPaymentMethodsAllowRedirects',
    {
      description: 'Whether payment methods that send the customer to another page may be used.',
      values: {
        always: 'They may: a confirm then needs a `returnUrl`.',
        never: 'They may not: a confirm needs no `returnUrl`.',
      },
    },
  );

export const StripeErrorType = stripeEnum<Stripe.SetupIntent.LastSetupError.Type>('StripeErrorType', {
  description: "Stripe's four kinds of error.",
  values: {
    api_error: 'Something went wrong at Stripe.',
    card_error: 'The card or account was declined.',
    idempotency_error: 'An idempotency key was used for two different requests.',
    invalid_request_error: 'A parameter or a state was refused.',
  },
});

export const CardMandateAmountType =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Card.MandateOptions.AmountType>(
    'SetupIntentPaymentMethodOptionsCardMandateOptionsAmountType',
    {
      description: 'How the amount of a card mandate binds.',
      values: {
        fixed: 'Each payment is of exactly this amount.',
        maximum: 'Each payment is of at most this amount.',
      },
    },
  );

export const CardMandateInterval =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Card.MandateOptions.Interval>(
    'SetupIntentPaymentMethodOptionsCardMandateOptionsInterval',
    {
      description: 'The rhythm of payments under a card mandate.',
      values: {
        day: 'Every day, or every so many days.',
        week: 'Every week, or every so many weeks.',
        month: 'Every month, or every so many months.',
        year: 'Every year, or every so many years.',
        sporadic: 'At no fixed rhythm.',
      },
    },
  );

export const CardMandateSupportedType = stripeEnum<'india'>(
  'SetupIntentPaymentMethodOptionsCardMandateOptionsSupportedType',
  {
    description: 'The legal form of a card mandate.',
    values: { india: 'A mandate under the rules of India.' },
  },
);

export const CardNetwork = stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Card.Network>(
  'SetupIntentPaymentMethodOptionsCardNetwork',
  {
    description: 'The network that a card runs on.',
    values: {
      amex: 'American Express.',
      cartes_bancaires: 'Cartes Bancaires (France).',
      diners: 'Diners Club.',
      discover: 'Discover.',
      eftpos_au: 'eftpos (Australia).',
      girocard: 'girocard (Germany).',
      interac: 'Interac (Canada).',
      jcb: 'JCB.',
      link: 'Link.',
      mastercard: 'Mastercard.',
      unionpay: 'UnionPay.',
      unknown: 'A network that Stripe could not tell.',
      visa: 'Visa.',
    },
  },
);

export const RequestThreeDSecure =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Card.RequestThreeDSecure>(
    'SetupIntentPaymentMethodOptionsCardRequestThreeDSecure',
    {
      description: 'When to ask the customer for 3-D Secure.',
      values: {
        any: 'Whenever the card can do it.',
        automatic: 'When the law or the risk asks for it.',
        challenge: 'Whenever the card can do it, with a preference for a challenge over a silent check.',
      },
    },
  );

export const ThreeDSecureAresTransStatus =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.ThreeDSecure.AresTransStatus>(
    'SetupIntentPaymentMethodOptionsCardThreeDSecureAresTransStatus',
    {
      description: 'The `transStatus` of the authentication response of a 3-D Secure that you ran yourself.',
      values: {
        A: 'Attempted; proof of the attempt was given.',
        C: 'A challenge is needed.',
        I: 'For information only.',
        N: 'Not authenticated.',
        R: 'Rejected by the issuer.',
        U: 'Could not be performed.',
        Y: 'Authenticated.',
      },
    },
  );

export const ElectronicCommerceIndicator =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.ThreeDSecure.ElectronicCommerceIndicator>(
    'ThreeDSecureElectronicCommerceIndicator',
    {
      description:
        'The electronic commerce indicator (ECI): how far 3-D Secure went, in the code of the card network.',
      values: {
        '01': 'Attempted (Mastercard).',
        '02': 'Authenticated (Mastercard).',
        '05': 'Authenticated (other networks).',
        '06': 'Attempted (other networks).',
        '07': 'Not authenticated (other networks).',
      },
    },
  );

export const ThreeDSecureVersion =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.ThreeDSecure.Version>(
    'ThreeDSecureVersion',
    {
      description: 'The version of 3-D Secure that ran.',
      values: {
        '1.0.2': '3-D Secure 1.0.2.',
        '2.1.0': '3-D Secure 2.1.0.',
        '2.2.0': '3-D Secure 2.2.0.',
        '2.3.0': '3-D Secure 2.3.0.',
        '2.3.1': '3-D Secure 2.3.1.',
      },
    },
  );

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

export const BankAccountSubcategory =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.FinancialConnections.Filters.AccountSubcategory>(
    'SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsFiltersAccountSubcategory',
    {
      description: 'The kinds of account that the customer may choose from.',
      values: { checking: 'Checking accounts.', savings: 'Savings accounts.' },
    },
  );

export const BankPermission =
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

export const BankPrefetch =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.FinancialConnections.Prefetch>(
    'SetupIntentPaymentMethodOptionsUsBankAccountFinancialConnectionsPrefetch',
    {
      description: 'What is fetched from the bank as soon as the account is linked.',
      values: { balances: 'Its balances.', ownership: 'Who owns it.', transactions: 'Its transactions.' },
    },
  );

export const BankMandateCollectionMethod = stripeEnum<'paper'>(
  'SetupIntentPaymentMethodOptionsUsBankAccountMandateOptionsCollectionMethod',
  { description: 'How a debit mandate was collected outside Stripe.', values: { paper: 'On paper.' } },
);

export const BankNetwork = stripeEnum<Stripe.PaymentMethod.UsBankAccount.Networks.Supported>(
  'UsBankAccountNetwork',
  {
    description: 'The networks that move money from and to US bank accounts.',
    values: { ach: 'ACH.', us_domestic_wire: 'Domestic wire transfers.' },
  },
);

export const AcceptanceType = stripeEnum<Stripe.Mandate.CustomerAcceptance.Type>(
  'MandateCustomerAcceptanceType',
  {
    description: 'Where the customer accepted a mandate.',
    values: { offline: 'Away from your site: on paper or by phone.', online: 'On your site or in your app.' },
  },
);

export const AccountHolderType = stripeEnum<Stripe.PaymentMethod.UsBankAccount.AccountHolderType>(
  'BankAccountHolderType',
  { description: 'Who holds a bank account.', values: { company: 'A company.', individual: 'A person.' } },
);

export const UsBankAccountType = stripeEnum<Stripe.PaymentMethod.UsBankAccount.AccountType>(
  'PaymentMethodUsBankAccountAccountType',
  { description: 'The kind of a US bank account.', values: { checking: 'Checking.', savings: 'Savings.' } },
);

export const AllowRedisplay = stripeEnum<Stripe.PaymentMethod.AllowRedisplay>('PaymentMethodAllowRedisplay', {
  description: 'Whether you may show the saved method to the customer again at a later checkout.',
  values: {
    always: 'You may, in any checkout.',
    limited: 'Only where it was saved for.',
    unspecified: 'Nobody asked the customer.',
  },
});
