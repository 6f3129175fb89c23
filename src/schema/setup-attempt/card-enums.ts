import type { Stripe } from 'stripe';
import { stripeEnum } from '../stripe-enum.ts';

export const AuthenticationFlow =
  stripeEnum<Stripe.SetupAttempt.PaymentMethodDetails.Card.ThreeDSecure.AuthenticationFlow>(
    'ThreeDSecureAuthenticationFlow',
    {
      description: 'Whether the customer noticed the authentication.',
      values: { challenge: 'The customer was asked.', frictionless: 'The issuer decided in silence.' },
    },
  );

export const ThreeDSecureResult =
  stripeEnum<Stripe.SetupAttempt.PaymentMethodDetails.Card.ThreeDSecure.Result>('ThreeDSecureResult', {
    description: 'How the authentication went.',
    values: {
      attempt_acknowledged: 'The issuer does not take part, and acknowledged the attempt.',
      authenticated: 'The customer was authenticated.',
      data_share_only: 'Data was shared with the issuer, without authentication.',
      exempted: 'No authentication was needed.',
      failed: 'The customer was not authenticated.',
      not_supported: 'The card does not support it.',
      processing_error: 'Something went wrong on the way.',
    },
  });

export const ThreeDSecureResultReason =
  stripeEnum<Stripe.SetupAttempt.PaymentMethodDetails.Card.ThreeDSecure.ResultReason>(
    'ThreeDSecureResultReason',
    {
      description: 'Why the authentication went as it did.',
      values: {
        abandoned: 'The customer left.',
        bypassed: 'It was passed over.',
        canceled: 'The customer canceled it.',
        card_not_enrolled: 'The card does not take part.',
        network_not_supported: 'The card network does not support it.',
        protocol_error: 'Something went wrong on the way.',
        rejected: 'The issuer rejected it.',
      },
    },
  );
