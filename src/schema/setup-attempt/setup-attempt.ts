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
  description: 'The status of an attempt to confirm a setup intent.',
  values: {
    abandoned: 'The attempt was not completed, for example because a newer attempt replaced it.',
    failed: 'The attempt failed; `setupError` has the reason.',
    processing: 'Stripe does not know the outcome of the attempt yet.',
    requires_action: 'The customer must complete a step, such as an authentication.',
    requires_confirmation: 'The attempt waits until you confirm the setup intent.',
    succeeded: 'The attempt succeeded, so the payment method is ready for later payments.',
  },
});

implementType<Stripe.SetupAttempt>(SetupAttemptRef, {
  description: 'One attempt to confirm a setup intent, whether it succeeded or failed.',
  fields: () => ({
    id: f.nonNull(
      f.id(
        "Stripe's id of the attempt (`setatt_…`). It identifies the attempt, but cannot be used to fetch it.",
      ),
    ),
    application: applicationOfAttempt(
      ApplicationRef,
      'The Connect application of the setup intent at the time of the attempt; null if there was none. Selecting its name may take a call to Stripe.',
    ),
    attach_to_self: f.boolean(
      'Whether the payment method is attached to your own Stripe account, for money movements of that account only.',
    ),
    created: f.timestamp('The time at which the attempt was made.'),
    customer: f.expandable(
      CustomerNode,
      'The customer of the setup intent at the time of the attempt; null if there was none.',
    ),
    customer_account: f.id(
      'The id of the Account that represented the customer at the time of the attempt (`acct_…`), if there was one.',
    ),
    flow_directions: f.list(
      f.enum(
        SetupIntentFlowDirection,
        'The directions in which the payment method is intended to move money; null if none were set.',
      ),
    ),
    livemode: f.boolean('Whether the attempt is live data; false for test data.'),
    on_behalf_of: account(
      'The `onBehalfOf` account of the setup intent at the time of the attempt, if there was one.',
    ),
    payment_method: f.expandable(PaymentMethodNode, 'The payment method that was used in the attempt.'),
    payment_method_details: paymentMethodDetails,
    setup_error: f.inline(SetupErrorRef, 'The error of the attempt; null if there was none.'),
    setup_intent: f.expandable(SetupIntentNode, 'The setup intent that the attempt belongs to.'),
    status: f.enum(SetupAttemptStatus, 'The status of the attempt, such as SUCCEEDED or FAILED.'),
    usage: f.enum(
      SetupIntentUsage,
      'The `usage` of the setup intent at the time of the attempt: whether later payments happen with or without the customer present.',
    ),
  }),
});
