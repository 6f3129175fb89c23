import type { WebhookFaults } from '../faults/webhook-faults.ts';
import { SANDBOX_VERSION } from '../http/version.ts';
import type { Ids } from '../store/ids.ts';
import type { EventRequest, StripeEvent } from '../store/objects.ts';
import type { Account, EventRecord, WebhookEndpointRecord } from '../store/store.ts';
import type { Changes, EventContent } from './changes.ts';
import type { Deliveries } from './deliveries.ts';

/** The operation that made the changes. */
export interface ChangeSource {
  readonly account: Account;
  /** The platform's account: the same as `account`, unless that is a connected account. */
  readonly platform: Account;
  /** Unix seconds. */
  readonly at: number;
  readonly request: EventRequest;
}

interface PublisherDeps {
  readonly ids: Ids;
  readonly deliveries: Deliveries;
  readonly faults: WebhookFaults;
}

/** Turns the changes of operations into histories of setup intents and into events, and delivers the events. */
export class EventPublisher {
  readonly #deps: PublisherDeps;

  constructor(deps: PublisherDeps) {
    this.#deps = deps;
  }

  /** Publishes the changes of an operation that has ended, even if it ended with an error. */
  publish(changes: Changes, source: ChangeSource): void {
    changes.recordStates(source.at);
    for (const content of changes.events()) {
      const faults = this.#deps.faults.next();
      if (faults.kinds.has('never_generated')) continue;
      const endpoints = endpointsFor(content, source);
      const copies = faults.kinds.has('twin') ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1)
        this.#deps.deliveries.deliver(this.#store(content, source, endpoints), endpoints, faults);
    }
  }

  #store(
    content: EventContent,
    { account, at, request }: ChangeSource,
    endpoints: readonly WebhookEndpointRecord[],
  ): EventRecord {
    const { type, data } = content;
    const unconfirmed = new Set(endpoints.map(({ id }) => id));
    const envelope = {
      id: this.#deps.ids.next('evt_', 24),
      object: 'event',
      ...(account.id === null ? {} : { account: account.id }),
      api_version: SANDBOX_VERSION,
      created: at,
      livemode: false,
      request,
      type,
    } as const;
    // Objects take many times the memory of their JSON.
    const json = JSON.stringify(data);
    return account.events.add({
      id: envelope.id,
      created: at,
      type,
      unconfirmed,
      get wire() {
        const copy = JSON.parse(json) as StripeEvent['data'];
        return { ...envelope, data: copy, pending_webhooks: unconfirmed.size };
      },
    });
  }
}

/** The enabled endpoints of the account, and for a connected account those of the platform with `connect`. */
function endpointsFor({ type }: EventContent, { account, platform }: ChangeSource): WebhookEndpointRecord[] {
  const own = account.webhookEndpoints.items().filter(({ connect }) => !connect);
  const connected = account === platform ? [] : platform.webhookEndpoints.items();
  return [...own, ...connected.filter(({ connect }) => connect)].filter(
    ({ wire }) =>
      wire.status === 'enabled' &&
      ['*', type, `v1.${type}`].some((selected) => wire.enabled_events.includes(selected)),
  );
}
