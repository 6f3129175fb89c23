import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
} from 'graphql';
import type { Upstream } from '../../src/planner/upstream.ts';

/** A random selection, before it is printed. */
interface Selected {
  readonly name: string;
  readonly args: string;
  readonly style: Style;
  readonly alias: boolean;
  readonly selections: readonly Selected[];
  /** The parent type of the field, for fragments. */
  readonly on: string;
}

const STYLES = ['plain', 'inline', 'on', 'fragment', 'included', 'skipped', 'left out', 'literally'] as const;
type Style = (typeof STYLES)[number];

export interface RandomQuery {
  readonly document: string;
  readonly variables: Readonly<Record<string, boolean>>;
}

/** The ids that random queries use. */
export interface KnownIds {
  readonly setupIntents: readonly string[];
  readonly customers: readonly string[];
  readonly paymentMethods: readonly string[];
  readonly mandates: readonly string[];
  /** Valid ids of missing objects, and invalid ids. */
  readonly strange: readonly string[];
}

const VARIABLES = { yes: true, no: false };
const STYLE = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Style>('plain') },
  { weight: 4, arbitrary: fc.constantFrom<Style>(...STYLES) },
);

/** Random valid queries for a schema, with a given nesting of references and lists. */
export class RandomQueries {
  readonly #schema: GraphQLSchema;
  readonly #ids: KnownIds;
  readonly #excluded: ReadonlySet<string>;
  readonly #fields = new Map<string, fc.Arbitrary<Selected>>();
  readonly #needsCalls = new Map<string, boolean>();

  /** @param excluded fields that are never selected, such as `Customer.name` */
  constructor(schema: GraphQLSchema, ids: KnownIds, excluded: readonly string[] = []) {
    this.#schema = schema;
    this.#ids = ids;
    this.#excluded = new Set(excluded);
  }

