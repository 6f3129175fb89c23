import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/server.ts';
import type { GatewayOptions } from '../../src/server/gateway.ts';
import { type BothWays, type Sent, startBothWays, type Way } from '../support/both-ways.ts';
import { type Issuer, jwtOptions, startIssuer } from '../support/issuer.ts';

type Headers = NonNullable<Sent['headers']>;

interface Params {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: unknown;
  readonly extensions?: unknown;
}

let number = 0;

/** A new text for the same document, so that it is not cached. */
function uncached(query: string): string {
  number += 1;
  return `${query} # ${number}`;
}

/** Sends the same request twice, and expects the same answer. The document of the first is not cached. */
async function expectSame(
  gateway: BothWays,
  { query, ...params }: Params,
  { headers = {}, second = 'at once' }: { readonly headers?: Headers; readonly second?: Way } = {},
): Promise<{ readonly status: number; readonly body: string }> {
  // The first write has another answer than its replays.
  if (query.startsWith('mutation')) await gateway.send({ body: { query, ...params }, headers });
  const request = { body: { query: uncached(query), ...params }, headers };
  const { way: firstWay, ...first } = await gateway.send(request);
  const { way: secondWay, ...again } = await gateway.send(request);
  expect(again).toEqual(first);
  expect([firstWay, secondWay]).toEqual(['by Yoga', second]);
  const [line, nextLine] = gateway.lines.filter(({ message }) => message === 'Request completed').slice(-2);
  expect(withoutIds(nextLine)).toEqual(withoutIds(line));
  return first;
}

function withoutIds(line: BothWays['lines'][number] | undefined) {
  return {
    ...line,
    fields: { ...line?.fields, requestId: expect.any(String), durationMs: expect.any(Number) },
  };
}

const { succeeded, customer } = seededIds;
const LIST = '{ setupIntents(first: 2) { nodes { id status createdAt customer { id email } } } }';
const NODE = 'query Intent($id: ID!) { node(id: $id) { __typename ... on SetupIntent { id usage } } }';
const CREATE = `mutation Create($input: CreateSetupIntentInput!) {
  createSetupIntent(input: $input) { __typename ... on CreateSetupIntentPayload { setupIntent { id status clientSecret } } }
}`;

describe('a request with a cached document gets the same status, headers, body and log line', () => {
  let gateway: BothWays;
  beforeAll(async () => {
    gateway = await startBothWays();
  });
  afterAll(() => gateway.close());

  it.each<[string, Params, Headers?]>([
    ['a query', { query: LIST }],
    ['characters beyond ASCII', { query: '{ __typename } # ü𝒳' }],
    ['a named operation', { query: 'query List { setupIntents(first: 1) { nodes { id } } }' }],
    ['a name', { query: `query A ${LIST} query B { __typename }`, operationName: 'B' }],
    ['variables', { query: NODE, variables: { id: succeeded } }],
    ['unused variables', { query: LIST, variables: { id: 1 } }],
    ['null as variables', { query: LIST, variables: null, operationName: null, extensions: {} }],
    ['an object that does not exist', { query: NODE, variables: { id: 'seti_none' } }],
    ['a mutation', { query: CREATE, variables: { input: {} } }, { 'idempotency-key': 'one' }],
    ['a key in the input', { query: CREATE, variables: { input: { idempotencyKey: 'two', customer } } }],
    [
      'a card that is declined',
      {
        query: CREATE,
        variables: {
          input: { idempotencyKey: 'three', paymentMethod: 'pm_card_chargeDeclined', confirm: true },
        },
      },
    ],
    ['a connected account', { query: LIST }, { 'stripe-account': 'acct_1' }],
    ['a caller who is bound to a customer', { query: LIST }, { 'gateway-customer': customer }],
    ['an origin, which may not read it', { query: LIST }, { origin: 'https://shop.example' }],
    ['a charset', { query: LIST }, { 'content-type': 'application/json; charset=UTF-8' }],
  ])('%s', async (_, params, headers = {}) => {
    expect(await expectSame(gateway, params, { headers })).toMatchObject({ status: 200 });
  });

  it.each([
    '',
    '*/*',
    'application/json',
    'application/graphql-response+json',
    'application/graphql-response+json, application/json;q=0.9',
    'application/json;q=0.1, application/graphql-response+json',
    'application/graphql-response+json;charset=utf-8',
    'application/*',
    'text/html, application/json;q=0.9',
    'text/html,application/xhtml+xml,*/*;q=0.8',
    'APPLICATION/JSON',
  ])('Accept: %s', async (accept) => {
    expect(await expectSame(gateway, { query: LIST }, { headers: { accept } })).toMatchObject({
      status: 200,
    });
  });

  it.each<[string, Params, string]>([
    ['an id that is malformed', { query: NODE, variables: { id: 'nonsense' } }, 'BAD_USER_INPUT'],
    [
      'a write that Stripe rejects',
      { query: CREATE, variables: { input: { idempotencyKey: 'four', customer: 'cus_none' } } },
      'data',
    ],
    [
      'a failed field',
      { query: '{ __typename setupIntents(first: -1) { nodes { id } } }' },
      'BAD_USER_INPUT',
    ],
    ['invalid variables', { query: NODE, variables: { id: {} } }, 'BAD_USER_INPUT'],
    ['a missing variable', { query: NODE }, 'BAD_USER_INPUT'],
    [
      'too many calls',
      { query: '{ setupIntents(first: 100) { nodes { attempts(first: 100) { nodes { id } } } } }' },
      'OPERATION_TOO_COMPLEX',
    ],
  ])('%s', async (_, params, code) => {
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const second = code === 'data' ? 'at once' : 'by Yoga, executed early';
      const { body } = await expectSame(gateway, params, { headers: { accept }, second });
      expect(body).toContain(code);
    }
  });
});

