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
    ['{', 'It is no JSON.'],
    ['[]', 'neither of Relay'],
    ['{"abc": 1}', 'neither of Relay'],
    [apollo([], 2), 'neither of Relay'],
    [apollo([{ id: 'abc' }]), 'neither of Relay'],
  ])('is refused when it is none: %s', (text, message) => {
    expect(() => readManifest(text, schema)).toThrow(ManifestError);
    expect(() => readManifest(text, schema)).toThrow(message);
  });

  it('is refused with every operation that is none of the graph', () => {
    const text = JSON.stringify({ a: '{ nonsense }', b: LIST, c: '{ ' });
    expect(() => readManifest(text, schema)).toThrow(/^a: Cannot query field "nonsense".*\nc: Syntax Error/s);
  });
});
