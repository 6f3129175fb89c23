import { createHash } from 'node:crypto';
import { UnsecuredJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GatewayOptions, Principal } from '../../../src/server/gateway.ts';
import { Principals } from '../../../src/server/plugins/use-authentication.ts';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';
import { startHttpServer } from '../../support/http-server.ts';
import { ISSUER, type Issuer, jwtOptions, startIssuer, validClaims } from '../../support/issuer.ts';
import { recordingLog } from '../../support/log.ts';
import { sendRaw } from '../../support/raw-request.ts';

const log = recordingLog();
const TOKEN = 'token-hunter2';

let issuer: Issuer;
let foreign: Issuer;
let gateway: TestGateway;

beforeAll(async () => {
  [issuer, foreign] = await Promise.all([startIssuer(Date.now()), startIssuer(Date.now())]);
  const sha256 = createHash('sha256').update(TOKEN).digest('hex');
  const callers: GatewayOptions['callers'] = {
    tokens: [{ name: 'orders', sha256, scopes: ['setup_intents:read'], accounts: ['own', 'acct_1'] }],
    jwt: jwtOptions({ url: issuer.jwksUrl }, { services: false }),
    publishable: { keys: ['pk_test_own'] },
  };
  gateway = await startTestGateway({ gateway: { callers, log } });
});
afterAll(() => Promise.all([gateway.close(), issuer.close(), foreign.close()]));
beforeEach(() => {
  log.lines.length = 0;
  gateway.sandbox.reset();
});

const LIST = JSON.stringify({ query: '{ setupIntents(first: 1) { nodes { id } } }' });

const post = (headers: Readonly<Record<string, string>>, url = gateway.url) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: LIST });

const bearer = (credential: string) => ({ authorization: `Bearer ${credential}` });

const expired = () => issuer.token({ customer: 'cus_1', exp: 1 });

