import { isJsonObject, type Json, wireCopy } from '../http/json.ts';
import type {
  Customer,
  EventType,
  Mandate,
  PaymentMethod,
  SetupIntent,
  StripeEvent,
} from '../store/objects.ts';
import type { SetupIntentRecord, SetupIntentState } from '../store/store.ts';
import { previousAttributes } from './previous-attributes.ts';

/** The most states that the history of a setup intent keeps. Above it, the oldest is dropped. */
const MAX_HISTORY = 1000;

type IntentEventType = Extract<EventType, `setup_intent.${string}`>;

interface Change {
  readonly type: EventType;
  readonly object: Customer | Mandate | PaymentMethod | SetupIntent;
  readonly before: Json | null;
}

/** The type and the data of an event. */
export type EventContent = Pick<StripeEvent, 'data' | 'type'>;

/**
 * The changes of one operation. An operation runs without interruption, so nobody sees an object between two of its
 * changes: all of its events contain the object as it is at the end. Stripe's do as well: with `confirm=true`, a
 * recorded `setup_intent.created` already has the error of the confirmation.
 */
export class Changes {
  readonly #changes: Change[] = [];
  readonly #intents = new Set<SetupIntentRecord>();

  /** Records an event. `before` is a copy of the object before an update: without a difference there is no event. */
  addEvent(type: EventType, object: Change['object'], before: Json | null = null): void {
    this.#changes.push({ type, object, before });
  }

  /** Records an event of a setup intent. */
  addIntentEvent(type: IntentEventType, record: SetupIntentRecord): void {
    this.addEvent(type, record.wire);
    this.addIntent(record);
  }

  /** Records a change of a setup intent for which Stripe has no event. */
  addIntent(record: SetupIntentRecord): void {
    this.#intents.add(record);
  }

  /** The events, in order. To be called at the end of the operation. */
  events(): readonly EventContent[] {
    return this.#changes.flatMap(({ type, object, before }) => {
      const copy = wireCopy(object);
      if (!isJsonObject(before) || !isJsonObject(copy)) return [{ type, data: { object: copy } }];
      const previous = previousAttributes(before, copy);
      if (Object.keys(previous).length === 0) return [];
      return [{ type, data: { object: copy, previous_attributes: previous } }];
    });
  }

  /** Adds the states of the changed setup intents to their histories. To be called at the end of the operation. */
  recordStates(at: number): void {
    for (const { wire, history } of this.#intents) {
      const json = JSON.stringify(wireCopy(wire));
      if (history.at(-1)?.json === json) continue;
      history.push({ at, status: wire.status, json });
      if (history.length > MAX_HISTORY) history.shift();
    }
  }
}

/** The states of a setup intent, oldest first. */
export function historyOf({ history }: SetupIntentRecord): SetupIntentState[] {
  return history.map(({ at, status, json }) => ({ at, status, object: JSON.parse(json) as Json }));
}
