import type { Stripe } from 'stripe';
import { builder } from './builder.ts';
import { ElectronicCommerceIndicator, ThreeDSecureVersion } from './setup-intent/enums.ts';
import { stripeEnum } from './stripe-enum.ts';

const ChecksRef = builder
  .objectRef<Stripe.SetupAttempt.PaymentMethodDetails.Card.Checks>(
    'SetupAttemptPaymentMethodDetailsCardChecks',
  )
  .implement({
    description: 'What the issuer said of the details given: `pass`, `fail`, `unavailable` or `unchecked`.',
    fields: (t) => ({
      addressLine1Check: t.exposeString('address_line1_check', {
        description: 'Of the first line of the address; null when none was given.',
      }),
      addressPostalCodeCheck: t.exposeString('address_postal_code_check', {
        description: 'Of the postal code; null when none was given.',
      }),
      cvcCheck: t.exposeString('cvc_check', {
        description: 'Of the security code; null when none was given.',
      }),
    }),
  });

const AuthenticationFlow =
  stripeEnum<Stripe.SetupAttempt.PaymentMethodDetails.Card.ThreeDSecure.AuthenticationFlow>(
    'SetupAttemptPaymentMethodDetailsCardThreeDSecureAuthenticationFlow',
    {
      description: 'Whether the customer noticed the authentication.',
      values: { challenge: 'The customer was asked.', frictionless: 'The issuer decided in silence.' },
    },
  );

const ThreeDSecureResult = stripeEnum<Stripe.SetupAttempt.PaymentMethodDetails.Card.ThreeDSecure.Result>(
  'SetupAttemptPaymentMethodDetailsCardThreeDSecureResult',
  {
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
  },
);

const ThreeDSecureResultReason =
  stripeEnum<Stripe.SetupAttempt.PaymentMethodDetails.Card.ThreeDSecure.ResultReason>(
    'SetupAttemptPaymentMethodDetailsCardThreeDSecureResultReason',
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

const ThreeDSecureRef = builder
  .objectRef<Stripe.SetupAttempt.PaymentMethodDetails.Card.ThreeDSecure>(
    'SetupAttemptPaymentMethodDetailsCardThreeDSecure',
  )
  .implement({
    description: 'How the 3-D Secure authentication went.',
    fields: (t) => ({
      authenticationFlow: t.expose('authentication_flow', {
        type: AuthenticationFlow,
        description: 'Whether the customer noticed it.',
      }),
      electronicCommerceIndicator: t.expose('electronic_commerce_indicator', {
        type: ElectronicCommerceIndicator,
        description: "How far it went, in the card network's code.",
      }),
      result: t.expose('result', { type: ThreeDSecureResult, description: 'How it went.' }),
      resultReason: t.expose('result_reason', {
        type: ThreeDSecureResultReason,
        description: 'Why it went so; null when there is nothing to say.',
      }),
      transactionId: t.exposeString('transaction_id', {
        description: 'The id that the 3-D Secure server gave it.',
      }),
      version: t.expose('version', { type: ThreeDSecureVersion, description: 'The version that ran.' }),
    }),
  });

const WalletType = stripeEnum<Stripe.SetupAttempt.PaymentMethodDetails.Card.Wallet.Type>(
  'SetupAttemptPaymentMethodDetailsCardWalletType',
  {
    description: 'The wallet that a card came from.',
    values: { apple_pay: 'Apple Pay.', google_pay: 'Google Pay.', link: 'Link.' },
  },
);

const WalletRef = builder
  .objectRef<Stripe.SetupAttempt.PaymentMethodDetails.Card.Wallet>(
    'SetupAttemptPaymentMethodDetailsCardWallet',
  )
  .implement({
    description: 'The wallet that the card came from.',
    fields: (t) => ({ type: t.expose('type', { type: WalletType, description: 'Which wallet.' }) }),
  });

const CardRef = builder
  .objectRef<Stripe.SetupAttempt.PaymentMethodDetails.Card>('SetupAttemptPaymentMethodDetailsCard')
  .implement({
    description: 'The card as it was in this attempt.',
    fields: (t) => ({
      brand: t.exposeString('brand', { description: 'Such as `visa`, `mastercard`, `amex` or `unknown`.' }),
      checks: t.expose('checks', {
        type: ChecksRef,
        description: 'What the issuer said of the details given.',
      }),
      country: t.exposeString('country', {
        description: 'Two-letter code of the country of the issuer.',
      }),
      description: t.exposeString('description', {
        description: 'The kind of card in words, where your account may see it.',
      }),
      expMonth: t.exposeInt('exp_month', { description: 'Month of expiry, 1 to 12.' }),
      expYear: t.exposeInt('exp_year', { description: 'Year of expiry, four digits.' }),
      fingerprint: t.exposeString('fingerprint', {
        description: 'The same for the same card number within one account.',
      }),
      funding: t.exposeString('funding', { description: '`credit`, `debit`, `prepaid` or `unknown`.' }),
      iin: t.exposeString('iin', {
        description: 'The issuer identification number, where your account may see it.',
      }),
      issuer: t.exposeString('issuer', {
        description: 'The name of the issuing bank, where your account may see it.',
      }),
      last4: t.exposeString('last4', { description: 'The last four digits.' }),
      moto: t.exposeBoolean('moto', { description: 'Whether the order came by mail or telephone.' }),
      network: t.exposeString('network', { description: 'The network that the attempt ran on.' }),
      threeDSecure: t.expose('three_d_secure', {
        type: ThreeDSecureRef,
        description: 'How 3-D Secure went; null when it was not used.',
      }),
      wallet: t.expose('wallet', {
        type: WalletRef,
        description: 'The wallet that the card came from; null when it came from none.',
      }),
    }),
  });

export const PaymentMethodDetailsRef = builder
  .objectRef<Stripe.SetupAttempt.PaymentMethodDetails>('SetupAttemptPaymentMethodDetails')
  .implement({
    description: 'What was learned of a payment method in an attempt: `type` names the field.',
    fields: (t) => ({
      card: t.expose('card', { type: CardRef, description: 'For cards; null otherwise.' }),
      type: t.exposeString('type', { description: 'The kind of payment method, by its wire name.' }),
    }),
  });
