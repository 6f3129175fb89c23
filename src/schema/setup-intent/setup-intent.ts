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

/** A field that returns the intent of a write's response. */
export const setupIntentFromPayload = (description: string) =>
  fromPayload(SetupIntentNode, 'setupIntent', {
    description,
    secretLoader: (loaders) => loaders.setupIntentsBySecret,
  });

implementType<Stripe.SetupIntent>(SetupIntentNode.ref, {
  description:
    "Saves a customer's payment method for later payments, step by step: create it, confirm it, let the customer authenticate where that is needed.",
  interfaces: [NodeRef],
  fields: () => ({
    id: f.nodeId,
    allowed_payment_method_types: f.list(
      paymentMethodType('The kinds of payment method that the intent was limited to; null when it was not.'),
    ),
    application: viaSetupIntent(ApplicationRef, 'The Connect application that made the intent, if one did.'),
    attach_to_self: f.boolean(
      'Whether the payment method is attached to your own account, for moving your own money.',
    ),
    automatic_payment_methods: f.object(
      'Set when Stripe chooses the kinds of payment method from your Dashboard settings; null when they were listed.',
      {
        allow_redirects: f.enum(
          SetupIntentAllowRedirects,
          'Whether kinds that send the customer to another page are among them.',
        ),
        enabled: f.boolean('Whether Stripe chooses.'),
      },
    ),
    cancellation_reason: f.enum(
      SetupIntentCancellationReason,
      'Why the intent was canceled; null when it was not, or no reason was given.',
    ),
    client_secret: f.custom(({ t, name, field }) => ({
      [name]: t.string({
        description:
          'Lets the browser of the customer confirm this one intent. Give it to that customer only; never log or store it.',
        access: { scopes: ['setup_intents:client_secret'], publishable: true },
        resolve: ({ client_secret: secret }, _args, context) =>
          declaredOrNull(secret, DECLARED_AS.String, field, context),
      }),
    })),
    created: f.withDefault(f.timestamp('When the intent was created.'), 0),
    customer: f.expandable(
      CustomerNode,
      'Whose payment method is saved. On success it is attached to this customer.',
    ),
    customer_account: f.id('The account (`acct_…`) that stands in for a customer, if one does.'),
    description: f.string('Your own note on the intent.'),
    excluded_payment_method_types: f.list(
      paymentMethodType('The kinds of payment method that were left out; null when none was.'),
    ),
    flow_directions: f.list(
      f.enum(
        SetupIntentFlowDirection,
        'Which way money will move with the payment method; null when nothing was said.',
      ),
    ),
    last_setup_error: f.inline(
      SetupErrorRef,
      'Why the last attempt to confirm the intent failed; null if it did not fail.',
    ),
    latest_attempt: viaSetupIntent(
      SetupAttemptRef,
      'The last attempt to confirm; null before the first. A caller bound to a customer does not see an attempt that was made for another customer.',
      { owned: true },
    ),
    livemode: f.withDefault(f.boolean('False for test data.'), false),
    managed_payments: f.object(
      'Settings of Managed Payments, where Stripe sells in your place; null where they do not apply.',
      {
        enabled: f.boolean('Whether the intent is part of it.'),
      },
    ),
    mandate: f.expandable(MandateNode, 'The lasting permission to debit; null for cards and before success.'),
    metadata: f.metadata('Your own keys and values on the intent, up to 50. Empty when there are none.'),
    next_action: nextAction,
    on_behalf_of: account('The connected account that the payment method is set up for, if any.'),
    payment_method: f.expandable(
      PaymentMethodNode,
      'The payment method to be saved; null until one is given, and again after a decline.',
    ),
    payment_method_configuration_details: f.object(
      'The payment method configuration that the kinds came from; null when they were listed.',
      {
        id: f.nonNull(f.id("The configuration's id (`pmc_…`).")),
        parent: f.id("The platform's configuration that this one inherits from, if any."),
      },
    ),
    payment_method_options: paymentMethodOptions,
    payment_method_types: f.withDefault(
      f.list(paymentMethodType('The kinds of payment method that this intent takes.')),
      [],
    ),
    single_use_mandate: f.expandable(MandateNode, 'The permission for one debit; null unless asked for.'),
    status: f.withDefault(
      f.enum(SetupIntentStatus, 'Where the intent stands on its way to a saved payment method.'),
      UNRECOGNIZED,
    ),
    usage: f.withDefault(
      f.enum(
        SetupIntentUsage,
        'How the payment method will be used: with the customer present, or also without.',
      ),
      UNRECOGNIZED,
    ),
  }),
});
