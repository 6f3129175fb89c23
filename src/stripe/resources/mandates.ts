import type { Stripe as Wire } from 'stripe';
import type { StripeRequest } from '../call.ts';
import { encodePathSegment } from '../form.ts';
import type { MandateId } from '../ids.ts';

/** Stripe's operations on mandates. */
export function mandates(request: StripeRequest) {
  return {
    retrieve: (id: MandateId, params: { readonly expand?: readonly string[] } = {}) =>
      request<Wire.Mandate>({
        method: 'GET',
        path: `/v1/mandates/${encodePathSegment(id)}`,
        params: { ...params },
        expects: 'mandate',
      }),
  };
}
