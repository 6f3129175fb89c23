import type { Stripe as Wire } from 'stripe';
import type { CustomerId } from '../ids.ts';
import { change, create, listOf, retrieve } from '../operation.ts';

/** Stripe's operations on customers. */
export const customers = {
  retrieve: retrieve<CustomerId, Wire.Customer | Wire.DeletedCustomer>('/v1/customers/:id', 'customer'),
  listPaymentMethods: listOf<CustomerId, Wire.PaymentMethod>('/v1/customers/:id/payment_methods'),
  create: create<Wire.Customer>('/v1/customers', 'customer'),
  update: change<CustomerId, Wire.Customer>('/v1/customers/:id', 'customer'),
};
