import type { Stripe as Wire } from 'stripe';
import type { PaymentMethodId } from '../ids.ts';
import { change, retrieve } from '../operation.ts';

/** Stripe's operations on payment methods. */
export const paymentMethods = {
  retrieve: retrieve<PaymentMethodId, Wire.PaymentMethod>('/v1/payment_methods/:id', 'payment_method'),
  update: change<PaymentMethodId, Wire.PaymentMethod>('/v1/payment_methods/:id', 'payment_method'),
  detach: change<PaymentMethodId, Wire.PaymentMethod>('/v1/payment_methods/:id/detach', 'payment_method'),
};
