import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startHttpServer, type TestServer } from '../support/http-server.ts';

type Responder = (response: ServerResponse, request: IncomingMessage) => void;

let upstream: TestServer;
let gateway: TestGateway;
/** An upstream with a response for its first request, its second, …. The last response is repeated. */
let responders: readonly Responder[] = [];
let received: { readonly key: unknown; readonly body: string }[] = [];

beforeAll(async () => {
  upstream = await startHttpServer(async (request, response) => {
    received.push({ key: request.headers['idempotency-key'], body: await text(request) });
    (responders[received.length - 1] ?? responders.at(-1))?.(response, request);
  });
  gateway = await startTestGateway({ gateway: { stripeApiBase: upstream.url } });
});
beforeEach(() => {
  received = [];
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
});

const ID = 'req_fake';
const broken: Responder = (response) => response.destroy();
const json =
  (status: number, body: object, headers: Record<string, string> = {}): Responder =>
  (response) =>
    response.writeHead(status, { 'request-id': ID, ...headers }).end(JSON.stringify(body));
const INTENT = json(200, { id: 'seti_1', object: 'setup_intent' });
const stripeError = (status: number, code: string, headers = {}) =>
  json(status, { error: { type: 'invalid_request_error', code } }, headers);

/** A 429 of a proxy, without Stripe's JSON. */
const busyProxy: Responder = (response) => response.writeHead(429).end('<html>Slow down</html>');

const READ = '{ setupIntent(id: "seti_1") { id } }';
const WRITE = `mutation {
  createSetupIntent(input: { description: "Café & more", metadata: [{ key: "a", value: "1" }] }) {
    __typename
    ... on CreateSetupIntentPayload { setupIntent { id } }
    ... on OutcomeUnknownError { idempotencyKey }
  }
}`;

describe('a call that fails at first', () => {
  it('is retried, and a read reports this only in its cost', async () => {
    responders = [broken, INTENT];
    expect(await gateway.execute(READ)).toEqual({
      data: { setupIntent: { id: 'seti_1' } },
      extensions: { stripe: { calls: 2, requestIds: [ID] } },
    });
  });

  it('is retried as a write with the same bytes and the same key', async () => {
    responders = [broken, INTENT];
    const { data, errors } = await gateway.execute(WRITE);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ createSetupIntent: { setupIntent: { id: 'seti_1' } } });
    const [first, second] = received;
    expect(first?.key).toEqual(expect.any(String));
    expect(first?.body).toContain('description=Caf%C3%A9');
    expect(second).toEqual(first);
    expect(received).toHaveLength(2);
  });

  it.each([
    ['read', READ],
    ['write', WRITE],
  ])('is retried after a 429 without Stripe’s JSON: a %s', async (_name, document) => {
    responders = [busyProxy, INTENT];
    const { errors, extensions } = await gateway.execute(document);
    expect(errors).toBeUndefined();
    expect(extensions?.stripe.calls).toBe(2);
  });

  it('succeeds when its connection was closed while idle', async () => {
    const used = new WeakSet<Socket>();
    const closingWhatIsUsed: Responder = (response, request) => {
      if (used.has(request.socket)) return broken(response, request);
      used.add(request.socket);
      return INTENT(response, request);
    };
    responders = [closingWhatIsUsed];
    for (const calls of [1, 2]) {
      received = [];
      const { errors, extensions } = await gateway.execute(READ);
      expect(errors).toBeUndefined();
      expect(extensions?.stripe.calls).toBe(calls);
    }
  });
});

describe('a call that fails on every attempt', () => {
  it('is given up after five attempts, and a write returns their common key', async () => {
    responders = [broken];
    const { data, extensions } = await gateway.execute(WRITE);
    const [key, ...others] = new Set(received.map(({ key }) => key));
    expect(others).toEqual([]);
    expect(data).toEqual({ createSetupIntent: { __typename: 'OutcomeUnknownError', idempotencyKey: key } });
    expect(received).toHaveLength(5);
    expect(extensions?.stripe).toEqual({ calls: 5, requestIds: [] });
  });

  it.each([
    ['read', READ],
    ['write', WRITE],
  ])('is RATE_LIMITED after five 429s without Stripe’s JSON: a %s', async (_name, document) => {
    responders = [busyProxy];
    const { errors } = await gateway.execute(document);
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryable: true } }]);
    expect(received).toHaveLength(5);
  });

  it.each([
    ['is rate limited', stripeError(429, 'rate_limit', { 'stripe-should-retry': 'false' })],
    [
      'finds its own key in use',
      stripeError(409, 'idempotency_key_in_use', { 'stripe-should-retry': 'false' }),
    ],
  ])('leaves the outcome of a write unknown when its last attempt %s', async (_name, last) => {
    responders = [broken, last];
    const { data, errors } = await gateway.execute(WRITE);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      createSetupIntent: { __typename: 'OutcomeUnknownError', idempotencyKey: received[0]?.key },
    });
    expect(received).toHaveLength(2);
  });

  it.each([
    ['read', READ],
    ['write', WRITE],
  ])(
    'does not repeat a %s when Stripe requests a longer delay than the deadline allows',
    async (_name, document) => {
      responders = [stripeError(429, 'rate_limit', { 'retry-after': '3600' })];
      const { errors } = await gateway.execute(document);
      expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfterMs: 3_600_000 } }]);
      expect(received).toHaveLength(1);
    },
  );
});
