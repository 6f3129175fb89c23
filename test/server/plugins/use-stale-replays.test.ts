import type { ExecutionResult } from 'graphql';
import { createSchema, createYoga, type Plugin } from 'graphql-yoga';
import { expect, it } from 'vitest';
import type { Context } from '../../../src/schema/context.ts';
import { useStaleReplays } from '../../../src/server/plugins/use-stale-replays.ts';
import { post } from '../../support/yoga.ts';

type Gathering = Pick<Context, 'staleReplays'>;

/** A plugin with its own extensions. */
const other: Plugin = {
  onExecute: () => ({
    onExecuteDone: ({ result, setResult }) =>
      setResult({ ...(result as ExecutionResult), extensions: { other: 1 } }),
  }),
};

const yoga = createYoga<object, Gathering>({
  schema: createSchema<Gathering>({
    typeDefs: 'type Query { stale(name: String!): Int fine: Int }',
    resolvers: {
      Query: {
        stale: (_root: unknown, { name }: { name: string }, { staleReplays }: Gathering) =>
          staleReplays.push([name]),
      },
    },
  }),
  logging: false,
  context: () => ({ staleReplays: [] }),
  plugins: [other, useStaleReplays()],
});

it('reports the paths of the writes next to other extensions', async () => {
  const { extensions } = await post(yoga, { query: '{ a: stale(name: "a") b: stale(name: "b") }' });
  expect(extensions).toEqual({ other: 1, staleReplays: [['a'], ['b']] });
});

it('reports nothing without stale replays', async () => {
  await post(yoga, { query: '{ stale(name: "a") }' });
  expect((await post(yoga, { query: '{ fine }' })).extensions).toEqual({ other: 1 });
});
