import { SANDBOX_VERSION } from '../http/version.ts';
import type { Ids } from '../store/ids.ts';
import type { EventRequest, StripeEvent } from '../store/objects.ts';
import type { Account, EventRecord } from '../store/store.ts';
import type { Changes, EventContent } from './changes.ts';

/** The operation that made the changes. */
export interface ChangeSource {
  readonly account: Account;
  /** Unix seconds. */
  readonly at: number;
  readonly request: EventRequest;
}

/** Turns the changes of operations into histories of setup intents and into events. */
export class EventPublisher {
  readonly #ids: Ids;

  constructor({ ids }: { readonly ids: Ids }) {
    this.#ids = ids;
  }

  /** Publishes the changes of an operation that has ended, even if it ended with an error. */
  publish(changes: Changes, source: ChangeSource): void {
    changes.recordStates(source.at);
    for (const content of changes.events()) this.#store(content, source);
  }

  #store(content: EventContent, { account, at, request }: ChangeSource): EventRecord {
    const wire: StripeEvent = {
      id: this.#ids.next('evt_', 24),
      object: 'event',
      ...(account.id === null ? {} : { account: account.id }),
      api_version: SANDBOX_VERSION,
      created: at,
      livemode: false,
      pending_webhooks: 0,
      request,
      ...content,
    };
    return account.events.add({ id: wire.id, created: at, wire, unconfirmed: new Set() });
  }
}
