import type { Stripe } from 'stripe';
import { ApplicationRef, account } from '../connect.ts';
import { f } from '../fields/f.ts';
import { implementType } from '../fields/output.ts';
import { CustomerNode, PaymentMethodNode, SetupAttemptRef, SetupIntentNode } from '../nodes.ts';
import { SetupIntentFlowDirection, SetupIntentUsage } from '../setup-intent/enums.ts';
import { SetupErrorRef } from '../setup-intent/setup-error.ts';
import { stripeEnum } from '../stripe-enum.ts';
import { applicationOfAttempt } from './application.ts';
import { paymentMethodDetails } from './payment-method-details.ts';

/** Stripe declares a plain string; its documentation lists these values. */
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
    id: f.nonNull(f.id("Stripe's id of the attempt. An attempt cannot be fetched by it.")),
    application: applicationOfAttempt(
      ApplicationRef,
      'The Connect application that made the attempt, if one did.',
    ),
    attach_to_self: f.boolean(
      'Whether the payment method is attached to your own account, for moving your own money.',
    ),
    created: f.timestamp('When the attempt was made.'),
    customer: f.expandable(CustomerNode, "The intent's customer at the time of the attempt."),
    customer_account: f.id('The account (`acct_…`) that stood in for a customer, if one did.'),
    flow_directions: f.list(
      f.enum(
        SetupIntentFlowDirection,
        'Which way money will move with the payment method; null when nothing was said.',
      ),
    ),
    livemode: f.boolean('False for test data.'),
    on_behalf_of: account('The connected account that the attempt was made for, if any.'),
    payment_method: f.expandable(PaymentMethodNode, 'The payment method that was tried.'),
    payment_method_details: paymentMethodDetails,
    setup_error: f.inline(SetupErrorRef, 'Why the attempt failed; null if it did not fail.'),
    setup_intent: f.expandable(SetupIntentNode, 'The intent that was to be confirmed.'),
    status: f.enum(SetupAttemptStatus, 'How the attempt went.'),
    usage: f.enum(
      SetupIntentUsage,
      'How the payment method was to be used: with the customer present, or also without.',
    ),
  }),
});
