import type { Stripe as Wire } from 'stripe';
import type { StripeRequest } from '../client.ts';
import { encodePathSegment } from '../form.ts';
import type { CustomerId } from '../ids.ts';

/** The operations on customers that the graph needs. */
export function customers(request: StripeRequest) {
  return {
    retrieve: (id: CustomerId, params: { readonly expand?: readonly string[] } = {}) =>
      request<Wire.Customer | Wire.DeletedCustomer>({
        method: 'GET',
        path: `/v1/customers/${encodePathSegment(id)}`,
        params: { ...params },
      }),
  };
}
