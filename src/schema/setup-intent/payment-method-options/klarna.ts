import type { Stripe } from 'stripe';
import { inputObject, inputObjects, requiredObject } from '../../fields/input.ts';
import { object } from '../../fields/output.ts';
import { emptyable, integer, money, oneOf, required, text } from '../../fields/vocabulary.ts';
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

export const klarna = object<Stripe.SetupIntent.PaymentMethodOptions.Klarna>(KLARNA, {
  currency: text(`${CURRENCY} Null when none was given.`),
  preferred_locale: text(`${LOCALE}, such as \`de-AT\`. Null when Klarna chooses.`),
});

export const klarnaParam = inputObject<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Klarna>(KLARNA, {
  currency: text(CURRENCY),
  on_demand: inputObject('What Klarna should expect of payments that the customer makes when they like.', {
    average_amount: money('What a payment comes to on average, in the smallest unit of the currency.'),
    maximum_amount: money('What a payment comes to at most, in the smallest unit of the currency.'),
    minimum_amount: money('What a payment comes to at least, in the smallest unit of the currency.'),
    purchase_interval: oneOf(Interval, 'The unit of the time between two payments.'),
    purchase_interval_count: integer('How many such units lie between two payments.'),
  }),
  preferred_locale: oneOf(KlarnaPreferredLocale, `${LOCALE}.`),
  subscriptions: emptyable(
    inputObjects<Stripe.SetupIntentCreateParams.PaymentMethodOptions.Klarna.Subscription>(
      'The subscriptions that the customer signs up for.',
      {
        interval: required(oneOf(Interval, 'The unit of the time between two payments.')),
        interval_count: integer('How many such units lie between two payments; one by default.'),
        name: text('The name of the subscription.'),
        next_billing: requiredObject('The next payment.', {
          amount: required(money('Its amount, in the smallest unit of the currency.')),
          date: required(text('Its day, such as `2030-01-31`.')),
        }),
        reference: required(
          text(
            'Your own name for the subscription, the same with each of its payments. The customer does not see it.',
          ),
        ),
      },
    ),
  ),
});
