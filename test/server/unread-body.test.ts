import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { closeAfterUnreadBody } from '../../src/server/unread-body.ts';

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));

async function start(listener: RequestListener): Promise<number> {
  server = createServer((request, response) => {
    closeAfterUnreadBody(request, response);
    listener(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Sends a head and parts of a body, and reads until the connection closes. */
async function exchange(port: number, head: string, parts: readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let response = '';
  socket.on('data', (data) => {
    response += data.toString('latin1');
  });
  socket.on('error', () => {});
  socket.write(`${head}\r\nhost: localhost\r\n\r\n`);
  for (const part of parts) {
    await new Promise((resolve) => setImmediate(resolve));
    socket.write(part);
  }
  if (!socket.closed) await once(socket, 'close');
  return response;
}

describe('a response before the body has arrived', () => {
  it.each(['content-length: 1000000000', 'transfer-encoding: chunked'])(
    'reaches the client completely, and closes the connection: %s',
    async (length) => {
      const text = 'no'.repeat(100_000);
      const port = await start((_request, response) => response.writeHead(401).end(text));
      const response = await exchange(port, `POST / HTTP/1.1\r\n${length}`, [
        '5\r\nhello\r\n',
        '5\r\nhello\r\n',
      ]);
      expect(response).toMatch(/^HTTP\/1.1 401 /);
      expect(response).toMatch(/connection: close/i);
      expect(response.split('\r\n\r\n')[1]).toContain(text);
    },
  );
});

describe('a response after the body', () => {
  it('leaves the connection open for the next request', async () => {
    const port = await start((request, response) => {
      request.resume().once('end', () => response.end('ok'));
    });
    const last = 'GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n';
    const response = await exchange(port, 'POST / HTTP/1.1\r\ncontent-length: 5', ['hello', last]);
    expect(response.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
  });
});
