import { clearable, object, type Shape, text } from '../../form/params.ts';

/** A customer's address, shipping address or billing address. */
export const ADDRESS = {
  city: text,
  country: text,
  line1: text,
  line2: text,
  postal_code: text,
  state: text,
} as const satisfies Shape;

/** The `billing_details` of a payment method. */
export const BILLING_DETAILS = {
  address: clearable(object(ADDRESS)),
  email: text,
  name: text,
  phone: text,
  tax_id: text,
} as const satisfies Shape;
