import { createSchema } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import type { Upstream } from '../../src/planner/upstream.ts';
import { badUserInput } from '../../src/schema/error-codes.ts';
import { stripeErrorFrom } from '../../src/stripe/errors.ts';
import { callAttempt } from '../support/call-attempt.ts';
import { executorOf, extendField, type TestContext, type TestExecutorOptions } from '../support/executor.ts';
import { recordingLog } from '../support/log.ts';
import { boundTo, service } from '../support/principals.ts';

type Args = { readonly requestId?: string | null; readonly name?: string };

/** A new executor of a small schema, and the names of the resolved fields. */
function executor(options: TestExecutorOptions = {}) {
  const resolved: string[] = [];
  const log = recordingLog();
  const schema = createSchema<TestContext>({
    typeDefs: `
      type Query {
        fine: Int bug: Int refused: Int input: Int
        call(requestId: String): Int failedCall: Int
        things(count: Int!): [Thing]
        stale(name: String!): Int
      }
      type Thing { id: ID parts: [Thing] secret: String }
      type Mutation { change: Int }
    `,
    resolvers: {
      Query: {
        fine: () => 1,
        bug: () => {
          throw new Error('hunter2');
        },
        refused: () => {
          const error = { type: 'invalid_request_error', message: 'hunter2' };
          throw stripeErrorFrom({ status: 401, requestId: 'req_1', json: { error } });
        },
        input: () => {
          throw badUserInput(['first'], 'must not be negative: -1.');
        },
        call: (_root: unknown, { requestId = null }: Args, { upstreamCalls }: TestContext) =>
          upstreamCalls.push(callAttempt({ requestId })),
        failedCall: (_root: unknown, _args: unknown, { upstreamCalls }: TestContext) => {
          upstreamCalls.push(callAttempt({ status: 404, requestId: 'req_404' }));
          throw badUserInput(['id'], 'is unknown.');
        },
        things: () => {
          resolved.push('things');
          return [];
        },
        stale: (_root: unknown, { name = '' }: Args, { staleReplays }: TestContext) =>
          staleReplays.push([name]),
      },
      Mutation: {
        change: () => {
          resolved.push('change');
          return 1;
        },
      },
    },
  });
  const upstream: Upstream = {
    calls: ({ count }) => [{ method: 'GET', path: '/things', pages: Number(count ?? 1), size: 3 }],
  };
  extendField(schema, 'Query.things', { upstream, access: { scopes: ['setup_intents:read'] } });
  extendField(schema, 'Thing.parts', { upstream });
  extendField(schema, 'Thing.secret', { access: { scopes: ['setup_intents:client_secret'] } });
  return { execute: executorOf(schema, { log, ...options }), resolved, log };
}

describe('errors', () => {
  it('does not change a result without errors', async () => {
    const { execute, log } = executor();
    expect(await execute({ query: '{ fine }' })).toEqual({ data: { fine: 1 } });
    expect(log.lines).toEqual([]);
  });

  it('masks an unexpected error and logs it once', async () => {
    const { execute, log } = executor();
    expect(JSON.parse(JSON.stringify(await execute({ query: '{ fine bug }' })))).toEqual({
      data: { fine: 1, bug: null },
      errors: [
        {
          message: 'Something went wrong in the gateway.',
          locations: [{ line: 1, column: 8 }],
          path: ['bug'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', retryable: false },
        },
      ],
    });
    const fields = {
      requestId: 'request-1',
      path: 'bug',
      unexpected: { error: 'Error', at: expect.any(Array) },
    };
    expect(log.lines).toEqual([{ level: 'error', fields, message: 'Unexpected error' }]);
  });

  it('masks each error, and logs those that the caller cannot fix', async () => {
    const { execute, log } = executor();
    const { errors } = await execute({ query: '{ input refused again: refused }' });
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['input'], 'BAD_USER_INPUT'],
      [['refused'], 'UPSTREAM_REFUSED'],
      [['again'], 'UPSTREAM_REFUSED'],
    ]);
    expect(log.lines.map(({ level, message }) => [level, message])).toEqual([
      ['warn', 'A call to Stripe failed'],
      ['warn', 'A call to Stripe failed'],
    ]);
  });
});

