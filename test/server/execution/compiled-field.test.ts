import { buildSchema, type GraphQLObjectType, getOperationAST, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CompiledOperation } from '../../../src/server/execution/compiled-field.ts';

const schema = buildSchema(`
  type Query { text: String number(a: Int = 1, list: [Int]): Int query: Query node: Node }
  interface Node { text: String }
  type A implements Node { text: String }
  type B implements Node { text: String other: String }
`);
const [a, b, query] = ['A', 'B', 'Query'].map((name) => schema.getType(name) as GraphQLObjectType);

function compile(text: string, conditions: Record<string, unknown> = {}): CompiledOperation {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('There is no operation.');
  const fragments = Object.fromEntries(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  return new CompiledOperation({ schema, operation, fragments, conditions });
}

describe('a compiled operation', () => {
  it('merges selections of the same field, and counts both', () => {
    const operation = compile('{ query { text } ...F text } fragment F on Query { query { number } text }');
    expect(operation.fields.map(({ key, nodes }) => [key, nodes.length])).toEqual([
      ['query', 2],
      ['text', 2],
    ]);
    expect([operation.count, operation.selections]).toEqual([2, 4]);
  });

  it('compiles the fields of an object type when they are first needed, and once', () => {
    const operation = compile('{ query { text number } }');
    const [field] = operation.fields;
    if (!field || !query) throw new Error('A field is missing.');
    expect(operation.count).toBe(1);
    const fields = field.fieldsOf(query);
    expect(fields.map(({ key }) => key)).toEqual(['text', 'number']);
    expect(field.fieldsOf(query)).toBe(fields);
    expect(operation.count).toBe(3);
  });

  it('compiles the fields of each type of an interface', () => {
    const operation = compile('{ node { text ... on B { other } } }');
    const [field] = operation.fields;
    if (!field || !a || !b) throw new Error('A field is missing.');
    const keys = [a, b, a].map((type) => field.fieldsOf(type).map(({ key }) => key));
    expect(keys).toEqual([['text'], ['text', 'other'], ['text']]);
    expect(operation.count).toBe(4);
  });

  it('leaves out fields by the values of the conditions', () => {
    const text = 'query ($a: Boolean!) { text @skip(if: $a) query @include(if: $a) { text } }';
    const keys = [true, false].map((value) => compile(text, { a: value }).fields.map(({ key }) => key));
    expect(keys).toEqual([['query'], ['text']]);
  });

  it('computes arguments in advance if they have neither variables nor lists', () => {
    const text = 'query ($x: Int) { number one: number(a: 5) two: number(a: $x) three: number(list: [1]) }';
    expect(compile(text).fields.map(({ args }) => args)).toEqual([{ a: 1 }, { a: 5 }, null, null]);
  });

  it('is rejected if the schema has no operations of its kind', () => {
    expect(() => compile('mutation { text }')).toThrow(
      'Schema is not configured to execute mutation operation.',
    );
  });

  it('is rejected if the value of a condition at the root is null', () => {
    expect(() => compile('query ($a: Boolean = true) { text @skip(if: $a) }', { a: null })).toThrow(
      'Argument "if" of non-null type "Boolean!" must not be null.',
    );
  });
});
