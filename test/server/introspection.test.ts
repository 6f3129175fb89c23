import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { selectsOnlySchema } from '../../src/server/introspection.ts';

describe('an operation selects only the schema', () => {
  it.each([
    ['{ __schema { description } }', true],
    ['{ all: __schema { description } }', true],
    ['{ __schema { description } setupIntent(id: "seti_1") { clientSecret } }', false],
    ['{ __typename }', false],
    ['{ __type(name: "Query") { name } }', false],
    ['{ setupIntent(id: "seti_1") { id } }', false],
  ])('%s: %s', (query, expected) => {
    expect(selectsOnlySchema(getOperationAST(parse(query)))).toBe(expected);
  });

  it('but not if there is none', () => {
    expect(selectsOnlySchema(null)).toBe(false);
  });
});
