import type { Stripe } from 'stripe';
import { object } from '../fields/output.ts';
import { text } from '../fields/vocabulary.ts';

export const bizum = object<Stripe.PaymentMethod.Bizum>(
  'Details of Bizum, for BIZUM. Null for other types.',
  {
    buyer_id: text('The id of the customer at Bizum; null when it was not told.'),
  },
);

export const blik = object<Stripe.PaymentMethod.Blik>('Details of BLIK, for BLIK. Null for other types.', {
  buyer_id: text('The id of the customer at BLIK, which never changes; null when it was not told.'),
});

export const pix = object<Stripe.PaymentMethod.Pix>('Details of Pix, for PIX. Null for other types.', {
  fingerprint: text('The same for the same Pix account within one Stripe account, to recognize duplicates.'),
});

export const upi = object<Stripe.PaymentMethod.Upi>('Details of UPI, for UPI. Null for other types.', {
  vpa: text("The customer's payment address (VPA), such as `jenny@bank`."),
});
