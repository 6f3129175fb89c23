import type { Stripe } from 'stripe';
import { f } from '../../fields/f.ts';
import { stripeEnum } from '../../stripe-enum.ts';
import { KlarnaPreferredLocale } from './klarna-locale.ts';

type Purchase = Stripe.SetupIntentCreateParams.PaymentMethodOptions.Klarna.OnDemand.PurchaseInterval;
type Subscription = Stripe.SetupIntentCreateParams.PaymentMethodOptions.Klarna.Subscription.Interval;

const Interval = stripeEnum<Purchase & Subscription>('SetupIntentPaymentMethodOptionsKlarnaInterval', {
  description: 'The unit in which the time between two payments with Klarna is counted.',
  values: { day: 'Days.', month: 'Months.', week: 'Weeks.', year: 'Years.' },
});

const KLARNA = 'Settings for Klarna.';
const CURRENCY = 'Three-letter code of the currency of later payments, in lower case.';
const LOCALE = "The language and country of Klarna's page";

export const klarna = f.object<Stripe.SetupIntent.PaymentMethodOptions.Klarna>(KLARNA, {
  currency: f.string(`${CURRENCY} Null when none was given.`),
  preferred_locale: f.string(`${LOCALE}, such as \`de-AT\`. Null when Klarna chooses.`),
});

export const klarnaParam = f.inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Klarna>(KLARNA, {
  currency: f.string(CURRENCY),
  on_demand: f.inputObject('What Klarna should expect of payments that the customer makes when they like.', {
    average_amount: f.money('What a payment comes to on average, in the smallest unit of the currency.'),
    maximum_amount: f.money('What a payment comes to at most, in the smallest unit of the currency.'),
    minimum_amount: f.money('What a payment comes to at least, in the smallest unit of the currency.'),
    purchase_interval: f.enum(Interval, 'The unit of the time between two payments.'),
    purchase_interval_count: f.int('How many such units lie between two payments.'),
  }),
  preferred_locale: f.enum(KlarnaPreferredLocale, `${LOCALE}.`),
  subscriptions: f.emptyable(
    f.inputObjects<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Klarna.Subscription>(
      'The subscriptions that the customer signs up for.',
      {
        interval: f.required(f.enum(Interval, 'The unit of the time between two payments.')),
        interval_count: f.int('How many such units lie between two payments; one by default.'),
        name: f.string('The name of the subscription.'),
        next_billing: f.requiredInputObject('The next payment.', {
          amount: f.required(f.money('Its amount, in the smallest unit of the currency.')),
          date: f.required(f.date('The day of the next payment.')),
        }),
        reference: f.required(
          f.string(
            'Your own name for the subscription, the same with each of its payments. The customer does not see it.',
          ),
        ),
      },
      { name: 'KlarnaSubscription' },
    ),
  ),
});
