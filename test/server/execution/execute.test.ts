import {
  buildSchema,
  type ExecutionResult,
  execute as executeByGraphql,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getOperationAST,
  getVariableValues,
  Kind,
  NoUnusedVariablesRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { CompiledOperation, type OperationSource } from '../../../src/server/execution/compiled-field.ts';
import { execute } from '../../../src/server/execution/execute.ts';
import { cases } from '../../support/cases.ts';
import { deferred } from '../../support/deferred.ts';
import { randomOperation, randomVariables } from '../../support/random-operation.ts';
import { schema, type Timing, World } from '../../support/random-values.ts';

const RULES = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);

interface Outcome {
  readonly result: ExecutionResult;
  readonly calls: readonly string[];
}

/** The result, after all promises of the random values have settled. */
async function outcomeOf(world: World, run: () => unknown): Promise<Outcome> {
  const pending = Promise.resolve(run());
  let isDone = false;
  const done = () => {
    isDone = true;
  };
  pending.then(done, done);
  let isIdle = false;
  while (!isDone || !isIdle) {
    await new Promise(setImmediate);
    isIdle = !world.settleOne();
  }
  return { result: (await pending) as ExecutionResult, calls: world.calls };
}

/** The messages of these errors differ. */
const INTERNAL =
  /^(Abstract type|Runtime Object type|Expected (a )?value of type|Expected `|`\w+\.serialize`)/;

function comparable({ message, path, locations, extensions }: GraphQLError): string {
  const text = INTERNAL.test(message) ? 'internal' : message;
  return JSON.stringify([path, text, locations, extensions]);
}

/** Whether the position of an error is in the data, so that no other error has nulled an object above it. */
function isVisible({ path = [] }: GraphQLError, data: unknown): boolean {
  let value = data;
  for (const key of path) {
    if (value === null) return false;
    value = (value as Record<string | number, unknown>)[key];
  }
  return true;
}

/** Promises settle in the order of microtasks, which may differ, so only what does not depend on it is compared. */
function unordered({ result: { data, errors = [] }, calls }: Outcome) {
  const visible = errors.filter((error) => isVisible(error, data));
  return { data: JSON.stringify(data), errors: visible.map(comparable).sort(), calls: calls.toSorted() };
}

function ordered({ result: { data, errors }, calls }: Outcome) {
  return { data: JSON.stringify(data), errors: errors?.map(comparable), calls };
}

describe('random operations', () => {
  it.each<{ timing: Timing; compare: (outcome: Outcome) => unknown }>([
    { timing: 'synchronous', compare: ordered },
    { timing: 'one by one', compare: ordered },
    { timing: 'immediate', compare: unordered },
  ])('have the results of graphql-js when promises are $timing', async ({ timing, compare }) => {
    for (let number = 0; number < cases(4000); number += 1) {
      const seed = `${timing} ${number}`;
      const text = randomOperation(schema, seed);
      const document = parse(text);
      if (number % 20 === 0) expect(validate(schema, document, RULES)).toEqual([]);
      const operations = new Map<string, CompiledOperation>();
      for (let round = 0; round < 4; round += 1) {
        const variables = randomVariables(`${seed} ${round}`);
        const failures = [0, 0.02, 0.1][(number + round) % 3] ?? 0;
        const world = () => new World({ seed: `${seed} ${round}`, timing, failures });
        const [theirs, ours] = [world(), world()];
        const expected = await outcomeOf(theirs, () =>
          executeByGraphql({ schema, document, variableValues: variables, contextValue: theirs }),
        );
        const actual = await outcomeOf(ours, () =>
          executeCompiled({ operations, document, variables, ours }),
        );
        expect(compare(actual), `${text}\n${JSON.stringify(variables)} ${seed} ${round}`).toEqual(
          compare(expected),
        );
      }
    }
  });
});

describe('the executor', () => {
  /** Compiles operations of a schema with the given resolvers. What it returns executes the same compiled operation each time. */
  function executorOf(
    sdl: string,
    resolvers: Readonly<Record<string, GraphQLFieldResolver<unknown, unknown>>>,
  ) {
    const ownSchema = buildSchema(sdl);
    for (const [name, resolve] of Object.entries(resolvers)) {
      const [typeName = '', fieldName = ''] = name.split('.');
      Object.assign((ownSchema.getType(typeName) as GraphQLObjectType).getFields()[fieldName] ?? {}, {
        resolve,
      });
    }
    return (text: string) => {
      const operation = getOperationAST(parse(text));
      if (!operation) throw new Error('There is no operation.');
      const compiled = new CompiledOperation({ schema: ownSchema, operation, fragments: {}, conditions: {} });
      return async (variableValues = {}) =>
        execute({ operation: compiled, variableValues, contextValue: undefined });
    };
  }

  it("runs a mutation's fields one after the other", async () => {
    const order: string[] = [];
    const field = (name: string) => async () => {
      order.push(`${name} starts`);
      await new Promise(setImmediate);
      order.push(`${name} ends`);
      return 1;
    };
    const compile = executorOf('type Query { a: Int } type Mutation { a: Int b: Int }', {
      'Mutation.a': field('a'),
      'Mutation.b': field('b'),
    });
    await compile('mutation { a b again: a }')();
    expect(order).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'a starts', 'a ends']);
  });

  it('does not run further fields of a mutation after a non-null field has failed', async () => {
    const order: string[] = [];
    const compile = executorOf('type Query { a: Int } type Mutation { a: Int! b: Int }', {
      'Mutation.a': () => null,
      'Mutation.b': () => order.push('b'),
    });
    expect(plain(await compile('mutation { a b }')())).toMatchObject({
      data: null,
      errors: [{ path: ['a'] }],
    });
    expect(order).toEqual([]);
  });

  it('runs the siblings of a failed non-null field, but does not report their later errors', async () => {
    const started: string[] = [];
    const { promise, resolve } = deferred();
    const compile = executorOf('type Query { a: A } type A { slow: Int fails: Int! other: Int }', {
      'Query.a': () => ({}),
      'A.slow': async () => {
        started.push('slow');
        await promise;
        throw new Error('late');
      },
      'A.fails': async () => {
        throw new Error('early');
      },
      'A.other': () => started.push('other'),
    });
    const running = compile('{ a { slow fails other } }')();
    await new Promise(setImmediate);
    expect(started).toEqual(['slow', 'other']);
    resolve();
    const result = await running;
    await new Promise(setImmediate);
    expect(plain(result)).toMatchObject({ data: { a: null }, errors: [{ message: 'early' }] });
    expect(result.errors).toHaveLength(1);
  });

  it('does not wait for the siblings of a field that threw once another non-null field has failed', async () => {
    const { promise, resolve } = deferred();
    const compile = executorOf('type Query { slow: Int fails: Int! throws: Int! }', {
      'Query.slow': () => promise,
      'Query.fails': async () => null,
      'Query.throws': () => {
        throw new Error('at once');
      },
    });
    const running = compile('{ slow fails throws }')();
    const first = await Promise.race([running, new Promise(setImmediate)]);
    resolve();
    expect(first).toMatchObject({ data: null, errors: [{ message: 'at once' }] });
  });

  it('does not leave the rejection of a list item unhandled when another item throws', async () => {
    const compile = executorOf('type Query { list: [Int!] }', {
      'Query.list': () => [Promise.reject(new Error('late')), new Error('at once')],
    });
    expect(plain(await compile('{ list }')())).toMatchObject({
      data: { list: null },
      errors: [{ message: 'at once', path: ['list', 1] }],
    });
    // An unhandled rejection would fail the run.
    await new Promise(setImmediate);
  });

  it.each<[string, GraphQLFieldResolver<unknown, unknown>]>([
    ['with four parameters', (_source, _args, _context, info) => info.path.key],
    ['with only a rest parameter', (...all) => all[3].path.key],
    ['with a rest parameter after others', (_source, _args, _context, ...[info]) => info.path.key],
    ['with default values', (_source, _args = {}, _context = null, info = NONE) => info.path.key],
    [
      'that reads `arguments`',
      function read() {
        // biome-ignore lint/complexity/noArguments: resolvers of JavaScript libraries do this.
        return arguments[3].path.key;
      },
    ],
  ])('passes info to a resolver %s', async (_, resolve) => {
    const compile = executorOf('type Query { field: String }', { 'Query.field': resolve });
    expect(plain(await compile('{ alias: field }')())).toEqual({ data: { alias: 'alias' } });
  });

  it('keeps the extensions of a GraphQLError', async () => {
    const compile = executorOf('type Query { field: Int }', {
      'Query.field': () => {
        throw new GraphQLError('No.', { extensions: { code: 'NO' } });
      },
    });
    expect(plain(await compile('{ field }')()).errors).toEqual([
      { message: 'No.', path: ['field'], locations: [{ line: 1, column: 3 }], extensions: { code: 'NO' } },
    ]);
  });

  it.each([
    ['an input object', '{ field(point: { x: 1 }) }', { point: { x: 1 } }],
    ['a list', '{ field(list: [1]) }', { list: [1] }],
    ['a list of lists', '{ field(lists: [[1]]) }', { lists: [[1]] }],
    ['a scalar', '{ field(scalar: { x: 1 }) }', { scalar: { x: 1 } }],
    ['a list with a variable', 'query ($x: Int) { field(list: [$x]) }', { list: [7] }],
  ])('does not share %s in arguments between executions', async (_, text, expected) => {
    const given: string[] = [];
    const args = '(point: Point, list: [Int], lists: [[Int]], scalar: Any)';
    const compile = executorOf(`scalar Any input Point { x: Int } type Query { field${args}: Int }`, {
      'Query.field': (_source, received) => {
        given.push(JSON.stringify(received));
        for (const value of Object.values(received))
          Object.assign(value as object, { x: 'changed', 0: 'changed' });
      },
    });
    const run = compile(text);
    for (let round = 0; round < 3; round += 1) await run({ x: 7 });
    expect(given).toEqual(Array(3).fill(JSON.stringify(expected)));
  });

  it('does not let a resolver change scalar arguments, which are shared', async () => {
    const given: unknown[] = [];
    const compile = executorOf('type Query { field(x: Int): Int }', {
      'Query.field': (_source, args) => {
        given.push(args.x);
        Reflect.set(args, 'x', 'changed');
      },
    });
    const run = compile('{ field(x: 1) }');
    await run();
    await run();
    expect(given).toEqual([1, 1]);
  });
});

const NONE = {} as GraphQLResolveInfo;

/** The result as it is sent. */
function plain(result: ExecutionResult) {
  return JSON.parse(JSON.stringify(result));
}

/** Executes an operation, which is compiled once for each combination of values of the conditions. */
function executeCompiled({
  operations,
  document,
  variables,
  ours,
}: {
  readonly operations: Map<string, CompiledOperation>;
  readonly document: ReturnType<typeof parse>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly ours: World;
}): unknown {
  const operation = getOperationAST(document);
  if (!operation) throw new Error('There is no operation.');
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const conditions = { yes: coerced.yes, maybe: coerced.maybe };
  const key = JSON.stringify(conditions);
  const fragments = Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );
  const compiled = operations.get(key) ?? compiledOrError({ schema, operation, fragments, conditions });
  if (compiled instanceof GraphQLError) return { errors: [compiled], data: null };
  operations.set(key, compiled);
  return execute({ operation: compiled, variableValues: coerced, contextValue: ours });
}

/** The error is the one that graphql-js returns. */
function compiledOrError(source: OperationSource): CompiledOperation | GraphQLError {
  try {
    return new CompiledOperation(source);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}
