import type { Stripe } from 'stripe';
import { stripeEnum } from '../stripe-enum.ts';

// Terms of mandates, which mandates and the payment method options of intents share.

export const MandateAmountType =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Card.MandateOptions.AmountType>('MandateAmountType', {
    description: 'How the amount of a mandate binds.',
    values: {
      fixed: 'Each payment is of exactly this amount.',
      maximum: 'Each payment is of at most this amount.',
    },
  });

export const AcssDebitDefaultFor =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.AcssDebit.MandateOptions.DefaultFor>(
    'AcssDebitMandateDefaultFor',
    {
      description: 'What a Canadian debit mandate is chosen for by itself.',
      values: { invoice: 'Invoices.', subscription: 'Subscriptions.' },
    },
  );

export const AcssDebitPaymentSchedule =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.AcssDebit.MandateOptions.PaymentSchedule>(
    'AcssDebitMandatePaymentSchedule',
    {
      description: 'The rhythm of payments under a Canadian debit mandate.',
      values: {
        combined: 'At intervals, and others in between.',
        interval: 'At the intervals that `intervalDescription` tells of.',
        sporadic: 'At no fixed rhythm.',
      },
    },
  );

export const AcssDebitTransactionType =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.AcssDebit.MandateOptions.TransactionType>(
    'AcssDebitMandateTransactionType',
    {
      description: 'Who pays under a Canadian debit mandate.',
      values: { business: 'A business.', personal: 'A person.' },
    },
  );

export const PaytoPaymentSchedule =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Payto.MandateOptions.PaymentSchedule>(
    'PaytoMandatePaymentSchedule',
    {
      description: 'The period by which payments under a PayTo mandate are counted.',
      values: {
        adhoc: 'None: payments come as they may.',
        annual: 'A year.',
        daily: 'A day.',
        fortnightly: 'Two weeks.',
        monthly: 'A month.',
        quarterly: 'Three months.',
        semi_annual: 'Half a year.',
        weekly: 'A week.',
      },
    },
  );

export const PaytoPurpose = stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Payto.MandateOptions.Purpose>(
  'PaytoMandatePurpose',
  {
    description: 'What the payments under a PayTo mandate are for.',
    values: {
      dependant_support: 'Support of children or other dependants.',
      government: 'Dues to the government.',
      loan: 'Repayment of a loan.',
      mortgage: 'Repayment of a mortgage.',
      other: 'Something else.',
      pension: 'A pension.',
      personal: 'A personal matter.',
      retail: 'Goods or services bought.',
      salary: 'Wages.',
      tax: 'Taxes.',
      utility: 'Water, power, telephone or the like.',
    },
  },
);

export const PixAmountIncludesIof =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Pix.MandateOptions.AmountIncludesIof>(
    'PixMandateAmountIncludesIof',
    {
      description: 'Whether amounts hold the Brazilian tax on financial transactions (IOF) already.',
      values: { always: 'They do.', never: 'They do not: it is added.' },
    },
  );

export const PixPaymentSchedule =
  stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Pix.MandateOptions.PaymentSchedule>(
    'PixMandatePaymentSchedule',
    {
      description: 'The rhythm of payments under a Pix mandate.',
      values: {
        halfyearly: 'Every half year.',
        monthly: 'Every month.',
        quarterly: 'Every three months.',
        weekly: 'Every week.',
        yearly: 'Every year.',
      },
    },
  );

export const AcceptanceType = stripeEnum<Stripe.Mandate.CustomerAcceptance.Type>(
  'MandateCustomerAcceptanceType',
  {
    description: 'Where the customer accepted a mandate.',
    values: { offline: 'Away from your site: on paper or by phone.', online: 'On your site or in your app.' },
  },
);

export const BankMandateCollectionMethod = stripeEnum<'paper'>('UsBankAccountMandateCollectionMethod', {
  description: 'How a debit mandate was collected outside Stripe.',
  values: { paper: 'On paper.' },
});
