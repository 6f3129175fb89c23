import type { Stripe as Wire } from 'stripe';
import type { StripeRequest } from '../call.ts';
import { encodePathSegment, type FormParams } from '../form.ts';
import type { CustomerId } from '../ids.ts';
import type { PageParams, StripeList } from '../list.ts';

/** Stripe's operations on customers. */
export function customers(request: StripeRequest) {
  return {
    retrieve: (id: CustomerId, params: { readonly expand?: readonly string[] } = {}) =>
      request<Wire.Customer | Wire.DeletedCustomer>({
        method: 'GET',
        path: `/v1/customers/${encodePathSegment(id)}`,
        params: { ...params },
        expects: 'customer',
      }),
    listPaymentMethods: (
      id: CustomerId,
      params: PageParams & FormParams,
      options: { readonly endsAt: number },
    ) =>
      request<StripeList<Wire.PaymentMethod>>({
        method: 'GET',
        path: `/v1/customers/${encodePathSegment(id)}/payment_methods`,
        params,
        expects: 'list',
        ...options,
      }),
  };
}
