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

// Types that mandates, payment method options and payment method data share.

/** The description of mandate options that the customer accepts in an app, and not on the page of the merchant. */
export const BANK_APP_MANDATE =
  'The terms of the mandate, which the customer accepts in a banking or payment app.';

type Payto =
  | Stripe.SetupIntent.PaymentMethodOptions.Payto.MandateOptions
  | Stripe.Mandate.PaymentMethodDetails.Payto;

const payto: WireFields<Payto> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Payto.MandateOptions> = {
  amount: f.emptyable(
    f.money('The amount of payments, in the smallest currency unit. Required if `amountType` is FIXED.'),
  ),
  amount_type: f.emptyable(
    f.enum(MandateAmountType, 'Whether payments have exactly or at most the `amount`. Default: MAXIMUM.'),
  ),
  end_date: f.emptyable(f.date('The day after which no payments occur. Default: no end.')),
  payment_schedule: f.emptyable(
    f.enum(PaytoPaymentSchedule, 'The frequency of the payments. Default: ADHOC.'),
  ),
  payments_per_period: f.emptyable(
    f.int('The number of payments in each period of `paymentSchedule`. Default: 1, or no limit for ADHOC.'),
  ),
  purpose: f.emptyable(
    f.enum(PaytoPurpose, 'The purpose of the payments. Default: derived from your merchant category code.'),
  ),
  start_date: f.emptyable(f.date('The day from which payments occur. Default: the day of the confirmation.')),
};

export const PaytoMandateOptionsRef = objectType<Payto>('PaytoMandateOptions', {
  description: 'The terms of a mandate for PayTo, which debits Australian bank accounts.',
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
  amount: f.money('The amount of future payments, in the smallest currency unit.'),
  amount_type: f.enum(MandateAmountType, 'Whether future payments have exactly or at most the `amount`.'),
  description: f.string('The description of the mandate or subscription that the customer sees.'),
  end_date: f.timestamp('The time at which the mandate or subscription ends.'),
};

export const UpiMandateOptionsRef = objectType<Upi>('UpiMandateOptions', {
  description: 'The terms of a mandate for UPI, the Indian payment system.',
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
    f.enum(BankMandateCollectionMethod, 'The way in which you collected the mandate offline, if you did.'),
  ),
};

export const UsBankAccountMandateOptionsRef = objectType<UsBankAccount>('UsBankAccountMandateOptions', {
  description: 'The terms of a mandate for a US bank account.',
  fields: () => usBankAccount,
});

export const usBankAccountMandateOptionsParam =
  f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.UsBankAccount.MandateOptions>(
    'The terms of a mandate for a US bank account.',
    usBankAccount,
    { name: 'UsBankAccountMandateOptions' },
  );
