import type { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { rememberListeners, sendStream, streamInsteadOfEnd } from '../../src/server/node-stream.ts';
import { SSE } from '../../src/server/stream-format.ts';
import { startHttpServer } from '../support/http-server.ts';
import { resultsSource } from '../support/results-source.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
  vi.useRealTimers();
});

type Source = ReturnType<typeof resultsSource>;

/** A server that responds to each request with the results of a source. */
async function start(respond: (response: ServerResponse, source: Source) => void) {
  const source = resultsSource();
  const server = await startHttpServer((_request, response) => respond(response, source));
  opened.push(server);
  return { ...source, url: server.url };
}

const send = (response: ServerResponse, { results }: Source) => {
  response.writeHead(200, { 'content-type': SSE.contentType });
  sendStream(response, results, SSE);
};

const ITEM = SSE.item({ data: { a: 1 } });

async function textOf(url: string, method = 'GET'): Promise<string> {
  return (await fetch(url, { method })).text();
}

describe('a stream on a Node response', () => {
  it('contains each result, heartbeats, and an end', async () => {
    const { url, give, rig } = await start(send);
    const text = textOf(url);
    give({ data: { a: 1 } });
    await expect.poll(() => rig.taken).toBe(2);
    vi.advanceTimersByTime(12_000);
    give(null);
    expect(await text).toBe(`${SSE.start}${ITEM}${SSE.heartbeat}${SSE.end}`);
    await expect.poll(() => rig.isReturned).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves the results when the client disconnects', async () => {
    const { url, rig } = await start(send);
    const client = new AbortController();
    await fetch(url, { signal: client.signal });
    client.abort();
    await expect.poll(() => rig.isReturned).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves the results of a client that has disconnected before', async () => {
    const { url, rig } = await start((response, source) => {
      response.once('close', () => sendStream(response, source.results, SSE));
      response.destroy();
    });
    await expect(fetch(url)).rejects.toThrow();
    await expect.poll(() => rig.isReturned).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('takes no result and sends no heartbeat while the client does not read, and goes on afterwards', async () => {
    const { url, rig, give } = await start(send);
    const large = { data: { a: 'x'.repeat(1024 * 1024) } };
    const count = 50;
    for (let index = 0; index < count; index += 1) give(large);
    give(null);
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\nhost: test\r\nconnection: close\r\n\r\n');
    socket.pause();
    await expect.poll(() => rig.taken).toBeGreaterThan(0);
    vi.advanceTimersByTime(60_000);
    expect(rig.taken).toBeLessThan(count);
    let length = 0;
    socket.on('data', (chunk: Buffer) => {
      length += chunk.length;
    });
    socket.resume();
    await expect.poll(() => rig.isReturned).toBe(true);
    await expect.poll(() => length).toBeGreaterThan(count * 1024 * 1024);
    expect(rig.taken).toBe(count + 1);
  });

  it('breaks off if the results fail', async () => {
    const { url, give } = await start(send);
    const text = textOf(url);
    give(new Error('Unexpected.'));
    await expect(text).rejects.toThrow();
  });
});

describe('a response that Yoga would end without a body', () => {
  const arm = (response: ServerResponse, { results }: Source) => {
    streamInsteadOfEnd(response, results, SSE);
    response.writeHead(200, { 'content-type': SSE.contentType });
  };

  it('is streamed', async () => {
    const { url, give } = await start((response, source) => {
      arm(response, source);
      response.end();
    });
    give({ data: { a: 1 } });
    give(null);
    expect(await textOf(url)).toBe(`${SSE.start}${ITEM}${SSE.end}`);
  });

  it.each<[string, string, (response: ServerResponse) => void, string]>([
    ['is not streamed if it has another body', 'GET', (response) => response.end('other'), 'other'],
    ['is not streamed for a HEAD request', 'HEAD', (response) => response.end(), ''],
  ])('%s', async (_, method, end, expected) => {
    const { url, rig } = await start((response, source) => {
      arm(response, source);
      end(response);
    });
    expect(await textOf(url, method)).toBe(expected);
    await expect.poll(() => rig.isReturned).toBe(true);
  });

  it('keeps only the listeners that were added before Yoga', async () => {
    const emitters: EventEmitter[] = [];
    const [outer, inner] = [() => {}, () => {}];
    const { url, rig, give } = await start((response, source) => {
      const { req } = response;
      emitters.push(req, response);
      for (const emitter of emitters) emitter.on('error', outer);
      rememberListeners(req, response);
      for (const emitter of emitters) for (const name of ['error', 'close']) emitter.on(name, inner);
      arm(response, source);
      req.resume().once('end', () => response.end());
    });
    give({ data: { a: 1 } });
    const text = textOf(url);
    await expect.poll(() => rig.taken).toBe(2);
    for (const emitter of emitters) {
      expect(emitter.listeners('error')).toEqual([outer]);
      expect(emitter.listeners('close')).not.toContain(inner);
    }
    give(null);
    expect(await text).toContain(ITEM);
  });

  it('leaves the results if the client disconnects before', async () => {
    const { url, rig } = await start((response, { results }) => {
      streamInsteadOfEnd(response, results, SSE);
      response.destroy();
    });
    await expect(fetch(url)).rejects.toThrow();
    await expect.poll(() => rig.isReturned).toBe(true);
  });
});