describe('a request without a valid credential', () => {
  it.each<[string, () => string | Promise<string>, string]>([
    ['with an empty header', () => '', 'no Authorization header'],
    ['without a scheme', () => 'hunter2', 'an Authorization header without a bearer credential'],
    [
      'with a password',
      () => `Basic ${btoa('me:hunter2')}`,
      'an Authorization header without a bearer credential',
    ],
    [
      'with two bearer credentials',
      () => 'Bearer hunter2, Bearer hunter2',
      'an Authorization header without a bearer credential',
    ],
    [
      'with 10 kB',
      () => `Bearer hunter2${'x'.repeat(10_000)}`,
      'a token that cannot be verified: ERR_JWS_INVALID',
    ],
    [
      'with 10 kB of dots',
      () => `Bearer ${'.'.repeat(10_000)}`,
      'a token that cannot be verified: ERR_JWS_INVALID',
    ],
    ['with an unknown token', () => 'Bearer hunter2', 'a token that cannot be verified: ERR_JWS_INVALID'],
    ['with an unknown publishable key', () => 'Bearer pk_test_hunter2', 'an unknown publishable key'],
    ["with a secret key of Stripe's", () => 'Bearer sk_live_hunter2', 'a Stripe secret key as credential'],
    [
      "with our own secret key of Stripe's",
      () => 'Bearer sk_test_gateway',
      'a Stripe secret key as credential',
    ],
    [
      'with a restricted key in Basic authentication',
      () => `Basic ${btoa('rk_live_hunter2:')}`,
      'a Stripe secret key as credential',
    ],
    [
      'with alg: none',
      () => `Bearer ${new UnsecuredJWT({ ...validClaims(Date.now()), customer: 'cus_1' }).encode()}`,
      'a token that cannot be verified: ERR_JOSE_ALG_NOT_ALLOWED',
    ],
    ['with an expired token', async () => `Bearer ${await expired()}`, 'an expired token'],
    [
      'with a token of another issuer',
      async () => `Bearer ${await foreign.token({ customer: 'cus_1' })}`,
      'a token that cannot be verified: ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    ],
    [
      'with a token for another audience',
      async () => `Bearer ${await issuer.token({ customer: 'cus_1', aud: 'x' })}`,
      'the claim aud is check_failed',
    ],
    [
      'with a token of an invalid customer',
      async () => `Bearer ${await issuer.token({ customer: '../hunter2' })}`,
      'the claim customer is malformed',
    ],
  ])('gets a short 401 and one log line: %s', async (_, header, reason) => {
    const authorization = await header();
    const response = await post({ authorization });
    const text = await response.text();
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer realm="setup-intents-gateway"');
    expect(text.length).toBeLessThan(250);
    expect(JSON.parse(text)).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED', retryable: false } }],
    });
    expect(log.lines).toEqual([
      {
        level: 'warn',
        message: 'Request rejected',
        fields: { requestId: response.headers.get('x-request-id'), code: 'UNAUTHENTICATED', reason },
      },
    ]);
    const credential = authorization.split(' ')[1] ?? 'hunter2';
    for (const output of [text, JSON.stringify(log.lines)]) {
      expect(output).not.toMatch(/hunter2|sk_|rk_/);
      if (credential.length > 10) expect(output).not.toContain(credential);
    }
    expect(gateway.sandbox.requests()).toEqual([]);
  });

  it.each<[string, string, number]>([
    ['a NUL', 'Authorization: Bearer a\0b', 400],
    ['a bare line feed', 'Authorization: Bearer a\n b', 400],
    ['20 kB', `Authorization: Bearer ${'x'.repeat(20_000)}`, 431],
    ['non-ASCII letters', 'Authorization: Bearer \u00e4\u00ff', 401],
    [
      'two credentials, the first of which is invalid',
      `Authorization: Bearer x\r\nAuthorization: Bearer ${TOKEN}`,
      401,
    ],
    [
      'two credentials, the first of which is valid',
      `Authorization: Bearer ${TOKEN}\r\nAuthorization: Bearer x`,
      200,
    ],
  ])('or with %s gets a response, and the server keeps working', async (_, header, status) => {
    const line = '/graphql?query=%7B__typename%7D';
    const response = await sendRaw(
      gateway.url,
      `GET ${line} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${header}\r\n\r\n`,
    );
    expect(response).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await post(bearer(TOKEN))).status).toBe(200);
  });

  it('gets the response before its body is read', async () => {
    const head = (framing: string) =>
      `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${framing}\r\n\r\n`;
    for (const framing of ['Content-Length: 1000000000', 'Transfer-Encoding: chunked']) {
      const response = await sendRaw(gateway.url, head(framing));
      expect(response).toMatch(/^HTTP\/1\.1 401 /);
      expect(response).toContain('"UNAUTHENTICATED"');
    }
  });

  it('gets the health check and the page of GraphiQL', async () => {
    expect((await fetch(gateway.url.replace('/graphql', '/health'))).status).toBe(200);
    const page = await fetch(gateway.url, { headers: { accept: 'text/html' } });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(log.lines).toEqual([]);
  });

  it.each(['?query=%7B__typename%7D', '?query=mutation%7B__typename%7D', '/elsewhere'])(
    'gets 401 over GET, too: %s',
    async (rest) => {
      expect((await fetch(gateway.url + rest)).status).toBe(401);
    },
  );
});

describe('a request with a valid credential', () => {
  it.each<[string, () => string | Promise<string>]>([
    ['a service', () => TOKEN],
    ['a customer', () => issuer.token({ customer: 'cus_1', scope: 'setup_intents:read' })],
  ])('is executed: %s', async (_, credential) => {
    const response = await post(bearer(await credential()));
    expect(response.status).toBe(200);
    expect(log.lines).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string>>, number, object]>([
    [
      'a malformed account',
      { 'stripe-account': 'acct_1/..' },
      400,
      { code: 'BAD_REQUEST', reason: 'a malformed Stripe-Account' },
    ],
    [
      "an account that is not the caller's",
      { 'stripe-account': 'acct_2' },
      403,
      { code: 'FORBIDDEN', reason: 'a Stripe-Account that the caller may not use' },
    ],
    [
      'a malformed customer',
      { 'gateway-customer': 'hunter2' },
      400,
      { code: 'BAD_REQUEST', reason: 'a malformed Gateway-Customer' },
    ],
    [
      'a customer that the caller may not use',
      { 'gateway-customer': 'cus_1' },
      403,
      { code: 'FORBIDDEN', reason: 'a Gateway-Customer that the caller may not use' },
    ],
  ])('is rejected for %s, and logged with its subject', async (_, headers, status, fields) => {
    const response = await post({ ...bearer(TOKEN), ...headers });
    expect(response.status).toBe(status);
    expect(response.headers.get('www-authenticate')).toBeNull();
    expect(log.lines).toMatchObject([{ fields: { ...fields, subject: 'token:orders' } }]);
    expect(JSON.stringify(log.lines) + (await response.text())).not.toContain('hunter2');
    expect(gateway.sandbox.requests()).toEqual([]);
  });

  it('is rejected without a customer claim, if services are not accepted', async () => {
    const response = await post(bearer(await issuer.token()));
    expect(response.status).toBe(403);
    expect(log.lines).toMatchObject([{ fields: { code: 'FORBIDDEN', subject: `jwt:${ISSUER}|user-1` } }]);
  });
});

describe('the JWKS', () => {
  const opened: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of opened.splice(0)) await close();
  });

  async function startOther() {
    const other = await startIssuer(Date.now());
    const callers = { jwt: jwtOptions({ url: other.jwksUrl }) };
    const started = await startTestGateway({ gateway: { callers, log } });
    opened.push(started.close, other.close);
    return { other, ask: (token: string) => post(bearer(token), started.url), url: started.url };
  }

  it('can be unavailable: the error is retryable, and the server keeps working', async () => {
    const { other, ask, url } = await startOther();
    other.fail({ status: 503, body: 'hunter2' });
    const token = await other.token();
    const response = await ask(token);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { retryable: true } }] });
    expect(log.lines).toMatchObject([{ fields: { reason: 'the JWKS could not be fetched: HTTP 503' } }]);
    expect((await ask(token)).status).toBe(401);
    expect(other.fetches()).toBe(1);
    expect((await fetch(url.replace('/graphql', '/health'))).status).toBe(200);
  });

  it('may be down once they are known', async () => {
    const { other, ask } = await startOther();
    const token = await other.token();
    expect((await ask(token)).status).toBe(200);
    other.fail({ status: 503, body: '' });
    expect((await ask(token)).status).toBe(200);
  });
});

