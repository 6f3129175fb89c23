import type { Stripe } from 'stripe';
import { stripeEnum } from '../stripe-enum.ts';

export const SetupIntentStatus = stripeEnum<Stripe.SetupIntent.Status>('SetupIntentStatus', {
  description: 'Where a setup intent stands on its way to a saved payment method.',
  values: {
    requires_payment_method:
      'No payment method yet, or the last one failed: give one with an update or a confirm.',
    requires_confirmation: 'A payment method is set: confirm next.',
    requires_action: 'The customer has to do something; `nextAction` says what.',
    processing: 'The outcome is not known yet; rare for cards. Nothing can be changed meanwhile.',
    succeeded: 'The payment method is saved. Final.',
    canceled: 'The intent was canceled. Final.',
  },
});

export const SetupIntentUsage = stripeEnum<Stripe.SetupIntentCreateParams.Usage>('SetupIntentUsage', {
  description: 'How the saved payment method will be used.',
  values: {
    off_session: 'Also when the customer is absent, as for subscriptions.',
    on_session: 'Only while the customer is present to take part.',
  },
});

export const SetupIntentCancellationReason = stripeEnum<Stripe.SetupIntent.CancellationReason>(
  'SetupIntentCancellationReason',
  {
    description: 'Why an intent was canceled, for your own records.',
    values: {
      abandoned: 'The customer left.',
      duplicate: 'Another intent does the same.',
      requested_by_customer: 'The customer asked for it.',
    },
  },
);

export const SetupIntentFlowDirection = stripeEnum<Stripe.SetupIntent.FlowDirection>(
  'SetupIntentFlowDirection',
  {
    description: 'Which way money will move with the payment method.',
    values: {
      inbound: 'You take money from it.',
      outbound: 'You send money to it.',
    },
  },
);

export const SetupIntentAllowRedirects =
  stripeEnum<Stripe.SetupIntent.AutomaticPaymentMethods.AllowRedirects>(
    'SetupIntentAutomaticPaymentMethodsAllowRedirects',
    {
      description: 'Whether payment methods that send the customer to another page may be used.',
      values: {
        always: 'They may: a confirm then needs a `returnUrl`.',
        never: 'They may not: a confirm needs no `returnUrl`.',
      },
    },
  );

export const StripeErrorType = stripeEnum<Stripe.SetupIntent.LastSetupError.Type>('StripeErrorType', {
  description: "Stripe's four kinds of error.",
  values: {
    api_error: 'Something went wrong at Stripe.',
    card_error: 'The card or account was declined.',
    idempotency_error: 'An idempotency key was used for two different requests.',
    invalid_request_error: 'A parameter or a state was refused.',
  },
});

export const ElectronicCommerceIndicator =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.ThreeDSecure.ElectronicCommerceIndicator>(
    'ThreeDSecureElectronicCommerceIndicator',
    {
      description:
        'The electronic commerce indicator (ECI): how far 3-D Secure went, in the code of the card network.',
      values: {
        '01': 'Attempted (Mastercard).',
        '02': 'Authenticated (Mastercard).',
        '05': 'Authenticated (other networks).',
        '06': 'Attempted (other networks).',
        '07': 'Not authenticated (other networks).',
      },
    },
  );

export const ThreeDSecureVersion =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.ThreeDSecure.Version>(
    'ThreeDSecureVersion',
    {
      description: 'The version of 3-D Secure that ran.',
      values: {
        '1.0.2': '3-D Secure 1.0.2.',
        '2.1.0': '3-D Secure 2.1.0.',
        '2.2.0': '3-D Secure 2.2.0.',
        '2.3.0': '3-D Secure 2.3.0.',
        '2.3.1': '3-D Secure 2.3.1.',
      },
    },
  );
