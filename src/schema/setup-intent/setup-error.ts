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
    description:
      'The error that Stripe stores with a setup intent or an attempt after a failure, such as a decline.',
    fields: () => ({
      advice_code: f.string(
        'The advice of the card issuer after a decline, such as `try_again_later`. Null if there is none.',
      ),
      charge: f.id('The id of the failed charge (`ch_…`), for card errors.'),
      code: f.string("Stripe's error code, such as `card_declined`."),
      decline_code: f.string(
        "The card issuer's reason for a decline, such as `insufficient_funds`. Null if there is none.",
      ),
      doc_url: f.string("The URL of Stripe's documentation of the error code."),
      message: f.string('The problem in words. For card errors, you can show this text to the customer.'),
      network_advice_code: f.string(
        "The card network's advice after a decline, as a code of two digits, such as `03`.",
      ),
      network_decline_code: f.string("The card network's code for the reason of a decline, such as `54`."),
      param: f.string(
        'The parameter that caused the error, by its name in the Stripe API, such as `exp_month`.',
      ),
      payment_intent: f.omit('payment intents are not part of this graph'),
      payment_method: f.snapshot(
        PaymentMethodNode,
        'The current state of the payment method that failed; null if it no longer exists. Selecting only `{ id type }` costs no call.',
        ['type'],
      ),
      payment_method_type: paymentMethodType(
        'The payment method type that caused the error. Stripe sets it only for errors related to invoices.',
      ),
      request_log_url: f.string('The URL of the log entry of the request in your Stripe Dashboard.'),
      setup_intent: f.snapshot(
        SetupIntentNode,
        'The current state of the setup intent that the error is about; null unless Stripe stored it with the error.',
      ),
      source: f.omit('sources are not part of this graph'),
      type: f.enum(StripeErrorType, 'The type of the error, such as CARD_ERROR for a decline.'),
    }),
  },
);
