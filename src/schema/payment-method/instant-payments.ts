import type { Stripe } from 'stripe';
import { f } from '../fields/f.ts';

export const bizum = f.object<Stripe.PaymentMethod.Bizum>(
  'The details of a Bizum payment method. Null unless `type` is BIZUM.',
  {
    buyer_id: f.string('The identifier of the customer at the local payment processor, if provided.'),
  },
);

export const blik = f.object<Stripe.PaymentMethod.Blik>(
  'The details of a BLIK payment method. Null unless `type` is BLIK.',
  {
    buyer_id: f.string('The identifier of the customer at BLIK, if provided. It never changes.'),
  },
);

export const pix = f.object<Stripe.PaymentMethod.Pix>(
  'The details of a Pix payment method. Null unless `type` is PIX.',
  {
    fingerprint: f.string(
      'An identifier of the Pix account. Payment methods with the same account have the same fingerprint.',
    ),
  },
);

export const upi = f.object<Stripe.PaymentMethod.Upi>(
  'The details of a UPI payment method. Null unless `type` is UPI.',
  { vpa: f.string("The customer's Virtual Payment Address (VPA), such as `jenny@bank`.") },
);
