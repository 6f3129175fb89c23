import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startHttpServer, type TestServer } from '../support/http-server.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

let upstream: TestServer;
let gateway: TestGateway;
/** How the upstream answers its first request, its second, … and with the last of these all others. */
let answers: readonly Answer[] = [];
let received: { readonly key: unknown; readonly body: string }[] = [];

beforeAll(async () => {
  upstream = await startHttpServer(async (request, response) => {
    received.push({ key: request.headers['idempotency-key'], body: await text(request) });
    (answers[received.length - 1] ?? answers.at(-1))?.(response, request);
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
const broken: Answer = (response) => response.destroy();
const json =
  (status: number, body: object, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'request-id': ID, ...headers }).end(JSON.stringify(body));
const INTENT = json(200, { id: 'seti_1', object: 'setup_intent' });
const refusal = (status: number, code: string, headers = {}) =>
  json(status, { error: { type: 'invalid_request_error', code } }, headers);

/** A 429 that is not Stripe's own, but comes from a proxy before it. */
const busyProxy: Answer = (response) => response.writeHead(429).end('<html>Slow down</html>');

const READ = '{ setupIntent(id: "seti_1") { id } }';
const WRITE = `mutation {
  createSetupIntent(input: { description: "Café & more", metadata: [{ key: "a", value: "1" }] }) {
    __typename
    ... on CreateSetupIntentPayload { setupIntent { id } }
    ... on OutcomeUnknownError { idempotencyKey }
  }
}`;

describe('a call that fails at first', () => {
  it('is sent again, and a read tells nothing of it but its cost', async () => {
    answers = [broken, INTENT];
    expect(await gateway.execute(READ)).toEqual({
      data: { setupIntent: { id: 'seti_1' } },
      extensions: { stripe: { calls: 2, requestIds: [ID] } },
    });
  });

  it('is, as a write, the same to the byte, with the same key', async () => {
    answers = [broken, INTENT];
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
  ])("is sent again after a 429 without Stripe's JSON: a %s", async (_name, document) => {
    answers = [busyProxy, INTENT];
    const { errors, extensions } = await gateway.execute(document);
    expect(errors).toBeUndefined();
    expect(extensions?.stripe.calls).toBe(2);
  });

  it('costs nobody an error when its connection was kept too long', async () => {
    const used = new WeakSet<Socket>();
    const closingWhatIsUsed: Answer = (response, request) => {
      if (used.has(request.socket)) return broken(response, request);
      used.add(request.socket);
      return INTENT(response, request);
    };
    answers = [closingWhatIsUsed];
    for (const calls of [1, 2]) {
      received = [];
      const { errors, extensions } = await gateway.execute(READ);
      expect(errors).toBeUndefined();
      expect(extensions?.stripe.calls).toBe(calls);
    }
  });
});

describe('a call that fails on every try', () => {
  it('is given up after five, and a write tells the one key of them all', async () => {
    answers = [broken];
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
  ])("is RATE_LIMITED in the end, after five 429s without Stripe's JSON: a %s", async (_name, document) => {
    answers = [busyProxy];
    const { errors } = await gateway.execute(document);
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryable: true } }]);
    expect(received).toHaveLength(5);
  });

  it.each([
    ['is rate limited', refusal(429, 'rate_limit', { 'stripe-should-retry': 'false' })],
    ['finds its own key in use', refusal(409, 'idempotency_key_in_use', { 'stripe-should-retry': 'false' })],
  ])('leaves the outcome of a write unknown when its last try %s', async (_name, last) => {
    answers = [broken, last];
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
  ])('is no %s again when Stripe asks for more time than there is', async (_name, document) => {
    answers = [refusal(429, 'rate_limit', { 'retry-after': '3600' })];
    const { errors } = await gateway.execute(document);
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfterMs: 3_600_000 } }]);
    expect(received).toHaveLength(1);
  });
});
