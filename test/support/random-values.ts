import {
  buildSchema,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isUnionType,
  responsePathAsArray,
} from 'graphql';
import { Choices } from './choices.ts';
import { deferred } from './deferred.ts';

/** A field has the same type in all types, so that any two selections of it merge. */
const NODE_FIELDS = 'id: ID! name: String color: Color node: Node nodes: [Node!] late: Late';
const LATE_FIELDS = 'id: ID! late: Late lates: [Late]! count: Int';
const ARGUMENTS =
  '(int: Int = 7, sure: Int! = 1, point: Point = { x: 5 }, list: [Int!], color: Color = RED, text: String)';
const FIELDS = `
  ${NODE_FIELDS} lates: [Late]! count: Int size: Float! colors: [Color!]! picky: Picky surePicky: Picky!
  matrix: [[Int!]] deep: [[[String]!]!]! sureNode: Node! named: Named nameds: [[Named!]] shape: Shape
  shapes: [Shape!]! shapeLists: [[Shape]!] cat: Cat sureCat: Cat! dogs: [Dog!] square: Square round: Round
  echo${ARGUMENTS}: String sureEcho${ARGUMENTS}: Int! catOf${ARGUMENTS}: Cat
`;

/** A schema with every kind of output type. Its context is a `World`. */
export const schema = buildSchema(`
  scalar Picky
  enum Color { RED GREEN BLUE }
  input Point { x: Int! y: Int = 2 next: Point tags: [String!] }
  interface Node { ${NODE_FIELDS} }
  interface Late { ${LATE_FIELDS} }
  type Cat implements Node & Late { ${FIELDS} }
  type Dog implements Node & Late { ${FIELDS} }
  type Round { ${FIELDS} }
  type Square { ${FIELDS} }
  union Named = Cat | Dog
  union Shape = Round | Square
  type Query { ${FIELDS} }
  type Mutation { ${FIELDS} }
`);

/** When promises of the random values settle: there are none, one after the other, or all as soon as possible. */
export type Timing = 'synchronous' | 'one by one' | 'immediate';

interface WorldOptions {
  readonly seed: string;
  readonly timing: Timing;
  /** The probability that a value is a failure. */
  readonly failures: number;
}

/** Determines the random values of an execution, and records the calls of resolvers. */
export class World {
  readonly seed: string;
  readonly timing: Timing;
  readonly failures: number;
  readonly calls: string[] = [];
  readonly #pending: { readonly rank: number; readonly settle: () => void }[] = [];

  constructor({ seed, timing, failures }: WorldOptions) {
    this.seed = seed;
    this.timing = timing;
    this.failures = failures;
  }

  choices(key: string): Choices {
    return new Choices(`${this.seed} ${key}`);
  }

  /** A promise of what a function returns or throws. */
  later<T>(choices: Choices, compute: () => T): Promise<T> {
    if (this.timing === 'immediate') return Promise.resolve().then(compute);
    const { promise, resolve } = deferred();
    this.#pending.push({ rank: choices.fraction(), settle: resolve });
    return promise.then(compute);
  }

  /** Settles the next promise. */
  settleOne(): boolean {
    const next = this.#pending.toSorted((a, b) => a.rank - b.rank)[0];
    if (!next) return false;
    this.#pending.splice(this.#pending.indexOf(next), 1);
    next.settle();
    return true;
  }
}

/** A value of an object type. */
interface Source {
  readonly world: World;
  readonly key: string;
  readonly typename: string;
  /** Whether nothing below may be asynchronous. */
  readonly isSynchronous: boolean;
  readonly __typename?: string;
}

interface Place {
  readonly world: World;
  readonly key: string;
  readonly isSynchronous: boolean;
}

/** A random value for a field or list item, which may be a failure. It throws only if the place is a call. */
function anyValue(type: GraphQLOutputType, place: Place): unknown {
  const { world, key, isSynchronous } = place;
  const choices = world.choices(key);
  const compute = choices.chance(world.failures)
    ? () => failureOf(type, choices, key)
    : () => successOf(type, choices, place);
  return isSynchronous || !choices.chance(0.3) ? compute() : thenable(world, choices, compute);
}

