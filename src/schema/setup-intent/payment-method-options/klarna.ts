import type { Stripe } from 'stripe';
import { f } from '../../fields/f.ts';
import { stripeEnum } from '../../stripe-enum.ts';
import { KlarnaPreferredLocale } from './klarna-locale.ts';

type Purchase = Stripe.SetupIntentCreateParams.PaymentMethodOptions.Klarna.OnDemand.PurchaseInterval;
type Subscription = Stripe.SetupIntentCreateParams.PaymentMethodOptions.Klarna.Subscription.Interval;

const Interval = stripeEnum<Purchase & Subscription>('SetupIntentPaymentMethodOptionsKlarnaInterval', {
  description: 'The unit of the interval between two payments with Klarna.',
  values: {
    day: 'An interval in days.',
    month: 'An interval in months.',
    week: 'An interval in weeks.',
    year: 'An interval in years.',
  },
});

const KLARNA = 'The options for the type KLARNA.';
const CURRENCY = 'The three-letter ISO currency code of the setup intent, in lower case, such as `eur`.';
const LOCALE = "The language and country of Klarna's authorization page";

export const klarna = f.object<Stripe.SetupIntent.PaymentMethodOptions.Klarna>(KLARNA, {
  currency: f.string(`${CURRENCY} Null if none was given.`),
  preferred_locale: f.string(`${LOCALE}, such as \`de-AT\`. Null if none was given.`),
});

export const klarnaParam = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Klarna>(KLARNA, {
  currency: f.string(CURRENCY),
  on_demand: f.inputObject('The details of on-demand payments, which are purchases at irregular times.', {
    average_amount: f.money(
      'The average amount of a purchase, in the smallest currency unit, for all of your customers or a segment of them.',
    ),
    maximum_amount: f.money(
      'The maximum amount of a purchase, in the smallest currency unit, for all of your customers or a segment of them.',
    ),
    minimum_amount: f.money(
      'The minimum amount of a purchase, in the smallest currency unit, for all of your customers or a segment of them.',
    ),
    purchase_interval: f.enum(Interval, 'The unit of the interval between two purchases.'),
    purchase_interval_count: f.int('The number of `purchaseInterval` units between two purchases.'),
  }),
  preferred_locale: f.enum(KlarnaPreferredLocale, `${LOCALE}.`),
  subscriptions: f.emptyable(
    f.inputObjects<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Klarna.Subscription>(
      'The subscriptions for which the payment method is set up.',
      {
        interval: f.required(f.enum(Interval, 'The unit of the interval between two charges.')),
        interval_count: f.int(
          'The number of `interval` units between two charges: with MONTH and 3, there is one charge every three months.',
        ),
        name: f.string('The name of the subscription.'),
        next_billing: f.requiredInputObject('The next charge for the subscription.', {
          amount: f.required(f.money('The amount of the next charge, in the smallest currency unit.')),
          date: f.required(f.date('The day of the next charge.')),
        }),
        reference: f.required(
          f.string(
            'Your reference for the subscription, which is the same for all of its charges. Customers do not see it.',
          ),
        ),
      },
      {
        name: 'KlarnaSubscription',
        typeDescription: 'A subscription for which the payment method is set up.',
      },
    ),
    'In an update or a confirmation, null or `[]` removes them.',
  ),
});
