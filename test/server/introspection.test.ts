import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { selectsSchema } from '../../src/server/introspection.ts';

describe('an operation selects the schema', () => {
  it.each([
    ['{ __schema { description } }', true],
    ['{ __typename all: __schema { description } }', true],
    ['{ __typename }', false],
    ['{ __type(name: "Query") { name } }', false],
    ['{ setupIntent(id: "seti_1") { id } }', false],
  ])('%s: %s', (query, expected) => {
    expect(selectsSchema(getOperationAST(parse(query)))).toBe(expected);
  });

  it('but not if there is none', () => {
    expect(selectsSchema(null)).toBe(false);
  });
});
