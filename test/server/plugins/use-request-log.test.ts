import { createSchema, createYoga } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import { codedError } from '../../../src/schema/error-codes.ts';
import { type ExecutedContext, logCompleted } from '../../../src/server/completed-request.ts';
import { RequestIds } from '../../../src/server/plugins/use-request-id.ts';
import { useRequestLog } from '../../../src/server/plugins/use-request-log.ts';
import type { CallAttempt } from '../../../src/stripe/client.ts';
import { callAttempt } from '../../support/call-attempt.ts';

interface Gathering extends ExecutedContext {
  readonly upstreamCalls: CallAttempt[];
}

const schema = createSchema<Gathering>({
  typeDefs: 'type Query { call(secret: String): Int fail(code: String): Int } type Mutation { change: Int }',
  resolvers: {
    Query: {
      call: (_root: unknown, _args: unknown, { upstreamCalls }: Gathering) =>
        upstreamCalls.push(callAttempt(), callAttempt({ attempt: 2 })),
      fail: () => {
        throw codedError('RATE_LIMITED', 'Later.');
      },
    },
    Mutation: { change: () => 1 },
  },
});

function logged() {
  const lines: object[] = [];
  let time = 0;
  const now = () => {
    time += 5;
    return time;
  };
  const log = { info: (fields: object) => lines.push(fields), warn() {}, error() {} };
  const yoga = createYoga<object, Gathering>({
    schema,
    logging: false,
    context: () => ({ upstreamCalls: [], outcomes: [], trace: null }),
    plugins: [
      useRequestLog({
        onCompleted: (completed) => logCompleted(log, completed),
        principals: { find: () => undefined },
        requestIds: new RequestIds(() => 'fresh'),
        now,
      }),
    ],
  });
  const send = async (body: object, headers = {}) => {
    await yoga.fetch('http://test/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return lines;
  };
  return { lines, send, yoga };
}

describe('useRequestLog', () => {
  it('logs the operation, its Stripe calls, its duration and the request id', async () => {
    const lines = await logged().send({ query: 'query Saved { call }' }, { 'x-request-id': 'mine' });
    expect(lines).toEqual([
      {
        requestId: 'mine',
        operation: { type: 'query', name: 'Saved' },
        status: 200,
        durationMs: 5,
        calls: 2,
        retries: 1,
      },
    ]);
  });

  it('logs each error code once', async () => {
    const lines = await logged().send({ query: '{ a: fail b: fail call }' });
    expect(lines).toMatchObject([{ codes: ['RATE_LIMITED'], calls: 2 }]);
  });

  it('logs the selected one of several operations', async () => {
    const query = 'query One { call } mutation Two { change }';
    const lines = await logged().send({ query, operationName: 'Two' });
    expect(lines).toMatchObject([{ operation: { type: 'mutation', name: 'Two' } }]);
  });

  it('shortens a long operation name', async () => {
    const lines = await logged().send({ query: `query ${'n'.repeat(5000)} { call }` });
    expect(lines).toMatchObject([{ operation: { name: 'n'.repeat(100) } }]);
  });

  it('logs a request that was not executed', async () => {
    const lines = await logged().send({ query: '{ nonsense' });
    expect(lines).toMatchObject([{ requestId: 'fresh', calls: 0, retries: 0 }]);
    expect(lines[0]).not.toHaveProperty('operation');
  });

  it('does not log arguments, variables or data', async () => {
    const query = 'query Q($v: String) { call(secret: "literal-secret") other: call(secret: $v) }';
    const lines = await logged().send({ query, variables: { v: 'variable-secret' } });
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  it.each(['/health', '/ready'])('does not log %s', async (path) => {
    const { lines, yoga } = logged();
    await yoga.fetch(`http://test${path}`);
    expect(lines).toEqual([]);
  });
});
