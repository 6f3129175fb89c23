import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { graphql } from '../generated/index.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startHttpServer, type TestServer } from '../support/http-server.ts';

const KEY = 'sk_test_secretOfTheGateway';

let upstream: TestServer;
let gateway: TestGateway;
/** A gateway without time for a second attempt. */
let hasty: TestGateway;
/** An upstream with prepared responses, and the idempotency keys it has received. */
let respond: (response: ServerResponse) => void;
let keys: (string | string[] | undefined)[] = [];

beforeAll(async () => {
  upstream = await startHttpServer((request, response) => {
    keys.push(request.headers['idempotency-key']);
    request.resume().on('end', () => respond(response));
  });
  const options = { stripeApiBase: upstream.url, stripeApiKey: KEY };
  gateway = await startTestGateway({ gateway: options });
  hasty = await startTestGateway({ gateway: { ...options, upstreamDeadlineMs: 400 } });
});
beforeEach(() => {
  keys = [];
});
afterAll(async () => {
  await gateway.close();
  await hasty.close();
  await upstream.close();
});

/** For a single attempt. `retries.test.ts` covers several. */
const ONCE = { 'stripe-should-retry': 'false' };

function json(status: number, body: unknown, headers: Record<string, string> = {}) {
  return (response: ServerResponse) => {
    const always = { ...ONCE, 'content-type': 'application/json', 'request-id': 'req_fake' };
    response.writeHead(status, { ...always, ...headers });
    response.end(JSON.stringify(body));
  };
}

const Create = graphql(`
  mutation OutcomeCreate($input: CreateSetupIntentInput!) {
    createSetupIntent(input: $input) {
      __typename
      ... on StripeError { message code docUrl requestId }
      ... on OutcomeUnknownError { idempotencyKey }
    }
  }
`);

const API_ERROR = {
  error: { type: 'api_error', message: 'Our bug, at http://10.0.0.1/, with sk_test_other' },
};

describe('a write with an unknown outcome', () => {
  it.each<[string, (response: ServerResponse) => void, string | null]>([
    ['a 501 with a Stripe error', json(501, API_ERROR), 'req_fake'],
    [
      'a 502 with an HTML page',
      (response) => response.writeHead(502, ONCE).end('<html>Bad gateway</html>'),
      null,
    ],
    ['a 503 without a body', (response) => response.writeHead(503, ONCE).end(), null],
    ['a 200 that is no JSON', (response) => response.writeHead(200, ONCE).end('{"id": "seti_1", "obj'), null],
    ['a 200 with a JSON array', json(200, [1, 2, 3]), 'req_fake'],
    ['a 200 without a body', (response) => response.writeHead(200, ONCE).end(), null],
    ['a redirect', json(302, {}, { location: 'https://elsewhere.example.com/' }), 'req_fake'],
  ])('is an OutcomeUnknownError with the key for a retry: %s', async (_name, upstreamAnswer, requestId) => {
    respond = upstreamAnswer;
    const { data, errors } = await gateway.execute(Create, { input: { idempotencyKey: 'mine' } });
    expect(errors).toBeUndefined();
    expect(data?.createSetupIntent).toEqual({
      __typename: 'OutcomeUnknownError',
      message: expect.stringContaining('the write may have happened'),
      code: null,
      docUrl: null,
      requestId,
      idempotencyKey: 'mine',
    });
    expect(keys).toEqual(['mine']);
    expect(JSON.stringify(data)).not.toMatch(/sk_test|127\.0\.0\.1|10\.0\.0\.1|elsewhere/);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['before the response', (response) => response.destroy()],
    [
      'during the response',
      (response) =>
        response.writeHead(200, { 'content-length': '1000' }).write('{', () => response.destroy()),
    ],
  ])('is an OutcomeUnknownError when the connection breaks %s', async (_name, breaking) => {
    respond = breaking;
    const { data, errors } = await hasty.execute(Create, { input: { idempotencyKey: 'broken' } });
    expect(errors).toBeUndefined();
    expect(data?.createSetupIntent).toMatchObject({
      __typename: 'OutcomeUnknownError',
      requestId: null,
      idempotencyKey: 'broken',
    });
    expect(keys).toEqual(['broken']);
  });

  it.each([
    ['replays it', { 'idempotent-replayed': 'true', 'stripe-should-retry': 'true' }],
    ['forbids a retry', { 'stripe-should-retry': 'false' }],
  ])('is distinct when Stripe has stored its failure and %s', async (_, headers) => {
    respond = json(500, API_ERROR, headers);
    const { data } = await gateway.execute(Create, { input: { idempotencyKey: 'stored-1' } });
    expect(data?.createSetupIntent).toMatchObject({
      __typename: 'OutcomeUnknownError',
      code: 'stored_server_error',
      message: expect.stringContaining('look up the object'),
      idempotencyKey: 'stored-1',
      requestId: 'req_fake',
    });
    expect(keys).toEqual(['stored-1']);
  });

  it('includes a response of another type', async () => {
    respond = json(200, { object: 'customer', id: 'cus_1' });
    const { data } = await gateway.execute(Create, { input: {} });
    expect(data?.createSetupIntent?.__typename).toBe('OutcomeUnknownError');
  });

  it('returns the key that the gateway generated if the caller sent none', async () => {
    respond = json(500, API_ERROR);
    const { data } = await gateway.execute(Create, { input: {} });
    const result = data?.createSetupIntent;
    if (result?.__typename !== 'OutcomeUnknownError') throw new Error('The outcome is known.');
    expect(keys).toEqual([result.idempotencyKey]);
  });

  it('returns the key that was derived from the HTTP header', async () => {
    respond = json(500, API_ERROR);
    const { data } = await gateway.execute(Create, { input: {} }, { 'Idempotency-Key': 'from-header' });
    const [key] = keys;
    expect(key).toContain('from-header');
    expect(data?.createSetupIntent).toMatchObject({ idempotencyKey: key });
  });

  it('is resolved by a retry with the key', async () => {
    respond = json(503, API_ERROR);
    await gateway.execute(Create, { input: { idempotencyKey: 'settle' } });
    respond = json(200, { id: 'seti_1', object: 'setup_intent' }, { 'idempotent-replayed': 'true' });
    const { data } = await gateway.execute(
      `mutation { createSetupIntent(input: { idempotencyKey: "settle" }) {
        ... on CreateSetupIntentPayload { idempotentReplayed requestId setupIntent { id } }
      } }`,
    );
    expect(data).toEqual({
      createSetupIntent: { idempotentReplayed: true, requestId: 'req_fake', setupIntent: { id: 'seti_1' } },
    });
  });

  it.each([
    ['does not respond in time', async () => upstream.url],
    ['is down', unreachableUrl],
  ])('is an OutcomeUnknownError when the upstream %s', async (_name, stripeApiBase) => {
    respond = () => {};
    const alone = await startTestGateway({
      gateway: { stripeApiBase: await stripeApiBase(), upstreamDeadlineMs: 50 },
    });
    try {
      const { data, errors } = await alone.execute(Create, { input: { idempotencyKey: 'silence' } });
      expect(errors).toBeUndefined();
      expect(data?.createSetupIntent).toMatchObject({
        __typename: 'OutcomeUnknownError',
        requestId: null,
        idempotencyKey: 'silence',
      });
    } finally {
      await alone.close();
    }
  });
});

