import { createSchema, createYoga, type Plugin } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import type { Upstream } from '../../../src/planner/upstream.ts';
import { policyOf } from '../../../src/schema/access/policy.ts';
import { ANYONE } from '../../../src/schema/access/principal.ts';
import type { Context } from '../../../src/schema/context.ts';
import { useCallBudget } from '../../../src/server/plugins/use-call-budget.ts';
import { post } from '../../support/yoga.ts';

/** A schema whose field `things` costs as many calls as it is told to. */
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
  return { resolved, ask: (request: string | object) => post(yoga, request) };
}

describe('the budget', () => {
  it('lets through what costs as much', async () => {
    const { ask, resolved } = serverWith({});
    expect(await ask({ query: '{ things(count: 10) { id } }' })).toEqual({ data: { things: [] } });
    expect(resolved).toEqual(['things']);
  });

  it('refuses what costs more, before anything is resolved', async () => {
    const { ask, resolved } = serverWith({});
    const { data, errors } = await ask({ query: '{ things(count: 11) { id } }' });
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
    ['the costliest', '{ a: things(count: 5) { id } b: things(count: 6) { id } }', 'b', 11],
    [
      'the one that stands below',
      '{ things(count: 1, size: 5) { parts(count: 3) { id } } }',
      'things.parts',
      16,
    ],
    [
      'the deepest of those that cost the same',
      '{ things(count: 8, size: 4) { parts(count: 2) { id } } }',
      'things.parts',
      16,
    ],
  ])('names the field that is the cause: %s', async (_, query, field, cost) => {
    const { errors } = await serverWith({}).ask({ query });
    expect(errors?.map(({ extensions }) => extensions)).toMatchObject([{ field, cost }]);
  });

  it('adds up what one field costs in several calls', async () => {
    const query = '{ a: things(count: 4, size: 2) { parts(count: 2) { id } } b: things(count: 3) { id } }';
    expect((await serverWith({}).ask({ query })).errors?.[0]?.extensions).toMatchObject({
      cost: 11,
      field: 'a.parts',
    });
  });

  it('counts with the variables of the request and their defaults', async () => {
    const { ask } = serverWith({});
    const query = 'query ($n: Int! = 11) { things(count: $n) { id } }';
    expect((await ask({ query })).errors).toHaveLength(1);
    expect((await ask({ query, variables: { n: 10 } })).errors).toBeUndefined();
  });

  it('counts the operation that is asked for, and no other', async () => {
    const { ask } = serverWith({});
    const query = 'query Small { free } query Large { things(count: 11) { id } }';
    expect(await ask({ query, operationName: 'Small' })).toEqual({ data: { free: 1 } });
    expect((await ask({ query, operationName: 'Large' })).errors).toHaveLength(1);
  });

  it('counts writes', async () => {
    const { ask } = serverWith({ budget: 1 });
    expect(await ask({ query: 'mutation { change }' })).toEqual({ data: { change: 1 } });
    const two = await ask({ query: 'mutation { a: change b: change }' });
    expect(two.errors?.[0]?.extensions).toMatchObject({ code: 'OPERATION_TOO_COMPLEX', cost: 2 });
  });

  it('leaves variables of the wrong type to the execution', async () => {
    const { ask } = serverWith({ budget: 1 });
    const query = 'query ($n: Int!) { things(count: $n) { id } }';
    const { errors } = await ask({ query, variables: { n: 'many' } });
    expect(errors?.map(({ message }) => message)).toEqual([
      expect.stringContaining('Variable "$n" got invalid value'),
    ]);
  });

  it('leaves a document without such an operation to the execution', async () => {
    const { errors } = await serverWith({}).ask({ query: 'query A { free }', operationName: 'B' });
    expect(errors?.[0]?.extensions?.code).not.toBe('OPERATION_TOO_COMPLEX');
  });

  it('lets introspection pass', async () => {
    const { data } = await serverWith({ budget: 1 }).ask({ query: '{ __schema { queryType { name } } }' });
    expect(data).toEqual({ __schema: { queryType: { name: 'Query' } } });
  });
});

describe('the plan', () => {
  const query = '{ a: things(count: 2, size: 3) { parts { id } } }';
  const plan = [
    { method: 'GET', path: '/things', expand: [], pages: 2, times: 1, field: 'a' },
    { method: 'GET', path: '/things', expand: [], pages: 1, times: 3, field: 'a.parts' },
  ];

  it('is told when asked for', async () => {
    expect(await serverWith({ explain: true }).ask({ query })).toEqual({
      data: { a: [] },
      extensions: { stripe: { plan } },
    });
  });

  it('is not told otherwise', async () => {
    expect(await serverWith({}).ask({ query })).toEqual({ data: { a: [] } });
  });

  it('is empty for what needs no call', async () => {
    expect((await serverWith({ explain: true }).ask({ query: '{ free }' })).extensions).toEqual({
      stripe: { plan: [] },
    });
  });

  it('is told with data and errors as they are', async () => {
    const { data, errors, extensions } = await serverWith({ explain: true }).ask({ query: '{ free fail }' });
    expect(data).toEqual({ free: 1, fail: null });
    expect(errors).toHaveLength(1);
    expect(extensions).toEqual({ stripe: { plan: [] } });
  });

  it.each(['before', 'after'])('leaves what others have to tell in its place: %s it', async (order) => {
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
