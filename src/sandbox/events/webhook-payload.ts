import { createHmac } from 'node:crypto';
import { isJsonObject, wireCopy } from '../http/json.ts';
import { digest } from '../store/ids.ts';
import type { StripeEvent } from '../store/objects.ts';
import type { EventPayload } from '../store/store.ts';

/** The collection in which each object of an event can be retrieved. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  customer: 'customers',
  mandate: 'mandates',
  payment_method: 'payment_methods',
  setup_intent: 'setup_intents',
};

/** The body of a webhook: the whole event, or a thin event that only names the object. */
export function webhookBody(event: StripeEvent, payload: EventPayload): string {
  return JSON.stringify(wireCopy(payload === 'thin' ? thinEvent(event) : event), null, 2);
}

/** Stripe's `v2.core.event`. Its id is not that of the event in `/v1/events`, which is `snapshot_event`. */
function thinEvent({ id, account, created, data, livemode, request, type }: StripeEvent): object {
  const related = isJsonObject(data.object) ? data.object : {};
  const name = String(related.object);
  return {
    id: `evt_${digest(`thin ${id}`, 24)}`,
    object: 'v2.core.event',
    context: account,
    created: new Date(created * 1000).toISOString(),
    livemode,
    ...(request.id === null ? {} : { reason: { type: 'request', request } }),
    related_object: { id: related.id, type: name, url: `/v1/${COLLECTIONS[name]}/${related.id}` },
    snapshot_event: id,
    type: `v1.${type}`,
  };
}

/** The `Stripe-Signature` of a body, made at a Unix second. The key is the whole secret, with its prefix. */
export function signatureOf(body: string, { secret, at }: { secret: string; at: number }): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}
