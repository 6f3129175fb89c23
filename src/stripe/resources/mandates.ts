import type { Stripe as Wire } from 'stripe';
import type { StripeRequest } from '../client.ts';
import { encodePathSegment } from '../form.ts';
import type { MandateId } from '../ids.ts';

/** The operations on mandates that the graph needs. */
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
