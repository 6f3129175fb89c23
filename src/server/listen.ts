import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ListenOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Milliseconds for requests under way to end once `close` is called; then their connections are cut. */
  readonly graceMs: number;
}

export interface Listening {
  readonly url: string;
  /** Takes no new connection, waits for the requests under way, and settles when all are gone. */
  close(): Promise<void>;
}

/** Serves HTTP. Rejects when the address cannot be had. */
export async function listen(listener: RequestListener, options: ListenOptions): Promise<Listening> {
  const underWay = new Set<ServerResponse>();
  let closing = false;
  const server = createServer((request, response) => {
    underWay.add(response);
    if (closing) lastOnItsConnection(response);
    response.once('close', () => {
      underWay.delete(response);
      if (closing) server.closeIdleConnections();
    });
    listener(request, response);
  });
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
    close: () =>
      new Promise((resolve) => {
        closing = true;
        for (const response of underWay) lastOnItsConnection(response);
        const fuse = setTimeout(() => server.closeAllConnections(), options.graceMs);
        server.close(() => {
          clearTimeout(fuse);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

/** A client that keeps its connection would keep the server: it is told to let go. */
function lastOnItsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
