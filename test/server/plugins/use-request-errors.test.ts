import type { GraphQLError } from 'graphql';
import { createSchema, createYoga } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import { codedError } from '../../../src/schema/error-codes.ts';
import { toPublicError } from '../../../src/server/errors/public-error.ts';
import { useRequestErrors } from '../../../src/server/plugins/use-request-errors.ts';
import { post } from '../../support/yoga.ts';

const schema = createSchema({
  typeDefs: 'type Query { fine(n: Int): Int }',
  resolvers: { Query: { fine: () => 1 } },
});

const yoga = () => createYoga({ schema, logging: false, plugins: [useRequestErrors()] });

describe('a request that is not executed', () => {
  it.each<[string, unknown, string]>([
    ['without a document', {}, 'BAD_REQUEST'],
    ['with a document that is not a string', { query: 7 }, 'BAD_REQUEST'],
    ['that is not JSON', '{', 'BAD_REQUEST'],
    ['that is a list', [{ query: '{ fine }' }], 'BAD_REQUEST'],
    ['with variables that are a string', { query: '{ fine }', variables: 'x' }, 'BAD_REQUEST'],
    ['with an unknown parameter', { query: '{ fine }', wat: 1 }, 'BAD_REQUEST'],
    ['that cannot be parsed', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['that is invalid for the schema', { query: '{ nope }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['with an undeclared variable', { query: '{ fine(n: $n) }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'with an unknown operation name',
      { query: 'query A { fine }', operationName: 'B' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'with two operations and no operation name',
      { query: 'query A { fine } query B { fine }' },
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'with a variable of the wrong type',
      { query: 'query ($n: Int) { fine(n: $n) }', variables: { n: 'x' } },
      'BAD_USER_INPUT',
    ],
    ['without a required variable', { query: 'query ($n: Int!) { fine(n: $n) }' }, 'BAD_USER_INPUT'],
  ])('%s gets a code that is not retryable', async (_, request, code) => {
    const { data, errors } = await post(yoga(), request);
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(1);
    const argument = code === 'BAD_USER_INPUT' ? { argument: '$n' } : {};
    expect(errors?.[0]?.extensions).toEqual({ code, retryable: false, ...argument });
    expect(errors?.[0]?.message).not.toBe('');
  });

  it('has a code in each error', async () => {
    const { errors } = await post(yoga(), { query: '{ nope neither }' });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'GRAPHQL_VALIDATION_FAILED', retryable: false },
      { code: 'GRAPHQL_VALIDATION_FAILED', retryable: false },
    ]);
  });
});

it('does not change a result without errors', async () => {
  expect(await post(yoga(), { query: '{ fine }' })).toEqual({ data: { fine: 1 } });
});

/** A server whose operations fail with this error. */
function failingWith(error: GraphQLError) {
  const plugin = {
    onExecute: () => ({
      onExecuteDone: ({ setResult }: { setResult(result: object): void }) => setResult({ errors: [error] }),
    }),
  };
  return createYoga({ schema, logging: false, plugins: [plugin, useRequestErrors()] });
}

it('does not change an error that is already masked', async () => {
  const { error } = toPublicError(codedError('RATE_LIMITED', 'x'.repeat(600), { retryAfterMs: 7 }));
  const { errors } = await post(failingWith(error), { query: '{ fine }' });
  expect(errors).toEqual([{ message: error.message, extensions: error.extensions }]);
});

it('redacts secrets in an error of another plugin', async () => {
  const error = codedError('OPERATION_TOO_COMPLEX', 'sk_test_x takes 7.', { field: 'sk_test_x' });
  const { errors } = await post(failingWith(error), { query: '{ fine }' });
  expect(errors).toMatchObject([{ message: '[redacted] takes 7.', extensions: { field: '[redacted]' } }]);
});
