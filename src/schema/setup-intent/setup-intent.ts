import type { Stripe } from 'stripe';
import { ApplicationRef, account } from '../connect.ts';
import { DECLARED_AS, declaredOrNull } from '../fields/declared.ts';
import { f } from '../fields/f.ts';
import { implementType } from '../fields/output.ts';
import { CustomerNode, MandateNode, PaymentMethodNode, SetupAttemptRef, SetupIntentNode } from '../nodes.ts';
import { paymentMethodType } from '../payment-method/payment-method-type.ts';
import { UNRECOGNIZED } from '../plugins/unrecognized.ts';
import { fromPayload } from '../relay/from-payload.ts';
import { NodeRef } from '../relay/stripe-node.ts';
import {
  SetupIntentAllowRedirects,
  SetupIntentCancellationReason,
  SetupIntentFlowDirection,
  SetupIntentStatus,
  SetupIntentUsage,
} from './enums.ts';
import { nextAction } from './next-action.ts';
import { paymentMethodOptions } from './payment-method-options.ts';
import { SetupErrorRef } from './setup-error.ts';
import { viaSetupIntent } from './via-setup-intent.ts';

/** A field that returns the setup intent in the response to a write. */
export const setupIntentFromPayload = (description: string) =>
  fromPayload(SetupIntentNode, 'setupIntent', {
    description,
    secretLoader: (loaders) => loaders.setupIntentsBySecret,
  });

implementType<Stripe.SetupIntent>(SetupIntentNode.ref, {
  description:
    "A setup intent guides the setup of a customer's payment method for future payments: create it, confirm it, and let the customer complete `nextAction` if there is one.",
  interfaces: [NodeRef],
  fields: () => ({
    id: f.nodeId("Stripe's id of the setup intent (`seti_…`)."),
    allowed_payment_method_types: f.list(
      paymentMethodType(
        'The payment method types to which the intent is limited; null if it is not limited.',
      ),
    ),
    application: viaSetupIntent(
      ApplicationRef,
      'The Connect application that created the intent; null if there is none.',
    ),
    attach_to_self: f.boolean(
      "Whether the payment method is attached to your own Stripe account on success, for that account's own money movement. Null if it was never set.",
    ),
    automatic_payment_methods: f.object(
      'The settings of dynamic payment methods, with which Stripe chooses the payment method types; null if the intent lists its types.',
      {
        allow_redirects: f.enum(
          SetupIntentAllowRedirects,
          'Whether the intent accepts payment methods with redirects.',
        ),
        enabled: f.boolean('Whether Stripe chooses the payment method types.'),
      },
    ),
    cancellation_reason: f.enum(
      SetupIntentCancellationReason,
      'The reason for the cancellation; null if the intent is not canceled, or if no reason was given.',
    ),
    client_secret: f.custom(({ t, name, field }) => ({
      [name]: t.string({
        description:
          'The secret with which Stripe.js or a mobile SDK completes the setup in the app of the customer (`seti_…_secret_…`). Only the customer may receive it: do not log it, store it or put it into URLs.',
        access: { scopes: ['setup_intents:client_secret'], publishable: true },
        resolve: ({ client_secret: secret }, _args, context) =>
          declaredOrNull(secret, DECLARED_AS.String, field, context),
      }),
    })),
    created: f.withDefault(f.timestamp('The time at which the intent was created.'), 0),
    customer: f.expandable(
      CustomerNode,
      'The customer to which the payment method is attached on success; null if there is none. Selecting only `{ id }` costs no call.',
    ),
    customer_account: f.id(
      'The id of the account (`acct_…`) to which the payment method is attached on success, in place of a customer; null if there is none.',
    ),
    description: f.string('A text of your own that describes the intent.'),
    excluded_payment_method_types: f.list(
      paymentMethodType(
        'The payment method types that are excluded from the intent; null if there are none.',
      ),
    ),
    flow_directions: f.list(
      f.enum(
        SetupIntentFlowDirection,
        'The directions in which money will move with the payment method; null if none were given.',
      ),
    ),
    last_setup_error: f.inline(
      SetupErrorRef,
      'The error of the last confirmation; null if that confirmation did not fail.',
    ),
    latest_attempt: viaSetupIntent(
      SetupAttemptRef,
      'The most recent attempt to confirm the intent; null before the first. A caller that is bound to a customer does not see attempts that were made for another customer.',
      { owned: true },
    ),
    livemode: f.withDefault(
      f.boolean('Whether the intent is live data; false for test data, also in a sandbox.'),
      false,
    ),
    managed_payments: f.object("The settings of Managed Payments, Stripe's service as merchant of record.", {
      enabled: f.boolean('Whether the intent uses Managed Payments.'),
    }),
    mandate: f.expandable(
      MandateNode,
      'The mandate for several payments that the intent created on success. Null before success, and for payment methods that need no mandate, such as cards without `mandateOptions`.',
    ),
    metadata: f.metadata(
      'Your own data about the setup intent: up to 50 keys with values. Empty if there are none.',
    ),
    next_action: nextAction,
    on_behalf_of: account(
      'The connected account for which the payment method is set up; null if there is none.',
    ),
    payment_method: f.expandable(
      PaymentMethodNode,
      'The payment method to set up; null before one is given and after a decline.',
    ),
    payment_method_configuration_details: f.object(
      'The payment method configuration from which Stripe took the payment method types; null if the intent lists its types.',
      {
        id: f.nonNull(f.id('The id of the configuration (`pmc_…`).')),
        parent: f.id('The id of the parent configuration (`pmc_…`); null if there is none.'),
      },
    ),
    payment_method_options: paymentMethodOptions,
    payment_method_types: f.withDefault(
      f.list(paymentMethodType('The payment method types that the intent can set up.')),
      [],
    ),
    single_use_mandate: f.expandable(
      MandateNode,
      'The mandate for a single payment that the intent created on success. Null before success, or if `singleUse` was not given.',
    ),
    status: f.withDefault(
      f.enum(SetupIntentStatus, 'The status of the intent, which determines the next step.'),
      UNRECOGNIZED,
    ),
    usage: f.withDefault(
      f.enum(
        SetupIntentUsage,
        'The planned use of the payment method: with the customer present, or also without.',
      ),
      UNRECOGNIZED,
    ),
  }),
});
