import { createSchema } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import type { Upstream } from '../../src/planner/upstream.ts';
import { executorOf, extendField } from '../support/executor.ts';

/** An executor of a schema whose fields `things` and `parts` need `count` calls. */
function budgetOf(callBudget: number) {
  const resolved: string[] = [];
  const schema = createSchema({
    typeDefs: `
      type Thing { id: ID parts(count: Int = 1): [Thing] }
      type Query { things(count: Int!, size: Int = 1): [Thing] free: Int }
      type Mutation { change: Int }
    `,
    resolvers: {
      Query: {
        things: () => {
          resolved.push('things');
          return [];
        },
        free: () => 1,
      },
      Mutation: { change: () => 1 },
    },
  });
  const lists: Upstream = {
    calls: ({ count, size }) => [
      { method: 'GET', path: '/things', pages: Number(count), size: Number(size ?? 1) },
    ],
  };
  const writes: Upstream = { calls: () => [{ method: 'POST', path: '/things' }] };
  extendField(schema, 'Query.things', { upstream: lists });
  extendField(schema, 'Thing.parts', { upstream: lists });
  extendField(schema, 'Mutation.change', { upstream: writes });
  return { resolved, execute: executorOf(schema, { callBudget }) };
}

describe('the call budget', () => {
  it('allows an operation that needs all of it', async () => {
    const { execute, resolved } = budgetOf(10);
    expect(await execute({ query: '{ things(count: 10) { id } }' })).toEqual({ data: { things: [] } });
    expect(resolved).toEqual(['things']);
  });

  it('rejects an operation that needs more, before anything is resolved', async () => {
    const { execute, resolved } = budgetOf(10);
    const { data, errors } = await execute({ query: '{ things(count: 11) { id } }' });
    expect(data).toBeUndefined();
    expect(errors?.map((error) => error.toJSON())).toEqual([
      {
        message:
          'This operation may need up to 11 Stripe calls (limit 10); `things` accounts for 11. Select fewer objects, or raise UPSTREAM_CALL_BUDGET.',
        extensions: {
          code: 'OPERATION_TOO_COMPLEX',
          retryable: false,
          cost: 11,
          budget: 10,
          field: 'things',
          http: { spec: true, status: 400 },
        },
      },
    ]);
    expect(resolved).toEqual([]);
  });

  it.each<[string, string, string, number]>([
    ['the one with the most calls', '{ a: things(count: 5) { id } b: things(count: 6) { id } }', 'b', 11],
    [
      'a nested one with more calls',
      '{ things(count: 1, size: 5) { parts(count: 3) { id } } }',
      'things.parts',
      16,
    ],
    [
      'the deepest of those with the same number of calls',
      '{ things(count: 8, size: 4) { parts(count: 2) { id } } }',
      'things.parts',
      16,
    ],
  ])('names the field with the largest share: %s', async (_, query, field, cost) => {
    const { errors } = await budgetOf(10).execute({ query });
    expect(errors?.map(({ extensions }) => extensions)).toMatchObject([{ field, cost }]);
  });

  it('adds up the calls of one field', async () => {
    const query = '{ a: things(count: 4, size: 2) { parts(count: 2) { id } } b: things(count: 3) { id } }';
    expect((await budgetOf(10).execute({ query })).errors?.[0]?.extensions).toMatchObject({
      cost: 11,
      field: 'a.parts',
    });
  });

  it.each<[string, string]>([
    ['at the root', 'query ($n: Int! = 11) { things(count: $n) { id } }'],
    ['of a nested field', 'query ($n: Int! = 10) { things(count: 1) { parts(count: $n) { id } } }'],
    [
      'in a fragment',
      'query ($n: Int! = 10) { things(count: 1) { ...P } } fragment P on Thing { parts(count: $n) { id } }',
    ],
    [
      'of a condition',
      'query ($n: Boolean! = true) { things(count: 10) { id } more: things(count: 1) @include(if: $n) { id } }',
    ],
  ])('counts with the variables of each request and their defaults: %s', async (_, query) => {
    const { execute } = budgetOf(10);
    const n = query.includes('Boolean') ? false : 9;
    for (const isAllowed of [true, false, true, false]) {
      const { errors = [] } = await execute({ query, ...(isAllowed && { variables: { n } }) });
      expect(errors).toHaveLength(isAllowed ? 0 : 1);
    }
  });

  it('counts only the selected operation', async () => {
    const { execute } = budgetOf(10);
    const query = 'query Small { free } query Large { things(count: 11) { id } }';
    expect(await execute({ query, operationName: 'Small' })).toEqual({ data: { free: 1 } });
    expect((await execute({ query, operationName: 'Large' })).errors).toHaveLength(1);
  });

  it('counts writes', async () => {
    const { execute } = budgetOf(1);
    expect(await execute({ query: 'mutation { change }' })).toEqual({ data: { change: 1 } });
    const two = await execute({ query: 'mutation { a: change b: change }' });
    expect(two.errors?.[0]?.extensions).toMatchObject({ code: 'OPERATION_TOO_COMPLEX', cost: 2 });
  });

  it('allows introspection', async () => {
    const { data } = await budgetOf(1).execute({ query: '{ __schema { queryType { name } } }' });
    expect(data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  });
});
