import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';
import { NaverPayFunding } from './banks.ts';

export const cashapp = f.object<Stripe.PaymentMethod.Cashapp>(
  'Details of a Cash App account, for CASHAPP. Null for other types.',
  {
    buyer_id: f.string('The id of the customer at Cash App; it never changes.'),
    cashtag: f.string("The customer's public name at Cash App, such as `$jenny`."),
  },
);

export const link = f.object<Stripe.PaymentMethod.Link>(
  'Details of a Link account, for LINK. Null for other types.',
  {
    email: f.string('The e-mail address of the account.'),
    persistent_token: f.string('Once a lasting name of the account; Stripe has given it no meaning since.'),
  },
);

export const naverPay = f.object<Stripe.PaymentMethod.NaverPay>(
  'Details of a Naver Pay account, for NAVER_PAY. Null for other types.',
  {
    buyer_id: f.string('The id of the customer at Naver Pay, to recognize duplicates.'),
    funding: f.enum(NaverPayFunding, 'What the money is taken from.'),
  },
);

export const paypal = f.object<Stripe.PaymentMethod.Paypal>(
  'Details of a PayPal account, for PAYPAL. Null for other types.',
  {
    country: f.string('Two-letter code of the country of the account, as PayPal told it.'),
    payer_email: f.string('The e-mail address of the account, as PayPal told it.'),
    payer_id: f.string('The id of the customer at PayPal.'),
  },
);
