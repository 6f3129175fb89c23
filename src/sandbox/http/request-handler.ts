import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { EventPublisher } from '../events/event-publisher.ts';
import { FAULT_KINDS, type FaultKind, type Faults } from '../faults/faults.ts';
import { errorResponseOf, sendFaulty, sendsFullResponse } from '../faults/responses.ts';
import type { Ids } from '../store/ids.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Store } from '../store/store.ts';
import { type ApiRequest, handleApiRequest } from './api.ts';
import { handleControlRequest, STRIPE_JS_PATH } from './control.ts';
import { preflightResponse, withCors } from './cors.ts';
import type { ReceivedRequests } from './received-requests.ts';
import type { RequestGuard } from './request-guard.ts';
import { bodyTooLarge, type HttpResponse, internalError, rejectedRequest } from './response.ts';

/** The maximum size of a request body. The largest realistic SetupIntent request is far smaller. */
const MAX_BODY_BYTES = 128 * 1024;

export interface HandlerDeps {
  readonly origin: string;
  readonly now: () => number;
  readonly ids: Ids;
  readonly latencyMs: number;
  readonly guard: RequestGuard;
  readonly received: ReceivedRequests;
  readonly ledger: Ledger;
  readonly publisher: EventPublisher;
  readonly faults: Faults;
  readonly currentStore: () => Store;
  readonly reset: (seeded: boolean | undefined) => void;
}

/** A request that was read completely. `body` is null if it exceeds the limit. */
interface ReadRequest extends Omit<ApiRequest, 'body' | 'headers'> {
  readonly body: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Handles every request to the sandbox: control calls and pages below `/_sandbox`, Stripe's API otherwise. Never
 * rejects: an unexpected error becomes a 500.
 */
export function createRequestHandler(
  deps: HandlerDeps,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (incoming, response) => {
    try {
      const request = await readRequest(incoming, deps.ids);
      const { requestId, method, headers } = request;
      const isControl = isBelow('/_sandbox', request.path);
      const isWebhook = isBelow('/v1/webhook_endpoints', request.path);
      const isGuarded = isWebhook || (isControl && request.path !== STRIPE_JS_PATH);
      const rejection = deps.guard({ method, headers, isControl: isGuarded });
      if (rejection !== null) send(response, rejectedRequest(requestId, rejection));
      else if (isControl) send(response, controlResponse(request, deps));
      else await serveApi(request, response, deps);
    } catch {
      send(response, internalError());
    }
  };
}

async function readRequest(incoming: IncomingMessage, ids: Ids): Promise<ReadRequest> {
  const [path = '', ...query] = (incoming.url ?? '/').split('?');
  const body = await readBody(incoming);
  return {
    requestId: ids.next('req_', 14),
    method: incoming.method ?? 'GET',
    path,
    query: query.join('?'),
    body,
    headers: joinedHeaders(incoming),
    // A socket that accepts IPv4 and IPv6 reports IPv4 addresses as IPv6 addresses.
    sender: incoming.socket.remoteAddress?.replace(/^::ffff:/, '') ?? null,
  };
}

/** The whole body as text, or null if it exceeds the limit. Rejects when the client disconnects. */
async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function joinedHeaders(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function isBelow(root: string, path: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}

function controlResponse(
  { requestId, method, path, query, body }: ReadRequest,
  deps: HandlerDeps,
): HttpResponse {
  if (body === null) return bodyTooLarge(requestId);
  return handleControlRequest({ method, path, query, body }, { ...deps, store: deps.currentStore() });
}

async function serveApi(request: ReadRequest, response: ServerResponse, deps: HandlerDeps): Promise<void> {
  if (!isBelow('/v1', request.path)) {
    send(response, await apiResponse(request, { fault: null, deps }));
    return;
  }
  const { requestId, method, path, query, body, headers } = request;
  if (method === 'OPTIONS') {
    send(response, preflightResponse(requestId, headers));
    return;
  }
  const setStatus = deps.received.record({
    ...{ method, path, query, headers },
    form: body ?? '',
    request_id: requestId,
  });
  const isKeyed = method === 'POST' && headers['idempotency-key'] !== undefined;
  const fault = deps.faults.next({ isKeyed });
  const result = withCors(await apiResponse(request, { fault, deps }));
  if (fault === null || sendsFullResponse(fault)) setStatus(result.status);
  if (fault === null) send(response, result);
  else {
    await sendFaulty(response, {
      fault,
      writeHead: (length) => writeHead(response, result, length),
      body: Buffer.from(result.body),
      slowMs: deps.faults.settings.slow_ms,
    });
  }
}

/** The response of the API, or the error of a fault that prevents the operation. */
async function apiResponse(
  request: ReadRequest,
  { fault, deps }: { readonly fault: FaultKind | null; readonly deps: HandlerDeps },
): Promise<HttpResponse> {
  const { requestId, body } = request;
  if (body === null) return bodyTooLarge(requestId);
  const error = fault === null ? null : errorResponseOf(fault);
  if (error !== null) return { ...error, headers: { 'request-id': requestId, ...error.headers } };
  // The fault sends no response, so its content does not matter.
  if (fault !== null && !FAULT_KINDS[fault].executes) return internalError();
  return handleApiRequest(
    { ...request, body },
    {
      store: deps.currentStore(),
      now: deps.now,
      ids: deps.ids,
      origin: deps.origin,
      ledger: deps.ledger,
      publisher: deps.publisher,
      pause: async () => {
        if (deps.latencyMs > 0) await delay(deps.latencyMs, undefined, { ref: false });
      },
      storesFailure: fault === 'stored_500',
    },
  );
}

function send(response: ServerResponse, result: HttpResponse): void {
  if (response.destroyed || response.headersSent) return;
  writeHead(response, result, Buffer.byteLength(result.body));
  response.end(result.body);
}

function writeHead(response: ServerResponse, { status, headers }: HttpResponse, length: number): void {
  response.writeHead(status, {
    'cache-control': 'no-cache, no-store',
    'content-type': 'application/json',
    ...headers,
    'content-length': length,
  });
}
