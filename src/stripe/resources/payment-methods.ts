import type { Stripe as Wire } from 'stripe';
import type { PaymentMethodId } from '../ids.ts';
import { retrieve } from '../operation.ts';

/** Stripe's operations on payment methods. */
export const paymentMethods = {
  retrieve: retrieve<PaymentMethodId, Wire.PaymentMethod>('/v1/payment_methods/:id', 'payment_method'),
};