async function unreachableUrl(): Promise<string> {
  const gone = await startHttpServer(() => {});
  await gone.close();
  return gone.url;
}

describe('a write that certainly did not happen', () => {
  it.each([
    [401, { message: `Invalid API Key provided: ${KEY}` }, 'UPSTREAM_REFUSED', false],
    [403, { message: `The key ${KEY} of acct_1 may not` }, 'UPSTREAM_REFUSED', false],
    [429, { code: 'rate_limit', message: 'Too many' }, 'RATE_LIMITED', true],
  ])('is a request error: %i', async (status, error, code, retryable) => {
    respond = json(status, { error: { type: 'invalid_request_error', ...error } });
    const { data, errors } = await gateway.execute(Create, { input: {} });
    expect(data).toEqual({ createSetupIntent: null });
    expect(errors).toMatchObject([
      { path: ['createSetupIntent'], extensions: { code, retryable, requestId: 'req_fake' } },
    ]);
    expect(JSON.stringify(errors)).not.toMatch(/sk_test|acct_1/);
  });

  it.each([
    [401, '<html>Who are you?</html>', 'UPSTREAM_REFUSED', false],
    [401, '', 'UPSTREAM_REFUSED', false],
    [403, '<html>Forbidden</html>', 'UPSTREAM_REFUSED', false],
    [403, '', 'UPSTREAM_REFUSED', false],
    [429, '<html>Slow down</html>', 'RATE_LIMITED', true],
    [429, '', 'RATE_LIMITED', true],
  ])('is a request error, also without Stripe’s JSON: %i %j', async (status, body, code, retryable) => {
    respond = (response) => response.writeHead(status, ONCE).end(body);
    const { data, errors } = await gateway.execute(Create, { input: {} });
    expect(data).toEqual({ createSetupIntent: null });
    expect(errors).toMatchObject([{ path: ['createSetupIntent'], extensions: { code, retryable } }]);
    expect(keys).toHaveLength(1);
  });

  it.each([
    ['by its type', 400, { type: 'idempotency_error' }],
    ['by its code', 409, { type: 'invalid_request_error', code: 'idempotency_key_in_use' }],
  ])('is an IdempotencyError, reported %s', async (_name, status, error) => {
    respond = json(status, { error: { ...error, message: 'Another request has this key.' } });
    const { data, errors } = await gateway.execute(Create, { input: { idempotencyKey: 'in-use' } });
    expect(errors).toBeUndefined();
    expect(data?.createSetupIntent).toEqual({
      __typename: 'IdempotencyError',
      message: 'Another request has this key.',
      code: 'code' in error ? error.code : null,
      docUrl: null,
      requestId: 'req_fake',
    });
  });
});
