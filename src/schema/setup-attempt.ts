import type { Stripe } from 'stripe';
import { asksOnlyForId } from '../loaders/selection.ts';
import { SetupIntentId } from '../stripe/ids.ts';
import { builder } from './builder.ts';
import { AccountRef, ApplicationRef } from './connect.ts';
import { CustomerNode } from './customer.ts';
import { PaymentMethodNode } from './payment-method/payment-method.ts';
import { reference } from './relay/stripe-node.ts';
import { PaymentMethodDetailsRef } from './setup-attempt-details.ts';
import { SetupIntentFlowDirection, SetupIntentUsage } from './setup-intent/enums.ts';
import { setupErrorFields } from './setup-intent/last-setup-error.ts';
import { SetupIntentNode } from './setup-intent/setup-intent.ts';
import { stripeEnum } from './stripe-enum.ts';

type AttemptStatus =
  | 'abandoned'
  | 'failed'
  | 'processing'
  | 'requires_action'
  | 'requires_confirmation'
  | 'succeeded';

const SetupAttemptStatus = stripeEnum<AttemptStatus>('SetupAttemptStatus', {
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

const SetupErrorRef = builder
  .objectRef<Stripe.SetupIntent.LastSetupError>('SetupAttemptSetupError')
  .implement({ description: 'Why an attempt to confirm an intent failed.', fields: setupErrorFields });

export const SetupAttemptRef = builder.objectRef<Stripe.SetupAttempt>('SetupAttempt');

SetupAttemptRef.implement({
  description: 'One attempt to confirm a setup intent, successful or not.',
  fields: (t) => ({
    id: t.exposeID('id', {
      nullable: false,
      description: "Stripe's id of the attempt. An attempt cannot be fetched by it.",
    }),
    application: t.field({
      type: ApplicationRef,
      description: 'The Connect application that made the attempt, if one did.',
      resolve: async (attempt, _args, { loaders }, info) => {
        const { application, setup_intent: intent } = attempt;
        if (typeof application !== 'string') return application;
        const id = SetupIntentId.parse(typeof intent === 'string' ? intent : intent.id);
        if (!id || asksOnlyForId(info)) return { id: application };
        const latest = (await loaders.setupIntents.loadOrNull(id, ['latest_attempt.application']))
          ?.latest_attempt;
        const found =
          latest && typeof latest !== 'string' && latest.id === attempt.id ? latest.application : null;
        return found && typeof found !== 'string' ? found : { id: application };
      },
    }),
    attachToSelf: t.exposeBoolean('attach_to_self', {
      description: 'Whether the payment method is attached to your own account, for moving your own money.',
    }),
    createdAt: t.expose('created', { type: 'DateTime', description: 'When the attempt was made.' }),
    customer: t.field(
      reference(CustomerNode, 'customer', "The intent's customer at the time of the attempt."),
    ),
    customerAccount: t.exposeID('customer_account', {
      description: 'The account (`acct_…`) that stood in for a customer, if one did.',
    }),
    flowDirections: t.expose('flow_directions', {
      type: [SetupIntentFlowDirection],
      description: 'Which way money will move with the payment method; null when nothing was said.',
    }),
    livemode: t.exposeBoolean('livemode', { description: 'False for test data.' }),
    onBehalfOf: t.field({
      type: AccountRef,
      description: 'The connected account that the attempt was made for, if any.',
      resolve: ({ on_behalf_of: account }) => (typeof account === 'string' ? { id: account } : account),
    }),
    paymentMethod: t.field(
      reference(PaymentMethodNode, 'payment_method', 'The payment method that was tried.'),
    ),
    paymentMethodDetails: t.expose('payment_method_details', {
      type: PaymentMethodDetailsRef,
      description: 'What was learned of the payment method in this attempt.',
    }),
    setupError: t.field({
      type: SetupErrorRef,
      description: 'Why the attempt failed; null when it did not.',
      // The two error types differ in their codes alone, which are texts here.
      resolve: ({ setup_error: error }) => error as Stripe.SetupIntent.LastSetupError | null,
    }),
    setupIntent: t.field(reference(SetupIntentNode, 'setup_intent', 'The intent that was to be confirmed.')),
    status: t.expose('status', { type: SetupAttemptStatus, description: 'How the attempt went.' }),
    usage: t.expose('usage', {
      type: SetupIntentUsage,
      description: 'How the payment method was to be used: with the customer present, or also without.',
    }),
  }),
});
