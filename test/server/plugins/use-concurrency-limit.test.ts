import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGateway, type GatewayOptions, type Principal } from '../../../src/server/gateway.ts';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';
import { startHttpServer, type TestServer } from '../../support/http-server.ts';
import { recordingLog } from '../../support/log.ts';

/** Requests at Stripe that wait until the test sends the response. */
let waiting: ServerResponse[];
let upstream: TestServer;
let gateway: TestGateway;
const log = recordingLog();

/** The principal that the headers name. */
const principal: GatewayOptions['principal'] = ({ headers }): Principal => {
  const caller = {
    subject: headers.get('x-me') ?? 'me',
    scopes: new Set(['setup_intents:read', 'setup_intents:write'] as const),
    account: headers.get('stripe-account'),
  };
  const customer = headers.get('x-customer');
  return customer === null ? { ...caller, kind: 'service' } : { ...caller, kind: 'customer', customer };
};

beforeEach(async () => {
  log.lines.length = 0;
  waiting = [];
  upstream = await startHttpServer((request, response) => {
    request.resume();
    waiting.push(response);
  });
  gateway = await startTestGateway({
    gateway: {
      stripeApiBase: upstream.url,
      principal,
      log,
      maxConcurrentRequests: 2,
      maxConcurrentRequestsPerCustomer: 1,
    },
  });
});
afterEach(async () => {
  await upstream.close();
  await gateway.close();
});

const READ = '{ setupIntent(id: "seti_1") { id } }';
const WRITE = 'mutation { createSetupIntent(input: {}) { __typename } }';

function ask(headers: Readonly<Record<string, string>> = {}, query = READ, signal?: AbortSignal) {
  return fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
    ...(signal && { signal }),
  });
}

const free = (headers = {}) => ask(headers, '{ __typename }').then(({ status }) => status === 200);

/** This many requests of one caller that wait for Stripe. */
async function inFlight(count: number, headers: Readonly<Record<string, string>> = {}, query = READ) {
  const before = waiting.length;
  const caller = new AbortController();
  const responses = Array.from({ length: count }, () => ask(headers, query, caller.signal));
  await expect.poll(() => waiting.length).toBe(before + count);
  return { responses, disconnect: () => caller.abort() };
}

function respondToAll() {
  for (const response of waiting.splice(0)) response.end('{"object":"setup_intent","id":"seti_1"}');
}

describe('the requests of one caller', () => {
  it('are rejected at once beyond the limit, with Retry-After', async () => {
    const { responses } = await inFlight(2);
    const response = await ask();
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'Too many requests in flight. Wait for responses before you send more.',
          extensions: { code: 'RATE_LIMITED', retryable: true, retryAfterMs: 1000 },
        },
      ],
    });
    const requestId = response.headers.get('x-request-id');
    const fields = { requestId, code: 'RATE_LIMITED', reason: 'too many requests in flight', subject: 'me' };
    expect(log.lines).toEqual([{ level: 'warn', message: 'Request rejected', fields }]);
    expect(waiting).toHaveLength(2);
    respondToAll();
    await Promise.all(responses);
  });

  it('are accepted again after responses were sent', async () => {
    const { responses } = await inFlight(2);
    respondToAll();
    for (const response of responses) await (await response).text();
    await expect.poll(() => free()).toBe(true);
    const again = await inFlight(2);
    expect((await ask()).status).toBe(429);
    respondToAll();
    await Promise.all(again.responses);
  });

  it('are accepted again after a client has disconnected', async () => {
    const { responses, disconnect } = await inFlight(2);
    expect(await free()).toBe(false);
    disconnect();
    for (const response of responses) await expect(response).rejects.toThrow();
    await expect.poll(() => free()).toBe(true);
  });

  it('count while a write is in flight, even if its client has disconnected', async () => {
    const { responses, disconnect } = await inFlight(2, {}, WRITE);
    disconnect();
    for (const response of responses) await expect(response).rejects.toThrow();
    expect(await free()).toBe(false);
    respondToAll();
    await expect.poll(() => free()).toBe(true);
  });

  it('count separately for each caller and account', async () => {
    const { responses } = await inFlight(2);
    expect(await free()).toBe(false);
    expect(await free({ 'x-me': 'you' })).toBe(true);
    expect(await free({ 'stripe-account': 'acct_1' })).toBe(true);
    respondToAll();
    await Promise.all(responses);
  });

  it('have their own limit for a customer', async () => {
    const headers = { 'x-customer': 'cus_1', 'x-me': 'customer' };
    const { responses } = await inFlight(1, headers);
    expect(await free(headers)).toBe(false);
    respondToAll();
    await Promise.all(responses);
  });

  it('do not count if they are rejected', async () => {
    const { responses } = await inFlight(2);
    for (let count = 0; count < 5; count += 1) expect((await ask()).status).toBe(429);
    respondToAll();
    for (const response of responses) await (await response).text();
    await expect.poll(() => free()).toBe(true);
  });
});

