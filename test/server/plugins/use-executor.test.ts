import { createSchema, createYoga } from 'graphql-yoga';
import { expect, it } from 'vitest';
import type { ExecutionContext } from '../../../src/server/executor.ts';
import { useExecutor } from '../../../src/server/plugins/use-executor.ts';
import { post } from '../../support/yoga.ts';

it('executes operations with the executor, in place of graphql-js', async () => {
  const yoga = createYoga<object, ExecutionContext>({
    schema: createSchema({ typeDefs: 'type Query { a(x: Int): String }' }),
    context: () => ({ requestId: 'request-1' }) as ExecutionContext,
    logging: false,
    plugins: [
      useExecutor({
        execute: async ({ operationName, variables }, { requestId }) => ({
          data: { a: JSON.stringify([operationName, variables, requestId]) },
        }),
      }),
    ],
  });
  const query = 'query One { a } query Two($x: Int) { a(x: $x) }';
  const result = await post(yoga, { query, operationName: 'Two', variables: { x: 5 } });
  expect(result).toEqual({ data: { a: '["Two",{"x":5},"request-1"]' } });
});