/** The principal that the embedding server returns. */
async function startWith(principal: GatewayOptions['principal'], upstream?: string): Promise<TestGateway> {
  const options = {
    log,
    ...(principal && { principal }),
    ...(upstream !== undefined && { stripeApiBase: upstream }),
  };
  return startTestGateway({ gateway: options });
}

const SERVICE: Principal = {
  kind: 'service',
  subject: 'mine',
  scopes: new Set(['setup_intents:read']),
  account: null,
};

describe('a principal function', () => {
  it('is rejected for null', async () => {
    const own = await startWith(async ({ headers }) => (headers.get('x-me') === 'me' ? SERVICE : null));
    expect((await post({}, own.url)).status).toBe(401);
    expect((await post({ 'x-me': 'me' }, own.url)).status).toBe(200);
    await own.close();
  });

  it('that fails is reported as an internal error without its message', async () => {
    const own = await startWith(() => {
      throw new RangeError('hunter2\n  hunter2');
    });
    const response = await post({}, own.url);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'Something went wrong in the gateway.',
          extensions: { code: 'INTERNAL_SERVER_ERROR', retryable: false },
        },
      ],
    });
    await own.close();
    expect(log.lines).toMatchObject([
      {
        level: 'error',
        fields: { error: { name: 'RangeError', stack: expect.stringContaining('use-authentication.test') } },
      },
    ]);
    expect(JSON.stringify(log.lines)).not.toContain('hunter2');
  });
});

describe('calls to Stripe', () => {
  it.each<[string, Principal, object]>([
    ['the own key for a service', SERVICE, { authorization: 'Bearer sk_test_gateway' }],
    [
      'the account of the principal',
      { ...SERVICE, account: 'acct_1' },
      { authorization: 'Bearer sk_test_gateway', 'stripe-account': 'acct_1' },
    ],
    [
      'the publishable key of a browser',
      { ...SERVICE, kind: 'publishable', publishableKey: 'pk_test_1', account: 'acct_2' },
      { authorization: 'Bearer pk_test_1', 'stripe-account': 'acct_2' },
    ],
  ])('carry %s', async (_, principal, headers) => {
    const received: object[] = [];
    const upstream = await startHttpServer((request, response) => {
      received.push(request.headers);
      response.end('{"id":"seti_1","object":"setup_intent"}');
    });
    const own = await startWith(() => principal, upstream.url);
    await own.execute('{ setupIntent(id: "seti_1", clientSecret: "seti_1_secret_2") { id } }');
    await own.close();
    await upstream.close();
    expect(received).toMatchObject([headers]);
    if (principal.account === null) expect(received[0]).not.toHaveProperty('stripe-account');
  });
});

it('throws for the principal of a request that was not authenticated', () => {
  expect(() => new Principals().of(new Request('http://test'))).toThrow('not authenticated');
});
