import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type ConnectionLimits, limitConnections } from './connection-limits.ts';

export interface ListenOptions extends ConnectionLimits {
  readonly host: string;
  /** 0 selects a free port. */
  readonly port: number;
  /** Milliseconds for requests in flight to end after the server has closed. Then their connections are closed. */
  readonly graceMs: number;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** Default: `SOCKET_TIMEOUTS`. */
  readonly timeouts?: SocketTimeouts;
}

/** Timeouts of a connection, in milliseconds. */
interface SocketTimeouts {
  /** For all headers of a request, from the connection or the end of the previous request. */
  readonly headersMs: number;
  /** For a whole request including its body. */
  readonly requestMs: number;
  /** Between two requests on one connection. */
  readonly keepAliveMs: number;
  /** Without any byte in either direction while a request is in flight. */
  readonly silenceMs: number;
  /** For the first byte of a connection's first request, once the server has closed. */
  readonly firstByteMs: number;
}

const SOCKET_TIMEOUTS: SocketTimeouts = {
  headersMs: 10_000,
  requestMs: 20_000,
  keepAliveMs: 20_000,
  silenceMs: 120_000,
  firstByteMs: 1000,
};

/** How often Node checks the timeouts. */
const CHECK_MS = 1000;

/** The maximum time for accepting queued connections: with a steady rate of new ones, the queue never becomes empty. */
const MAX_ACCEPTING_MS = 1000;
const SHORT_TURN_MS = 0.5;

export interface Listening {
  readonly url: string;
  /**
   * Drains and closes. For `delayMs` (0 by default) new requests are still served, so that load balancers can notice. Then
   * no more connections are accepted, and the promise resolves when the requests in flight have ended.
   */
  close(options?: { readonly delayMs?: number }): Promise<void>;
}

/** Serves HTTP. Rejects if the address cannot be bound. */
export async function listen(listener: RequestListener, options: ListenOptions): Promise<Listening> {
  const inFlight = new Set<ServerResponse>();
  const unused = new Set<Socket>();
  let isDraining = false;
  let isClosed = false;
  const onRequest: RequestListener = (request, response) => {
    inFlight.add(response);
    unused.delete(request.socket);
    if (isDraining) closeConnectionAfter(response);
    response.once('close', () => {
      inFlight.delete(response);
      if (isClosed) server.closeIdleConnections();
    });
    listener(request, response);
  };
  const server = createServer({ connectionsCheckingInterval: CHECK_MS }, onRequest);
  // Node would reject an unknown `Expect` itself, and then read the whole body.
  server.on('checkExpectation', onRequest);
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  const timeouts = options.timeouts ?? SOCKET_TIMEOUTS;
  setTimeouts(server, timeouts);
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
      for (const response of inFlight) closeConnectionAfter(response);
      await delay(delayMs);
      const resume = await acceptQueued(server, options.now);
      isClosed = true;
      const closing = closeServer(server, options.graceMs);
      resume();
      // Node does not count them as idle: connections of TCP health checks, or that clients opened in advance.
      const timer = setTimeout(() => {
        for (const socket of unused) if (socket.bytesRead === 0) socket.destroy();
      }, timeouts.firstByteMs);
      await closing;
      clearTimeout(timer);
    },
  };
}

/**
 * Accepts the connections in the kernel's queue, because closing the server would reset them. Node accepts one
 * connection per turn of the event loop. If a short turn accepts none, the queue is empty. After a long turn this is
 * not certain, because connections may have arrived after Node checked the queue. The new sockets are paused meanwhile:
 * serving their requests would make turns longer, and clients would reconnect.
 * @returns a function that resumes the sockets
 */
async function acceptQueued(server: Server, now: () => number): Promise<() => void> {
  const startedAt = now();
  const accepted: Socket[] = [];
  const hold = (socket: Socket) => {
    // Node starts to read the socket after this event.
    queueMicrotask(() => socket.pause());
    accepted.push(socket);
  };
  server.on('connection', hold);
  while (now() - startedAt < MAX_ACCEPTING_MS) {
    const before = { count: accepted.length, at: now() };
    await new Promise((resolve) => setImmediate(resolve));
    if (accepted.length === before.count && now() - before.at < SHORT_TURN_MS) break;
  }
  server.off('connection', hold);
  return () => {
    for (const socket of accepted) socket.resume();
  };
}

function closeServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function setTimeouts(server: Server, { headersMs, requestMs, keepAliveMs, silenceMs }: SocketTimeouts): void {
  server.headersTimeout = headersMs;
  server.requestTimeout = requestMs;
  server.keepAliveTimeout = keepAliveMs;
  server.timeout = silenceMs;
}

/** Makes the client close the connection, because an idle keep-alive connection would keep the server open. */
function closeConnectionAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
