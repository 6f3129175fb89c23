import {
  type ClientRequest,
  request as nodeRequest,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { connect } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GatewayOptions } from '../../src/server/gateway.ts';
import { type BothWays, startBothWays } from '../support/both-ways.ts';
import { startHttpServer, type TestServer } from '../support/http-server.ts';
import { service } from '../support/principals.ts';

const READ = 'query ($id: ID!) { setupIntent(id: $id) { id } }';
const variables = { id: 'seti_1' };
const WRITE = `mutation ($key: String!) {
  a: createSetupIntent(input: { idempotencyKey: $key }) { __typename }
  b: createSetupIntent(input: {}) { __typename }
}`;

/** Calls that wait until the test sends the response. */
let waiting: {
  readonly method: string;
  readonly response: ServerResponse;
  readonly isClosed: () => boolean;
}[];
let upstream: TestServer;
let opened: (() => Promise<unknown>)[];

beforeEach(async () => {
  waiting = [];
  upstream = await startHttpServer((request, response) => {
    request.resume();
    waiting.push({ method: request.method ?? '', response, isClosed: () => response.closed });
  });
  opened = [() => upstream.close()];
});
afterEach(async () => {
  for (const close of opened) await close();
});

async function start(
  options: Partial<GatewayOptions> = {},
  mount?: (gateway: RequestListener) => RequestListener,
): Promise<BothWays> {
  const gateway = await startBothWays({ stripeApiBase: upstream.url, ...options }, mount);
  opened.unshift(() => gateway.close());
  return gateway;
}

const WAYS = ['by Yoga', 'at once'] as const;

/** Makes the gateway cache a document without executing it, if the fast path is to answer. */
async function prepare(gateway: BothWays, way: (typeof WAYS)[number], query: string) {
  if (way === 'at once') await gateway.send({ body: { query, variables: { id: {}, key: {} } } });
  gateway.lines.length = 0;
}

