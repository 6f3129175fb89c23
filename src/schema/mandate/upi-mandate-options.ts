import type { Stripe } from 'stripe';
import { instant, money, oneOf, text, type WireFields, type WireParams } from '../fields/vocabulary.ts';
import { MandateAmountType } from './enums.ts';

/** The terms of a UPI mandate: the same among the settings of an intent and in the details of a new payment method. */
export const upiMandateOptions: WireFields<Stripe.SetupIntent.PaymentMethodOptions.Upi.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Upi.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodData.Upi.MandateOptions> = {
  amount: money('The amount of each payment, in the smallest unit of the currency.'),
  amount_type: oneOf(MandateAmountType, 'How the amount binds.'),
  description: text('What the customer reads of the mandate.'),
  end_date: instant('When the mandate ends.'),
};
