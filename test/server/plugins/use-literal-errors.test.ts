import { createYoga } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../src/schema/index.ts';
import { useLiteralErrors } from '../../../src/server/plugins/use-literal-errors.ts';
import { post } from '../../support/yoga.ts';

const ask = (query: string) =>
  post(createYoga({ schema, logging: false, plugins: [useLiteralErrors()] }), { query });

const list = (filter: string) => `{ setupIntents(filter: ${filter}) { nodes { id } } }`;

describe('an invalid literal', () => {
  it.each<[string, string, string]>([
    ['in an input object', list('{ createdAt: { gte: "soon" } }'), 'filter.createdAt.gte'],
    [
      'deep in an input',
      'mutation { createSetupIntent(input: { mandateData: { customerAcceptance: { type: ONLINE, acceptedAt: "soon" } } }) { __typename } }',
      'input.mandateData.customerAcceptance.acceptedAt',
    ],
    [
      'in a fragment',
      'query { ...F } fragment F on Query { setupIntents(filter: { createdAt: { lt: "soon" } }) { nodes { id } } }',
      'filter.createdAt.lt',
    ],
    [
      'of a field with an alias',
      '{ fine: __typename other: setupIntents(filter: { createdAt: { gt: "soon" } }) { nodes { id } } }',
      'filter.createdAt.gt',
    ],
    [
      'as the default of a variable',
      'query ($since: DateTime = "soon") { setupIntents(filter: { createdAt: { gt: $since } }) { nodes { id } } }',
      '$since',
    ],
  ])('is BAD_USER_INPUT with its argument: %s', async (_, query, argument) => {
    const { data, errors } = await ask(query);
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toBe(
      `${argument}: "soon" is not a valid DateTime (expected whole seconds, such as "2026-09-01T12:00:00Z").`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', retryable: false, argument });
    expect(errors?.[0]?.locations).toHaveLength(1);
  });

  it('is reported with each other one', async () => {
    const { errors } = await ask(list('{ createdAt: { gte: "soon", lt: 7 } }'));
    expect(errors?.map(({ extensions }) => extensions?.argument)).toEqual([
      'filter.createdAt.gte',
      'filter.createdAt.lt',
    ]);
  });

  it.each([
    [
      'an enum value',
      'mutation { createSetupIntent(input: { usage: SOMETIMES }) { __typename } }',
      'input.usage',
    ],
    ['an instant', list('{ createdAt: { gte: "soon" } }'), 'filter.createdAt.gte'],
  ])('has the same error for each request with the document: %s', async (_, query, argument) => {
    const yoga = createYoga({ schema, logging: false, plugins: [useLiteralErrors()] });
    const first = await post(yoga, { query });
    expect(first.errors).toHaveLength(1);
    expect(first.errors?.[0]?.message.split(argument)).toHaveLength(2);
    expect(first.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    for (let times = 2; times <= 4; times += 1) expect(await post(yoga, { query })).toEqual(first);
  });

  it('does not change other errors', async () => {
    const { errors } = await ask(`{ nope ${list('{ createdAt: { gte: "soon" } }').slice(1)}`);
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
      'BAD_USER_INPUT',
    ]);
  });
});

it('reports nothing for documents without invalid literals', async () => {
  expect(await ask('{ __typename }')).toEqual({ data: { __typename: 'Query' } });
});

it('does not change the errors of documents with other mistakes only', async () => {
  const { errors } = await ask('{ nope }');
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
});
