import type { LoggedEvent } from './event-log.ts';

/** The events that a subscriber wants. */
export type Interest =
  | { readonly objectId: string }
  | {
      /** The connected account; null for the own account. */
      readonly account: string | null;
      /** Null for all customers. */
      readonly customer: string | null;
    };

interface Subscriber {
  readonly interest: Interest;
  readonly onEvent: (event: LoggedEvent) => void;
  readonly onLoss: () => void;
}

/** Whether an event concerns a subscriber. An event without a customer may concern every customer. */
export function concerns(event: LoggedEvent, interest: Interest): boolean {
  if ('objectId' in interest) return event.objectId === interest.objectId;
  const { account, customer } = interest;
  return (
    event.account === account && (customer === null || event.customer === null || event.customer === customer)
  );
}

/** Passes the events of a log on to the subscribers of this instance. */
export class Hub {
  readonly #byObject = new Map<string, Set<Subscriber>>();
  readonly #byAccount = new Map<string | null, Set<Subscriber>>();
  /** The number of subscribers of each account. */
  readonly #accounts = new Map<string | null, number>();

  /**
   * @param account the account whose events the subscriber needs
   * @returns a function that ends the subscription
   */
  subscribe(subscriber: Subscriber, account: string | null): () => void {
    const { interest } = subscriber;
    const end =
      'objectId' in interest
        ? add(this.#byObject, interest.objectId, subscriber)
        : add(this.#byAccount, interest.account, subscriber);
    this.#accounts.set(account, (this.#accounts.get(account) ?? 0) + 1);
    return () => {
      end();
      const left = (this.#accounts.get(account) ?? 0) - 1;
      if (left > 0) this.#accounts.set(account, left);
      else this.#accounts.delete(account);
    };
  }

  /** The accounts with subscribers; null is the own account. */
  get accounts(): readonly (string | null)[] {
    return [...this.#accounts.keys()];
  }

  publish(event: LoggedEvent): void {
    for (const { onEvent } of this.#byObject.get(event.objectId) ?? []) onEvent(event);
    for (const { interest, onEvent } of this.#byAccount.get(event.account) ?? [])
      if (concerns(event, interest)) onEvent(event);
  }

  /** Tells all subscribers that events may have been lost. */
  publishLoss(): void {
    for (const index of [this.#byObject, this.#byAccount])
      for (const subscribers of index.values()) for (const { onLoss } of subscribers) onLoss();
  }
}

function add<Key>(index: Map<Key, Set<Subscriber>>, key: Key, subscriber: Subscriber): () => void {
  const subscribers = index.get(key) ?? new Set();
  index.set(key, subscribers.add(subscriber));
  return () => {
    subscribers.delete(subscriber);
    if (subscribers.size === 0 && index.get(key) === subscribers) index.delete(key);
  };
}
