import type { Stripe } from 'stripe';
import { SetupIntentId } from '../../stripe/ids.ts';
import { builder } from '../builder.ts';
import { AccountRef, ApplicationRef } from '../connect.ts';
import { CustomerNode } from '../customer.ts';
import { MandateNode } from '../mandate.ts';
import { metadataField, metadataValueField } from '../metadata.ts';
import { PaymentMethodNode } from '../payment-method/payment-method.ts';
import {
  PaymentMethodType,
  SetupIntentAllowedPaymentMethodType,
  SetupIntentExcludedPaymentMethodType,
} from '../payment-method/payment-method-types.ts';
import { NodeRef, reference, stripeNodeRef } from '../relay/stripe-node.ts';
import { SetupAttemptRef } from '../setup-attempt.ts';
import { UNRECOGNIZED } from '../unrecognized-plugin.ts';
import {
  SetupIntentAllowRedirects,
  SetupIntentCancellationReason,
  SetupIntentFlowDirection,
  SetupIntentStatus,
  SetupIntentUsage,
} from './enums.ts';
import { expanded } from './expanded.ts';
import { LastSetupErrorRef } from './last-setup-error.ts';
import { NextActionRef } from './next-action.ts';
import { PaymentMethodOptionsRef } from './payment-method-options.ts';

export const SetupIntentNode = stripeNodeRef<Stripe.SetupIntent, 'setup intent'>('SetupIntent', {
  id: SetupIntentId,
  object: 'setup_intent',
  loader: (loaders) => loaders.setupIntents,
});

const AutomaticPaymentMethodsRef = builder
  .objectRef<Stripe.SetupIntent.AutomaticPaymentMethods>('SetupIntentAutomaticPaymentMethods')
  .implement({
    description: 'Whether Stripe chooses the kinds of payment method from your Dashboard settings.',
    fields: (t) => ({
      allowRedirects: t.expose('allow_redirects', {
        type: SetupIntentAllowRedirects,
        description: 'Whether kinds that send the customer to another page are among them.',
      }),
      enabled: t.exposeBoolean('enabled', { description: 'Whether Stripe chooses.' }),
    }),
  });

const ManagedPaymentsRef = builder
  .objectRef<Stripe.SetupIntent.ManagedPayments>('SetupIntentManagedPayments')
  .implement({
    description: 'Settings of Managed Payments, where Stripe sells in your place.',
    fields: (t) => ({
      enabled: t.exposeBoolean('enabled', { description: 'Whether the intent is part of it.' }),
    }),
  });

const ConfigurationDetailsRef = builder
  .objectRef<Stripe.SetupIntent.PaymentMethodConfigurationDetails>(
    'SetupIntentPaymentMethodConfigurationDetails',
  )
  .implement({
    description: 'The payment method configuration that the kinds of payment method came from.',
    fields: (t) => ({
      id: t.exposeID('id', {
        nullable: false,
        description: "The configuration's id (`pmc_…`).",
      }),
      parent: t.exposeID('parent', {
        description: "The platform's configuration that this one inherits from, if any.",
      }),
    }),
  });

