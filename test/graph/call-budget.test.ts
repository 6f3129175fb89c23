import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startHttpServer, type TestServer } from '../support/http-server.ts';
import { type LogLine, recordingLog } from '../support/log.ts';

interface Call {
  readonly method: string;
  readonly path: string;
  readonly params: URLSearchParams;
}
type Responder = (call: Call, index: number) => { readonly status?: number; readonly body: unknown };

const BUDGET = 4;
const log = recordingLog();

let upstream: TestServer;
let gateway: TestGateway;
/** An upstream server with prepared responses, and the calls it has received. */
let respond: Responder;
let calls: Call[];

beforeAll(async () => {
  upstream = await startHttpServer((request, response) => {
    const { pathname: path, searchParams: params } = new URL(request.url ?? '', 'http://upstream');
    const call = { method: request.method ?? '', path, params };
    const { status = 200, body } = respond(call, calls.length);
    calls.push(call);
    request.resume().on('end', () => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  const options = { stripeApiBase: upstream.url, log, upstreamCallBudget: BUDGET };
  gateway = await startTestGateway({ gateway: options });
});
beforeEach(() => {
  calls = [];
  log.lines.length = 0;
});
afterAll(async () => {
  await gateway.close();
  await upstream.close();
});

const intent = (number: number) => ({
  id: `seti_${number}`,
  object: 'setup_intent',
  status: 'succeeded',
  customer: `cus_${number}`,
});
const page = (data: readonly object[], has_more = true) => ({ body: { object: 'list', data, has_more } });
const FORBIDDEN = { status: 403, body: { error: { type: 'invalid_request_error', message: 'No.' } } };

const TOO_COMPLEX = {
  message:
    'This operation needs more than 4 Stripe calls, the limit of UPSTREAM_CALL_BUDGET, so this call was not sent. Request fewer objects at once, or raise the limit.',
  extensions: { code: 'OPERATION_TOO_COMPLEX', retryable: false, budget: BUDGET },
};

/** The log lines about lists. */
const warnings = () => log.lines.filter(({ message }: LogLine) => message.includes('has_more'));

describe('the call budget, during an operation,', () => {
  it('stops pagination of pages with one object each, and only the list fails', async () => {
    respond = (_, index) => page([intent(index)]);
    const { data, errors } = await gateway.execute('{ setupIntents(first: 300) { nodes { id } } }');
    expect(data).toEqual({ setupIntents: null });
    expect(errors).toEqual([expect.objectContaining({ path: ['setupIntents'], ...TOO_COMPLEX })]);
    expect(calls).toHaveLength(BUDGET);
  });

  it('covers all fields together, and returns what was read within the budget', async () => {
    respond = ({ path }, index) =>
      path.startsWith('/v1/customers')
        ? { body: { id: 'cus_1', object: 'customer' } }
        : page([intent(index)]);
    const document = '{ customer(id: "cus_1") { id email } setupIntents(first: 200) { nodes { id } } }';
    const { data, errors } = await gateway.execute(document);
    expect(data).toEqual({ customer: { id: 'cus_1', email: null }, setupIntents: null });
    expect(errors).toEqual([expect.objectContaining({ path: ['setupIntents'], ...TOO_COMPLEX })]);
    expect(calls).toHaveLength(BUDGET);
  });

  it('covers the calls that determine a key’s permissions', async () => {
    respond = ({ path, params }) =>
      path === '/v1/setup_intents' && params.size <= 1
        ? page([1, 2, 3, 4, 5, 6].map(intent), false)
        : FORBIDDEN;
    const selection =
      'id customer { email } paymentMethod { type } latestAttempt { status } mandate { status }';
    const { data, errors } = await gateway.execute(`{ setupIntents(first: 6) { nodes { ${selection} } } }`);
    expect(data).toEqual({ setupIntents: null });
    expect(errors).toEqual([expect.objectContaining({ path: ['setupIntents'], ...TOO_COMPLEX })]);
    expect(calls).toHaveLength(BUDGET);
  });

  it('covers writes: one beyond it is not sent, and its outcome is not unknown', async () => {
    respond = ({ method }, index) => (method === 'POST' ? { body: intent(index) } : FORBIDDEN);
    const selection =
      '... on CreateSetupIntentPayload { setupIntent { id customer { email } paymentMethod { type } } }';
    const document = `mutation {
      first: createSetupIntent(input: {}) { __typename ${selection} }
      second: createSetupIntent(input: {}) { __typename }
    }`;
    const { data, errors } = await gateway.execute(document);
    expect(data).toMatchObject({ first: { __typename: 'CreateSetupIntentPayload' }, second: null });
    expect(errors).toContainEqual(expect.objectContaining({ path: ['second'], ...TOO_COMPLEX }));
    expect(calls.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'GET']);
  });

  it('starts anew for each operation', async () => {
    respond = (_, index) => page([intent(index)]);
    for (const count of [1, 2]) {
      await gateway.execute('{ setupIntents(first: 300) { nodes { id } } }');
      expect(calls).toHaveLength(count * BUDGET);
    }
  });

  it('counts calls, and not their retries', async () => {
    respond = (_, index) =>
      index < 2 ? { status: 503, body: {} } : { body: { id: 'cus_1', object: 'customer' } };
    const customers = [1, 2, 3, 4].map((each) => `_${each}: customer(id: "cus_${each}") { email }`);
    const { errors } = await gateway.execute(`{ ${customers.join(' ')} }`);
    expect(errors).toBeUndefined();
    expect(calls).toHaveLength(BUDGET + 2);
  });
});

describe('a page', () => {
  const PAGE = (args: string) =>
    `{ setupIntents(${args}) { nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;

  it('returns only as many objects as were requested, however many Stripe sends', async () => {
    respond = () => page(Array.from({ length: 150_000 }, (_, index) => ({ id: `seti_${index}` })));
    const { data, errors } = await gateway.execute(PAGE('first: 1'));
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      setupIntents: { nodes: [{ id: 'seti_0' }], pageInfo: { hasNextPage: true, endCursor: 'seti_0' } },
    });
    expect(calls).toHaveLength(1);
  });

  it.each([
    ['forward', 'first: 200, after: "seti_1"', { hasNextPage: false, hasPreviousPage: true }],
    ['backward', 'last: 200, before: "seti_1"', { hasNextPage: true, hasPreviousPage: false }],
  ])(
    'that is empty although has_more is true ends the list, and is logged once: %s',
    async (_, args, pageInfo) => {
      respond = () => page([]);
      const document = `{ a: setupIntents(${args}) { nodes { id } pageInfo { hasNextPage hasPreviousPage } }
      b: setupIntents(${args}) { nodes { id } } }`;
      const { data, errors } = await gateway.execute(document, {}, { 'x-request-id': 'mine' });
      expect(errors).toBeUndefined();
      expect(data).toEqual({ a: { nodes: [], pageInfo }, b: { nodes: [] } });
      expect(calls).toHaveLength(1);
      expect(warnings()).toEqual([
        {
          level: 'warn',
          fields: { requestId: 'mine', path: 'a' },
          message: 'Stripe returned an empty page with has_more: the list ends here',
        },
      ]);
    },
  );
});
