import type { Stripe } from 'stripe';
import { stripeEnum } from '../stripe-enum.ts';

export const SetupIntentStatus = stripeEnum<Stripe.SetupIntent.Status>('SetupIntentStatus', {
  description: 'The status of a setup intent in its lifecycle.',
  values: {
    requires_payment_method:
      'The intent needs a payment method: it has none yet, or the last one failed. An update or a confirmation sets one.',
    requires_confirmation: 'The intent has a payment method and is ready for confirmation.',
    requires_action:
      'The customer must complete the action in `nextAction`, for example authentication with 3-D Secure.',
    processing:
      'Stripe has not received the result of the confirmation yet. The intent cannot be canceled in this status.',
    succeeded: 'The payment method is set up for future payments. This status is final.',
    canceled:
      'The intent was canceled, by you or by Stripe after too many confirmations. This status is final.',
  },
});

export const SetupIntentUsage = stripeEnum<Stripe.SetupIntentCreateParams.Usage>('SetupIntentUsage', {
  description: 'The planned use of a payment method after its setup.',
  values: {
    off_session:
      'For payments with or without the customer in your checkout flow, such as renewals of subscriptions.',
    on_session: 'Only for payments with the customer in your checkout flow.',
  },
});

export const SetupIntentCancellationReason = stripeEnum<Stripe.SetupIntent.CancellationReason>(
  'SetupIntentCancellationReason',
  {
    description: 'The reason for the cancellation of a setup intent.',
    values: {
      abandoned: 'The customer did not complete the setup.',
      duplicate: 'Another setup intent has the same purpose.',
      requested_by_customer: 'The customer requested the cancellation.',
    },
  },
);

export const SetupIntentFlowDirection = stripeEnum<Stripe.SetupIntent.FlowDirection>(
  'SetupIntentFlowDirection',
  {
    description: 'The direction in which money moves with a payment method.',
    values: {
      inbound: 'Money is pulled from the payment method.',
      outbound: 'Money is sent to the payment method.',
    },
  },
);

export const SetupIntentAllowRedirects =
  stripeEnum<Stripe.SetupIntent.AutomaticPaymentMethods.AllowRedirects>(
    'SetupIntentAutomaticPaymentMethodsAllowRedirects',
    {
      description:
        'Whether an intent accepts payment methods that redirect the customer to another page or app.',
      values: {
        always: 'The intent accepts redirects, so its confirmation can require `returnUrl`.',
        never: 'The intent does not accept redirects, so its confirmation does not need `returnUrl`.',
      },
    },
  );

export const StripeErrorType = stripeEnum<Stripe.SetupIntent.LastSetupError.Type>('StripeErrorType', {
  description: 'The type of an error that Stripe reports.',
  values: {
    api_error: 'A problem with the servers of Stripe.',
    card_error: 'The payment method could not be used, for example because the card was declined.',
    idempotency_error: 'An idempotency key was used again with different parameters or for another endpoint.',
    invalid_request_error:
      'The request had invalid parameters, or did not suit the state of the object. A failed authentication is also reported with this type.',
  },
});

export const ElectronicCommerceIndicator =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.ThreeDSecure.ElectronicCommerceIndicator>(
    'ThreeDSecureElectronicCommerceIndicator',
    {
      description:
        'The electronic commerce indicator (ECI): the degree of authentication that 3-D Secure reached, as a code of the card network.',
      values: {
        '01': 'For Mastercard: authentication was attempted.',
        '02': 'For Mastercard: the cardholder was authenticated.',
        '05': 'For other networks: the cardholder was authenticated.',
        '06': 'For other networks: authentication was attempted.',
        '07': 'For other networks: the cardholder was not authenticated.',
      },
    },
  );

export const ThreeDSecureVersion =
  stripeEnum<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.ThreeDSecure.Version>(
    'ThreeDSecureVersion',
    {
      description: 'The version of the 3-D Secure protocol.',
      values: {
        '1.0.2': 'Version 1.0.2 of 3-D Secure.',
        '2.1.0': 'Version 2.1.0 of 3-D Secure.',
        '2.2.0': 'Version 2.2.0 of 3-D Secure.',
        '2.3.0': 'Version 2.3.0 of 3-D Secure.',
        '2.3.1': 'Version 2.3.1 of 3-D Secure.',
      },
    },
  );
