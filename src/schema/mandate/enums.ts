import type { Stripe } from 'stripe';
import { stripeEnum } from '../stripe-enum.ts';

// Enums that mandates and the payment method options of setup intents share.

export const MandateAmountType =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Card.MandateOptions.AmountType>('MandateAmountType', {
    description: 'Whether payments have exactly the amount of a mandate or at most this amount.',
    values: {
      fixed: 'Each payment has exactly the amount of the mandate.',
      maximum: 'Each payment has at most the amount of the mandate.',
    },
  });

export const AcssDebitDefaultFor =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.AcssDebit.MandateOptions.DefaultFor>(
    'AcssDebitMandateDefaultFor',
    {
      description:
        'A Stripe product that can select a mandate for Canadian pre-authorized debits automatically.',
      values: {
        invoice: 'Invoices can select the mandate automatically.',
        subscription: 'Subscriptions can select the mandate automatically.',
      },
    },
  );

export const AcssDebitPaymentSchedule =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.AcssDebit.MandateOptions.PaymentSchedule>(
    'AcssDebitMandatePaymentSchedule',
    {
      description: 'The schedule of payments under a mandate for Canadian pre-authorized debits.',
      values: {
        combined: 'Payments occur at regular intervals and also at other times.',
        interval: 'Payments occur at the intervals in `intervalDescription`.',
        sporadic: 'Payments occur at irregular times.',
      },
    },
  );

export const AcssDebitTransactionType =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.AcssDebit.MandateOptions.TransactionType>(
    'AcssDebitMandateTransactionType',
    {
      description: 'The purpose of payments under a mandate for Canadian pre-authorized debits.',
      values: {
        business: 'The payments are for business purposes.',
        personal: 'The payments are for personal purposes.',
      },
    },
  );

export const PaytoPaymentSchedule =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Payto.MandateOptions.PaymentSchedule>(
    'PaytoMandatePaymentSchedule',
    {
      description: 'The frequency of payments under a PayTo mandate.',
      values: {
        adhoc: 'Payments occur at any time.',
        annual: 'Payments occur every year.',
        daily: 'Payments occur every day.',
        fortnightly: 'Payments occur every two weeks.',
        monthly: 'Payments occur every month.',
        quarterly: 'Payments occur every three months.',
        semi_annual: 'Payments occur every six months.',
        weekly: 'Payments occur every week.',
      },
    },
  );

export const PaytoPurpose = stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Payto.MandateOptions.Purpose>(
  'PaytoMandatePurpose',
  {
    description: 'The purpose of payments under a PayTo mandate.',
    values: {
      dependant_support: 'Support for a dependant, such as a child.',
      government: 'A payment to or from the government.',
      loan: 'The repayment of a loan.',
      mortgage: 'The repayment of a mortgage.',
      other: 'A purpose that has no value of its own.',
      pension: 'The payment of a pension.',
      personal: 'A payment for a personal purpose.',
      retail: 'A purchase of goods or services.',
      salary: 'The payment of a salary.',
      tax: 'The payment of taxes.',
      utility: 'A bill of a utility, such as electricity or water.',
    },
  },
);

export const PixAmountIncludesIof =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Pix.MandateOptions.AmountIncludesIof>(
    'PixMandateAmountIncludesIof',
    {
      description:
        'Whether the amount of a Pix mandate includes IOF, the Brazilian tax on financial transactions.',
      values: { always: 'The amount includes the tax.', never: 'The amount does not include the tax.' },
    },
  );

export const PixPaymentSchedule =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Pix.MandateOptions.PaymentSchedule>(
    'PixMandatePaymentSchedule',
    {
      description: 'The schedule of payments under a Pix mandate.',
      values: {
        halfyearly: 'Payments occur every six months.',
        monthly: 'Payments occur every month.',
        quarterly: 'Payments occur every three months.',
        weekly: 'Payments occur every week.',
        yearly: 'Payments occur every year.',
      },
    },
  );

export const AcceptanceType = stripeEnum<Stripe.Mandate.CustomerAcceptance.Type>(
  'MandateCustomerAcceptanceType',
  {
    description: 'The way in which a customer accepted a mandate.',
    values: {
      offline: 'The customer accepted the mandate offline, for example on paper or by phone.',
      online: 'The customer accepted the mandate online, on a website or in an app.',
    },
  },
);

export const BankMandateCollectionMethod = stripeEnum<'paper'>('UsBankAccountMandateCollectionMethod', {
  description: 'The way in which a mandate for a US bank account was collected offline.',
  values: { paper: 'The customer accepted the mandate on paper.' },
});
