import type { Stripe } from 'stripe';
import { stripeEnum } from '../stripe-enum.ts';

export const AuthenticationFlow =
  stripeEnum<Stripe.SetupAttempt.PaymentMethodDetails.Card.ThreeDSecure.AuthenticationFlow>(
    'ThreeDSecureAuthenticationFlow',
    {
      description: 'How the issuer authenticated the customer with 3-D Secure.',
      values: {
        challenge: 'The customer had to complete a step, such as entering a code.',
        frictionless: 'The issuer authenticated the customer without any step by the customer.',
      },
    },
  );

export const ThreeDSecureResult =
  stripeEnum<Stripe.SetupAttempt.PaymentMethodDetails.Card.ThreeDSecure.Result>('ThreeDSecureResult', {
    description: 'The outcome of a 3-D Secure authentication.',
    values: {
      attempt_acknowledged:
        'Authentication was attempted but could not take place, and this attempt was acknowledged.',
      authenticated: 'The customer was authenticated.',
      data_share_only: 'Data was shared with the issuer without an authentication.',
      exempted: 'The authentication was skipped because of an exemption.',
      failed: 'The customer could not be authenticated.',
      not_supported: 'The card or its issuer does not support 3-D Secure.',
      processing_error: 'A technical error prevented the authentication.',
    },
  });

export const ThreeDSecureResultReason =
  stripeEnum<Stripe.SetupAttempt.PaymentMethodDetails.Card.ThreeDSecure.ResultReason>(
    'ThreeDSecureResultReason',
    {
      description: 'The reason for the outcome of a 3-D Secure authentication.',
      values: {
        abandoned: 'The customer left during the authentication.',
        bypassed: 'The authentication step was skipped.',
        canceled: 'The customer canceled the authentication.',
        card_not_enrolled: 'The card is not enrolled in 3-D Secure.',
        network_not_supported: 'The card network does not support 3-D Secure.',
        protocol_error: 'An error occurred in the 3-D Secure protocol.',
        rejected: 'The issuer rejected the authentication.',
      },
    },
  );
