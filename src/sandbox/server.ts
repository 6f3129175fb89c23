import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { historyOf } from './events/changes.ts';
import { Deliveries } from './events/deliveries.ts';
import { EventPublisher } from './events/event-publisher.ts';
import { Faults, faultSettingsFrom, type GivenFaultSettings, NO_FAULTS } from './faults/faults.ts';
import { type ReceivedRequest, ReceivedRequests } from './http/received-requests.ts';
import { createRequestGuard } from './http/request-guard.ts';
import { createRequestHandler } from './http/request-handler.ts';
import {
  RegisteredWebhooks,
  type SandboxWebhook,
} from './resources/webhook-endpoints/registered-webhooks.ts';
import { seed } from './seed/seed.ts';
import { createIds } from './store/ids.ts';
import { Ledger, type LedgerEntry } from './store/ledger.ts';
import { type SetupIntentState, Store } from './store/store.ts';

export type { FaultKind, FaultSettings, GivenFaultSettings } from './faults/faults.ts';
export type { WebhookFaultKind, WebhookFaultSettings } from './faults/webhook-faults.ts';
export type { ReceivedRequest } from './http/received-requests.ts';
export type { SandboxWebhook } from './resources/webhook-endpoints/registered-webhooks.ts';
export { seededIds } from './seed/seed.ts';
export type { LedgerEntry } from './store/ledger.ts';
export type { SetupIntentState } from './store/store.ts';

export interface SandboxOptions {
  /** The address to listen on. Default: 127.0.0.1. */
  readonly host?: string;
  /**
   * Host names that clients use for the sandbox, such as a container's name, in addition to `host` and the loopback
   * names. Requests with any other `Host` header are rejected, because a web page could have sent them by DNS rebinding.
   */
  readonly allowedHosts?: readonly string[];
  /** Default: 0, which means any free port. */
  readonly port?: number;
  /** Whether the platform account starts with the seeded objects. Connected accounts always start empty. */
  readonly seeded?: boolean;
  /** The clock, in Unix seconds. */
  readonly now?: () => number;
  /** The source of random ids: numbers from 0 (inclusive) to 1 (exclusive). Ids are unique even if it repeats numbers. */
  readonly random?: () => number;
  /** How long each `/v1` operation waits after it has claimed its idempotency key and before it runs. */
  readonly latencyMs?: number;
  /** Webhook endpoints that exist from the start, and after a reset: see `addWebhookEndpoint`. */
  readonly webhooks?: readonly SandboxWebhook[];
  /**
   * Waits for a number of milliseconds before a webhook is sent again, or late. Default: a timer. May reject when the
   * signal is aborted.
   */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** A running sandbox. */
export interface Sandbox extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly host: string;
  /** Closes the server and all connections immediately. */
  close(): Promise<void>;
  /**
   * Restores the initial state: seeded or empty as at the start, unless the options say otherwise. Also clears the
   * received requests and the ledger, and stops all faults.
   */
  reset(options?: { readonly seeded?: boolean }): void;
  /** The last requests to `/v1`, oldest first: the same as `GET /_sandbox/requests`. */
  requests(): readonly ReceivedRequest[];
  /**
   * Makes requests to `/v1` fail and webhooks misbehave from now on: the same as `POST /_sandbox/faults`. Omitted
   * settings have their defaults; `rate: 0`, the default, stops the faults.
   *
   * @throws FaultSettingsError for an invalid setting
   */
  misbehave(settings: GivenFaultSettings): void;
  /** The objects that each idempotency key created, oldest key first: the same as `GET /_sandbox/ledger`. */
  ledger(): readonly LedgerEntry[];
  /**
   * Registers a webhook endpoint on the platform, which a reset does not remove.
   *
   * @throws Error for a URL that is neither HTTPS nor a loopback URL.
   */
  addWebhookEndpoint(webhook: SandboxWebhook): { readonly id: string; readonly secret: string };
  /**
   * The states of a setup intent, oldest first: the same as `GET /_sandbox/history`. Updates that have no event are
   * included. Empty for an unknown id. `account` is the connected account; by default the platform.
   */
  history(id: string, account?: string): readonly SetupIntentState[];
}

/**
 * Starts a stateful server that is compatible with Stripe's API for SetupIntents and related objects, for tests and
 * offline development. It accepts any well-formed test key, keeps a separate state for each `Stripe-Account`, and
 * stores everything in memory.
 *
 * @throws the error of `listen` when the address or the port is not available, and Error for the URL of a webhook that
 * is neither HTTPS nor a loopback URL.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', allowedHosts = [], seeded = false } = options;
  const { now = secondsNow, random = Math.random, latencyMs = 0, webhooks = [], wait = timer } = options;
  const ids = createIds(random);
  const registered = new RegisteredWebhooks({ ids, now });
  for (const webhook of webhooks) registered.register(webhook);
  const server = createServer();
  // Node's default of 5 seconds can close a connection while a busy client sends its next request on it.
  server.keepAliveTimeout = 60_000;
  const port = await listen(server, { host, port: options.port ?? 0 });
  const url = `http://${reachableHost(host)}:${port}`;
  const received = new ReceivedRequests();
  const ledger = new Ledger();
  const faults = new Faults();
  const deliveries = new Deliveries({ now, wait });
  const initialStore = (isSeeded: boolean): Store => {
    const initial = new Store();
    if (isSeeded) seed(initial.platform, url);
    registered.addTo(initial.platform);
    return initial;
  };
  let store = initialStore(seeded);
  const reset = (toSeeded: boolean = seeded): void => {
    store = initialStore(toSeeded);
    received.clear();
    ledger.clear();
    faults.set(NO_FAULTS);
    deliveries.cancel();
  };
  const handler = createRequestHandler({
    origin: url,
    now,
    ids,
    latencyMs,
    guard: createRequestGuard({ host, allowedHosts, url }),
    received,
    ledger,
    publisher: new EventPublisher({ ids, deliveries, faults: faults.webhooks }),
    faults,
    currentStore: () => store,
    reset,
  });
  server.on('request', handler);
  const close = (): Promise<void> => {
    deliveries.cancel();
    return closeServer(server);
  };
  return {
    url,
    port,
    host,
    close,
    reset: (to = {}) => reset(to.seeded),
    requests: () => received.list(),
    misbehave: (settings) => faults.set(faultSettingsFrom(settings)),
    ledger: () => ledger.list(),
    addWebhookEndpoint: (webhook) => {
      const { id, secret } = store.platform.webhookEndpoints.add(registered.register(webhook));
      return { id, secret };
    },
    history: (id, account) => {
      const record = store.account(account ?? null).setupIntents.get(id);
      return record === undefined ? [] : historyOf(record);
    },
    [Symbol.asyncDispose]: close,
  };
}

function listen(server: Server, address: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.port, address.host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** A host that clients can connect to: the loopback address for a wildcard address. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** Does not keep the process running. */
async function timer(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { ref: false, signal });
}

function secondsNow(): number {
  return Math.floor(Date.now() / 1000);
}