describe('what Yoga answers itself, with the same answer each time', () => {
  let gateway: BothWays;
  beforeAll(async () => {
    gateway = await startBothWays({ isKnownHost: (name) => name !== 'evil.example' });
  });
  afterAll(() => gateway.close());

  const body = { query: LIST };

  it.each<[string, Sent, number, Way]>([
    ['an invalid document', { body: { query: '{ nonsense }' } }, 200, 'by Yoga'],
    ['a syntax error', { body: { query: '{' } }, 200, 'by Yoga'],
    ['introspection', { body: { query: '{ __schema { types { name } } }' } }, 200, 'by Yoga'],
    ['no document', { body: {} }, 200, 'by Yoga'],
    ['an unknown name', { body: { ...body, operationName: 'B' } }, 400, 'by Yoga'],
    ['an empty name', { body: { ...body, operationName: '' } }, 400, 'by Yoga'],
    [
      'a space in the media type',
      { body, headers: { 'content-type': 'application/json ;charset=utf-8' } },
      415,
      'at once',
    ],
    ['a media type in upper case', { body, headers: { 'content-type': 'Application/JSON' } }, 415, 'at once'],
    ['a body that is not JSON', { body: '{"query":' }, 400, 'by Yoga'],
    ['a body that is not an object', { body: '[1]' }, 400, 'by Yoga'],
    ['null', { body: 'null' }, 400, 'by Yoga'],
    ['a batch', { body: [body] }, 400, 'by Yoga'],
    ['an unknown parameter', { body: { ...body, nonsense: 1 } }, 400, 'by Yoga'],
    ['a name that is not a string', { body: { ...body, operationName: 1 } }, 400, 'by Yoga'],
    ['variables that are not an object', { body: { ...body, variables: [] } }, 400, 'by Yoga'],
    ['extensions that are not an object', { body: { ...body, extensions: 'x' } }, 400, 'by Yoga'],
    ['a byte order mark', { body: `\uFEFF${JSON.stringify(body)}` }, 400, 'by Yoga'],
    ['invalid UTF-8', { body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]) }, 400, 'by Yoga'],
    ['an empty body', { body: '' }, 400, 'at once'],
    [
      'another charset',
      { body, headers: { 'content-type': 'application/json; charset=latin1' } },
      200,
      'at once',
    ],
    ['another media type', { body, headers: { 'content-type': 'text/plain' } }, 415, 'at once'],
    ['Accept: image/png', { body, headers: { accept: 'image/png' } }, 406, 'at once'],
    ['Accept: text/event-stream', { body, headers: { accept: 'text/event-stream' } }, 200, 'by Yoga'],
    ['an unknown host', { body, headers: { host: 'evil.example' } }, 421, 'at once'],
    ['a secret key', { body, headers: { authorization: 'Bearer sk_test_1' } }, 401, 'by Yoga'],
  ])('%s', async (_, request, status, way) => {
    await gateway.send({ body });
    const first = await gateway.send(request);
    const lines = gateway.lines.slice();
    gateway.lines.length = 0;
    expect(first).toMatchObject({ status, way });
    expect(await gateway.send(request)).toEqual(first);
    expect(lines.at(-1)).toMatchObject({ message: 'Request completed', fields: { status } });
  });
});

