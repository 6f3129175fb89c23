import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { graphql } from '../generated/index.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startHttpServer, type TestServer } from '../support/http-server.ts';

const KEY = 'sk_test_secretOfTheGateway';

let upstream: TestServer;
let gateway: TestGateway;
/** A gateway without the time for a second try. */
let hasty: TestGateway;
/** How the upstream answers, and the keys that it has received. */
let answer: (response: ServerResponse) => void;
let keys: (string | string[] | undefined)[] = [];

beforeAll(async () => {
  upstream = await startHttpServer((request, response) => {
    keys.push(request.headers['idempotency-key']);
    request.resume().on('end', () => answer(response));
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

/** For one try: what happens in more of them is told in `retries.test.ts`. */
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

describe('a write whose outcome nobody knows', () => {
  it.each<[string, (response: ServerResponse) => void, string | null]>([
    ['a 501 with an error', json(501, API_ERROR), 'req_fake'],
    ['a 502 with a page', (response) => response.writeHead(502, ONCE).end('<html>Bad gateway</html>'), null],
    ['a 503 with nothing', (response) => response.writeHead(503, ONCE).end(), null],
    ['a 200 that is no JSON', (response) => response.writeHead(200, ONCE).end('{"id": "seti_1", "obj'), null],
    ['a 200 that is no object of Stripe', json(200, [1, 2, 3]), 'req_fake'],
    ['a 200 with nothing', (response) => response.writeHead(200, ONCE).end(), null],
    ['a redirect', json(302, {}, { location: 'https://elsewhere.example.com/' }), 'req_fake'],
  ])(
    'is an OutcomeUnknownError with the key to ask again with: %s',
    async (_name, upstreamAnswer, requestId) => {
      answer = upstreamAnswer;
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
    },
  );

  it.each<[string, (response: ServerResponse) => void]>([
    ['before the answer', (response) => response.destroy()],
    [
      'within it',
      (response) =>
        response.writeHead(200, { 'content-length': '1000' }).write('{', () => response.destroy()),
    ],
  ])('is an OutcomeUnknownError too when the connection breaks %s', async (_name, breaking) => {
    answer = breaking;
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
    ['says so', { 'idempotent-replayed': 'true', 'stripe-should-retry': 'true' }],
    ['does not want to be asked again', { 'stripe-should-retry': 'false' }],
  ])('is told apart when Stripe has stored its failure and %s', async (_, headers) => {
    answer = json(500, API_ERROR, headers);
    const { data } = await gateway.execute(Create, { input: { idempotencyKey: 'stored-1' } });
    expect(data?.createSetupIntent).toMatchObject({
      __typename: 'OutcomeUnknownError',
      code: 'stored_server_error',
      message: expect.stringContaining('look the intent up'),
      idempotencyKey: 'stored-1',
      requestId: 'req_fake',
    });
    expect(keys).toEqual(['stored-1']);
  });

  it('is one for an answer of another kind', async () => {
    answer = json(200, { object: 'customer', id: 'cus_1' });
    const { data } = await gateway.execute(Create, { input: {} });
    expect(data?.createSetupIntent?.__typename).toBe('OutcomeUnknownError');
  });

  it('tells the key that the gateway chose when the caller gave none', async () => {
    answer = json(500, API_ERROR);
    const { data } = await gateway.execute(Create, { input: {} });
    const result = data?.createSetupIntent;
    if (result?.__typename !== 'OutcomeUnknownError') throw new Error('The outcome is known.');
    expect(keys).toEqual([result.idempotencyKey]);
  });

  it('tells the key that came of the HTTP header', async () => {
    answer = json(500, API_ERROR);
    const { data } = await gateway.execute(Create, { input: {} }, { 'Idempotency-Key': 'from-header' });
    const [key] = keys;
    expect(key).toContain('from-header');
    expect(data?.createSetupIntent).toMatchObject({ idempotencyKey: key });
  });

  it('is settled by asking again with the key', async () => {
    answer = json(503, API_ERROR);
    await gateway.execute(Create, { input: { idempotencyKey: 'settle' } });
    answer = json(200, { id: 'seti_1', object: 'setup_intent' }, { 'idempotent-replayed': 'true' });
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
    ['does not answer in time', async () => upstream.url],
    ['is down', urlOfNobody],
  ])('is an OutcomeUnknownError too when the upstream %s', async (_name, stripeApiBase) => {
    answer = () => {};
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

async function urlOfNobody(): Promise<string> {
  const gone = await startHttpServer(() => {});
  await gone.close();
  return gone.url;
}

describe('a write that certainly did not happen', () => {
  it.each([
    [401, { message: `Invalid API Key provided: ${KEY}` }, 'UPSTREAM_REFUSED', false],
    [403, { message: `The key ${KEY} of acct_1 may not` }, 'UPSTREAM_REFUSED', false],
    [429, { code: 'rate_limit', message: 'Too many' }, 'RATE_LIMITED', true],
  ])('is an error of the request: %i', async (status, error, code, retryable) => {
    answer = json(status, { error: { type: 'invalid_request_error', ...error } });
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
  ])(
    "is an error of the request, without Stripe's JSON too: %i %j",
    async (status, body, code, retryable) => {
      answer = (response) => response.writeHead(status, ONCE).end(body);
      const { data, errors } = await gateway.execute(Create, { input: {} });
      expect(data).toEqual({ createSetupIntent: null });
      expect(errors).toMatchObject([{ path: ['createSetupIntent'], extensions: { code, retryable } }]);
      expect(keys).toHaveLength(1);
    },
  );

  it.each([
    ['by its type', 400, { type: 'idempotency_error' }],
    ['by its code', 409, { type: 'invalid_request_error', code: 'idempotency_key_in_use' }],
  ])('is an IdempotencyError, told %s', async (_name, status, error) => {
    answer = json(status, { error: { ...error, message: 'Another request has this key.' } });
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
