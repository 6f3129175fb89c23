import { createSchema, createYoga, type Plugin } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import type { Upstream } from '../../../src/planner/upstream.ts';
import { policyOf } from '../../../src/schema/access/policy.ts';
import { ANYONE } from '../../../src/schema/access/principal.ts';
import type { Context } from '../../../src/schema/context.ts';
import { useCallBudget } from '../../../src/server/plugins/use-call-budget.ts';
import { post } from '../../support/yoga.ts';

/** A schema whose field `things` needs `count` calls. */
function schemaOf(resolved: string[]) {
  const schema = createSchema<Pick<Context, 'policy'>>({
    typeDefs: `
      type Thing { id: ID parts(count: Int = 1): [Thing] }
      type Query { things(count: Int!, size: Int = 1): [Thing] free: Int fail: Int }
      type Mutation { change: Int }
    `,
    resolvers: {
      Query: {
        things: () => {
          resolved.push('things');
          return [];
        },
        free: () => 1,
        fail: () => {
          throw new Error('No.');
        },
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
  const extend = (typeName: string, fieldName: string, upstream: Upstream) => {
    const type = schema.getType(typeName);
    const field = type && 'getFields' in type ? type.getFields()[fieldName] : undefined;
    if (field) field.extensions = { upstream };
  };
  extend('Query', 'things', lists);
  extend('Thing', 'parts', lists);
  extend('Mutation', 'change', writes);
  return schema;
}

function serverWith(options: { budget?: number; explain?: boolean }, after: Plugin[] = []) {
  const resolved: string[] = [];
  const yoga = createYoga<object, Pick<Context, 'policy'>>({
    schema: schemaOf(resolved),
    logging: false,
    context: () => ({ policy: policyOf(ANYONE) }),
    plugins: [useCallBudget({ budget: 10, explain: false, ...options }), ...after],
  });
  return { resolved, execute: (request: string | object) => post(yoga, request) };
}

describe('the call budget', () => {
  it('allows an operation that needs all of it', async () => {
    const { execute, resolved } = serverWith({});
    expect(await execute({ query: '{ things(count: 10) { id } }' })).toEqual({ data: { things: [] } });
    expect(resolved).toEqual(['things']);
  });

  it('rejects an operation that needs more, before anything is resolved', async () => {
    const { execute, resolved } = serverWith({});
    const { data, errors } = await execute({ query: '{ things(count: 11) { id } }' });
    expect(data).toBeUndefined();
    expect(errors).toEqual([
      {
        message: 'This operation may need up to 11 Stripe calls (limit 10); `things` accounts for 11.',
        extensions: {
          code: 'OPERATION_TOO_COMPLEX',
          retryable: false,
          cost: 11,
          budget: 10,
          field: 'things',
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
    const { errors } = await serverWith({}).execute({ query });
    expect(errors?.map(({ extensions }) => extensions)).toMatchObject([{ field, cost }]);
  });

  it('adds up the calls of one field', async () => {
    const query = '{ a: things(count: 4, size: 2) { parts(count: 2) { id } } b: things(count: 3) { id } }';
    expect((await serverWith({}).execute({ query })).errors?.[0]?.extensions).toMatchObject({
      cost: 11,
      field: 'a.parts',
    });
  });

  it('counts with the variables of the request and their defaults', async () => {
    const { execute } = serverWith({});
    const query = 'query ($n: Int! = 11) { things(count: $n) { id } }';
    expect((await execute({ query })).errors).toHaveLength(1);
    expect((await execute({ query, variables: { n: 10 } })).errors).toBeUndefined();
  });

  it('counts only the selected operation', async () => {
    const { execute } = serverWith({});
    const query = 'query Small { free } query Large { things(count: 11) { id } }';
    expect(await execute({ query, operationName: 'Small' })).toEqual({ data: { free: 1 } });
    expect((await execute({ query, operationName: 'Large' })).errors).toHaveLength(1);
  });

  it('counts writes', async () => {
    const { execute } = serverWith({ budget: 1 });
    expect(await execute({ query: 'mutation { change }' })).toEqual({ data: { change: 1 } });
    const two = await execute({ query: 'mutation { a: change b: change }' });
    expect(two.errors?.[0]?.extensions).toMatchObject({ code: 'OPERATION_TOO_COMPLEX', cost: 2 });
  });

  it('leaves invalid variables to the execution', async () => {
    const { execute } = serverWith({ budget: 1 });
    const query = 'query ($n: Int!) { things(count: $n) { id } }';
    const { errors } = await execute({ query, variables: { n: 'many' } });
    expect(errors?.map(({ message }) => message)).toEqual([
      expect.stringContaining('Variable "$n" got invalid value'),
    ]);
  });

  it('leaves an unknown operation name to the execution', async () => {
    const { errors } = await serverWith({}).execute({ query: 'query A { free }', operationName: 'B' });
    expect(errors?.[0]?.extensions?.code).not.toBe('OPERATION_TOO_COMPLEX');
  });

  it('allows introspection', async () => {
    const { data } = await serverWith({ budget: 1 }).execute({
      query: '{ __schema { queryType { name } } }',
    });
    expect(data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  });
});

describe('the plan', () => {
  const query = '{ a: things(count: 2, size: 3) { parts { id } } }';
  const plan = [
    { method: 'GET', path: '/things', expand: [], pages: 2, times: 1, field: 'a' },
    { method: 'GET', path: '/things', expand: [], pages: 1, times: 3, field: 'a.parts' },
  ];

  it('is in the extensions if explain is on', async () => {
    expect(await serverWith({ explain: true }).execute({ query })).toEqual({
      data: { a: [] },
      extensions: { stripe: { plan } },
    });
  });

  it('is not in the extensions if explain is off', async () => {
    expect(await serverWith({}).execute({ query })).toEqual({ data: { a: [] } });
  });

  it('is empty for an operation that needs no call', async () => {
    expect((await serverWith({ explain: true }).execute({ query: '{ free }' })).extensions).toEqual({
      stripe: { plan: [] },
    });
  });

  it('does not change data and errors', async () => {
    const { data, errors, extensions } = await serverWith({ explain: true }).execute({
      query: '{ free fail }',
    });
    expect(data).toEqual({ free: 1, fail: null });
    expect(errors).toHaveLength(1);
    expect(extensions).toEqual({ stripe: { plan: [] } });
  });

  it.each(['before', 'after'])('keeps the extensions of other plugins: %s it', async (order) => {
    const other: Plugin = {
      onExecute: () => ({
        onExecuteDone: ({ result, setResult }) => {
          const { extensions, ...rest } = result as { extensions?: { stripe?: object } };
          setResult({
            ...rest,
            extensions: { ...extensions, x: 1, stripe: { ...extensions?.stripe, calls: 1 } },
          });
        },
      }),
    };
    const mine = useCallBudget({ budget: 10, explain: true });
    const yoga = createYoga<object, Pick<Context, 'policy'>>({
      schema: schemaOf([]),
      logging: false,
      context: () => ({ policy: policyOf(ANYONE) }),
      plugins: order === 'before' ? [other, mine] : [mine, other],
    });
    expect((await post(yoga, { query: '{ free }' })).extensions).toEqual({
      x: 1,
      stripe: { calls: 1, plan: [] },
    });
  });
});
