import type { Stripe } from 'stripe';
import { f } from '../../fields/f.ts';
import type { WireFields, WireParams } from '../../fields/table.ts';
import { MandateAmountType } from '../../mandate/enums.ts';
import { stripeEnum } from '../../stripe-enum.ts';
import { threeDSecureParam } from './three-d-secure.ts';

const Interval = stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Card.MandateOptions.Interval>(
  'CardMandateInterval',
  {
    description: 'The frequency of payments under a card mandate.',
    values: {
      day: 'Every day, or every `intervalCount` days.',
      week: 'Every week, or every `intervalCount` weeks.',
      month: 'Every month, or every `intervalCount` months.',
      year: 'Every year; `intervalCount` is at most 1.',
      sporadic: 'At irregular times.',
    },
  },
);

const SupportedType = stripeEnum<'india'>('CardMandateSupportedType', {
  description: 'The type of a card mandate, by the country with its rules.',
  values: { india: 'An e-mandate for cards issued in India.' },
});

const Network = stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Card.Network>(
  'SetupIntentPaymentMethodOptionsCardNetwork',
  {
    description: 'The network on which Stripe processes a card.',
    values: {
      amex: 'The American Express network.',
      cartes_bancaires: 'The Cartes Bancaires network in France.',
      diners: 'The Diners Club network.',
      discover: 'The Discover network.',
      eftpos_au: 'The eftpos network in Australia.',
      girocard: 'The girocard network in Germany.',
      interac: 'The Interac network in Canada.',
      jcb: 'The JCB network.',
      link: 'Link, the wallet of Stripe.',
      mastercard: 'The Mastercard network.',
      unionpay: 'The UnionPay network.',
      unknown: 'The network is unknown to Stripe.',
      visa: 'The Visa network.',
    },
  },
);

const RequestThreeDSecure = stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Card.RequestThreeDSecure>(
  'SetupIntentPaymentMethodOptionsCardRequestThreeDSecure',
  {
    description: 'The condition under which Stripe requests 3-D Secure.',
    values: {
      any: 'Whenever the card supports it, preferably without a challenge to the customer.',
      automatic: 'When regulations or the risk of the setup require it.',
      challenge: 'Whenever the card supports it, preferably with a challenge to the customer.',
    },
  },
);

const mandateOptions: WireFields<Stripe.SetupIntent.PaymentMethodOptions.Card.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.MandateOptions> = {
  amount: f.required(f.money('The amount of future payments, in the smallest currency unit.')),
  amount_type: f.required(
    f.enum(MandateAmountType, 'Whether `amount` is the exact amount or the maximum of each payment.'),
  ),
  currency: f.required(
    f.string('The three-letter ISO currency code of future payments, in lower case, such as `inr`.'),
  ),
  description: f.string('The description of the mandate that the customer sees.'),
  end_date: f.timestamp(
    'The end of the mandate, later than `startDate`. Without an end, the mandate is active until it is canceled.',
  ),
  interval: f.required(f.enum(Interval, 'The frequency of payments, together with `intervalCount`.')),
  interval_count: f.int(
    'The number of intervals between two payments: with MONTH and 3, there is one payment every three months. At most a year in total. Optional for SPORADIC.',
  ),
  reference: f.required(f.string('The unique reference that you give the mandate.')),
  start_date: f.required(f.timestamp('The start of the mandate, not earlier than yesterday.')),
  supported_types: f.list(f.enum(SupportedType, 'The types of mandates to support. INDIA is the only one.')),
};

const MANDATE_OPTIONS = 'The terms of a mandate for recurring payments with a card issued in India.';
const REQUEST_THREE_D_SECURE = 'When to request 3-D Secure. AUTOMATIC by default, which Stripe recommends.';

export const card = f.object<Stripe.SetupIntent.PaymentMethodOptions.Card>('The options for cards.', {
  mandate_options: f.object(`${MANDATE_OPTIONS} Null if none were given.`, mandateOptions),
  network: f.enum(
    Network,
    'The selected network for cards that support several networks; null if none is selected.',
  ),
  request_three_d_secure: f.enum(RequestThreeDSecure, REQUEST_THREE_D_SECURE),
});

export const cardParam = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card>(
  'The options for cards.',
  {
    mandate_options: f.inputObject(MANDATE_OPTIONS, mandateOptions),
    moto: f.boolean(
      'Whether the card details came by mail or telephone (MOTO), which exempts the setup from Strong Customer Authentication. Only possible in a confirmation.',
    ),
    network: f.enum(
      Network,
      'The network to use for a card that supports several networks. Only possible in a confirmation.',
    ),
    request_three_d_secure: f.enum(RequestThreeDSecure, REQUEST_THREE_D_SECURE),
    three_d_secure: threeDSecureParam,
  },
);
