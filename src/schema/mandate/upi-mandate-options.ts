import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import type { WireFields, WireParams } from '../fields/table.ts';
import { MandateAmountType } from './enums.ts';

/** Terms of UPI mandates, which mandates, payment method options and payment method data share. */
export const upiMandateOptions: WireFields<Stripe.SetupIntent.PaymentMethodOptions.Upi.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Upi.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodData.Upi.MandateOptions> = {
  amount: f.money('The amount of each payment, in the smallest unit of the currency.'),
  amount_type: f.enum(MandateAmountType, 'How the amount binds.'),
  description: f.string('What the customer reads of the mandate.'),
  end_date: f.timestamp('When the mandate ends.'),
};