SetupIntentNode.ref.implement({
  description:
    "Saves a customer's payment method for later payments, step by step: create it, confirm it, let the customer authenticate where that is needed.",
  interfaces: [NodeRef],
  fields: (t) => ({
    allowedPaymentMethodTypes: t.expose('allowed_payment_method_types', {
      type: [SetupIntentAllowedPaymentMethodType],
      description: 'The kinds of payment method that the intent was limited to; null when it was not.',
    }),
    application: t.field(
      expanded(ApplicationRef, 'application', 'The Connect application that made the intent, if one did.'),
    ),
    attachToSelf: t.exposeBoolean('attach_to_self', {
      description: 'Whether the payment method is attached to your own account, for moving your own money.',
    }),
    automaticPaymentMethods: t.expose('automatic_payment_methods', {
      type: AutomaticPaymentMethodsRef,
      description: 'Set when Stripe chooses the kinds of payment method; null when they were listed.',
    }),
    cancellationReason: t.expose('cancellation_reason', {
      type: SetupIntentCancellationReason,
      description: 'Why the intent was canceled; null when it was not, or no reason was given.',
    }),
    clientSecret: t.exposeString('client_secret', {
      description:
        'Lets the browser of the customer confirm this one intent. Give it to that customer only; never log or store it.',
    }),
    createdAt: t.expose('created', {
      type: 'DateTime',
      nullable: false,
      description: 'When the intent was created.',
    }),
    customer: t.field(
      reference(
        CustomerNode,
        'customer',
        'Whose payment method is saved. On success it is attached to this customer.',
      ),
    ),
    customerAccount: t.exposeID('customer_account', {
      description: 'The account (`acct_…`) that stands in for a customer, if one does.',
    }),
    description: t.exposeString('description', { description: 'Your own note on the intent.' }),
    excludedPaymentMethodTypes: t.expose('excluded_payment_method_types', {
      type: [SetupIntentExcludedPaymentMethodType],
      description: 'The kinds of payment method that were left out; null when none was.',
    }),
    flowDirections: t.expose('flow_directions', {
      type: [SetupIntentFlowDirection],
      description: 'Which way money will move with the payment method; null when nothing was said.',
    }),
    lastSetupError: t.expose('last_setup_error', {
      type: LastSetupErrorRef,
      description: 'Why the last attempt failed; null when it did not.',
    }),
    latestAttempt: t.field(
      expanded(SetupAttemptRef, 'latest_attempt', 'The last attempt to confirm; null before the first.'),
    ),
    livemode: t.exposeBoolean('livemode', {
      nullable: false,
      description: 'False for test data.',
    }),
    managedPayments: t.expose('managed_payments', {
      type: ManagedPaymentsRef,
      description: 'Settings of Managed Payments; null where they do not apply.',
    }),
    mandate: t.field(
      reference(
        MandateNode,
        'mandate',
        'The lasting permission to debit; null for cards and before success.',
      ),
    ),
    metadata: t.field(metadataField),
    metadataValue: t.field(metadataValueField),
    nextAction: t.expose('next_action', {
      type: NextActionRef,
      description: 'What the customer has to do while the status is REQUIRES_ACTION; null otherwise.',
    }),
    onBehalfOf: t.field({
      type: AccountRef,
      description: 'The connected account that the payment method is set up for, if any.',
      resolve: ({ on_behalf_of: account }) => (typeof account === 'string' ? { id: account } : account),
    }),
    paymentMethod: t.field(
      reference(
        PaymentMethodNode,
        'payment_method',
        'The payment method to be saved; null until one is given, and again after a decline.',
      ),
    ),
    paymentMethodConfigurationDetails: t.expose('payment_method_configuration_details', {
      type: ConfigurationDetailsRef,
      description: 'Where the kinds of payment method came from; null when they were listed.',
    }),
    paymentMethodOptions: t.expose('payment_method_options', {
      type: PaymentMethodOptionsRef,
      description: 'Settings for single kinds of payment method; null when there are none.',
    }),
    paymentMethodTypes: t.field({
      type: [PaymentMethodType],
      nullable: false,
      description: 'The kinds of payment method that this intent takes.',
      resolve: (intent) => intent.payment_method_types ?? [],
    }),
    singleUseMandate: t.field(
      reference(MandateNode, 'single_use_mandate', 'The permission for one debit; null unless asked for.'),
    ),
    status: t.field({
      type: SetupIntentStatus,
      nullable: false,
      description: 'Where the intent stands on its way to a saved payment method.',
      resolve: (intent) => intent.status ?? UNRECOGNIZED,
    }),
    usage: t.field({
      type: SetupIntentUsage,
      nullable: false,
      description: 'How the payment method will be used: with the customer present, or also without.',
      resolve: (intent) => intent.usage ?? UNRECOGNIZED,
    }),
  }),
});
