import { once } from 'node:events';
import { Agent, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { type Listening, type ListenOptions, listen } from '../../src/server/listen.ts';
import { TEST_CONNECTIONS } from '../support/connections.ts';
import { deferred } from '../support/deferred.ts';

const HOST = '127.0.0.1';
const OPTIONS: ListenOptions = {
  host: HOST,
  port: 0,
  graceMs: 10_000,
  now: () => performance.now(),
  ...TEST_CONNECTIONS,
};

/** The server closes no connection by a timeout. */
const PATIENT = {
  headersMs: 600_000,
  requestMs: 600_000,
  keepAliveMs: 600_000,
  silenceMs: 600_000,
  firstByteMs: 1,
};

const opened: Listening[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
});

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

async function listening(handler: Handler, options: Partial<ListenOptions> = {}) {
  const server = await listen(handler, { ...OPTIONS, ...options });
  opened.push(server);
  return server;
}

/** Sends a request over its own connection, which is closed after the response unless an agent keeps it. */
function ask(url: string, agent?: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent: agent ?? false }, (response) => {
      response.setEncoding('utf8');
      let text = '';
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => resolve(text));
      response.on('error', reject);
    });
    request.on('error', reject);
  });
}

async function connects(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const isConnected = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isConnected;
}

const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);

describe('listen', () => {
  it('selects a free port for 0 and returns its URL', async () => {
    const { url } = await listening((_request, response) => response.end('ok'));
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/);
    expect(await ask(url)).toBe('ok');
  });

  it.skipIf(!hasIpv6)('writes an IPv6 address in brackets (needs IPv6)', async () => {
    const { url } = await listening((_request, response) => response.end('ok'), { host: '::1' });
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect(await ask(url)).toBe('ok');
  });

  it('rejects if the port is in use', async () => {
    const { url } = await listening(() => {});
    const port = Number(new URL(url).port);
    await expect(listening(() => {}, { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('rejects if the address does not belong to this machine', async () => {
    await expect(listening(() => {}, { host: '203.0.113.1' })).rejects.toMatchObject({
      code: 'EADDRNOTAVAIL',
    });
  });
});

describe('close', () => {
  it('resolves at once if nothing is in flight', async () => {
    const server = await listen(() => {}, OPTIONS);
    await server.close();
    await expect(ask(server.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('waits for requests in flight, and accepts no new connection', async () => {
    const arrived = deferred<ServerResponse>();
    const server = await listen((_request, response) => arrived.resolve(response), OPTIONS);
    const text = ask(server.url);
    const response = await arrived.promise;
    const order: string[] = [];
    const closed = server.close().then(() => order.push('closed'));
    await expect.poll(() => connects(server.url)).toBe(false);
    order.push('responded');
    response.end('late');
    expect(await text).toBe('late');
    await closed;
    expect(order).toEqual(['responded', 'closed']);
  });

  it('does not wait for idle keep-alive connections', async () => {
    const agent = new Agent({ keepAlive: true });
    const server = await listen((_request, response) => response.end('ok'), { ...OPTIONS, graceMs: 600_000 });
    expect(await ask(server.url, agent)).toBe('ok');
    await server.close();
    agent.destroy();
  });

  it('does not wait for connections without a request', async () => {
    const { url, close } = await listening((_request, response) => response.end(), {
      graceMs: 600_000,
      timeouts: PATIENT,
    });
    const socket = connect(Number(new URL(url).port), HOST);
    const closed = once(socket.resume(), 'close');
    await once(socket, 'connect');
    await close();
    await closed;
  });

  it('closes the connection of a request in flight after its response', async () => {
    const agent = new Agent({ keepAlive: true });
    const arrived = deferred<ServerResponse>();
    const server = await listen((_request, response) => arrived.resolve(response), {
      ...OPTIONS,
      graceMs: 600_000,
    });
    const text = ask(server.url, agent);
    const response = await arrived.promise;
    const closed = server.close();
    response.end('last');
    expect(await text).toBe('last');
    expect(response.getHeader('connection')).toBe('close');
    await closed;
    agent.destroy();
  });

  it('closes the connection of a response that has begun before, after its end', async () => {
    const agent = new Agent({ keepAlive: true });
    const begun = deferred<ServerResponse>();
    const server = await listen(
      (_request, response) => {
        response.write('first, ', () => begun.resolve(response));
      },
      { ...OPTIONS, graceMs: 600_000, timeouts: PATIENT },
    );
    const text = ask(server.url, agent);
    const response = await begun.promise;
    const closed = server.close();
    await expect.poll(() => connects(server.url)).toBe(false);
    response.end('last');
    expect(await text).toBe('first, last');
    await closed;
    agent.destroy();
  });

  it('serves new requests during the delay, with `connection: close`', async () => {
    const server = await listening((_request, response) => response.end('ok'));
    const closed = server.close({ delayMs: 300 });
    const response = await fetch(server.url);
    expect([response.headers.get('connection'), await response.text()]).toEqual(['close', 'ok']);
    await closed;
    await expect(ask(server.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('closes the connections of requests that are still in flight after the grace period', async () => {
    const arrived = deferred();
    const server = await listen(() => arrived.resolve(), { ...OPTIONS, graceMs: 1 });
    const cut = expect(ask(server.url)).rejects.toMatchObject({ code: 'ECONNRESET' });
    await arrived.promise;
    await server.close();
    await cut;
  });
});

describe('a request with an unknown Expect', () => {
  it('is handled like any other, so that the rest of its body is not read', async () => {
    const { url } = await listening((request, response) => {
      response.writeHead(200).end(request.headers.expect);
    });
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write('GET / HTTP/1.1\r\nhost: localhost\r\nexpect: wonders\r\nconnection: close\r\n\r\n');
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    await once(socket, 'close');
    expect(text).toMatch(/^HTTP\/1\.1 200 [\s\S]*wonders/);
  });
});

describe('closing under load', () => {
  it('resets no connection of clients that reconnect for each request', async () => {
    const server = await listening((_request, response) => {
      setImmediate(() => response.end('ok'));
    });
    const failures: unknown[] = [];
    let count = 0;
    const keepAsking = async () => {
      for (;;) {
        const failure = await ask(server.url).then(
          () => null,
          (error: { code?: string }) => error.code,
        );
        if (failure !== null) return failures.push(failure);
        count += 1;
        if (count === 100) void server.close();
      }
    };
    await Promise.all(Array.from({ length: 20 }, keepAsking));
    expect(failures).toEqual(Array(20).fill('ECONNREFUSED'));
  });
});
