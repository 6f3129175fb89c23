import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { Agent, request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { startHttpServer } from '../../support/http-server.ts';
import { type RunningProcess, runCli } from '../../support/process.ts';

const KEY = 'pk_test_browser';
const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function serve(env: Readonly<Record<string, string>> = {}) {
  const gateway: RunningProcess = runCli([], { PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error', ...env });
  opened.push(() => {
    gateway.signal('SIGKILL');
    return gateway.ended;
  });
  return { gateway, url: new URL(await gateway.until(/GraphQL and GraphiQL: ([^\s"]+)/)) };
}

function open(url: URL, localAddress = '127.0.0.1'): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname, port: Number(url.port), localAddress });
    opened.push(() => socket.destroy());
    socket.on('error', () => {});
    socket.once('connect', () => resolve(socket));
  });
}

function residentBytes(pid: number | undefined): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

async function post(url: URL, query: string, options: { dispatcher?: Agent; headers?: object } = {}) {
  const { statusCode, body } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...options.headers },
    body: JSON.stringify({ query }),
    ...(options.dispatcher && { dispatcher: options.dispatcher }),
  });
  return { status: statusCode, text: await body.text() };
}

describe('distinct documents', () => {
  it('do not increase the memory of the process, whatever their size and characters', async () => {
    const { gateway, url } = await serve({ NODE_OPTIONS: '--max-old-space-size=200' });
    const attack = async (n: number) => {
      const large = `query Q${n} { __typename } #${'x'.repeat(1_000_000)}`;
      const twoBytes = `query R${n} { __typename } #${'я'.repeat(250_000)}`;
      const allowed = `query S${n} { ${'__typename '.repeat(500)} } #${'я'.repeat(20_000)}`;
      for (const query of [large, twoBytes])
        expect((await post(url, query)).text).toContain('MAX_DOCUMENT_BYTES');
      expect((await post(url, allowed)).status).toBe(200);
    };
    for (let n = 0; n < 20; n += 1) await attack(n);
    const before = residentBytes(gateway.pid);
    for (let n = 20; n < 100; n += 1) await attack(n);
    expect(residentBytes(gateway.pid) - before).toBeLessThan(150 * 1024 * 1024);
  });
});

describe('slow and silent clients with a publishable key', () => {
  it('do not block other clients, and are disconnected', async () => {
    const { url } = await serve({ GATEWAY_AUTH: 'publishable', STRIPE_PUBLISHABLE_KEY: KEY });
    const head = `POST /graphql HTTP/1.1\r\nhost: ${url.host}\r\nauthorization: Bearer ${KEY}\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{`;
    const slow = await Promise.all(Array.from({ length: 100 }, () => open(url)));
    for (const socket of slow) socket.write(head);
    const trickle = setInterval(() => {
      for (const socket of slow) if (!socket.destroyed) socket.write(' ');
    }, 2000);
    opened.push(() => clearInterval(trickle));
    const silent = await Promise.all(Array.from({ length: 300 }, () => open(url)));
    const hostile = [...slow, ...silent];
    for (const socket of hostile) socket.resume();
    const dispatcher = new Agent({ localAddress: '127.0.0.2' });
    opened.push(() => dispatcher.close());
    const statuses = new Set<number>();
    while (hostile.some(({ closed }) => !closed)) {
      const headers = { authorization: `Bearer ${KEY}` };
      statuses.add((await post(url, '{ __typename }', { dispatcher, headers })).status);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect([...statuses]).toEqual([200]);
  });

  it('are limited by address, and get no connections above the limit', async () => {
    const { url } = await serve({ MAX_CONNECTIONS_PER_ADDRESS: '10' });
    const sockets = await Promise.all(Array.from({ length: 30 }, () => open(url)));
    for (const socket of sockets) socket.resume();
    await expect.poll(() => sockets.filter(({ closed }) => !closed)).toHaveLength(10);
    const dispatcher = new Agent({ localAddress: '127.0.0.2' });
    opened.push(() => dispatcher.close());
    expect((await post(url, '{ __typename }', { dispatcher })).status).toBe(200);
  });
});

describe('a body after its response', () => {
  const CHUNK = Buffer.alloc(64 * 1024, 'x');

  /** Sends an endless body until the server closes the connection. Returns the response and the number of bytes sent. */
  async function sendForever(url: URL, head: string): Promise<{ response: string; sent: number }> {
    const socket = await open(url);
    let response = '';
    socket.on('data', (data) => {
      response += data.toString('latin1');
    });
    socket.write(head);
    let isOpen = true;
    socket.once('close', () => {
      isOpen = false;
    });
    while (isOpen) {
      const isTaken = socket.write(CHUNK);
      await new Promise<void>((resolve) => {
        if (isTaken || !isOpen) setImmediate(resolve);
        else socket.once('drain', resolve).once('close', resolve);
      });
    }
    return { response, sent: socket.bytesWritten };
  }

  it.each<[string, string, number]>([
    ['an invalid credential', 'POST /graphql', 401],
    ['a health check', 'POST /health', 200],
    ['a GET request', 'GET /graphql?query={__typename}', 401],
  ])('is not read to its end: %s', async (_, line, status) => {
    const { url } = await serve({ GATEWAY_AUTH: 'publishable', STRIPE_PUBLISHABLE_KEY: KEY });
    const head = `${line} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: application/json\r\ncontent-length: 9999999999\r\n\r\n`;
    const { response, sent } = await sendForever(url, head);
    expect(response).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    // Data in the kernel's buffers counts as sent, too.
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });

  it.each([
    ['with a content-length', 'content-length: 9999999999'],
    ['without one', 'transfer-encoding: chunked'],
  ])('is not read to its end: a body beyond the limit %s', async (_, length) => {
    const { url } = await serve();
    const head = `POST /graphql HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: application/json\r\n${length}\r\n\r\n${length.startsWith('transfer') ? 'fffffff\r\n' : ''}`;
    const { response, sent } = await sendForever(url, head);
    expect(response).toMatch(/^HTTP\/1.1 413 /);
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });
});

describe('/ready', () => {
  it('responds without waiting for Stripe, which receives one probe at a time', async () => {
    const probes: string[] = [];
    const upstream = await startHttpServer((incoming) => probes.push(incoming.url ?? ''));
    opened.push(upstream.close);
    const { url } = await serve({ STRIPE_API_KEY: 'sk_test_1', STRIPE_API_BASE: upstream.url });
    const ready = () => fetch(new URL('/ready', url)).then(({ status }) => status);
    await expect.poll(ready).toBe(200);
    // All of these complete while the first probe is pending, or just after it was given up.
    const statuses = await Promise.all(Array.from({ length: 50 }, ready));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(probes.length).toBeLessThanOrEqual(2);
  });
});
