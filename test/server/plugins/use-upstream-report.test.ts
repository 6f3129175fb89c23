import { createSchema, createYoga } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import { policyOf } from '../../../src/schema/access/policy.ts';
import { ANYONE } from '../../../src/schema/access/principal.ts';
import { type UpstreamCalls, useUpstreamReport } from '../../../src/server/plugins/use-upstream-report.ts';
import type { CallAttempt } from '../../../src/stripe/client.ts';
import { callAttempt } from '../../support/call-attempt.ts';
import { post } from '../../support/yoga.ts';

interface Gathering extends UpstreamCalls {
  readonly upstreamCalls: CallAttempt[];
}

type Args = { requestId?: string | null };

const schema = createSchema<Gathering>({
  typeDefs: 'type Query { call(requestId: String): Int fail: Int none: Int }',
  resolvers: {
    Query: {
      call: (_root: unknown, { requestId = null }: Args, { upstreamCalls }: Gathering) =>
        upstreamCalls.push(callAttempt({ requestId })),
      fail: (_root: unknown, _args: unknown, { upstreamCalls }: Gathering) => {
        upstreamCalls.push(callAttempt({ status: 404, requestId: 'req_404' }));
        throw new Error('No.');
      },
    },
  },
});

const yoga = () =>
  createYoga<object, Gathering>({
    schema,
    logging: false,
    context: () => ({ upstreamCalls: [], policy: policyOf(ANYONE) }),
    plugins: [useUpstreamReport()],
  });

describe('useUpstreamReport', () => {
  it.each<[string, string, object]>([
    ['reports that there were no calls', '{ none }', { calls: 0, requestIds: [] }],
    [
      'reports each call and its request id, in order',
      '{ a: call(requestId: "req_1") b: call(requestId: "req_2") }',
      { calls: 2, requestIds: ['req_1', 'req_2'] },
    ],
    [
      'counts a call without a response, which has no request id',
      '{ a: call b: call(requestId: "req_2") }',
      { calls: 2, requestIds: ['req_2'] },
    ],
    ['reports calls that failed', '{ fail }', { calls: 1, requestIds: ['req_404'] }],
  ])('%s', async (_, query, stripe) => {
    expect((await post(yoga(), { query })).extensions).toEqual({ stripe });
  });

  it('reports the calls of its own request only', async () => {
    const server = yoga();
    const query = '{ call(requestId: "req_1") }';
    await post(server, { query });
    expect((await post(server, { query })).extensions).toEqual({
      stripe: { calls: 1, requestIds: ['req_1'] },
    });
  });

  it('does not change data and errors', async () => {
    const { data, errors } = await post(yoga(), { query: '{ call fail }' });
    expect(data).toEqual({ call: 1, fail: null });
    expect(errors).toHaveLength(1);
  });

  it('keeps other extensions', async () => {
    const other = {
      onExecute: () => ({
        onExecuteDone: ({ result, setResult }: { result: object; setResult(result: object): void }) =>
          setResult({ ...result, extensions: { other: 1 } }),
      }),
    };
    const server = createYoga<object, Gathering>({
      schema,
      logging: false,
      context: () => ({ upstreamCalls: [], policy: policyOf(ANYONE) }),
      plugins: [other, useUpstreamReport()],
    });
    expect((await post(server, { query: '{ none }' })).extensions).toEqual({
      other: 1,
      stripe: { calls: 0, requestIds: [] },
    });
  });

  it('does not report on a request that was not executed', async () => {
    expect((await post(yoga(), { query: '{ nope }' })).extensions).toBeUndefined();
  });
});