describe('requests with a publishable key', () => {
  const browser: GatewayOptions['principal'] = () => ({
    kind: 'publishable',
    subject: 'browser',
    scopes: new Set(['setup_intents:read'] as const),
    account: null,
    publishableKey: 'pk_test_1',
  });
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const BY_SECRET = '{ setupIntent(id: "seti_1", clientSecret: "seti_1_secret_1") { id } }';

  beforeEach(async () => {
    await gateway.close();
    gateway = await startTestGateway({
      gateway: {
        stripeApiBase: upstream.url,
        principal: browser,
        log,
        trustedProxies: ['127.0.0.1'],
        maxConcurrentRequests: 3,
        maxConcurrentRequestsPerAddress: 2,
      },
    });
  });

  it('are limited for each client address, and in total', async () => {
    const one = await inFlight(2, from('198.51.100.1'), BY_SECRET);
    expect(await free(from('198.51.100.1'))).toBe(false);
    expect(await free(from('198.51.100.2'))).toBe(true);
    const other = await inFlight(1, from('198.51.100.2'), BY_SECRET);
    const response = await ask(from('198.51.100.3'), BY_SECRET);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    respondToAll();
    for (const response of [...one.responses, ...other.responses]) await (await response).text();
    await expect.poll(() => free(from('198.51.100.3'))).toBe(true);
  });

  it('count for the address before their body has arrived, and in total afterwards', async () => {
    const { port } = new URL(gateway.url);
    const slow = Array.from({ length: 3 }, () => connect(Number(port), '127.0.0.1'));
    const head = (address: string) =>
      `POST /graphql HTTP/1.1\r\nhost: localhost\r\nx-forwarded-for: ${address}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`;
    slow[0]?.write(head('198.51.100.1'));
    slow[1]?.write(head('198.51.100.1'));
    slow[2]?.write(head('198.51.100.2'));
    await expect.poll(() => free(from('198.51.100.1'))).toBe(false);
    expect(await free(from('198.51.100.2'))).toBe(true);
    expect(await free(from('198.51.100.3'))).toBe(true);
    for (const socket of slow) socket.destroy();
    await expect.poll(() => free(from('198.51.100.1'))).toBe(true);
  });
});

it('limits requests without a Node server, too', async () => {
  const bare = createGateway({
    stripeApiKey: 'sk_test_1',
    stripeApiBase: upstream.url,
    maxConcurrentRequests: 1,
  });
  const fetched = async (query: string) => {
    const headers = { 'content-type': 'application/json' };
    return bare.fetch('http://test/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) });
  };
  const first = fetched(READ);
  await expect.poll(() => waiting.length).toBe(1);
  expect((await fetched(READ)).status).toBe(429);
  respondToAll();
  expect((await first).status).toBe(200);
  expect((await fetched('{ __typename }')).status).toBe(200);
  await bare.dispose();
});