/** A promise, or another object with the method. */
function thenable<T>(world: World, choices: Choices, compute: () => T): PromiseLike<T> {
  const promise = world.later(choices, compute);
  // biome-ignore lint/suspicious/noThenProperty: functions of a schema may return any thenable.
  return choices.chance(0.7) ? promise : { then: promise.then.bind(promise) };
}

function failureOf(type: GraphQLOutputType, choices: Choices, key: string): unknown {
  const failure = choices.of(['null', 'undefined', 'error', 'throw', 'extended', 'text', 'wrong'] as const);
  switch (failure) {
    case 'null':
      return null;
    case 'undefined':
      return undefined;
    case 'error':
      return new Error(`returned at ${key}`);
    case 'throw':
      throw new TypeError(`thrown at ${key}`);
    case 'extended':
      throw new GraphQLError(`thrown at ${key}`, { extensions: { code: 'EXTENDED' } });
    case 'text':
      throw `text at ${key}`;
    case 'wrong':
      return isListType(isNonNullType(type) ? type.ofType : type)
        ? choices.of<unknown>(['text', 5, {}, () => [], { [Symbol.iterator]: 5 }])
        : choices.of<unknown>([Symbol('wrong'), { wrong: true }, [1, 2], 'null', 'undefined', 'throw']);
  }
}

function successOf(type: GraphQLOutputType, choices: Choices, place: Place): unknown {
  if (isNonNullType(type)) return successOf(type.ofType, choices, place);
  if (isListType(type)) return listOf(type.ofType, choices, place);
  if (isObjectType(type)) return sourceOf(type, choices, place);
  if (isInterfaceType(type) || isUnionType(type))
    return sourceOf(choices.of(schema.getPossibleTypes(type)), choices, place);
  const { name } = type;
  if (name === 'Color') return choices.of(['RED', 'GREEN', 'BLUE']);
  if (name === 'Int' || name === 'Float') return choices.below(100);
  if (name === 'ID') return choices.of<unknown>([`id_${choices.below(100)}`, choices.below(100)]);
  return choices.of<unknown>([`text ${choices.below(100)}`, choices.below(100), choices.chance(0.5)]);
}

