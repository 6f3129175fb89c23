import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { FAULT_KINDS, type FaultSettings, Faults, faultSettingsFrom, NO_FAULTS } from './faults/faults.ts';
import { isAnswered, refusalOf, spoil } from './faults/responses.ts';
import { type ApiAnswer, answerApiRequest, internalError, refused, tooLarge } from './http/api.ts';
import { readBody } from './http/body.ts';
import { answerControlRequest } from './http/control.ts';
import { type ReceivedRequest, ReceivedRequests } from './http/received-requests.ts';
import { createRequestGuard, type GuardedRequest, type Refusal } from './http/request-guard.ts';
import { seed } from './seed/seed.ts';
import { createIds } from './store/ids.ts';
import { Ledger, type LedgerEntry } from './store/ledger.ts';
import { Store } from './store/store.ts';

export type { FaultKind, FaultSettings } from './faults/faults.ts';
export type { ReceivedRequest } from './http/received-requests.ts';
export { seededIds } from './seed/seed.ts';
export type { LedgerEntry } from './store/ledger.ts';

export interface SandboxOptions {
  /** The address to listen on. 127.0.0.1 unless given. */
  readonly host?: string;
  /**
   * Host names that clients call it by, such as a container's name, besides `host` and the loopback names. Requests
   * with any other `Host` header are refused, because a web page could have sent them by DNS rebinding.
   */
  readonly allowedHosts?: readonly string[];
  /** 0, and so any free port, unless given. */
  readonly port?: number;
  /** Whether the platform's own world starts with the seeded objects. Connected accounts always start empty. */
  readonly seeded?: boolean;
  /** The clock, in Unix seconds. */
  readonly now?: () => number;
  /** The source of ids, from 0 (included) to 1 (not included). Ids are unique whatever it says. */
  readonly random?: () => number;
  /** How long each `/v1` operation takes between the claim of its idempotency key and its deed. */
  readonly latencyMs?: number;
}

/** A running sandbox. */
export interface Sandbox extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly host: string;
  /** Ends the server and its connections, at once. */
  close(): Promise<void>;
  /** Back to the initial world: seeded or empty as started, unless said otherwise. Forgets the received requests and the ledger, and behaves. */
  reset(options?: { readonly seeded?: boolean }): void;
  /** The last requests to `/v1`, oldest first, as `GET /_sandbox/requests` shows them. */
  requests(): readonly ReceivedRequest[];
  /** Misbehaves from now on as the settings say; what they leave out is as usual, and `rate: 0` ends it. As `POST /_sandbox/faults`. */
  misbehave(settings: Partial<FaultSettings>): void;
  /** Which objects each idempotency key made, the oldest first, as `GET /_sandbox/ledger` shows it. */
  ledger(): readonly LedgerEntry[];
}

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Starts a stateful Stripe-compatible server for SetupIntents and what belongs to them, for tests and offline work.
 * Any well-formed test key is good; each `Stripe-Account` is a world of its own; everything is kept in memory.
 *
 * @throws the error of `listen` when the address or port cannot be had.
 */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { host = '127.0.0.1', allowedHosts = [], port: wantedPort = 0, seeded = false } = options;
  const server = createServer();
  const port = await listen(server, { host, port: wantedPort });
  const url = `http://${reachableHost(host)}:${port}`;
  const received = new ReceivedRequests();
  const ledger = new Ledger();
  const faults = new Faults();
  let store = initialStore(seeded, url);
  const reset = (toSeeded: boolean = seeded): void => {
    store = initialStore(toSeeded, url);
    received.clear();
    ledger.clear();
    faults.set(NO_FAULTS);
  };
  const currentStore = () => store;
  const guard = createRequestGuard({ host, allowedHosts, url });
  const handler = createHandler(options, { url, guard, received, ledger, faults, currentStore, reset });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    handler(request, response).catch(() => respond(response, internalError()));
  });
  const close = (): Promise<void> => closeServer(server);
  return {
    url,
    port,
    host,
    close,
    reset: (to = {}) => reset(to.seeded),
    requests: () => received.list(),
    misbehave: (settings) => faults.set(faultSettingsFrom(settings)),
    ledger: () => ledger.list(),
    [Symbol.asyncDispose]: close,
  };
}

