import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { AbortedError, ConnectionError, TimeoutError } from '../../src/http/errors.ts';
import { createTransport, type Transport, type TransportRequest } from '../../src/http/transport.ts';
import { deferred } from '../support/deferred.ts';
import { startHttpServer } from '../support/http-server.ts';

const GET: TransportRequest = { method: 'GET', path: '/v1/x', headers: {}, timeoutMs: 10_000 };

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const closable of opened.splice(0).reverse()) await closable.close();
});

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function transportTo(handler: Handler, prefix = ''): Promise<Transport> {
  const server = await startHttpServer(handler);
  opened.push(server);
  const transport = createTransport(`${server.url}${prefix}`);
  opened.push(transport);
  return transport;
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

describe('a request', () => {
  it('is sent with its method, path, headers and body unchanged', async () => {
    const received = deferred<object>();
    const transport = await transportTo(async (request, response) => {
      const { method, url, headers } = request;
      received.resolve({ method, url, header: headers['idempotency-key'], body: await textOf(request) });
      response.end();
    });
    await transport.send({
      ...GET,
      method: 'POST',
      path: '/v1/setup_intents/%2E%2E?a[0]=%20',
      headers: { 'idempotency-key': 'k' },
      body: 'metadata[a%5D]=%C3%A9',
    });
    expect(await received.promise).toEqual({
      method: 'POST',
      url: '/v1/setup_intents/%2E%2E?a[0]=%20',
      header: 'k',
      body: 'metadata[a%5D]=%C3%A9',
    });
  });

  it.each([
    ['', '/v1/x'],
    ['/', '/v1/x'],
    ['/stripe', '/stripe/v1/x'],
    ['/a/b//', '/a/b/v1/x'],
  ])('puts the path %j of the base URL before its own', async (prefix, expected) => {
    const transport = await transportTo((request, response) => response.end(request.url), prefix);
    expect((await transport.send(GET)).body).toBe(expected);
  });

  it('reuses connections', async () => {
    const ports = new Set<number | undefined>();
    const transport = await transportTo((request, response) => {
      ports.add(request.socket.remotePort);
      response.end();
    });
    for (let count = 0; count < 10; count += 1) await transport.send(GET);
    expect(ports.size).toBeLessThan(10);
  });
});

describe('a response', () => {
  it.each([200, 204, 302, 404, 500])('with status %i is returned as it is', async (status) => {
    const transport = await transportTo((_request, response) => response.writeHead(status).end());
    expect((await transport.send(GET)).status).toBe(status);
  });

  it('has lower-case header names, and the first value of a repeated header', async () => {
    const transport = await transportTo((_request, response) => {
      response.setHeader('Request-Id', 'req_1');
      response.setHeader('X-Twice', ['one', 'two']);
      response.end();
    });
    const { headers } = await transport.send(GET);
    expect(headers).toMatchObject({ 'request-id': 'req_1', 'x-twice': 'one' });
  });

  it('is decoded as UTF-8 even if a character is split over two chunks', async () => {
    const bytes = Buffer.from('"é😀"');
    const transport = await transportTo((_request, response) => {
      response.write(bytes.subarray(0, 2), () => response.end(bytes.subarray(2)));
    });
    expect((await transport.send(GET)).body).toBe('"é😀"');
  });

  it('of more than 32 MiB is a connection error', async () => {
    const transport = await transportTo((_request, response) => {
      response.on('error', () => {});
      response.end(Buffer.alloc(33 * 1024 * 1024, 'a'));
    });
    await expect(transport.send(GET)).rejects.toBeInstanceOf(ConnectionError);
  });
});

describe('a failed request', () => {
  it('is a timeout if no response begins in time', async () => {
    const transport = await transportTo(() => {});
    const failure = transport.send({ ...GET, timeoutMs: 20 });
    await expect(failure).rejects.toBeInstanceOf(TimeoutError);
    await expect(failure).rejects.toMatchObject({ sent: true, cause: expect.anything() });
  });

  it('is a timeout if the body does not end in time', async () => {
    const transport = await transportTo((_request, response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('half');
    });
    await expect(transport.send({ ...GET, timeoutMs: 50 })).rejects.toBeInstanceOf(TimeoutError);
  });

  it.each([0, -5, 0.2])('is a timeout if the timeout is %f ms', async (timeoutMs) => {
    const transport = await transportTo(() => {});
    await expect(transport.send({ ...GET, timeoutMs })).rejects.toBeInstanceOf(TimeoutError);
  });

  it('is a connection error that was not sent if the connection is refused', async () => {
    const server = await startHttpServer(() => {});
    await server.close();
    const transport = createTransport(server.url);
    opened.push(transport);
    const failure = transport.send(GET);
    await expect(failure).rejects.toBeInstanceOf(ConnectionError);
    await expect(failure).rejects.toMatchObject({
      sent: false,
      message: 'The connection failed (ECONNREFUSED).',
      cause: expect.objectContaining({ code: 'ECONNREFUSED' }),
    });
  });

  it('is a connection error that may have been sent if the connection breaks before the response', async () => {
    const transport = await transportTo((request) => request.socket.destroy());
    const failure = transport.send({ ...GET, method: 'POST', body: 'a=1' });
    await expect(failure).rejects.toBeInstanceOf(ConnectionError);
    await expect(failure).rejects.toMatchObject({ sent: true });
  });

  it('is a connection error that may have been sent if the connection breaks within the body', async () => {
    const transport = await transportTo((request, response) => {
      response.writeHead(200, { 'content-length': '10' });
      response.write('half', () => request.socket.destroy());
    });
    const failure = transport.send(GET);
    await expect(failure).rejects.toBeInstanceOf(ConnectionError);
    await expect(failure).rejects.toMatchObject({ sent: true });
  });

  it('is an AbortedError if the signal is aborted in flight', async () => {
    const controller = new AbortController();
    const transport = await transportTo(() => controller.abort());
    const failure = transport.send({ ...GET, signal: controller.signal });
    await expect(failure).rejects.toBeInstanceOf(AbortedError);
  });

  it('is an AbortedError that was never sent if the signal is already aborted', async () => {
    let received = 0;
    const transport = await transportTo((_request, response) => {
      received += 1;
      response.end();
    });
    await expect(transport.send({ ...GET, signal: AbortSignal.abort() })).rejects.toBeInstanceOf(
      AbortedError,
    );
    await transport.send(GET);
    expect(received).toBe(1);
  });

  it('does not disturb later requests', async () => {
    let received = 0;
    const transport = await transportTo((request, response) => {
      received += 1;
      if (received === 1) request.socket.destroy();
      else response.end('ok');
    });
    await expect(transport.send(GET)).rejects.toBeInstanceOf(ConnectionError);
    expect((await transport.send(GET)).body).toBe('ok');
  });
});

describe('close', () => {
  it('waits for requests in flight and takes no more', async () => {
    const arrived = deferred<ServerResponse>();
    const server = await startHttpServer((_request, response) => arrived.resolve(response));
    opened.push(server);
    const transport = createTransport(server.url);
    const inFlight = transport.send(GET);
    const response = await arrived.promise;
    const closed = transport.close();
    await expect(transport.send(GET)).rejects.toBeInstanceOf(ConnectionError);
    response.end('late');
    expect((await inFlight).body).toBe('late');
    await closed;
  });
});
