import type { Stripe } from 'stripe';
import { f } from '../../fields/f.ts';
import type { WireFields, WireParams } from '../../fields/table.ts';
import { MandateAmountType, PixAmountIncludesIof, PixPaymentSchedule } from '../../mandate/enums.ts';
import {
  BANK_APP_MANDATE,
  PaytoMandateOptionsRef,
  paytoMandateOptionsParam,
  UpiMandateOptionsRef,
  upiMandateOptionsParam,
} from '../../mandate/mandate-options.ts';
import { stripeEnum } from '../../stripe-enum.ts';

// PayTo, Pix and UPI: recurring payments under a mandate that the customer accepts in the bank app.

const PAYTO = 'The options for the type PAYTO.';

export const payto = f.object<Stripe.SetupIntent.PaymentMethodOptions.Payto>(PAYTO, {
  mandate_options: f.inline(PaytoMandateOptionsRef, BANK_APP_MANDATE),
});

export const paytoParam = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Payto>(PAYTO, {
  mandate_options: paytoMandateOptionsParam,
});

const pixMandateOptions: WireFields<Stripe.SetupIntent.PaymentMethodOptions.Pix.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Pix.MandateOptions> = {
  amount: f.money(
    'The amount of future payments, in the smallest currency unit. Required for FIXED. The default for MAXIMUM is 40000.',
  ),
  amount_includes_iof: f.enum(
    PixAmountIncludesIof,
    'Whether the amount includes the Brazilian tax on financial transactions (IOF). NEVER by default.',
  ),
  amount_type: f.enum(
    MandateAmountType,
    'Whether `amount` is the exact amount or the maximum of each payment. MAXIMUM by default.',
  ),
  currency: f.string('The three-letter ISO currency code, in lower case. Stripe supports only `brl`.'),
  end_date: f.date(
    'The day on which the mandate expires, later than `startDate`. Without it, the mandate is active until it is canceled.',
  ),
  payment_schedule: f.enum(PixPaymentSchedule, 'The frequency of the payments. MONTHLY by default.'),
  reference: f.string(
    'The name of the subscription that the customer sees in the bank app. Your business name by default.',
  ),
  start_date: f.date(
    'The first day of the mandate, at least three days in the future. Three days from today by default.',
  ),
};

const PIX = 'The options for the type PIX.';

export const pix = f.object<Stripe.SetupIntent.PaymentMethodOptions.Pix>(PIX, {
  mandate_options: f.object(BANK_APP_MANDATE, pixMandateOptions),
});

export const pixParam = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Pix>(PIX, {
  mandate_options: f.inputObject(BANK_APP_MANDATE, pixMandateOptions),
});

const SetupFutureUsage = stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Upi.SetupFutureUsage>(
  'SetupIntentPaymentMethodOptionsUpiSetupFutureUsage',
  {
    description: 'The planned use of a payment method of the type UPI.',
    values: {
      none: 'The payment method is not saved for future payments.',
      off_session: 'For payments with or without the customer in your checkout flow.',
      on_session: 'Only for payments with the customer in your checkout flow.',
    },
  },
);

const UPI = 'The options for the type UPI.';

export const upi = f.object<Stripe.SetupIntent.PaymentMethodOptions.Upi>(UPI, {
  mandate_options: f.inline(UpiMandateOptionsRef, BANK_APP_MANDATE),
});

export const upiParam = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Upi>(UPI, {
  mandate_options: upiMandateOptionsParam,
  setup_future_usage: f.emptyable(f.enum(SetupFutureUsage, 'The planned use of the payment method.')),
});
