import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/server/gateway.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startHttpServer, type TestServer } from '../support/http-server.ts';

const KEY = 'sk_test_secretOfTheGateway';

let upstream: TestServer;
let gateway: TestGateway;
/** A gateway with a short upstream timeout. */
let impatient: TestGateway;
/** An upstream with prepared responses. */
let respond: (response: ServerResponse) => void;
let logged: string[] = [];

const record = (fields: object, message: string) => {
  logged.push(`${message} ${JSON.stringify(fields)}`);
};
const log: Log = { info() {}, warn: record, error: record };

beforeAll(async () => {
  upstream = await startHttpServer((_request, response) => respond(response));
  const options = { stripeApiBase: upstream.url, stripeApiKey: KEY, log };
  gateway = await startTestGateway({ gateway: options });
  impatient = await startTestGateway({ gateway: { ...options, upstreamDeadlineMs: 50 } });
});
beforeEach(() => {
  logged = [];
});
afterAll(async () => {
  await gateway.close();
  await impatient.close();
  await upstream.close();
});

/** For a single attempt. `retries.test.ts` covers several. */
const ONCE = { 'stripe-should-retry': 'false' };

function json(status: number, body: unknown) {
  return (response: ServerResponse) => {
    response.writeHead(status, { ...ONCE, 'content-type': 'application/json', 'request-id': 'req_fake' });
    response.end(JSON.stringify(body));
  };
}

function stripeError(status: number, error: object) {
  return json(status, { error: { type: 'invalid_request_error', ...error } });
}

const READS = [
  ['setupIntent', '{ setupIntent(id: "seti_1") { status } }'],
  ['setupIntents', '{ setupIntents { nodes { status } } }'],
  ['customer', '{ customer(id: "cus_1") { name } }'],
  ['paymentMethod', '{ paymentMethod(id: "pm_1") { type } }'],
  ['node', '{ node(id: "mandate_1") { id } }'],
] as const;

interface Failure {
  readonly name: string;
  readonly respond: (response: ServerResponse) => void;
  readonly extensions: Readonly<Record<string, unknown>>;
}

const UNAVAILABLE = { code: 'UPSTREAM_UNAVAILABLE', retryable: true };
const FAILURES: readonly Failure[] = [
  {
    name: 'a rejected key',
    respond: stripeError(401, { message: `Invalid API Key provided: ${KEY}` }),
    extensions: { code: 'UPSTREAM_REFUSED', retryable: false, requestId: 'req_fake' },
  },
  {
    name: 'a key without the permission',
    respond: stripeError(403, {
      message: `The provided key '${KEY}' does not have access to account 'acct_1'`,
    }),
    extensions: { code: 'UPSTREAM_REFUSED', retryable: false, requestId: 'req_fake' },
  },
  {
    name: 'too many requests',
    respond: stripeError(429, { code: 'rate_limit', message: 'Request rate limit exceeded' }),
    extensions: {
      code: 'RATE_LIMITED',
      retryable: true,
      retryAfterMs: expect.any(Number),
      requestId: 'req_fake',
    },
  },
  {
    name: 'a lock that another request holds',
    respond: stripeError(429, { code: 'lock_timeout', message: 'Locked' }),
    extensions: { code: 'RATE_LIMITED', retryable: true },
  },
  ...[
    { status: 401, extensions: { code: 'UPSTREAM_REFUSED', retryable: false } },
    { status: 403, extensions: { code: 'UPSTREAM_REFUSED', retryable: false } },
    { status: 429, extensions: { code: 'RATE_LIMITED', retryable: true, retryAfterMs: 1000 } },
  ].flatMap(({ status, extensions }): Failure[] => [
    {
      name: `a ${status} with a page of a proxy`,
      respond: (response) => response.writeHead(status, ONCE).end('<html>http://10.0.0.1/</html>'),
      extensions,
    },
    {
      name: `a ${status} with nothing`,
      respond: (response) => response.writeHead(status, ONCE).end(),
      extensions,
    },
  ]),
  {
    name: 'an invalid parameter',
    respond: stripeError(400, {
      code: 'parameter_unknown',
      param: 'wat',
      message: 'Received unknown parameter: wat',
    }),
    extensions: {
      code: 'INVALID_REQUEST',
      retryable: false,
      requestId: 'req_fake',
      stripe: { code: 'parameter_unknown', param: 'wat' },
    },
  },
  {
    name: 'a 500 with an error',
    respond: json(500, { error: { type: 'api_error', message: 'At /srv/app.rb:12 of http://10.0.0.1/' } }),
    extensions: { ...UNAVAILABLE, requestId: 'req_fake' },
  },
  {
    name: 'a 503 with a page',
    respond: (response) => response.writeHead(503, ONCE).end('<html>http://10.0.0.1/</html>'),
    extensions: UNAVAILABLE,
  },
  { name: 'a 418', respond: json(418, { teapot: 'http://10.0.0.1/' }), extensions: UNAVAILABLE },
  { name: 'a redirect', respond: json(301, {}), extensions: UNAVAILABLE },
  { name: 'a 200 that is no JSON', respond: (response) => response.end('garbage'), extensions: UNAVAILABLE },
  { name: 'a 200 that is no object', respond: json(200, 'text'), extensions: UNAVAILABLE },
  { name: 'a 200 that is null', respond: json(200, null), extensions: UNAVAILABLE },
  { name: 'silence', respond: () => {}, extensions: { code: 'UPSTREAM_TIMEOUT', retryable: true } },
  {
    name: 'silence after the response headers',
    respond: (response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
    extensions: { code: 'UPSTREAM_TIMEOUT', retryable: true },
  },
];

describe.each(FAILURES)('$name', (failure) => {
  it.each(READS)('on %s results in null and its error code, without details', async (field, document) => {
    respond = failure.respond;
    const isSilence = failure.extensions.code === 'UPSTREAM_TIMEOUT';
    const { data, errors } = await (isSilence ? impatient : gateway).execute(document);
    expect(data).toEqual({ [field]: null });
    expect(errors).toMatchObject([{ path: [field], extensions: failure.extensions }]);
    const [error] = errors ?? [];
    expect(Object.keys(error ?? {}).sort()).toEqual(['extensions', 'locations', 'message', 'path']);
    const text = JSON.stringify(errors);
    expect(text).not.toMatch(
      /sk_test|acct_1|https?:|127\.0\.0\.1|10\.0\.0\.1|stack|originalError|\.ts:|html|Bearer/,
    );
    expect(logged.join()).not.toContain(KEY);
  });
});

describe('a connection that breaks on every attempt', () => {
  it('results in an error for each read', async () => {
    respond = (response) => response.destroy();
    const reads = READS.map(([field, document]) => document.replace(/^\{ (.*) \}$/, `${field}: $1`));
    const { errors } = await gateway.execute(`{ ${reads.join(' ')} }`);
    expect(errors).toHaveLength(READS.length);
    for (const error of errors ?? []) expect(error.extensions).toMatchObject(UNAVAILABLE);
    expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|ECONNRESET|stack/);
  });
});

