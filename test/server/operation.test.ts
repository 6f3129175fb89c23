import {
  buildSchema,
  type DocumentNode,
  getNamedType,
  isObjectType,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CompiledField, CompiledOperation } from '../../src/server/execution/compiled-field.ts';
import { type Operation, Operations, shortNameOf } from '../../src/server/operation.ts';

const schema = buildSchema(`
  type Query { text: String number(a: Int = 1, b: Int = 2, c: String = "c"): Int query: Query lists: [[[Node!]!]!]! }
  interface Node { text: String }
  type A implements Node { text: String }
  type B implements Node { text: String }
`);
const MAX_BYTES = 5 * 1024 * 1024;

let operations: Operations;
beforeEach(() => {
  operations = new Operations(100);
});

function operationOf(document: DocumentNode, name: string | null = null, view = 'whole'): Operation {
  const operation = operations.get(document, name, { schema, view });
  if (!operation) throw new Error('There is no such operation.');
  return operation;
}

/** The compiled operation, after an execution that needed all of its fields. */
function compiled(operation: Operation, values: Record<string, unknown>): Promise<CompiledOperation> {
  return operations.with(operation, values, async (each) => {
    compileAll(each.fields);
    return each;
  });
}

function compileAll(fields: readonly CompiledField[]): void {
  for (const field of fields) {
    const type = getNamedType(field.definition.type);
    const types = isObjectType(type) ? [type] : 'resolveType' in type ? schema.getPossibleTypes(type) : [];
    for (const each of types) compileAll(field.fieldsOf(each));
  }
}

describe('the operations of documents', () => {
  const document = parse(`
    query One($a: Boolean!, $b: Boolean!, $c: Int) { text @skip(if: $a) number(a: $c) ...F }
    query Two { text }
    fragment F on Query { query { text @include(if: $b) } }
  `);

  it('are the same for each request with the same document, name and view', () => {
    const one = operationOf(document, 'One');
    expect(operationOf(document, 'One')).toBe(one);
    expect(operationOf(document, 'One', 'customer')).not.toBe(one);
    expect(operationOf(document, 'Two')).not.toBe(one);
    expect(operationOf(parse('query One { text }'), 'One')).not.toBe(one);
  });

  it('are missing if the document has no such name, or several operations and the request has no name', () => {
    const get = (each: DocumentNode, name: string | null) =>
      operations.get(each, name, { schema, view: 'whole' });
    expect([get(document, 'Three'), get(document, null)]).toEqual([null, null]);
    const single = parse('{ text }');
    // An empty name is not the same as no name, whichever comes first.
    expect([get(single, ''), get(single, null)?.node, get(single, '')]).toEqual([
      null,
      single.definitions[0],
      null,
    ]);
  });

  it('are compiled once for each combination of values in their conditions', async () => {
    const operation = operationOf(document, 'One');
    const combinations = [true, false].flatMap((a) => [true, false].map((b) => ({ a, b })));
    const first = await Promise.all(combinations.map((values) => compiled(operation, { ...values, c: 1 })));
    const second = await Promise.all(combinations.map((values) => compiled(operation, { ...values, c: 2 })));
    expect(new Set(first).size).toBe(4);
    for (const [index, each] of first.entries()) expect(second[index]).toBe(each);
    expect(first.map(({ fields }) => fields.map(({ key }) => key))).toEqual([
      ['number', 'query'],
      ['number', 'query'],
      ['text', 'number', 'query'],
      ['text', 'number', 'query'],
    ]);
  });

  it('are compiled for one document only', async () => {
    const [one, other] = [parse('{ text }'), parse('{ text }')].map((each) => operationOf(each));
    if (!one || !other) throw new Error('There is no operation.');
    expect(await compiled(one, {})).not.toBe(await compiled(other, {}));
  });

  it('stay compiled if an execution fails', async () => {
    const operation = operationOf(parse('{ text }'));
    const seen: CompiledOperation[] = [];
    for (let round = 0; round < 2; round += 1)
      await operations
        .with(operation, {}, async (each) => {
          seen.push(each);
          throw new Error('failed');
        })
        .catch(() => null);
    expect(seen[1]).toBe(seen[0]);
  });
});

const CONDITIONS = Array.from({ length: 12 }, (_, index) => `v${index}`);
const aliases = (field: string, length: number) =>
  Array.from({ length }, (_, index) => `a${index}: ${field}`).join(' ');

/** The kinds of operations that use the most memory for their size, and how many of them exceed the limit. */
const LARGE: Readonly<Record<string, { readonly selections: string; readonly many: number }>> = {
  'a few fields': { selections: 'text', many: 2000 },
  'many fields': { selections: aliases('text', 200), many: 40 },
  'many fields with arguments': { selections: aliases('number(a: 5, c: "text")', 200), many: 40 },
  'fields that are compiled during an execution': { selections: aliases('query { text }', 200), many: 40 },
  'nested fields': { selections: `${'query { '.repeat(100)} text ${'}'.repeat(100)}`, many: 80 },
  'lists of abstract types': {
    selections: aliases('lists { ... on A { text } ... on B { text } }', 100),
    many: 40,
  },
  'one field that is selected many times': { selections: 'text '.repeat(9000), many: 80 },
};

describe.each(Object.entries(LARGE))('compiled operations with %s', (_, { selections, many }) => {
  const variables = CONDITIONS.map((name) => `$${name}: Boolean!`).join(' ');
  const conditions = CONDITIONS.map((name) => `... @include(if: $${name}) { __typename }`).join(' ');
  const document = parse(`query (${variables}) { ${conditions} ${selections} }`);
  const valuesOf = (number: number) =>
    Object.fromEntries(CONDITIONS.map((name, index) => [name, ((number >> index) & 1) === 1]));

  /** Compiles until the limit is exceeded. */
  async function fill(operation: Operation): Promise<void> {
    for (let number = 1; number < many; number += 1) await compiled(operation, valuesOf(number));
  }

  it('are dropped when they use too much memory, the least recently used first', async () => {
    const operation = operationOf(document);
    const first = await compiled(operation, valuesOf(0));
    await fill(operation);
    const last = await compiled(operation, valuesOf(many - 1));
    expect(await compiled(operation, valuesOf(many - 1))).toBe(last);
    expect(await compiled(operation, valuesOf(0))).not.toBe(first);
  });

  it('use no more memory than their limit', async () => {
    const { setFlagsFromString } = await import('node:v8');
    setFlagsFromString('--expose-gc');
    const { runInNewContext } = await import('node:vm');
    const collect = runInNewContext('gc') as () => void;
    const operation = operationOf(document);
    await compiled(operation, valuesOf(0));
    collect();
    const before = process.memoryUsage().heapUsed;
    await fill(operation);
    collect();
    // Other tests of this worker may leave something on the heap.
    expect(process.memoryUsage().heapUsed - before - 500_000).toBeLessThan(MAX_BYTES);
  });
});

describe('shortNameOf', () => {
  const nameIn = (text: string) => shortNameOf(parse(text).definitions[0] as OperationDefinitionNode);

  it('is empty for an anonymous operation, and cut if it is long', () => {
    expect(nameIn('{ a }')).toBe('');
    expect(nameIn(`query ${'n'.repeat(500)} { a }`)).toBe('n'.repeat(100));
  });
});
