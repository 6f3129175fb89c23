import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cases } from '../support/cases.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

const SEED = 20_261_124;
const KEY = 'sk_test_fuzzed';
const LEAKS = new RegExp(`${KEY}|"stack"|originalError|\\.ts:\\d|node_modules|INTERNAL_SERVER_ERROR`);

const GOOD = JSON.stringify({ query: '{ setupIntents(first: 1) { nodes { id } } }' });

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true }, gateway: { stripeApiKey: KEY } });
});
afterAll(() => gateway.close());

/** Writes bytes, says that there are no more, and reads until the other side has had its say. */
function exchange(bytes: Buffer): Promise<string> {
  const { hostname, port } = new URL(gateway.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let response = '';
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      response += text;
    });
    // A closed connection counts as a response, too.
    socket.on('error', () => {});
    socket.on('close', () => resolve(response));
    socket.end(bytes);
  });
}

const text = fc.string({ unit: 'binary', maxLength: 40 });
const line = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });

const method = fc.oneof(
  { weight: 5, arbitrary: fc.constant('POST') },
  fc.constantFrom('GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE', 'CONNECT', 'post', ''),
  line,
);

const path = fc.oneof(
  { weight: 5, arbitrary: fc.constant('/graphql') },
  fc.constantFrom(
    '/graphql?query={__typename}',
    '/graphql?query=%',
    '/graphql?query={',
    '/graphql?variables={&query={__typename}',
    '/graphql?extensions=[]&query={__typename}',
    '/graphql?operationName=__proto__&query={__typename}',
    '/health',
    '/ready',
    '//graphql',
    '/graphql/../graphql',
    '*',
    'http://other.example/graphql',
  ),
  line.map((tail) => `/${tail}`),
);

const header = fc.oneof(
  fc.constantFrom(
    'content-type: application/json',
    'content-type: text/plain',
    'content-type: multipart/form-data; boundary=x',
    'content-type: application/json; charset=utf-7',
    'accept: application/graphql-response+json',
    'accept: text/event-stream',
    'accept: image/png',
    'accept: */*;q=never',
    'transfer-encoding: chunked',
    'transfer-encoding: gzip, chunked',
    'content-encoding: gzip',
    'expect: 100-continue',
    'upgrade: websocket',
    'connection: upgrade',
    'origin: https://other.example',
    'host: other.example',
    'x-request-id: \u00ff',
    'idempotency-key: ',
    'content-length: 5',
    'content-length: -1',
    'content-length: 99999999999',
    'cookie: __proto__=1',
  ),
  fc.tuple(line, line).map(([name, value]) => `${name}: ${value}`),
);

/** A body that is nearly a request of GraphQL, or nothing of the kind. */
const body = fc.oneof(
  fc.constant(GOOD),
  fc.nat(GOOD.length).map((length) => GOOD.slice(0, length)),
  fc.tuple(fc.nat(GOOD.length), text).map(([at, noise]) => GOOD.slice(0, at) + noise + GOOD.slice(at + 3)),
  fc.json(),
  fc
    .record(
      {
        query: fc.oneof(fc.constant('{ __typename }'), text, fc.jsonValue()),
        variables: fc.jsonValue(),
        operationName: fc.jsonValue(),
        extensions: fc.jsonValue(),
        __proto__: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    .map((request) => JSON.stringify(request)),
  text,
  fc.constantFrom('', '[]', '[[]]', 'null', '5\r\n{"que\r\n0\r\n\r\n', 'ffffffffffffffff\r\nx'),
);

const request = fc
  .tuple(method, path, fc.array(header, { maxLength: 5 }), body, fc.boolean())
  .map(([verb, target, headers, content, isMeasured]) => {
    const bytes = Buffer.from(content, 'utf8');
    const own = ['host: 127.0.0.1', ...headers];
    if (isMeasured) own.push('content-type: application/json', `content-length: ${bytes.length}`);
    return Buffer.concat([Buffer.from(`${verb} ${target} HTTP/1.1\r\n${own.join('\r\n')}\r\n\r\n`), bytes]);
  });

it('responds to malformed HTTP requests with a short error or not at all, and keeps serving', async () => {
  const statuses = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(request, async (bytes) => {
      const response = await exchange(bytes);
      const status = /^HTTP\/1\.1 (\d{3})/.exec(response)?.[1] ?? 'none';
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(response).not.toMatch(LEAKS);
      // 501 and 505 are what HTTP itself says of a request like that.
      expect(['500', '502', '503', '504']).not.toContain(status);
      expect(response.length).toBeLessThan(20_000);
    }),
    { seed: SEED, numRuns: cases(2500) },
  );
  // The requests were of many kinds, and the server is what it was.
  expect([...statuses.keys()]).toEqual(expect.arrayContaining(['200', '400', '404', '405', '415', 'none']));
  expect(await gateway.execute('{ __typename }')).toMatchObject({ data: { __typename: 'Query' } });
});
