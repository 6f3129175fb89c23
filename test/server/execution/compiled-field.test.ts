import { buildSchema, type GraphQLObjectType, type OperationDefinitionNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CompiledOperation } from '../../../src/server/execution/compiled-field.ts';

const schema = buildSchema(`
  interface Animal { name: String! }
  type Cat implements Animal { name: String! lives: Int }
  type Dog implements Animal { name: String! tricks: [String!] }
  type Query { cat: Cat animal: Animal number(of: Int = 3): Int }
`);
const typeOf = (name: string) => schema.getType(name) as GraphQLObjectType;

function compiled(query: string, conditions: Record<string, unknown> = {}): CompiledOperation {
  const operation = parse(query).definitions[0] as OperationDefinitionNode;
  return new CompiledOperation({ schema, operation, fragments: {}, conditions });
}

describe('a compiled operation', () => {
  it('compiles the fields of an object once, when they are first needed', () => {
    const operation = compiled('{ cat { name lives } }');
    const [cat] = operation.fields;
    expect(operation.count).toBe(1);
    const fields = cat?.fieldsOf(typeOf('Cat'));
    expect(fields?.map(({ key, isNonNull }) => [key, isNonNull])).toEqual([
      ['name', true],
      ['lives', false],
    ]);
    expect(operation.count).toBe(3);
    expect(cat?.fieldsOf(typeOf('Cat'))).toBe(fields);
    expect(operation.count).toBe(3);
  });

  it('has the fields of each type behind an abstract type', () => {
    const [animal] = compiled('{ animal { name ... on Cat { lives } ... on Dog { tricks } } }').fields;
    const keysOf = (name: string) => animal?.fieldsOf(typeOf(name)).map(({ key }) => key);
    expect(keysOf('Cat')).toEqual(['name', 'lives']);
    expect(keysOf('Dog')).toEqual(['name', 'tricks']);
  });

  it('has only the fields that its conditions include', () => {
    const query = 'query ($some: Boolean!) { cat @include(if: $some) { name } number }';
    expect(compiled(query, { some: false }).fields.map(({ key }) => key)).toEqual(['number']);
    expect(compiled(query, { some: true }).fields.map(({ key }) => key)).toEqual(['cat', 'number']);
  });

  it('has the arguments of a field, unless they depend on variables', () => {
    const { fields } = compiled('query ($n: Int) { number a: number(of: 5) b: number(of: $n) }');
    expect(fields.map(({ args }) => args)).toEqual([{ of: 3 }, { of: 5 }, null]);
  });
});