function respondToAll(body: object = { object: 'setup_intent', id: 'seti_1' }, status = 200) {
  for (const { response } of waiting.splice(0))
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const completed = ({ lines }: BothWays) => lines.filter(({ message }) => message === 'Request completed');

describe.each(WAYS)('a request answered %s', (way) => {
  it('takes one slot of the concurrency limit, until it is answered', async () => {
    const gateway = await start({ maxConcurrentRequests: 1 });
    await prepare(gateway, way, READ);
    const first = gateway.send({ body: { query: READ, variables } });
    await expect.poll(() => waiting.length).toBe(1);
    const second = await gateway.send({ body: { query: READ, variables } });
    expect(second).toMatchObject({ status: 429, way: 'by Yoga' });
    respondToAll();
    expect(await first).toMatchObject({ status: 200, way });
    const free = async () => (await gateway.send({ body: { query: '{ __typename }' } })).status;
    await expect.poll(free).toBe(200);
    expect(waiting).toEqual([]);
  });

  it('takes one slot if it fails', async () => {
    const gateway = await start({ maxConcurrentRequests: 1 });
    await prepare(gateway, way, READ);
    const first = gateway.send({ body: { query: READ, variables } });
    await expect.poll(() => waiting.length).toBe(1);
    respondToAll({ error: { type: 'invalid_request_error', message: 'No.' } }, 400);
    const answer = await first;
    // It was neither executed again nor counted again.
    expect(waiting).toEqual([]);
    expect(gateway.lines.map(({ message }) => message)).not.toContain('Request rejected');
    expect(answer).toMatchObject({
      status: 200,
      way: way === 'at once' ? 'by Yoga, executed early' : way,
      body: expect.stringContaining('INVALID_REQUEST'),
    });
    const free = async () => (await gateway.send({ body: { query: '{ __typename }' } })).status;
    await expect.poll(free).toBe(200);
  });

  it('is authenticated once', async () => {
    let count = 0;
    const principal = () => {
      count += 1;
      return service();
    };
    const gateway = await start({ principal });
    await prepare(gateway, way, READ);
    count = 0;
    for (const status of [200, 400]) {
      const answer = gateway.send({ body: { query: READ, variables } });
      await expect.poll(() => waiting.length).toBe(1);
      respondToAll(status === 200 ? undefined : { error: { type: 'invalid_request_error' } }, status);
      await answer;
    }
    expect(count).toBe(2);
  });

  it('aborts its reads if the client disconnects', async () => {
    const gateway = await start();
    await prepare(gateway, way, READ);
    const client = open(gateway, { query: READ, variables });
    await expect.poll(() => waiting.length).toBe(1);
    client.destroy();
    await expect.poll(() => waiting[0]?.isClosed()).toBe(true);
    await expect.poll(() => completed(gateway)).toHaveLength(1);
    expect(completed(gateway)).toMatchObject([{ fields: { operation: { type: 'query' }, calls: 1 } }]);
  });

  it('completes a write, and starts no other, if the client disconnects', async () => {
    const gateway = await start();
    await prepare(gateway, way, WRITE);
    const client = open(gateway, { query: WRITE, variables: { key: 'one' } });
    await expect.poll(() => waiting.length).toBe(1);
    client.destroy();
    await expect.poll(() => gateway.exchanges.at(-1)?.closed()).toBe(true);
    expect(waiting[0]?.isClosed()).toBe(false);
    respondToAll();
    await expect.poll(() => completed(gateway)).toHaveLength(1);
    expect(waiting).toEqual([]);
    expect(completed(gateway)).toMatchObject([{ fields: { operation: { type: 'mutation' }, calls: 1 } }]);
  });
});

/** A request whose client can disconnect. */
function open(gateway: BothWays, body: object): ClientRequest {
  const client = nodeRequest(gateway.url, {
    method: 'POST',
    agent: false,
    headers: { 'content-type': 'application/json' },
  });
  client.on('error', () => {});
  client.end(JSON.stringify(body));
  return client;
}

describe('an unexpected error is masked and logged the same way', () => {
  async function answers(gateway: BothWays, body: object) {
    const results = [];
    for (const way of WAYS) {
      await prepare(gateway, way, READ);
      const answer = gateway.send({ body });
      const { way: _, ...result } = await answer;
      results.push({
        ...result,
        lines: gateway.lines.map(({ fields, ...line }) => ({ ...line, fields: withoutDetails(fields) })),
      });
    }
    return results;
  }

  it('of `principal`', async () => {
    const gateway = await start({
      principal: () => {
        throw new Error('hunter2');
      },
    });
    const [first, second] = await answers(gateway, { query: READ, variables });
    expect(first).toMatchObject({ status: 500, body: expect.stringContaining('INTERNAL_SERVER_ERROR') });
    expect(second).toEqual(first);
    expect(JSON.stringify([first, second])).not.toContain('hunter2');
  });

  it.each<[string, (fields: object) => boolean]>([
    ['of a resolver', (fields) => 'stripe' in fields && !('path' in fields)],
    ['of the executor', (fields) => 'path' in fields],
  ])('%s', async (_, fails) => {
    const refusing = await startHttpServer((_request, response) => {
      response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":{"message":"hunter2"}}');
    });
    opened.push(() => refusing.close());
    const gateway = await start({ stripeApiBase: refusing.url });
    // Only the first rejection of the key is logged.
    await gateway.send({ body: { query: '{ setupIntent(id: "seti_1") { id } }' } });
    gateway.failLog(fails);
    const [first, second] = await answers(gateway, { query: READ, variables });
    expect(first).toMatchObject({ status: 200, body: expect.stringContaining('INTERNAL_SERVER_ERROR') });
    expect(second).toEqual(first);
    expect(JSON.stringify([first?.body, second?.body])).not.toMatch(/hunter2|log/);
  });
});

/** Without ids, durations and stack traces. */
function withoutDetails({ requestId, durationMs, ...fields }: Readonly<Record<string, unknown>>) {
  const text = JSON.stringify(fields, (name, value) => (['durationMs', 'at'].includes(name) ? '…' : value));
  return { text, requestId: typeof requestId, durationMs: typeof durationMs };
}

/** Sends the parts of a request one by one, over its own connection, and returns the response. */
async function sendParts(
  gateway: BothWays,
  parts: readonly (string | Buffer)[],
  isEnded = false,
): Promise<string> {
  const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
  let response = '';
  socket.on('data', (data) => {
    response += data.toString();
  });
  socket.on('error', () => {});
  for (const part of parts) {
    socket.write(part);
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (isEnded) socket.end();
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
  return response.replace(/^(date|x-request-id): .*$/gim, '');
}

const head = (more: string) =>
  `POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n${more}\r\n\r\n`;

describe('a body', () => {
  const json = JSON.stringify({ query: '{ __typename } # ü' });
  const bytes = Buffer.from(json);
  const length = `Content-Length: ${bytes.length}`;

  it.each<[string, readonly (string | Buffer)[]]>([
    ['at once', [Buffer.concat([Buffer.from(head(length)), bytes])]],
    [
      'in several parts, one of which ends within a character',
      [head(length), bytes.subarray(0, 3), bytes.subarray(3, -3), bytes.subarray(-3)],
    ],
    [
      'chunked',
      [head('Transfer-Encoding: chunked'), `${bytes.length.toString(16)}\r\n`, bytes, '\r\n0\r\n\r\n'],
    ],
  ])('gets the same answer both times if it is sent %s', async (_, parts) => {
    const gateway = await start();
    const first = await sendParts(gateway, parts);
    expect(first).toMatch(/^HTTP\/1.1 200 OK[\s\S]*"__typename":"Query"/);
    const headers = (text: string) =>
      text
        .split('\r\n')
        .map((line) => line.replace(/^[\w-]+/, (name) => name.toLowerCase()))
        .sort();
    expect(headers(await sendParts(gateway, parts))).toEqual(headers(first));
    expect(gateway.exchanges.at(-1)?.way()).toBe('at once');
  });

  it.each(WAYS)('that ends too early is not executed: %s', async (way) => {
    const gateway = await start();
    const body = JSON.stringify({ query: WRITE, variables: { key: 'one' } });
    await prepare(gateway, way, WRITE);
    const missing = head(`Content-Length: ${body.length + 1}`);
    expect(await sendParts(gateway, [missing, body], true)).toMatch(/^(HTTP\/1.1 400 |$)/);
    await expect.poll(() => completed(gateway)).toHaveLength(1);
    expect(completed(gateway)).toMatchObject([{ fields: { status: 400, calls: 0, codes: ['BAD_REQUEST'] } }]);
    expect(waiting).toEqual([]);
  });
});

describe('behind Express', () => {
  const request = { body: { query: '{ __typename }' } };

  it.each<[string, (gateway: RequestListener) => RequestListener, object]>([
    ['at any path', (gateway) => express().use(gateway), ['by Yoga', 'at once']],
    ['at its own path', (gateway) => express().use('/graphql', gateway), ['by Yoga', 'at once']],
    ['after a parser of bodies', (gateway) => express().use(express.json(), gateway), ['at once', 'at once']],
  ])('a request gets the same answer both times: %s', async (_, mount, ways) => {
    const gateway = await start({}, mount);
    const { way: first, ...answer } = await gateway.send(request);
    const { way: second, ...again } = await gateway.send(request);
    expect(answer).toMatchObject({ status: 200 });
    expect(again).toEqual(answer);
    expect([first, second]).toEqual(ways);
    expect(completed(gateway)).toHaveLength(2);
  });
});

describe('persisted operations', () => {
  it.each<[string, (id: string) => object]>([
    ['doc_id', (id) => ({ doc_id: id })],
    ['documentId', (id) => ({ documentId: id })],
    ['id', (id) => ({ id })],
    ['an extension', (id) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: id } } })],
  ])('get the same answer both times: %s', async (_, body) => {
    const gateway = await start({ persistedOperations: new Map([['a', '{ __typename }']]) });
    const [first, second] = [
      await gateway.send({ body: body('a') }),
      await gateway.send({ body: body('a') }),
    ];
    expect(first).toMatchObject({ status: 200, way: 'by Yoga' });
    expect(second).toEqual({ ...first, way: 'at once' });
  });

  it.each<[string, object]>([
    ['an unknown id', { id: 'b' }],
    ['no id', {}],
    ['a text', { query: '{ __typename }' }],
    ['a text and an id', { query: '{ __typename }', id: 'a' }],
    ['two ids', { id: 'b', doc_id: 'a' }],
  ])('are the only ones, whether or not they are cached: %s', async (_, body) => {
    const gateway = await start({ persistedOperations: new Map([['a', '{ __typename }']]) });
    const first = await gateway.send({ body });
    await gateway.send({ body: { id: 'a' } });
    const { way: _way, ...second } = await gateway.send({ body });
    expect(first).toMatchObject(second);
  });
});
