import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { ManifestError, readManifest } from '../../src/server/persisted-operations.ts';

const LIST = '{ setupIntents { nodes { id } } }';
const apollo = (operations: object[], version = 1) =>
  JSON.stringify({ format: 'apollo-persisted-query-manifest', version, operations });

describe('a manifest', () => {
  it.each([
    ['Relay', JSON.stringify({ abc: LIST })],
    ['Apollo', apollo([{ id: 'abc', name: 'List', type: 'query', body: LIST }])],
  ])('of %s is read', (_, text) => {
    expect([...readManifest(text, schema)]).toEqual([['abc', LIST]]);
  });

  it.each([
    ['{', 'The file is not valid JSON.'],
    ['[]', 'The format is unknown'],
    ['{"abc": 1}', 'The format is unknown'],
    [apollo([], 2), 'The format is unknown'],
    [apollo([{ id: 'abc' }]), 'The format is unknown'],
  ])('is rejected if it is invalid: %s', (text, message) => {
    expect(() => readManifest(text, schema)).toThrow(ManifestError);
    expect(() => readManifest(text, schema)).toThrow(message);
  });

  it('is rejected with a message for each invalid operation', () => {
    const text = JSON.stringify({ a: '{ nonsense }', b: LIST, c: '{ ' });
    expect(() => readManifest(text, schema)).toThrow(/^a: Cannot query field "nonsense".*\nc: Syntax Error/s);
  });
});