describe('subscriptions', () => {
  let gateway: BothWays;
  beforeAll(async () => {
    gateway = await startBothWays();
  });
  afterAll(() => gateway.close());

  const QUERY =
    'subscription ($id: ID!, $after: String) { setupIntent(id: $id, after: $after) { cursor gap setupIntent { status } } }';

  it.each(['text/event-stream', '*/*', 'multipart/mixed;subscriptionSpec=1.0, application/json'])(
    'get the same stream with Accept: %s',
    async (accept) => {
      const request = { query: uncached(QUERY), variables: { id: succeeded } };
      const { body } = await expectSame(gateway, request, { headers: { accept } });
      expect(body).toContain('SUCCEEDED');
      expect(gateway.lines.at(-1)).toMatchObject({ message: 'Request completed', fields: { status: 200 } });
    },
  );

  it.each<[string, object, Way, string]>([
    ['a missing intent', { id: 'seti_unknown' }, 'at once', 'RESOURCE_MISSING'],
    ['a malformed cursor', { id: succeeded, after: 'x' }, 'by Yoga, executed early', 'BAD_USER_INPUT'],
    ['an invalid variable', { id: {} }, 'by Yoga, executed early', 'BAD_USER_INPUT'],
  ])('get the same error for %s', async (_, variables, second, code) => {
    const headers = { accept: 'text/event-stream' };
    const { body } = await expectSame(gateway, { query: uncached(QUERY), variables }, { headers, second });
    expect(body).toContain(code);
  });

  it('are left to Yoga if the client accepts no stream', async () => {
    const headers = { accept: 'application/json' };
    const request = { query: uncached(QUERY), variables: { id: succeeded } };
    expect(await expectSame(gateway, request, { headers, second: 'by Yoga' })).toMatchObject({ status: 406 });
  });
});

describe('with a list of callers', () => {
  let issuer: Issuer;
  let gateway: BothWays;
  beforeAll(async () => {
    issuer = await startIssuer(Date.now());
    const sha256 = createHash('sha256').update('token-1').digest('hex');
    const callers: GatewayOptions['callers'] = {
      tokens: [{ name: 'orders', sha256, scopes: ['setup_intents:read'], accounts: ['own'] }],
      jwt: jwtOptions({ url: issuer.jwksUrl }),
      publishable: { keys: ['pk_test_own'] },
    };
    gateway = await startBothWays({ callers });
  });
  afterAll(() => Promise.all([gateway.close(), issuer.close()]));

  const bearer = (credential: string) => ({ authorization: `Bearer ${credential}` });
  const READ = '{ setupIntents(first: 1) { nodes { id } } }';

  it.each<[string, () => string | Promise<string>]>([
    ['a service', () => 'token-1'],
    ['a service with a JWT', () => issuer.token({ scope: 'setup_intents:read' })],
    ['a customer', () => issuer.token({ scope: 'setup_intents:read', customer })],
  ])('gets the same answer: %s', async (_, credential) => {
    const headers = bearer(await credential());
    expect(await expectSame(gateway, { query: READ }, { headers })).toMatchObject({ status: 200 });
  });

  it('rejects fields without their scopes the same way', async () => {
    const query = '{ setupIntents(first: 1) { nodes { id clientSecret } } }';
    const second = 'by Yoga, executed early';
    const { body } = await expectSame(gateway, { query }, { headers: bearer('token-1'), second });
    expect(body).toContain('FORBIDDEN');
  });

  it('gives each caller their own answer to the same document', async () => {
    const query = uncached('{ setupIntents(first: 9) { nodes { id metadata { key } customer { id } } } }');
    const scope = 'setup_intents:read';
    const services = bearer(await issuer.token({ scope }));
    const customers = bearer(await issuer.token({ scope, customer }));
    const others = bearer(await issuer.token({ scope, customer: 'cus_2' }));
    const ask = async (headers: Headers) => (await gateway.send({ body: { query }, headers })).body;
    const answers = [await ask(services), await ask(customers), await ask(others)];
    expect(new Set(answers).size).toBe(3);
    expect([await ask(services), await ask(customers), await ask(others)]).toEqual(answers);
  });

  it.each<[string, Headers]>([
    ['no credential', {}],
    ['an unknown credential', bearer('nonsense')],
    ['an account that is not the caller’s', { ...bearer('token-1'), 'stripe-account': 'acct_2' }],
  ])('rejects %s without a look at the body', async (_, headers) => {
    const { status } = await expectSame(gateway, { query: READ }, { headers, second: 'by Yoga' });
    expect([401, 403]).toContain(status);
  });

  it('leaves callers with a publishable key to Yoga, which limits them by address', async () => {
    const query = `{ setupIntent(id: "${succeeded}", clientSecret: "x") { id } }`;
    await expectSame(gateway, { query }, { headers: bearer('pk_test_own'), second: 'by Yoga' });
  });
});

it('sends the headers of CORS the same way', async () => {
  const gateway = await startBothWays({ corsOrigins: ['https://shop.example'] });
  expect(await expectSame(gateway, { query: LIST })).toMatchObject({ status: 200 });
  const query = uncached(LIST);
  for (const origin of ['https://shop.example', 'https://other.example']) {
    const request = { body: { query }, headers: { origin } };
    const first = await gateway.send(request);
    expect(await gateway.send(request)).toEqual(first);
    expect(first.headers).toContain('access-control-allow-origin: https://shop.example');
  }
  await gateway.close();
});
