import type { Stripe } from 'stripe';
import { object } from '../fields/output.ts';
import { oneOf, text } from '../fields/vocabulary.ts';
import { NaverPayFunding } from './banks.ts';

export const cashapp = object<Stripe.PaymentMethod.Cashapp>(
  'Details of a Cash App account, for CASHAPP. Null for other types.',
  {
    buyer_id: text('The id of the customer at Cash App; it never changes.'),
    cashtag: text("The customer's public name at Cash App, such as `$jenny`."),
  },
);

export const link = object<Stripe.PaymentMethod.Link>(
  'Details of a Link account, for LINK. Null for other types.',
  {
    email: text('The e-mail address of the account.'),
    persistent_token: text('Once a lasting name of the account; Stripe has given it no meaning since.'),
  },
);

export const naverPay = object<Stripe.PaymentMethod.NaverPay>(
  'Details of a Naver Pay account, for NAVER_PAY. Null for other types.',
  {
    buyer_id: text('The id of the customer at Naver Pay, to recognize duplicates.'),
    funding: oneOf(NaverPayFunding, 'What the money is taken from.'),
  },
);

export const paypal = object<Stripe.PaymentMethod.Paypal>(
  'Details of a PayPal account, for PAYPAL. Null for other types.',
  {
    country: text('Two-letter code of the country of the account, as PayPal told it.'),
    payer_email: text('The e-mail address of the account, as PayPal told it.'),
    payer_id: text('The id of the customer at PayPal.'),
  },
);