function listOf(type: GraphQLOutputType, choices: Choices, { world, key, isSynchronous }: Place): unknown {
  const length = choices.below(4);
  // graphql-js leaves a rejection unhandled if one non-null item throws while another is pending.
  const areAllPromises = isNonNullType(type) && !isSynchronous && choices.chance(0.5);
  const items = Array.from({ length }, (_, index) => {
    const place = { world, key: `${key}.${index}`, isSynchronous: isSynchronous || isNonNullType(type) };
    const item = () => anyValue(type, areAllPromises ? { ...place, isSynchronous: false } : place);
    if (areAllPromises) return world.later(choices, item);
    try {
      return item();
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  });
  if (choices.chance(0.7)) return items;
  if (choices.chance(0.5)) return new Set(items);
  return (function* () {
    yield* items;
  })();
}

/** The properties of fields without resolvers, for each type. */
const prototypes = new Map<GraphQLObjectType, object>();

function sourceOf(type: GraphQLObjectType, choices: Choices, place: Place): Source {
  const source = Object.create(prototypes.get(type) ?? {});
  // Values of `Named` are resolved by this property, and other types by functions.
  const typename = choices.chance(place.world.failures / 4)
    ? choices.of(['Cat', 'Round', 'Color', 'Missing', ''])
    : type.name;
  return Object.assign(
    source,
    place,
    { typename },
    /^(Cat|Dog)$/.test(type.name) && { __typename: typename },
  );
}

/** The getter of a field without a resolver, whose value may be a function. */
function propertyOf({ name, type, args: { length } }: GraphQLField<unknown, unknown>): PropertyDescriptor {
  return {
    get(this: Source) {
      const { world, key, isSynchronous } = this;
      const place = { world, isSynchronous, key: `${key}.${name}` };
      if (!world.choices(`function ${place.key}`).chance(length > 0 ? 0.7 : 0.3))
        return anyValue(type, place);
      return function (this: Source, args: object, context: World, info: GraphQLResolveInfo) {
        const own = `${this.key}.${name}${textOf(args)}`;
        context.calls.push(`${own} ${described(info)}`);
        return anyValue(type, { ...place, key: own });
      };
    },
  };
}

/** A resolver with a number of parameters that depends on the field. */
function resolverOf(
  { name, type }: GraphQLField<unknown, unknown>,
  choices: Choices,
): GraphQLFieldResolver<unknown, World> {
  const resolve = (source: unknown, args: object, world: World, at: string) => {
    const { key = '', isSynchronous = world.timing === 'synchronous' } = (source ?? {}) as Partial<Source>;
    const own = `${key}.${name}${textOf(args)}`;
    world.calls.push(`${own} ${at}`);
    return anyValue(type, { world, isSynchronous, key: own });
  };
  return choices.of<GraphQLFieldResolver<unknown, World>>([
    (source, args, world) => resolve(source, args, world, ''),
    (source, args, world, info) => resolve(source, args, world, described(info)),
    (...[source, args, world, info]) => resolve(source, args, world, described(info)),
    (source, ...[args, world, info]) => resolve(source, args, world, described(info)),
  ]);
}

function textOf(args: object): string {
  return Object.keys(args).length > 0 ? JSON.stringify(args) : '';
}

/** All properties of `info`. */
function described(info: GraphQLResolveInfo): string {
  const { fieldName, fieldNodes, parentType, returnType, path, ...rest } = info;
  const { operation, rootValue, variableValues, fragments } = rest;
  const types: unknown[] = [];
  for (let at: typeof path | undefined = path; at; at = at.prev) types.push(at.typename);
  const starts = fieldNodes.map(({ loc }) => loc?.start);
  const others = [Object.keys(info), Object.keys(fragments), variableValues, rootValue === undefined];
  return [
    `${parentType}.${fieldName}: ${returnType}`,
    `at ${responsePathAsArray(path).join('.')} (${types.join()}) nodes ${starts.join()} of ${operation.kind}`,
    new Choices(JSON.stringify(others)).below(1e6),
  ].join(' ');
}

interface Decision<T> {
  readonly isLate: boolean;
  readonly decide: (typename: string | undefined) => T;
}

/** Decides on the type of a value, which may be a failure or have the wrong name. */
function decided<T>(value: unknown, world: World, { isLate, decide }: Decision<T>): T | PromiseLike<T> {
  const { key = '', typename, isSynchronous = true } = Object(value) as Partial<Source>;
  const choices = world.choices(`type of ${key}`);
  const compute = () => {
    if (choices.chance(world.failures / 2)) throw new Error(`no type at ${key}`);
    return decide(choices.chance(world.failures / 2) ? undefined : typename);
  };
  return isLate && !isSynchronous ? thenable(world, choices, compute) : compute();
}

function addBehaviour(): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isScalarType(type) && type.name === 'Picky')
      type.serialize = (value) => {
        if (value === 'throw') throw new Error('Picky');
        return value === 'null' ? null : value === 'undefined' ? undefined : `picky ${typeof value}`;
      };
    if (!isObjectType(type)) continue;
    const isRoot = type === schema.getQueryType() || type === schema.getMutationType();
    const prototype = {};
    for (const field of Object.values(type.getFields())) {
      const choices = new Choices(`${type.name}.${field.name}`);
      if (isRoot || choices.chance(0.5)) field.resolve = resolverOf(field, choices);
      else Object.defineProperty(prototype, field.name, propertyOf(field));
    }
    prototypes.set(type, prototype);
    if (!/^(Round|Square)$/.test(type.name)) continue;
    type.isTypeOf = (value, world: World, info) => {
      world.calls.push(`isTypeOf ${type.name} ${described(info)}`);
      const decide = (name: unknown) => name === type.name;
      return decided(value, world, { isLate: type.name === 'Square', decide }) as boolean | Promise<boolean>;
    };
  }
  for (const name of ['Node', 'Late'])
    (schema.getType(name) as GraphQLAbstractType).resolveType = (value, world: World, info) => {
      world.calls.push(`resolveType ${name} ${described(info)}`);
      const decide = (typename: string | undefined) => typename;
      return decided(value, world, { isLate: name === 'Late', decide }) as string | Promise<string>;
    };
}

addBehaviour();
