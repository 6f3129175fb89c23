import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isUnionType,
} from 'graphql';
import { Choices } from './choices.ts';

const MAX_FRAGMENTS = 5;

const VARIABLES = {
  yes: 'Boolean!',
  maybe: 'Boolean = true',
  int: 'Int',
  // Allowed where null is not, because of its default value.
  odd: 'Int = 3',
  point: 'Point',
  list: '[Int!]',
  color: 'Color',
  word: 'String = "Dog"',
};

const ARGUMENTS = [
  '',
  '(int: 1, text: "a")',
  '(int: null, color: BLUE)',
  '(sure: 4, list: [1, 2])',
  '(point: { x: 1, next: { x: 2, y: null }, tags: ["a", "b"] })',
  '(int: $int, color: $color)',
  '(sure: $odd)',
  '(point: { x: $odd, y: $int })',
  '(point: $point)',
  '(list: [1, $odd])',
  '(list: $list, text: $word)',
  '(point: { x: 1, next: $point })',
];

const DIRECTIVES = [
  ' @skip(if: $yes)',
  ' @include(if: $yes)',
  ' @include(if: $maybe)',
  ' @skip(if: $maybe) @include(if: $yes)',
  ' @skip(if: false) @include(if: true)',
  ' @skip(if: true)',
];

/** Names that are special in JavaScript, each for one field, so that selections still merge. */
const ALIASES: Readonly<Record<string, string>> = {
  __typename: '__proto__',
  name: 'then',
  color: 'toJSON',
  count: 'constructor',
};

const INTROSPECTION = [
  '__schema { queryType { name fields { name args { name defaultValue } type { kind name } } } }',
  '__type(name: "Cat") { name kind interfaces { name } possibleTypes { name } }',
  'typeByWord: __type(name: $word) { name kind fields { name } enumValues { name } }',
];

/** The text of a random operation that is valid for a schema, and merges selections often. */
export function randomOperation(schema: GraphQLSchema, seed: string): string {
  return new RandomOperation(schema, new Choices(`operation ${seed}`)).print();
}

/** Random values for its variables, which are valid. */
export function randomVariables(seed: string): Readonly<Record<string, unknown>> {
  const choices = new Choices(`variables ${seed}`);
  const values = {
    maybe: [true, false],
    int: [0, 12, null],
    odd: [5, 6, null],
    point: [{ x: 1 }, { x: 2, y: null, next: { x: 3, tags: [] } }, null],
    list: [[], [1, 2], 3, null],
    color: ['GREEN', null],
    word: ['Node', 'Color', 'Missing', null],
  };
  const given = Object.entries(values).flatMap(([name, each]) =>
    choices.chance(0.5) ? [[name, choices.of<unknown>(each)] as const] : [],
  );
  // Null is an error of the whole operation if the variable is in a condition at the root.
  const maybe = choices.chance(0.03) ? { maybe: null } : {};
  return { ...Object.fromEntries(given), yes: choices.chance(0.5), ...maybe };
}

class RandomOperation {
  readonly #schema: GraphQLSchema;
  readonly #choices: Choices;
  readonly #fragments: { readonly name: string; readonly on: string; readonly text: string }[] = [];

  constructor(schema: GraphQLSchema, choices: Choices) {
    this.#schema = schema;
    this.#choices = choices;
  }

  print(): string {
    const kind = this.#choices.chance(0.75) ? 'query' : 'mutation';
    const root = this.#schema.getType(kind === 'query' ? 'Query' : 'Mutation') as GraphQLCompositeType;
    const variables = Object.entries(VARIABLES).map(([name, type]) => `$${name}: ${type}`);
    const introspection =
      kind === 'query' && this.#choices.chance(0.1) ? this.#choices.of(INTROSPECTION) : '';
    const selections = this.#selections(root, 3);
    return [
      `${kind} (${variables.join(', ')}) { ${introspection} ${selections} }`,
      ...this.#fragments.map(({ name, on, text }) => `fragment ${name} on ${on} { ${text} }`),
    ].join('\n');
  }

  #selections(type: GraphQLCompositeType, depth: number): string {
    const length = 1 + this.#choices.below(depth > 1 ? 4 : 2);
    return Array.from({ length }, () => this.#selection(type, depth)).join(' ');
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const directive = this.#choices.chance(0.1) ? this.#choices.of(DIRECTIVES) : '';
    if (depth >= 0 && this.#choices.chance(isUnionType(type) ? 0.8 : 0.2))
      return this.#fragment(type, depth, directive);
    if (isUnionType(type) || this.#choices.chance(0.1))
      return `${this.#alias('__typename')}__typename${directive}`;
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
    );
    return this.#field(this.#choices.of(fields), depth, directive);
  }

  #field({ name, type, args: { length } }: GraphQLField<unknown, unknown>, depth: number, directive: string) {
    const index = length > 0 ? this.#choices.below(ARGUMENTS.length) : 0;
    const start = index > 0 ? `${name}${index}: ${name}${ARGUMENTS[index]}` : `${this.#alias(name)}${name}`;
    const named = getNamedType(type);
    const selections = isCompositeType(named) ? ` { ${this.#selections(named, depth - 1)} }` : '';
    return `${start}${directive}${selections}`;
  }

  #alias(name: string): string {
    if (!this.#choices.chance(0.15)) return '';
    return `${ALIASES[name] ?? `${name}Alias`}: `;
  }

  #fragment(type: GraphQLCompositeType, depth: number, directive: string): string {
    if (this.#choices.chance(0.2)) return `...${directive} { ${this.#selections(type, depth)} }`;
    const possible = this.#possible(type);
    const overlapping = Object.values(this.#schema.getTypeMap()).filter(
      (each): each is GraphQLCompositeType =>
        isCompositeType(each) && this.#possible(each).some((one) => possible.includes(one)),
    );
    const existing = this.#fragments.filter(({ on }) => overlapping.some(({ name }) => name === on));
    const isFull = this.#fragments.length >= MAX_FRAGMENTS;
    if (existing.length > 0 && (isFull || this.#choices.chance(0.4)))
      return `...${this.#choices.of(existing).name}${directive}`;
    const on = this.#choices.of(overlapping);
    const text = this.#selections(on, depth - 1);
    if (isFull || this.#choices.chance(0.5)) return `... on ${on.name}${directive} { ${text} }`;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push({ name, on: on.name, text });
    return `...${name}${directive}`;
  }

  #possible(type: GraphQLCompositeType): readonly string[] {
    return 'getFields' in type && !('resolveType' in type)
      ? [type.name]
      : this.#schema.getPossibleTypes(type as never).map(({ name }) => name);
  }
}
