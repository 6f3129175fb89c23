import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { NaverPayFunding } from './banks.ts';

export const cashapp = f.object<Stripe.PaymentMethod.Cashapp>(
  'The Cash App account of the payment method. Null unless `type` is CASHAPP.',
  {
    buyer_id: f.string('The identifier of the customer at Cash App. It never changes.'),
    cashtag: f.string("The customer's public name at Cash App, such as `$jenny`."),
  },
);

export const link = f.object<Stripe.PaymentMethod.Link>(
  'The Link account of the payment method. Null unless `type` is LINK.',
  {
    email: f.string("The account owner's email address."),
    persistent_token: f.deprecated(
      f.string('A token of an earlier version of Link, without any function today.'),
      'Stripe no longer uses this token. It has no replacement.',
    ),
  },
);

export const naverPay = f.object<Stripe.PaymentMethod.NaverPay>(
  'The Naver Pay account of the payment method. Null unless `type` is NAVER_PAY.',
  {
    buyer_id: f.string(
      'An identifier of the Naver Pay account. Payment methods with the same account have the same value.',
    ),
    funding: f.enum(NaverPayFunding, 'Whether the customer pays with Naver Pay points or with a card.'),
  },
);

export const paypal = f.object<Stripe.PaymentMethod.Paypal>(
  'The PayPal account of the payment method. Null unless `type` is PAYPAL. PayPal provides the values, which cannot be changed.',
  {
    country: f.string("The buyer's country, as a two-letter ISO code."),
    payer_email: f.string("The account owner's email address."),
    payer_id: f.string('The identifier of the customer at PayPal.'),
  },
);