function initialStore(seeded: boolean, origin: string): Store {
  const store = new Store();
  if (seeded) seed(store.platform, origin);
  return store;
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

/** An address that a client can call: the wildcard addresses are reached over loopback. */
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

interface Surroundings {
  readonly url: string;
  readonly guard: (request: GuardedRequest) => Refusal | null;
  readonly received: ReceivedRequests;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly currentStore: () => Store;
  readonly reset: (seeded: boolean | undefined) => void;
}

function createHandler(options: SandboxOptions, surroundings: Surroundings): Handler {
  const { now = secondsNow, random = Math.random, latencyMs = 0 } = options;
  const { url: origin, guard, received, ledger, faults, reset, currentStore } = surroundings;
  const ids = createIds(random);
  const pause = async (): Promise<void> => {
    if (latencyMs > 0) await delay(latencyMs, undefined, { ref: false });
  };
  return async (request, response) => {
    const { path, query } = addressOf(request.url ?? '/');
    const method = request.method ?? 'GET';
    const body = await readBody(request);
    const requestId = ids.next('req_', 14);
    const headers = flatHeaders(request);
    const isControl = path === '/_sandbox' || path.startsWith('/_sandbox/');
    const refusal = guard({ method, headers, isControl });
    if (refusal !== null) {
      respond(response, refused(requestId, refusal));
      return;
    }
    if (isControl) {
      const deps = { store: currentStore(), received, ledger, faults, now, ids, origin, reset };
      respond(
        response,
        body === null ? tooLarge(requestId) : answerControlRequest({ method, path, body }, deps),
      );
      return;
    }
    const isApi = path === '/v1' || path.startsWith('/v1/');
    const settle = isApi
      ? received.record({ method, path, query, form: body ?? '', headers, request_id: requestId })
      : null;
    // A socket for both families shows IPv4 addresses as IPv6 ones.
    const sender = request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? null;
    const isKeyed = method === 'POST' && headers['idempotency-key'] !== undefined;
    const fault = isApi ? faults.next({ isKeyed }) : null;
    const storesFailure = fault === 'stored_500';
    const deps = { store: currentStore(), now, ids, origin, pause, ledger, storesFailure };
    const answer = async (): Promise<ApiAnswer> => {
      if (body === null) return tooLarge(requestId);
      const faultAnswer = fault && refusalOf(fault);
      if (faultAnswer)
        return { ...faultAnswer, headers: { 'request-id': requestId, ...faultAnswer.headers } };
      if (fault && !FAULT_KINDS[fault].isDone) return internalError();
      return answerApiRequest({ requestId, method, path, query, body, headers, sender }, deps);
    };
    const given = await answer();
    if (fault === null) {
      settle?.(given.status);
      respond(response, given);
      return;
    }
    if (isAnswered(fault)) settle?.(given.status);
    await spoil(response, {
      fault,
      begin: (length) => writeHead(response, given, length),
      body: Buffer.from(given.body),
      slowMs: faults.settings.slow_ms,
    });
  };
}

function secondsNow(): number {
  return Math.floor(Date.now() / 1000);
}

function addressOf(target: string): { path: string; query: string } {
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target, query: '' }
    : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

function flatHeaders(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function respond(response: ServerResponse, answer: ApiAnswer): void {
  if (response.destroyed || response.headersSent) return;
  writeHead(response, answer, Buffer.byteLength(answer.body));
  response.end(answer.body);
}

function writeHead(
  response: ServerResponse,
  { status, headers }: Omit<ApiAnswer, 'body'>,
  length: number,
): void {
  response.writeHead(status, {
    'cache-control': 'no-cache, no-store',
    'content-type': 'application/json',
    ...headers,
    'content-length': length,
  });
}
