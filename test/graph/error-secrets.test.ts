import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startHttpServer, type TestServer } from '../support/http-server.ts';
import { boundTo } from '../support/principals.ts';

const KEY = 'sk_test_hunter2Gateway';

/** Texts that must not be exposed. The word `hunter2` shows that one was. */
const SECRETS = [
  KEY,
  `before${KEY}after`,
  KEY.toUpperCase(),
  KEY.replaceAll('_', '%5F'),
  `https://proxy.example/?key=${KEY.replaceAll('_', '%255f')}&a=b`,
  'sk_test_****hunter2',
  'rk_live_hunter2',
  'whsec_hunter2',
  'sgt_hunter2',
  'seti_1_secret_hunter2',
];
const LEAK = /hunter2/i;

const lines: string[] = [];
const record = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);

let upstream: TestServer;
let gateway: TestGateway;
/** An upstream that responds with the status, and with the text in all fields of its errors or in the intent’s status. */
let upstreamError: { readonly status: number; readonly text: string };

beforeAll(async () => {
  upstream = await startHttpServer((request, response) => {
    const { status, text } = upstreamError;
    const error = {
      type: text,
      message: text,
      code: text,
      decline_code: text,
      advice_code: text,
      network_decline_code: text,
      network_advice_code: text,
      doc_url: text,
      param: text,
      setup_intent: {
        id: 'seti_1',
        object: 'setup_intent',
        client_secret: 'seti_1_secret_own',
        last_setup_error: text.includes('_secret_') ? null : { type: text, message: text, code: text },
      },
    };
    const intent = { id: 'seti_1', object: 'setup_intent', status: text };
    request.resume().on('end', () => {
      response.writeHead(status, { 'stripe-should-retry': 'false', 'request-id': text });
      response.end(JSON.stringify(status === 200 ? intent : { error }));
    });
  });
  gateway = await startTestGateway({
    gateway: {
      stripeApiKey: KEY,
      stripeApiBase: upstream.url,
      log: { info: record, warn: record, error: record },
    },
  });
});
beforeEach(() => {
  lines.length = 0;
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
});

const READ = '{ setupIntent(id: "seti_1") { id } setupIntents { nodes { id } } }';
const WRITE = `mutation {
  createSetupIntent(input: {}) {
    __typename
    ... on StripeError { message code docUrl requestId }
    ... on CardError {
      declineCode adviceCode networkDeclineCode networkAdviceCode param inputPath
      setupIntent { id clientSecret lastSetupError { message code } }
    }
    ... on InvalidRequestError { param inputPath setupIntent { id clientSecret lastSetupError { message code } } }
  }
}`;

describe.each(SECRETS)('a text from Stripe with %s in it', (text) => {
  it.each([400, 401, 402, 403, 404, 409, 429, 500])('is not exposed: %i', async (status) => {
    upstreamError = { status, text };
    const read = await gateway.execute(READ);
    const write = await gateway.execute(WRITE);
    expect(read.errors).toHaveLength(2);
    expect(JSON.stringify([read, write])).not.toMatch(LEAK);
    expect(lines.join('\n')).toContain('Request completed');
    expect(lines.join('\n')).not.toMatch(LEAK);
  });
});

it('an intent in an error keeps its client secret, and the error marks the redaction', async () => {
  upstreamError = { status: 402, text: `The key ${KEY} is not for seti_1_secret_hunter2.` };
  const { data } = await gateway.execute(WRITE);
  expect(data).toMatchObject({
    createSetupIntent: {
      __typename: 'CardError',
      message: 'The key [redacted] is not for [redacted].',
      setupIntent: { id: 'seti_1', clientSecret: 'seti_1_secret_own' },
    },
  });
});

it('a customer’s own idempotency key does not restore a redacted secret in Stripe’s message', async () => {
  const server = await startHttpServer((request, response) => {
    const message = `The key ${request.headers['idempotency-key']} was used before.`;
    request.resume().on('end', () => {
      response.writeHead(400).end(JSON.stringify({ error: { type: 'idempotency_error', message } }));
    });
  });
  const ofCustomer = await startTestGateway({
    gateway: { stripeApiBase: server.url, principal: () => boundTo('cus_1') },
  });
  const create =
    'mutation ($key: String) { createSetupIntent(input: { idempotencyKey: $key }) { __typename ... on StripeError { message } } }';
  const messageFor = async (key: string) => (await ofCustomer.execute(create, { key })).data;
  const errorWith = (message: string) => ({ createSetupIntent: { __typename: 'IdempotencyError', message } });
  expect(await messageFor('mine')).toEqual(errorWith('The key mine was used before.'));
  expect(await messageFor(KEY)).toEqual(errorWith('The key [redacted] was used before.'));
  await ofCustomer.close();
  await server.close();
});

it('the log contains neither a key in an operation name nor a key in an unknown enum value', async () => {
  upstreamError = { status: 200, text: KEY };
  const { data } = await gateway.execute(`query ${KEY} { setupIntent(id: "seti_1") { status } }`);
  expect(data).toEqual({ setupIntent: { status: 'UNRECOGNIZED' } });
  expect(lines).toEqual([
    expect.stringContaining('SetupIntentStatus: [redacted]'),
    expect.stringContaining('"name":"[redacted]"'),
  ]);
});

it.each(SECRETS)('the gateway’s own errors do not repeat %s from the request', async (secret) => {
  const results = await Promise.all([
    gateway.execute('query ($id: ID!) { setupIntent(id: $id) { id } node(id: $id) { id } }', { id: secret }),
    gateway.execute('query ($size: Int) { setupIntents(first: $size) { nodes { id } } }', { size: secret }),
    gateway.execute('query ($after: String) { setupIntents(after: $after) { nodes { id } } }', {
      after: secret,
    }),
    gateway.execute(`{ setupIntents(after: ${JSON.stringify(secret)}) { nodes { id } } }`),
    gateway.execute(
      'mutation ($id: ID!) { cancelSetupIntent(input: { id: $id }) { ... on StripeError { message } } }',
      { id: secret },
    ),
    gateway.execute(
      `{ setupIntents(filter: { createdAt: { gte: ${JSON.stringify(secret)} } }) { nodes { id } } }`,
    ),
    gateway.execute(`{ ${KEY} }`),
    gateway.execute(
      `{ ${KEY}: setupIntents(first: 500) { nodes { attempts(first: 500) { nodes { id } } } } }`,
    ),
    gateway.execute(`query { __typename } query { __typename } fragment ${KEY} on Query { __typename }`),
    gateway.execute(`${KEY} {`),
  ]);
  for (const { data, errors } of results)
    expect(errors ?? (data as { readonly cancelSetupIntent?: object }).cancelSetupIntent).toBeDefined();
  expect(JSON.stringify(results)).not.toMatch(LEAK);
  expect(lines.join('\n')).not.toMatch(LEAK);
});
