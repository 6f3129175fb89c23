import type { Stripe as Wire } from 'stripe';
import type { StripeRequest } from '../call.ts';
import { encodePathSegment } from '../form.ts';
import type { PaymentMethodId } from '../ids.ts';

/** Stripe's operations on payment methods. */
export function paymentMethods(request: StripeRequest) {
  return {
    retrieve: (id: PaymentMethodId, params: { readonly expand?: readonly string[] } = {}) =>
      request<Wire.PaymentMethod>({
        method: 'GET',
        path: `/v1/payment_methods/${encodePathSegment(id)}`,
        params: { ...params },
        expects: 'payment_method',
      }),
  };
}
