import { buildSchema, type GraphQLObjectType, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { collectFields, selectionSetsOf } from '../../src/planner/collect-fields.ts';

const schema = buildSchema(`
  interface Named { name: String }
  type Dog implements Named { name: String owner: Person }
  type Person implements Named { name: String age: Int }
  union Being = Dog | Person
  type Query { being: Being }
`);

/** The keys of the fields that a document selects of a dog, with the number of their nodes. */
function collected(document: string, variableValues: Readonly<Record<string, unknown>> = {}) {
  const { definitions } = parse(document);
  const [operation] = definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation.');
  const fragments = Object.fromEntries(
    definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  );
  const dog = schema.getType('Dog') as GraphQLObjectType;
  const fields = collectFields({ schema, fragments, variableValues }, dog, [operation.selectionSet]);
  return [...fields].map(([key, nodes]) => `${key} ${nodes.length}`);
}

describe('the collected fields', () => {
  it('have the order of their first selection, by alias', () => {
    expect(collected('{ owner { age } alias: name owner { name } name }')).toEqual([
      'owner 2',
      'alias 1',
      'name 1',
    ]);
  });

  it('contain those of fragments on the type, its interfaces and its unions only', () => {
    expect(
      collected(`{ ... on Dog { a: name } ... on Named { b: name } ... on Being { ...Dog ... on Person { c: name } } ... { d: name } ... on Missing { e: name } }
        fragment Dog on Dog { f: name }`),
    ).toEqual(['a 1', 'b 1', 'f 1', 'd 1']);
  });

  it('depend on @skip and @include, of which @skip is stronger', () => {
    const document = `query ($yes: Boolean!, $no: Boolean!) {
      a: name @skip(if: $yes) b: name @include(if: $no) c: name @skip(if: $no) @include(if: $yes)
      d: name @skip(if: $yes) @include(if: $yes) ...F @include(if: $no) ... @skip(if: $yes) { e: name } }
      fragment F on Dog { f: name }`;
    expect(collected(document, { yes: true, no: false })).toEqual(['c 1']);
  });

  it('contain a fragment once, even if it spreads itself, and ignore missing fragments', () => {
    expect(collected('{ ...F ...F ...Missing } fragment F on Dog { name ...F }')).toEqual(['name 1']);
  });

  it('throw for a condition that is null, unless its fragment was spread before', () => {
    const fragment = 'fragment F on Dog { name }';
    const variables = { maybe: null };
    expect(() => collected(`{ ...F @include(if: $maybe) } ${fragment}`, variables)).toThrow(
      'must not be null',
    );
    expect(collected(`{ ...F ...F @include(if: $maybe) } ${fragment}`, variables)).toEqual(['name 1']);
  });
});

describe('the selection sets of field nodes', () => {
  it('are those that exist', () => {
    const [operation] = parse('{ a { b } c }').definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation.');
    const nodes = operation.selectionSet.selections.flatMap((each) =>
      each.kind === Kind.FIELD ? [each] : [],
    );
    expect(selectionSetsOf(nodes)).toEqual([nodes[0]?.selectionSet]);
  });
});
