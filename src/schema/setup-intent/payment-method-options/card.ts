import type { Stripe } from 'stripe';
import { f } from '../../fields/f.ts';
import type { WireFields, WireParams } from '../../fields/table.ts';
import { MandateAmountType } from '../../mandate/enums.ts';
import { stripeEnum } from '../../stripe-enum.ts';
import { threeDSecureParam } from './three-d-secure.ts';

const Interval = stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Card.MandateOptions.Interval>(
  'CardMandateInterval',
  {
    description: 'The rhythm of payments under a card mandate.',
    values: {
      day: 'Every day, or every so many days.',
      week: 'Every week, or every so many weeks.',
      month: 'Every month, or every so many months.',
      year: 'Every year, or every so many years.',
      sporadic: 'At no fixed rhythm.',
    },
  },
);

const SupportedType = stripeEnum<'india'>('CardMandateSupportedType', {
  description: 'The legal form of a card mandate.',
  values: { india: 'A mandate under the rules of India.' },
});

const Network = stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Card.Network>(
  'SetupIntentPaymentMethodOptionsCardNetwork',
  {
    description: 'The network that a card runs on.',
    values: {
      amex: 'American Express.',
      cartes_bancaires: 'Cartes Bancaires (France).',
      diners: 'Diners Club.',
      discover: 'Discover.',
      eftpos_au: 'eftpos (Australia).',
      girocard: 'girocard (Germany).',
      interac: 'Interac (Canada).',
      jcb: 'JCB.',
      link: 'Link.',
      mastercard: 'Mastercard.',
      unionpay: 'UnionPay.',
      unknown: 'A network that Stripe could not tell.',
      visa: 'Visa.',
    },
  },
);

const RequestThreeDSecure = stripeEnum<Stripe.SetupIntent.PaymentMethodOptions.Card.RequestThreeDSecure>(
  'SetupIntentPaymentMethodOptionsCardRequestThreeDSecure',
  {
    description: 'When to ask the customer for 3-D Secure.',
    values: {
      any: 'Whenever the card can do it.',
      automatic: 'When the law or the risk asks for it.',
      challenge: 'Whenever the card can do it, with a preference for a challenge over a silent check.',
    },
  },
);

const mandateOptions: WireFields<Stripe.SetupIntent.PaymentMethodOptions.Card.MandateOptions> &
  WireParams<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card.MandateOptions> = {
  amount: f.required(f.money('The amount of each payment, in the smallest unit of the currency.')),
  amount_type: f.required(f.enum(MandateAmountType, 'How the amount binds.')),
  currency: f.required(f.string('Three-letter currency code, in lower case.')),
  description: f.string('What the customer reads of the mandate.'),
  end_date: f.timestamp('When the mandate ends; null when nothing but its cancellation ends it.'),
  interval: f.required(f.enum(Interval, 'The rhythm of the payments.')),
  interval_count: f.int(
    'How many intervals lie between two payments, up to a year. Not needed for SPORADIC.',
  ),
  reference: f.required(f.string('Your own unique name for the mandate.')),
  start_date: f.required(f.timestamp('When the mandate starts; not before yesterday.')),
  supported_types: f.list(f.enum(SupportedType, 'The legal forms that the mandate has to take.')),
};

const MANDATE_OPTIONS = 'The terms of a card mandate for payments that repeat, as Indian rules ask for.';
const REQUEST_THREE_D_SECURE = 'When to ask the customer for 3-D Secure. AUTOMATIC by default.';

export const card = f.object<Stripe.SetupIntent.PaymentMethodOptions.Card>('Settings for cards.', {
  mandate_options: f.object(`${MANDATE_OPTIONS} Null when none were given.`, mandateOptions),
  network: f.enum(Network, 'The network to run the card on, for cards with two; null when Stripe chooses.'),
  request_three_d_secure: f.enum(RequestThreeDSecure, REQUEST_THREE_D_SECURE),
});

export const cardParam = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Card>(
  'Settings for cards.',
  {
    mandate_options: f.inputObject(MANDATE_OPTIONS, mandateOptions),
    moto: f.boolean(
      'Whether the order came by mail or telephone; your account must be allowed to. Only when confirming.',
    ),
    network: f.enum(Network, 'The network to run the card on, for cards with two. Only when confirming.'),
    request_three_d_secure: f.enum(RequestThreeDSecure, REQUEST_THREE_D_SECURE),
    three_d_secure: threeDSecureParam,
  },
);
