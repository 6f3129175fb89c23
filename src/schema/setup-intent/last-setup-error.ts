import type { FieldMap } from '@pothos/core';
import type { Stripe } from 'stripe';
import { type BuilderTypes, builder } from '../builder.ts';
import { PaymentMethodNode } from '../payment-method/payment-method.ts';
import { StripeErrorType } from './enums.ts';
import { SetupIntentNode } from './setup-intent.ts';

type SetupError = Stripe.SetupIntent.LastSetupError;

/** The fields of an error that Stripe keeps on an object: the same on intents and on attempts. */
export function setupErrorFields(
  t: PothosSchemaTypes.ObjectFieldBuilder<BuilderTypes, SetupError>,
): FieldMap {
  return {
    adviceCode: t.exposeString('advice_code', {
      description: 'For declines: what may help, such as `try_again_later`.',
    }),
    charge: t.exposeID('charge', { description: 'The failed charge (`ch_…`), if there was one.' }),
    code: t.exposeString('code', { description: "Stripe's short code, such as `card_declined`." }),
    declineCode: t.exposeString('decline_code', {
      description: 'For declines: why, such as `insufficient_funds`.',
    }),
    docUrl: t.exposeString('doc_url', { description: "Where Stripe's documentation explains the code." }),
    message: t.exposeString('message', {
      description: 'For people; for declines, fit to be shown to the customer.',
    }),
    networkAdviceCode: t.exposeString('network_advice_code', {
      description: "For declines: the card network's own code for what may help.",
    }),
    networkDeclineCode: t.exposeString('network_decline_code', {
      description: "For declines: the card network's own code for why.",
    }),
    param: t.exposeString('param', {
      description: 'The parameter that the error is about, by its name at Stripe.',
    }),
    paymentMethod: t.expose('payment_method', {
      type: PaymentMethodNode.ref,
      description: 'The payment method that failed.',
    }),
    paymentMethodType: t.exposeString('payment_method_type', {
      description: 'The kind of payment method that failed, where the error is about the kind.',
    }),
    requestLogUrl: t.exposeString('request_log_url', {
      description: 'The request in your Stripe Dashboard.',
    }),
    setupIntent: t.expose('setup_intent', {
      type: SetupIntentNode.ref,
      description: 'The intent at that time, where Stripe kept it with the error.',
    }),
    type: t.expose('type', { type: StripeErrorType, description: 'The kind of error.' }),
  };
}

export const LastSetupErrorRef = builder.objectRef<SetupError>('SetupIntentLastSetupError').implement({
  description: 'Why the last attempt to confirm an intent failed.',
  fields: setupErrorFields,
});
