import { createHmac } from 'node:crypto';

export const WEBHOOK_SECRET = 'whsec_test';

export interface TestEvent {
  readonly id: string;
  readonly type: string;
  readonly objectId: string;
  readonly customer?: string | null;
  readonly livemode?: boolean;
}

/** A snapshot event about a setup intent, as Stripe sends it. */
export function snapshotOf({ id, type, objectId, customer = null, livemode = false }: TestEvent): string {
  const object = { id: objectId, object: 'setup_intent', customer, client_secret: `${objectId}_secret_x` };
  const created = Math.floor(Date.now() / 1000);
  return JSON.stringify({ id, object: 'event', type, created, livemode, data: { object } });
}

/** The header `Stripe-Signature` for a body. */
export function signatureOf(body: string, { secret = WEBHOOK_SECRET, ageSeconds = 0 } = {}): string {
  const time = Math.floor(Date.now() / 1000) - ageSeconds;
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`;
}

/** Sends an event to a gateway. */
export async function deliver(graphqlUrl: string, event: TestEvent): Promise<Response> {
  const body = snapshotOf(event);
  return fetch(new URL('/webhooks/stripe', graphqlUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signatureOf(body) },
    body,
  });
}
