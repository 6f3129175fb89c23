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

// PayTo, Pix and UPI: recurring instant payments under a mandate that the customer accepts in the bank app.

const PAYTO = 'Settings for PayTo.';

export const payto = f.object<Stripe.SetupIntent.PaymentMethodOptions.Payto>(PAYTO, {
  mandate_options: f.inline(PaytoMandateOptionsRef, BANK_APP_MANDATE),
});

export const paytoParam = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Payto>(PAYTO, {
  mandate_options: paytoMandateOptionsParam,
});

const pixMandateOptions: WireFields<Stripe.SetupIntent.PaymentMethodOptions.Pix.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Pix.MandateOptions> = {
  amount: f.money(
    'The amount of each payment, in the smallest unit of the currency. Needed for FIXED; 40000 by default for MAXIMUM.',
  ),
  amount_includes_iof: f.enum(
    PixAmountIncludesIof,
    'Whether the amount holds the tax on financial transactions already. NEVER by default.',
  ),
  amount_type: f.enum(MandateAmountType, 'How the amount binds. MAXIMUM by default.'),
  currency: f.string('Three-letter currency code, in lower case: `brl`.'),
  end_date: f.date('The last day of the mandate; without it, the mandate is active until it is canceled.'),
  payment_schedule: f.enum(PixPaymentSchedule, 'The rhythm of the payments. MONTHLY by default.'),
  reference: f.string(
    'What the customer reads of the mandate in the bank app; your business name by default.',
  ),
  start_date: f.date(
    'The first day of the mandate: at least three days from now, which is also the default.',
  ),
};

const PIX = 'Settings for Pix.';

export const pix = f.object<Stripe.SetupIntent.PaymentMethodOptions.Pix>(PIX, {
  mandate_options: f.object(BANK_APP_MANDATE, pixMandateOptions),
});

export const pixParam = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Pix>(PIX, {
  mandate_options: f.inputObject(BANK_APP_MANDATE, pixMandateOptions),
});

const SetupFutureUsage = stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Upi.SetupFutureUsage>(
  'SetupIntentPaymentMethodOptionsUpiSetupFutureUsage',
  {
    description: 'Whether UPI is saved for later payments, and for which.',
    values: {
      none: 'It is not.',
      off_session: 'Also for payments when the customer is absent.',
      on_session: 'Only for payments while the customer is present.',
    },
  },
);

const UPI = 'Settings for UPI.';

export const upi = f.object<Stripe.SetupIntent.PaymentMethodOptions.Upi>(UPI, {
  mandate_options: f.inline(UpiMandateOptionsRef, BANK_APP_MANDATE),
});

export const upiParam = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Upi>(UPI, {
  mandate_options: upiMandateOptionsParam,
  setup_future_usage: f.emptyable(f.enum(SetupFutureUsage, 'Whether UPI is saved for later payments.')),
});