describe('the selected operation', () => {
  const query = 'query One { fine } mutation Two { change }';

  it('is the one that the request names', async () => {
    const { execute, resolved } = executor();
    expect(await execute({ query, operationName: 'One' })).toEqual({ data: { fine: 1 } });
    expect(resolved).toEqual([]);
    expect(await execute({ query, operationName: 'Two' })).toEqual({ data: { change: 1 } });
  });

  it.each<[string, string, string | undefined, string]>([
    ['an unknown name', query, 'Three', 'Unknown operation named "Three".'],
    [
      'no name for several operations',
      query,
      undefined,
      'Must provide operation name if query contains multiple operations.',
    ],
    ['a name for an anonymous operation', '{ fine }', 'One', 'Unknown operation named "One".'],
    ['an empty name', '{ fine }', '', 'Unknown operation named "".'],
  ])('is missing: %s', async (_, document, operationName, message) => {
    const { execute, resolved } = executor();
    // Without a name, a document with one operation runs.
    if (document === '{ fine }') await execute({ query: document });
    const request = { query: document, ...(operationName !== undefined && { operationName }) };
    const { data, errors } = await execute(request);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_REQUEST', retryable: false } }]);
    expect(resolved).toEqual([]);
  });
});

describe('variables', () => {
  const query = 'query ($count: Int!) { things(count: $count) { id secret } }';

  it.each<[string, object | undefined]>([
    ['a wrong type', { count: 'many' }],
    ['null', { count: null }],
    ['a missing one', {}],
    ['none at all', undefined],
  ])('are BAD_USER_INPUT if they are invalid, whatever the scopes: %s', async (_, variables) => {
    const { execute, resolved } = executor();
    const principal = service(['setup_intents:read']);
    const { data, errors } = await execute({
      query,
      principal,
      ...(variables && { variables: { ...variables } }),
    });
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/^Variable "\$count" /),
        extensions: { code: 'BAD_USER_INPUT', argument: '$count' },
      },
    ]);
    expect(resolved).toEqual([]);
  });
});

describe('authorization', () => {
  const query = 'query ($secret: Boolean!) { things(count: 1) { id secret @include(if: $secret) } }';

  it('rejects the whole operation before anything is resolved', async () => {
    const { execute, resolved } = executor({ hasReport: true, explain: true });
    const principal = service(['setup_intents:read']);
    const result = await execute({ query: `${query} `, variables: { secret: true }, principal });
    expect(result).toMatchObject({
      data: null,
      errors: [{ path: ['things', 'secret'], extensions: { code: 'FORBIDDEN', retryable: false } }],
    });
    expect(result).not.toHaveProperty('extensions');
    expect(resolved).toEqual([]);
  });

  it('checks each caller and each condition, whatever was allowed before', async () => {
    const { execute } = executor();
    const codeFor = async (principal: ReturnType<typeof service>, secret: boolean) => {
      const { errors = [] } = await execute({ query, variables: { secret }, principal });
      return errors.map(({ extensions }) => extensions.code);
    };
    const reader = service(['setup_intents:read']);
    expect(await codeFor(service(), true)).toEqual([]);
    expect(await codeFor(reader, false)).toEqual([]);
    expect(await codeFor(reader, true)).toEqual(['FORBIDDEN']);
    expect(await codeFor(service(['setup_intents:client_secret']), true)).toEqual(['FORBIDDEN']);
    expect(await codeFor(reader, false)).toEqual([]);
  });
});

