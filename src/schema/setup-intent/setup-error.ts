import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { objectType } from '../fields/output.ts';
import { PaymentMethodNode, SetupIntentNode } from '../nodes.ts';
import { paymentMethodType } from '../payment-method/payment-method-type.ts';
import { StripeErrorType } from './enums.ts';

/** An error that Stripe stores on an intent or an attempt. */
export const SetupErrorRef = objectType<Stripe.SetupIntent.LastSetupError | Stripe.SetupAttempt.SetupError>(
  'SetupError',
  {
    description: 'Why an attempt to confirm a setup intent failed.',
    fields: () => ({
      advice_code: f.string('For declines: what may help, such as `try_again_later`.'),
      charge: f.id('The failed charge (`ch_…`), if there was one.'),
      code: f.string("Stripe's short code, such as `card_declined`."),
      decline_code: f.string('For declines: why, such as `insufficient_funds`.'),
      doc_url: f.string("Where Stripe's documentation explains the code."),
      message: f.string('For people; for declines, fit to be shown to the customer.'),
      network_advice_code: f.string("For declines: the card network's own code for what may help."),
      network_decline_code: f.string("For declines: the card network's own code for why."),
      param: f.string('The parameter that the error is about, by its name at Stripe.'),
      payment_intent: f.omit('payment intents are not part of this graph'),
      payment_method: f.snapshot(
        PaymentMethodNode,
        'The payment method that failed, as it is now; null if it no longer exists. `{ id type }` alone costs no call.',
        ['type'],
      ),
      payment_method_type: paymentMethodType(
        'The payment method type that had a problem, if the error is specific to one type.',
      ),
      request_log_url: f.string('The request in your Stripe Dashboard.'),
      setup_intent: f.snapshot(
        SetupIntentNode,
        'The intent that the error is about, as it is now; null unless Stripe stored it with the error.',
      ),
      source: f.omit('sources are not part of this graph'),
      type: f.enum(StripeErrorType, 'The kind of error.'),
    }),
  },
);
