import { isRecord } from '../stripe/errors.ts';
import { SetupIntentId } from '../stripe/ids.ts';

/** Stripe's events about setup intents. There is none for updates, and none for the status `processing`. */
export const SETUP_INTENT_EVENTS = [
  'setup_intent.created',
  'setup_intent.requires_action',
  'setup_intent.setup_failed',
  'setup_intent.succeeded',
  'setup_intent.canceled',
] as const;

export type SetupIntentEventType = (typeof SETUP_INTENT_EVENTS)[number];

/**
 * What the gateway keeps of one of Stripe's events. The object in the event is not kept: it may be older than others, and
 * it contains a client secret.
 */
export interface EventFact {
  /** `evt_…` */
  readonly id: string;
  readonly type: SetupIntentEventType;
  /** The setup intent (`seti_…`). */
  readonly objectId: string;
  /** The customer of the intent; null if it has none, or if the event does not name it. */
  readonly customer: string | null;
  /** The connected account of the intent; null for the own account. */
  readonly account: string | null;
  /** Unix seconds. */
  readonly createdAt: number;
}

/** An event that the gateway has no use for. */
export type Irrelevant = 'type' | 'livemode';

/**
 * Reads an event in one of Stripe's two formats: a snapshot (`event`), or a thin event (`v2.core.event`). Null if the value
 * is not an event.
 * @param isLive whether the gateway's key is a live key: events of the other mode are irrelevant
 */
export function eventFrom(value: unknown, isLive: boolean): EventFact | Irrelevant | null {
  if (!isRecord(value) || typeof value.id !== 'string' || typeof value.type !== 'string') return null;
  const isThin = value.object === 'v2.core.event';
  if (!isThin && value.object !== 'event') return null;
  if (typeof value.livemode === 'boolean' && value.livemode !== isLive) return 'livemode';
  const name = isThin ? value.type.replace(/^v1\./, '') : value.type;
  const type = SETUP_INTENT_EVENTS.find((each) => each === name);
  if (!type) return 'type';
  const object = isThin ? value.related_object : isRecord(value.data) ? value.data.object : null;
  const objectId = isRecord(object) ? SetupIntentId.parse(String(object.id)) : null;
  if (!isRecord(object) || objectId === null) return null;
  const createdAt = isThin ? Math.floor(Date.parse(String(value.created)) / 1000) : Number(value.created);
  if (!Number.isFinite(createdAt)) return null;
  const account = isThin ? value.context : value.account;
  return {
    id: value.id,
    type,
    objectId,
    customer: typeof object.customer === 'string' ? object.customer : null,
    account: typeof account === 'string' ? account : null,
    createdAt,
  };
}
