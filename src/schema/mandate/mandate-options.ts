import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { objectType } from '../fields/output.ts';
import type { WireFields, WireParams } from '../fields/table.ts';
import {
  BankMandateCollectionMethod,
  MandateAmountType,
  PaytoPaymentSchedule,
  PaytoPurpose,
} from './enums.ts';

// Terms of mandates that mandates, payment method options and payment method data share.

/** The description of the terms that a customer accepts in the app of the bank. */
export const BANK_APP_MANDATE = 'The terms of the mandate that the customer accepts in the app of the bank.';

type Payto =
  | Stripe.SetupIntent.PaymentMethodOptions.Payto.MandateOptions
  | Stripe.Mandate.PaymentMethodDetails.Payto;

const payto: WireFields<Payto> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Payto.MandateOptions> = {
  amount: f.emptyable(
    f.money('The amount of each payment, in the smallest unit of the currency. Required for FIXED.'),
  ),
  amount_type: f.emptyable(
    f.enum(MandateAmountType, 'Whether each payment has exactly or at most this amount. MAXIMUM by default.'),
  ),
  end_date: f.emptyable(f.date('The last day of payments; no end by default.')),
  payment_schedule: f.emptyable(
    f.enum(PaytoPaymentSchedule, 'The period in which payments are counted. ADHOC by default.'),
  ),
  payments_per_period: f.emptyable(
    f.int('The number of payments in a period: one by default, without a limit for ADHOC.'),
  ),
  purpose: f.emptyable(
    f.enum(PaytoPurpose, 'What the payments are for; by default derived from your merchant category code.'),
  ),
  start_date: f.emptyable(f.date('The first day of payments; the day of confirmation by default.')),
};

export const PaytoMandateOptionsRef = objectType<Payto>('PaytoMandateOptions', {
  description: 'The terms of a PayTo mandate.',
  fields: () => payto,
});

export const paytoMandateOptionsParam =
  f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Payto.MandateOptions>(
    BANK_APP_MANDATE,
    payto,
    { name: 'PaytoMandateOptions' },
  );

type Upi =
  | Stripe.SetupIntent.PaymentMethodOptions.Upi.MandateOptions
  | Stripe.Mandate.PaymentMethodDetails.Upi;

const upi: WireFields<Upi> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Upi.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodData.Upi.MandateOptions> = {
  amount: f.money('The amount of each payment, in the smallest unit of the currency.'),
  amount_type: f.enum(MandateAmountType, 'Whether each payment has exactly or at most this amount.'),
  description: f.string('The description of the mandate that the customer sees.'),
  end_date: f.timestamp('When the mandate ends.'),
};

export const UpiMandateOptionsRef = objectType<Upi>('UpiMandateOptions', {
  description: 'The terms of a UPI mandate.',
  fields: () => upi,
});

export const upiMandateOptionsParam =
  f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Upi.MandateOptions>(
    BANK_APP_MANDATE,
    upi,
    {
      name: 'UpiMandateOptions',
    },
  );

type UsBankAccount =
  | Stripe.SetupIntent.PaymentMethodOptions.UsBankAccount.MandateOptions
  | Stripe.Mandate.PaymentMethodDetails.UsBankAccount;

const usBankAccount: WireFields<UsBankAccount> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.MandateOptions> = {
  collection_method: f.emptyable(
    f.enum(
      BankMandateCollectionMethod,
      'How the mandate was collected outside Stripe, if it was not collected online.',
    ),
  ),
};

export const UsBankAccountMandateOptionsRef = objectType<UsBankAccount>('UsBankAccountMandateOptions', {
  description: 'The terms of a mandate for a US bank account.',
  fields: () => usBankAccount,
});

export const usBankAccountMandateOptionsParam =
  f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.MandateOptions>(
    'The terms of a debit mandate.',
    usBankAccount,
    { name: 'UsBankAccountMandateOptions' },
  );
