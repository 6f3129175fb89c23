import type { ExecutionResult } from 'graphql';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MULTIPART, SSE } from '../../src/server/stream-format.ts';
import { type StreamedResponseOptions, streamedResponse } from '../../src/server/streamed-response.ts';
import { resultsSource } from '../support/results-source.ts';

const clients: AbortController[] = [];
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  for (const client of clients.splice(0)) client.abort();
  vi.useRealTimers();
});

const fetchAPI = globalThis as unknown as StreamedResponseOptions['fetchAPI'];

const RESULT: ExecutionResult = { data: { a: 1 } };

describe.each([
  [
    'server-sent events',
    SSE,
    'text/event-stream; charset=utf-8',
    [':\n\n', 'event: next\ndata: {"data":{"a":1}}\n\n', ':\n\n', 'event: complete\ndata:\n\n'],
  ],
  [
    'multipart',
    MULTIPART,
    'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
    [
      '--graphql',
      '\r\ncontent-type: application/json\r\n\r\n{"payload":{"data":{"a":1}}}\r\n--graphql',
      '\r\ncontent-type: application/json\r\n\r\n{}\r\n--graphql',
      '--\r\n',
    ],
  ],
])('a response with %s', (_, format, contentType, [start, item, heartbeat, end]) => {
  function open() {
    const { rig, results, give } = resultsSource();
    const client = new AbortController();
    clients.push(client);
    const response = streamedResponse(results, format, { fetchAPI, signal: client.signal });
    const reader = response.body?.getReader();
    const read = async () => {
      const chunk = await reader?.read();
      return chunk?.value ? new TextDecoder().decode(chunk.value) : null;
    };
    return { rig, give, client, response, reader, read };
  }

  it('contains each result, heartbeats, and an end', async () => {
    const { give, read, response } = open();
    expect(response.headers.get('content-type')).toBe(contentType);
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    expect(await read()).toBe(start);
    give(RESULT);
    expect(await read()).toBe(item);
    const next = read();
    await vi.advanceTimersByTimeAsync(12_000);
    expect(await next).toBe(heartbeat);
    give(null);
    expect([await read(), await read()]).toEqual([end, null]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('takes no result and sends no heartbeat while the client does not read, and goes on afterwards', async () => {
    const { rig, give, read } = open();
    expect(await read()).toBe(start);
    for (let count = 0; count < 5; count += 1) give(RESULT);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rig.taken).toBe(1);
    for (let count = 0; count < 5; count += 1) expect(await read()).toBe(item);
    const next = read();
    await vi.advanceTimersByTimeAsync(12_000);
    expect(await next).toBe(heartbeat);
  });

  it('leaves the results when the client disconnects, even if it never reads', async () => {
    const { rig, client } = open();
    client.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(rig.isReturned).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves the results when the body is canceled', async () => {
    const { rig, reader, read, give } = open();
    await read();
    await reader?.cancel();
    give(RESULT);
    await vi.advanceTimersByTimeAsync(0);
    expect(rig.isReturned).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('breaks off if the results fail', async () => {
    const { read, give } = open();
    await read();
    const next = read();
    give(new Error('Unexpected.'));
    await expect(next).rejects.toThrow('Unexpected.');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('shares one timer with all others', () => {
    const all = Array.from({ length: 10 }, open);
    expect(vi.getTimerCount()).toBe(1);
    for (const { client } of all) client.abort();
    expect(vi.getTimerCount()).toBe(0);
  });
});
