import { webhookUrlProblem } from '../../events/webhook-url.ts';
import type { Ids } from '../../store/ids.ts';
import type { Account, EventPayload, WebhookEndpointRecord } from '../../store/store.ts';
import { newWebhookEndpoint } from './webhook-endpoints.ts';

/** A webhook endpoint of the platform. */
export interface SandboxWebhook {
  /** HTTPS, or a loopback URL. */
  readonly url: string;
  /** Default: a new secret. */
  readonly secret?: string;
  /** Whether it receives the events of all connected accounts instead of those of the platform. */
  readonly connect?: boolean;
  /** The event types. Default: `['*']`, which are all. */
  readonly enabledEvents?: readonly string[];
  /** The `api_version` of the events. Default: the version of the sandbox. */
  readonly apiVersion?: string;
  /** Whether it receives whole events or thin ones. Default: `snapshot`. */
  readonly eventPayload?: EventPayload;
}

interface Deps {
  readonly ids: Ids;
  /** Unix seconds. */
  readonly now: () => number;
}

/** The endpoints that were registered without HTTP. They survive a reset of the sandbox. */
export class RegisteredWebhooks {
  readonly #deps: Deps;
  readonly #records: WebhookEndpointRecord[] = [];

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * Registers an endpoint, and returns a copy for the store.
   *
   * @throws Error for a URL that is neither HTTPS nor a loopback URL.
   */
  register(webhook: SandboxWebhook): WebhookEndpointRecord {
    const { url, secret, connect, enabledEvents = ['*'], apiVersion, eventPayload = 'snapshot' } = webhook;
    const problem = webhookUrlProblem(url, () => true);
    if (problem !== null) throw new Error(`The url of a webhook is ${JSON.stringify(url)}. ${problem}`);
    const context = { ids: this.#deps.ids, now: this.#deps.now() };
    const params = { api_version: apiVersion, connect, enabled_events: [...enabledEvents], url };
    const created = newWebhookEndpoint(context, params);
    const record = { ...created, secret: secret ?? created.secret, eventPayload };
    this.#records.push(record);
    return structuredClone(record);
  }

  /** Adds all endpoints, as they were registered, to the platform of a new store. */
  addTo(platform: Account): void {
    for (const record of this.#records) platform.webhookEndpoints.add(structuredClone(record));
  }
}