describe('the report of upstream calls', () => {
  it.each<[string, string, object]>([
    ['contains that there were no calls', '{ fine }', { calls: 0, requestIds: [] }],
    [
      'contains each call and its request id, in order',
      '{ a: call(requestId: "req_1") b: call(requestId: "req_2") }',
      { calls: 2, requestIds: ['req_1', 'req_2'] },
    ],
    [
      'counts a call without a response, which has no request id',
      '{ a: call b: call(requestId: "req_2") }',
      { calls: 2, requestIds: ['req_2'] },
    ],
    ['contains calls that failed', '{ failedCall }', { calls: 1, requestIds: ['req_404'] }],
  ])('%s', async (_, query, stripe) => {
    const { extensions } = await executor({ hasReport: true }).execute({ query });
    expect(extensions).toEqual({ stripe });
  });

  it('contains the calls of its own request only', async () => {
    const { execute } = executor({ hasReport: true });
    const query = '{ call(requestId: "req_1") }';
    await execute({ query });
    expect((await execute({ query })).extensions).toEqual({ stripe: { calls: 1, requestIds: ['req_1'] } });
  });

  it('does not change data and errors', async () => {
    const { data, errors } = await executor({ hasReport: true }).execute({ query: '{ call failedCall }' });
    expect(data).toEqual({ call: 1, failedCall: null });
    expect(errors).toHaveLength(1);
  });

  it('is for services only, as is the plan', async () => {
    const { execute } = executor({ hasReport: true, explain: true });
    const request = { query: '{ fine }', principal: boundTo('cus_1') };
    expect(await execute(request)).toEqual({ data: { fine: 1 } });
  });
});

describe('the plan', () => {
  const query = '{ a: things(count: 2) { parts { id } } }';
  const plan = [
    { method: 'GET', path: '/things', expand: [], pages: 2, times: 1, field: 'a' },
    { method: 'GET', path: '/things', expand: [], pages: 1, times: 3, field: 'a.parts' },
  ];

  it('is in the extensions if explain is on', async () => {
    expect(await executor({ explain: true }).execute({ query })).toEqual({
      data: { a: [] },
      extensions: { stripe: { plan } },
    });
  });

  it('is not in the extensions if explain is off', async () => {
    expect(await executor().execute({ query })).toEqual({ data: { a: [] } });
  });

  it('is next to the report', async () => {
    const { extensions } = await executor({ hasReport: true, explain: true }).execute({ query });
    expect(extensions).toEqual({ stripe: { calls: 0, requestIds: [], plan } });
  });

  it('is that of the request, for the same document with other variables', async () => {
    const { execute } = executor({ explain: true });
    const document = 'query ($n: Int!) { things(count: $n) { id } }';
    for (const n of [1, 4, 1]) {
      const { extensions } = await execute({ query: document, variables: { n } });
      expect(extensions).toMatchObject({ stripe: { plan: [{ pages: n }] } });
    }
  });

  it('is empty for an operation that needs no call, even if it fails', async () => {
    const { execute } = executor({ explain: true });
    for (const document of ['{ fine }', '{ fine bug }'])
      expect((await execute({ query: document })).extensions).toEqual({ stripe: { plan: [] } });
  });
});

describe('stale replays', () => {
  it('are reported by the paths of their writes, next to other extensions', async () => {
    const { execute } = executor({ hasReport: true });
    const { extensions } = await execute({ query: '{ a: stale(name: "a") b: stale(name: "b") }' });
    expect(extensions).toEqual({ staleReplays: [['a'], ['b']], stripe: { calls: 0, requestIds: [] } });
  });

  it('are reported to every caller', async () => {
    const { extensions } = await executor().execute({
      query: '{ stale(name: "a") }',
      principal: boundTo('cus_1'),
    });
    expect(extensions).toEqual({ staleReplays: [['a']] });
  });

  it('are not reported if there are none', async () => {
    const { execute } = executor({ hasReport: true });
    await execute({ query: '{ stale(name: "a") }' });
    expect((await execute({ query: '{ fine }' })).extensions).not.toHaveProperty('staleReplays');
  });
});
