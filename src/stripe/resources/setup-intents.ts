import type { Stripe as Wire } from 'stripe';
import type { StripeCall, StripeRequest } from '../call.ts';
import { encodePathSegment, type FormParams } from '../form.ts';
import type { SetupIntentId } from '../ids.ts';
import type { PageParams, StripeList } from '../list.ts';

export interface RetrieveSetupIntent {
  readonly client_secret?: string;
  readonly expand?: readonly string[];
}

export interface WriteOptions {
  readonly idempotencyKey: string;
}

const path = (id: SetupIntentId) => `/v1/setup_intents/${encodePathSegment(id)}`;

/**
 * Stripe's operations on setup intents. Writes never carry `expand`, so that an idempotency key covers nothing but the
 * caller's input, and a replay with another selection is the same write.
 */
export function setupIntents(request: StripeRequest) {
  const intent = (call: Omit<StripeCall, 'expects'>) =>
    request<Wire.SetupIntent>({ ...call, expects: 'setup_intent' });
  return {
    list: (params: PageParams & FormParams, options: { readonly endsAt: number }) =>
      request<StripeList<Wire.SetupIntent>>({
        method: 'GET',
        path: '/v1/setup_intents',
        params,
        expects: 'list',
        ...options,
      }),
    retrieve: (id: SetupIntentId, params: RetrieveSetupIntent = {}) =>
      intent({ method: 'GET', path: path(id), params: { ...params } }),
    create: (params: FormParams, options: WriteOptions) =>
      intent({ method: 'POST', path: '/v1/setup_intents', params, ...options }),
    update: (id: SetupIntentId, params: FormParams, options: WriteOptions) =>
      intent({ method: 'POST', path: path(id), params, ...options }),
    confirm: (id: SetupIntentId, params: FormParams, options: WriteOptions) =>
      intent({ method: 'POST', path: `${path(id)}/confirm`, params, ...options }),
    verifyMicrodeposits: (id: SetupIntentId, params: FormParams, options: WriteOptions) =>
      intent({
        method: 'POST',
        path: `${path(id)}/verify_microdeposits`,
        params,
        ...options,
      }),
    cancel: (id: SetupIntentId, params: FormParams, options: WriteOptions) =>
      intent({ method: 'POST', path: `${path(id)}/cancel`, params, ...options }),
  };
}
