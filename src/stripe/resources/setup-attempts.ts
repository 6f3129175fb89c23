import type { Stripe as Wire } from 'stripe';
import type { StripeRequest } from '../call.ts';
import type { FormParams } from '../form.ts';
import type { PageParams, StripeList } from '../list.ts';

/** Stripe's operations on setup attempts: they can only be listed, by intent. */
export function setupAttempts(request: StripeRequest) {
  return {
    list: (
      params: PageParams & FormParams & { readonly setup_intent: string },
      options: { readonly endsAt: number },
    ) =>
      request<StripeList<Wire.SetupAttempt>>({
        method: 'GET',
        path: '/v1/setup_attempts',
        params,
        expects: 'list',
        ...options,
      }),
  };
}
