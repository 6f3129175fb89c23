import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type ConnectionLimits, limitConnections } from './connection-limits.ts';
import { closeAfterUnreadBody } from './unread-body.ts';

export interface ListenOptions extends ConnectionLimits {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Milliseconds for requests in flight to end after the server has closed; then their connections are cut. */
  readonly graceMs: number;
  /** Milliseconds of a clock that never runs backwards. */
  readonly now: () => number;
  /** Default: `SOCKET_TIMEOUTS`. */
  readonly timeouts?: SocketTimeouts;
}

/** Milliseconds. */
export interface SocketTimeouts {
  /** For all headers of a request, from the connection or the end of the request before. */
  readonly headersMs: number;
  /** For a whole request with its body. */
  readonly requestMs: number;
  /** Between two requests of one connection. */
  readonly keepAliveMs: number;
  /** Without any byte in either direction while a request is in flight. */
  readonly silenceMs: number;
}

export const SOCKET_TIMEOUTS: SocketTimeouts = {
  headersMs: 10_000,
  requestMs: 20_000,
  keepAliveMs: 20_000,
  silenceMs: 120_000,
};

/** How often Node looks for requests that have run out of time. */
const CHECK_MS = 1000;

/** Under a steady load of new connections the queue never gets empty. */
const MAX_EMPTYING_MS = 1000;
const SHORT_TURN_MS = 0.5;

export interface Listening {
  readonly url: string;
  /**
   * Drains and closes. New requests are served for `delayMs` (0 by default), so that load balancers notice first; then no
   * connection is accepted any more, and the promise settles when the requests in flight have ended.
   */
  close(options?: { readonly delayMs?: number }): Promise<void>;
}

/** Serves HTTP. Rejects if the address cannot be bound. */
export async function listen(listener: RequestListener, options: ListenOptions): Promise<Listening> {
  const inFlight = new Set<ServerResponse>();
  let isDraining = false;
  let isClosed = false;
  const server = createServer({ connectionsCheckingInterval: CHECK_MS }, (request, response) => {
    inFlight.add(response);
    if (isDraining) endConnectionAfter(response);
    response.once('close', () => {
      inFlight.delete(response);
      if (isClosed) server.closeIdleConnections();
    });
    closeAfterUnreadBody(request, response);
    listener(request, response);
  });
  limitTimes(server, options.timeouts ?? SOCKET_TIMEOUTS);
  limitConnections(server, options);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}`,
    async close({ delayMs = 0 } = {}) {
      isDraining = true;
      for (const response of inFlight) endConnectionAfter(response);
      await delay(delayMs);
      await emptyQueue(server, options.now);
      isClosed = true;
      await closed(server, options.graceMs);
    },
  };
}

/**
 * Accepts the connections that wait in the kernel's queue, since to close the server would reset them. Node accepts one in
 * each turn of the event loop. A short turn without one means that the queue is empty; during a long one, connections may
 * have come after Node looked.
 */
async function emptyQueue(server: Server, now: () => number): Promise<void> {
  const startedAt = now();
  let accepted = 0;
  const count = () => {
    accepted += 1;
  };
  server.on('connection', count);
  while (now() - startedAt < MAX_EMPTYING_MS) {
    const before = { accepted, at: now() };
    await new Promise((resolve) => setImmediate(resolve));
    if (accepted === before.accepted && now() - before.at < SHORT_TURN_MS) break;
  }
  server.off('connection', count);
}

function closed(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const fuse = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(fuse);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function limitTimes(server: Server, { headersMs, requestMs, keepAliveMs, silenceMs }: SocketTimeouts): void {
  server.headersTimeout = headersMs;
  server.requestTimeout = requestMs;
  server.keepAliveTimeout = keepAliveMs;
  server.timeout = silenceMs;
}

/** A kept connection would keep the server open. */
function endConnectionAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