  queries(depth: number): fc.Arbitrary<RandomQuery> {
    const roots = fc.array(this.#root(depth), { minLength: 1, maxLength: 3 });
    return roots.map((selected) => ({ document: print(selected), variables: VARIABLES }));
  }

  #root(depth: number): fc.Arbitrary<Selected> {
    const { setupIntents, customers, paymentMethods, mandates, strange } = this.#ids;
    const byId = (name: string, type: string, ids: readonly string[]) =>
      fc
        .tuple(fc.constantFrom(...ids), this.#selections(type, depth), STYLE)
        .map(([id, selections, style]) => {
          return { name, args: `(id: "${id}")`, style, alias: true, selections, on: 'Query' };
        });
    const kinds = [
      ['SetupIntent', setupIntents],
      ['Customer', customers],
      ['PaymentMethod', paymentMethods],
      ['Mandate', mandates],
    ] as const;
    const fragments = fc
      .tuple(...kinds.map(([type]) => this.#selections(type, depth)))
      .map((parts) => kinds.flatMap(([type], index) => fragmentOn(type, parts[index] ?? [])));
    const anyId = fc.constantFrom(...kinds.flatMap(([, ids]) => [...ids]), ...strange);
    const node = fc.tuple(anyId, fragments).map(([id, selections]) => {
      return {
        name: 'node',
        args: `(id: "${id}")`,
        style: 'plain' as const,
        alias: true,
        selections,
        on: 'Query',
      };
    });
    const nodes = fc.tuple(fc.array(anyId, { maxLength: 4 }), fragments).map(([ids, selections]) => {
      const args = `(ids: ${JSON.stringify(ids)})`;
      return { name: 'nodes', args, style: 'plain' as const, alias: true, selections, on: 'Query' };
    });
    const list = fc
      .tuple(
        fc.constantFrom(
          '(first: 2)',
          '(first: 4)',
          '(first: 0)',
          `(first: 3, after: "${setupIntents[2]}")`,
          `(first: 3, filter: { customer: "${customers[0]}" })`,
        ),
        this.#selections('SetupIntentConnection', depth),
      )
      .map(([args, selections]) => {
        return { name: 'setupIntents', args, style: 'plain' as const, alias: true, selections, on: 'Query' };
      });
    return fc.oneof(
      byId('setupIntent', 'SetupIntent', setupIntents),
      byId('customer', 'Customer', customers),
      byId('paymentMethod', 'PaymentMethod', paymentMethods),
      node,
      nodes,
      list,
    );
  }

  #selections(typeName: string, depth: number): fc.Arbitrary<readonly Selected[]> {
    return fc.array(this.#field(this.#objectType(typeName), depth), { minLength: 1, maxLength: 3 });
  }

  /** A field of a type. Fields that may need calls are selected more often than others. */
  #field(type: GraphQLObjectType, depth: number): fc.Arbitrary<Selected> {
    const key = `${type.name} ${depth}`;
    const known = this.#fields.get(key);
    if (known) return known;
    const fields = Object.values(type.getFields()).filter(
      ({ name }) => !this.#excluded.has(`${type.name}.${name}`),
    );
    const leaves = fields.filter(
      (field) =>
        isLeafType(getNamedType(field.type)) && field.args.every(({ type: t }) => !`${t}`.endsWith('!')),
    );
    const objects = depth > 0 ? fields.filter((field) => isObjectType(getNamedType(field.type))) : [];
    const costly = objects.filter(isCostly);
    const ways = objects.filter((field) => !isCostly(field) && this.#mayNeedCalls(getNamedType(field.type)));
    const cheap = objects.filter((field) => !costly.includes(field) && !ways.includes(field));
    const arbitrary = fc.oneof(
      {
        weight: 3,
        arbitrary: fc
          .constantFrom('__typename', ...leaves.map(({ name }) => name))
          .map((name) => leaf(name, type)),
      },
      ...(costly.length > 0 ? [{ weight: 8, arbitrary: this.#oneOf(type, costly, depth) }] : []),
      ...(ways.length > 0 ? [{ weight: 4, arbitrary: this.#oneOf(type, ways, depth) }] : []),
      ...(cheap.length > 0 ? [{ weight: 1, arbitrary: this.#oneOf(type, cheap, depth) }] : []),
    );
    this.#fields.set(key, arbitrary);
    return arbitrary;
  }

  #oneOf(
    type: GraphQLObjectType,
    fields: readonly GraphQLField<unknown, unknown>[],
    depth: number,
  ): fc.Arbitrary<Selected> {
    return fc.constantFrom(...fields).chain((field) => {
      const named = getNamedType(field.type);
      const isPart = /(Connection|Edge)$/.test(type.name);
      const takesFirst = field.args.some(({ name }) => name === 'first');
      return fc
        .tuple(
          this.#selections(named.name, isPart ? depth : depth - 1),
          STYLE,
          fc.boolean(),
          fc.constantFrom('(first: 1)', '(first: 2)', '(first: 0)'),
        )
        .map(([selections, style, alias, args]) => {
          const own = takesFirst ? { args, alias: true } : { args: '', alias };
          return { name: field.name, style, selections, on: type.name, ...own };
        });
    });
  }

  /** Whether a field of a type, or below it, may need calls. */
  #mayNeedCalls(type: GraphQLNamedType): boolean {
    const known = this.#needsCalls.get(type.name);
    if (known !== undefined || !isObjectType(type)) return known ?? false;
    this.#needsCalls.set(type.name, false);
    const needsCalls = Object.values(type.getFields()).some(
      (field) => isCostly(field) || this.#mayNeedCalls(getNamedType(field.type)),
    );
    this.#needsCalls.set(type.name, needsCalls);
    return needsCalls;
  }

  #objectType(name: string): GraphQLObjectType {
    const type = this.#schema.getType(name);
    if (!isObjectType(type)) throw new Error(`The schema has no object ${name}.`);
    return type;
  }
}

function isCostly(field: GraphQLField<unknown, unknown>): boolean {
  const { expands, calls, snapshot } = (field.extensions.upstream ?? {}) as Upstream;
  return expands === true || calls !== undefined || snapshot !== undefined;
}

function leaf(name: string, { name: on }: GraphQLObjectType): Selected {
  return { name, args: '', style: 'plain', alias: false, selections: [], on };
}

/** Fields of the same name may differ between the types of an interface, so each gets an alias. */
function fragmentOn(type: string, selections: readonly Selected[]): Selected[] {
  return selections.map((selected) => ({ ...selected, alias: true, style: 'on', on: type }));
}

/** Prints a query with numbered aliases, so that no fields conflict. */
function print(roots: readonly Selected[]): string {
  let names = 0;
  const fragments: string[] = [];
  const one = (selected: Selected): string => {
    const { name, args, style, alias, selections, on } = selected;
    names += alias ? 1 : 0;
    const start = `${alias ? `a${names}: ` : ''}${name}${args}`;
    const directive = DIRECTIVES[style] ?? '';
    const field = `${start}${directive}${selections.length > 0 ? ` { ${all(selections)} }` : ''}`;
    if (style === 'inline') return `... { ${field} }`;
    if (style === 'on') return `... on ${on} { ${field} }`;
    if (style !== 'fragment') return field;
    const fragment = `F${fragments.length}`;
    fragments.push(`fragment ${fragment} on ${on} { ${field} }`);
    return `...${fragment}`;
  };
  const all = (selections: readonly Selected[]): string => selections.map(one).join(' ');
  // Each variable is used at least once.
  const body = `{ ${all(roots)} ... @include(if: $yes) @skip(if: $no) { __typename } }`;
  return [`query ($yes: Boolean!, $no: Boolean!) ${body}`, ...fragments].join('\n');
}

/** Skipped fields are next to a `__typename`, so that no selection is empty. */
const DIRECTIVES: Partial<Record<Style, string>> = {
  included: ' @include(if: $yes)',
  skipped: ' @skip(if: $no)',
  'left out': ' @include(if: $no)',
  literally: ' @skip(if: false) @include(if: true)',
};
