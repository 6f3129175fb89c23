import type { Stripe } from 'stripe';
import { ApplicationRef, account } from '../connect.ts';
import { implementType } from '../fields/output.ts';
import { flag, id, instant, list, nonNull, oneOf } from '../fields/vocabulary.ts';
import { CustomerNode, PaymentMethodNode, SetupAttemptRef, SetupIntentNode } from '../nodes.ts';
import { reference } from '../relay/expandable.ts';
import { SetupIntentFlowDirection, SetupIntentUsage } from '../setup-intent/enums.ts';
import { setupError } from '../setup-intent/setup-error.ts';
import { stripeEnum } from '../stripe-enum.ts';
import { applicationOfAttempt } from './application.ts';
import { paymentMethodDetails } from './payment-method-details.ts';

/** Stripe declares a plain string; its documentation of the field lists these. */
type Status =
  | 'abandoned'
  | 'failed'
  | 'processing'
  | 'requires_action'
  | 'requires_confirmation'
  | 'succeeded';

const SetupAttemptStatus = stripeEnum<Status>('SetupAttemptStatus', {
  description: 'How an attempt to confirm an intent went.',
  values: {
    abandoned: 'The customer did not finish it, or another attempt took its place.',
    failed: 'It failed; `setupError` says why.',
    processing: 'The outcome is not known yet.',
    requires_action: 'The customer has to do something.',
    requires_confirmation: 'It has to be confirmed again.',
    succeeded: 'It succeeded.',
  },
});

implementType<Stripe.SetupAttempt>(SetupAttemptRef, {
  description: 'One attempt to confirm a setup intent, successful or not.',
  fields: () => ({
    id: nonNull(id("Stripe's id of the attempt. An attempt cannot be fetched by it.")),
    application: applicationOfAttempt(
      ApplicationRef,
      'The Connect application that made the attempt, if one did.',
    ),
    attach_to_self: flag(
      'Whether the payment method is attached to your own account, for moving your own money.',
    ),
    created: instant('When the attempt was made.'),
    customer: reference(CustomerNode, "The intent's customer at the time of the attempt."),
    customer_account: id('The account (`acct_…`) that stood in for a customer, if one did.'),
    flow_directions: list(
      oneOf(
        SetupIntentFlowDirection,
        'Which way money will move with the payment method; null when nothing was said.',
      ),
    ),
    livemode: flag('False for test data.'),
    on_behalf_of: account('The connected account that the attempt was made for, if any.'),
    payment_method: reference(PaymentMethodNode, 'The payment method that was tried.'),
    payment_method_details: paymentMethodDetails,
    setup_error: setupError('Why the attempt failed; null when it did not.'),
    setup_intent: reference(SetupIntentNode, 'The intent that was to be confirmed.'),
    status: oneOf(SetupAttemptStatus, 'How the attempt went.'),
    usage: oneOf(
      SetupIntentUsage,
      'How the payment method was to be used: with the customer present, or also without.',
    ),
  }),
});
