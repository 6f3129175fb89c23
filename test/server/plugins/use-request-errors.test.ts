import { GraphQLError } from 'graphql';
import { createSchema, createYoga } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import { useRequestErrors } from '../../../src/server/plugins/use-request-errors.ts';
import { post } from '../../support/yoga.ts';

const schema = createSchema({
  typeDefs: 'type Query { fine(n: Int): Int }',
  resolvers: { Query: { fine: () => 1 } },
});

const yoga = () => createYoga({ schema, logging: false, plugins: [useRequestErrors()] });

describe('a request that is never executed', () => {
  it.each<[string, unknown, string]>([
    ['without a document', {}, 'BAD_REQUEST'],
    ['with a document that is no text', { query: 7 }, 'BAD_REQUEST'],
    ['that is no JSON', '{', 'BAD_REQUEST'],
    ['that is a list', [{ query: '{ fine }' }], 'BAD_REQUEST'],
    ['with variables that are a text', { query: '{ fine }', variables: 'x' }, 'BAD_REQUEST'],
    ['with a parameter that there is not', { query: '{ fine }', wat: 1 }, 'BAD_REQUEST'],
    ['that cannot be parsed', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['that does not fit the schema', { query: '{ nope }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['with a variable that is not declared', { query: '{ fine(n: $n) }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'that names an operation that there is not',
      { query: 'query A { fine }', operationName: 'B' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'with two operations and no name',
      { query: 'query A { fine } query B { fine }' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'with a variable of the wrong type',
      { query: 'query ($n: Int) { fine(n: $n) }', variables: { n: 'x' } },
      'BAD_USER_INPUT',
    ],
    ['without a variable that is needed', { query: 'query ($n: Int!) { fine(n: $n) }' }, 'BAD_USER_INPUT'],
  ])('%s has a code, and says that asking again is no use', async (_, request, code) => {
    const { data, errors } = await post(yoga(), request);
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(1);
    const argument = code === 'BAD_USER_INPUT' ? { argument: '$n' } : {};
    expect(errors?.[0]?.extensions).toEqual({ code, retryable: false, ...argument });
    expect(errors?.[0]?.message).not.toBe('');
  });

  it('has each of its errors treated alike', async () => {
    const { errors } = await post(yoga(), { query: '{ nope neither }' });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'GRAPHQL_VALIDATION_FAILED', retryable: false },
      { code: 'GRAPHQL_VALIDATION_FAILED', retryable: false },
    ]);
  });
});

it('leaves a good answer alone', async () => {
  expect(await post(yoga(), { query: '{ fine }' })).toEqual({ data: { fine: 1 } });
});

it('leaves an error alone that has its public form', async () => {
  const ready = new GraphQLError('x'.repeat(600), { extensions: { code: 'BAD_REQUEST', retryable: true } });
  const plugin = {
    onExecute: () => ({
      onExecuteDone: ({ setResult }: { setResult(result: object): void }) => setResult({ errors: [ready] }),
    }),
  };
  const server = createYoga({ schema, logging: false, plugins: [plugin, useRequestErrors()] });
  const { errors } = await post(server, { query: '{ fine }' });
  expect(errors).toEqual([{ message: ready.message, extensions: ready.extensions }]);
});
