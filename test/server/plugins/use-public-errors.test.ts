import { createSchema, createYoga } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import { badUserInput } from '../../../src/schema/error-codes.ts';
import { usePublicErrors } from '../../../src/server/plugins/use-public-errors.ts';
import { stripeErrorFrom } from '../../../src/stripe/errors.ts';
import { post } from '../../support/yoga.ts';

const schema = createSchema<{ requestId: string }>({
  typeDefs: 'type Query { fine: Int bug: Int refused: Int input: Int }',
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
    },
  },
});

/** The result of a query, and the lines that were logged. */
async function ask(query: string) {
  const logged: [level: string, fields: object, message: string][] = [];
  const log = {
    info() {},
    warn: (fields: object, message: string) => logged.push(['warn', fields, message]),
    error: (fields: object, message: string) => logged.push(['error', fields, message]),
  };
  const yoga = createYoga({
    schema,
    context: { requestId: 'request-1' },
    logging: false,
    maskedErrors: { maskError: (error) => error as Error },
    plugins: [usePublicErrors(log)],
  });
  const result = await post(yoga, { query });
  return { result, logged };
}

describe('usePublicErrors', () => {
  it('does not change a result without errors', async () => {
    const { result, logged } = await ask('{ fine }');
    expect(result).toEqual({ data: { fine: 1 } });
    expect(logged).toEqual([]);
  });

  it('masks an unexpected error and logs it once', async () => {
    const { result, logged } = await ask('{ fine bug }');
    expect(result).toEqual({
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
    expect(logged).toEqual([
      [
        'error',
        {
          requestId: 'request-1',
          path: 'bug',
          unexpected: { error: 'Error', at: expect.any(Array) },
        },
        'Unexpected error',
      ],
    ]);
  });

  it('masks each error, and logs those that the caller cannot fix', async () => {
    const { result, logged } = await ask('{ input refused again: refused }');
    expect(result.errors?.map(({ path, extensions }) => [path, extensions?.code])).toEqual([
      [['input'], 'BAD_USER_INPUT'],
      [['refused'], 'UPSTREAM_REFUSED'],
      [['again'], 'UPSTREAM_REFUSED'],
    ]);
    expect(logged.map(([level, , message]) => [level, message])).toEqual([
      ['warn', 'A call to Stripe failed'],
      ['warn', 'A call to Stripe failed'],
    ]);
  });
});