describe('a failure of one field', () => {
  it('does not affect the rest of the response', async () => {
    respond = (response) => {
      if (response.req.url?.startsWith('/v1/customers')) return stripeError(500, {})(response);
      return json(200, {
        id: 'seti_1',
        object: 'setup_intent',
        created: 1_790_000_000,
        customer: 'cus_1',
        status: 'succeeded',
      })(response);
    };
    const { data, errors } = await gateway.execute(
      '{ setupIntent(id: "seti_1") { status customer { name } } customer(id: "cus_2") { name } }',
    );
    expect(data).toEqual({ setupIntent: { status: 'SUCCEEDED', customer: null }, customer: null });
    expect(errors?.map(({ path }) => path)).toEqual(
      expect.arrayContaining([['setupIntent', 'customer'], ['customer']]),
    );
    for (const error of errors ?? []) expect(error.extensions?.code).toBe('UPSTREAM_UNAVAILABLE');
  });

  it('is null without an error for a reference to a missing object', async () => {
    respond = (response) => {
      if (response.req.url?.startsWith('/v1/setup_intents'))
        return json(200, { id: 'seti_1', object: 'setup_intent', created: 1, customer: 'cus_1' })(response);
      return stripeError(404, {
        code: 'resource_missing',
        param: 'id',
        message: "No such customer: 'cus_1'",
      })(response);
    };
    const { data, errors } = await gateway.execute('{ setupIntent(id: "seti_1") { id customer { name } } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({ setupIntent: { id: 'seti_1', customer: null } });
  });
});

describe('a list', () => {
  it.each([
    ['no data', { object: 'list', has_more: false }],
    ['null for its data', { object: 'list', data: null, has_more: false }],
    ['something in it that is no object', { object: 'list', data: [null], has_more: false }],
    ['the head of another object', { id: 'seti_1', object: 'setup_intent' }],
  ])('with %s is an invalid response', async (_name, list) => {
    respond = json(200, list);
    const { data, errors } = await gateway.execute('{ setupIntents { nodes { id } } }');
    expect(data).toEqual({ setupIntents: null });
    expect(errors).toMatchObject([{ path: ['setupIntents'], extensions: UNAVAILABLE }]);
  });
});

describe('the log', () => {
  it('contains the failed attempt and the result of the request, with Stripe’s request id', async () => {
    respond = stripeError(401, { message: `Invalid API Key provided: ${KEY}` });
    await gateway.execute('{ setupIntent(id: "seti_1") { status } }');
    // Readiness reports a rejected key once, in the test that runs first.
    expect(logged.filter((line) => !line.startsWith('Not ready'))).toEqual([
      expect.stringMatching(/^An attempt of a Stripe call failed .*req_fake/),
      expect.stringMatching(/^A call to Stripe failed .*req_fake/),
    ]);
  });

  it('does not contain the caller’s own mistakes', async () => {
    respond = stripeError(404, {
      code: 'resource_missing',
      param: 'intent',
      message: "No such setupintent: 'seti_1'",
    });
    const { errors } = await gateway.execute('{ setupIntent(id: "seti_1") { status } }');
    expect(errors).toMatchObject([{ extensions: { code: 'RESOURCE_MISSING' } }]);
    await gateway.execute('{ setupIntent(id: "nonsense") { status } }');
    await gateway.execute('{ nonsense }');
    expect(logged).toEqual([]);
  });
});
