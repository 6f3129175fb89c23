import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';

export const bizum = f.object<Stripe.PaymentMethod.Bizum>(
  'Details of Bizum, for BIZUM. Null for other types.',
  {
    buyer_id: f.string('The id of the customer at Bizum; null when it was not told.'),
  },
);

export const blik = f.object<Stripe.PaymentMethod.Blik>('Details of BLIK, for BLIK. Null for other types.', {
  buyer_id: f.string('The id of the customer at BLIK, which never changes; null when it was not told.'),
});

export const pix = f.object<Stripe.PaymentMethod.Pix>('Details of Pix, for PIX. Null for other types.', {
  fingerprint: f.string(
    'The same for the same Pix account within one Stripe account, to recognize duplicates.',
  ),
});

export const upi = f.object<Stripe.PaymentMethod.Upi>('Details of UPI, for UPI. Null for other types.', {
  vpa: f.string("The customer's payment address (VPA), such as `jenny@bank`."),
});
