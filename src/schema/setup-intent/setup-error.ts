import type { Stripe } from 'stripe';
import { object } from '../fields/output.ts';
import { id, leftOut, oneOf, text, type WireField } from '../fields/vocabulary.ts';
import { PaymentMethodNode, SetupIntentNode } from '../nodes.ts';
import { snapshot } from '../relay/snapshot.ts';
import { StripeErrorType } from './enums.ts';

type SetupError = Stripe.SetupIntent.LastSetupError | Stripe.SetupAttempt.SetupError;

/** An error that Stripe keeps on an object: the same on intents and on attempts. */
export const setupError = (description: string): WireField<SetupError> =>
  object<SetupError>(description, {
    advice_code: text('For declines: what may help, such as `try_again_later`.'),
    charge: id('The failed charge (`ch_…`), if there was one.'),
    code: text("Stripe's short code, such as `card_declined`."),
    decline_code: text('For declines: why, such as `insufficient_funds`.'),
    doc_url: text("Where Stripe's documentation explains the code."),
    message: text('For people; for declines, fit to be shown to the customer.'),
    network_advice_code: text("For declines: the card network's own code for what may help."),
    network_decline_code: text("For declines: the card network's own code for why."),
    param: text('The parameter that the error is about, by its name at Stripe.'),
    payment_intent: leftOut('payment intents are not part of this graph'),
    payment_method: snapshot(
      PaymentMethodNode,
      'The payment method that failed, as it is now; null if it no longer exists. `{ id type }` alone costs no call.',
      ['type'],
    ),
    payment_method_type: text('The kind of payment method that failed, where the error is about the kind.'),
    request_log_url: text('The request in your Stripe Dashboard.'),
    setup_intent: snapshot(
      SetupIntentNode,
      'The intent that the error is about, as it is now; null unless Stripe stored it with the error.',
    ),
    source: leftOut('sources are not part of this graph'),
    type: oneOf(StripeErrorType, 'The kind of error.'),
  });
