import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  extendSchema,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isUnionType,
  Kind,
  lexicographicSortSchema,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
} from 'graphql';
import { prefixedName, typePrefixOf } from '../loaders/own-types.ts';
import type { Upstream } from '../loaders/plan.ts';
import type { Access } from '../schema/access/scopes-plugin.ts';
import type { Context } from '../schema/context.ts';
import { badUserInput, quoted } from '../schema/error-codes.ts';
import { nodeCalls } from '../schema/node.ts';
import { type LoadableNode, nodeKindOf, typenameOf } from '../schema/relay/stripe-node.ts';
import { isRecord } from '../stripe/errors.ts';

/** What a gateway of a larger graph has to know of the directives below. */
const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

/** The types that other subgraphs name by the ids that they hold. */
const ENTITIES: readonly string[] = ['Customer', 'Mandate', 'PaymentMethod', 'SetupIntent'];

/** An entity that nobody can ask for by its id alone. */
const UNRESOLVABLE = 'SetupAttempt';

/** Served, but not part of the larger graph: every subgraph has its own. */
const OWN_FIELDS: ReadonlySet<string> = new Set(['node', 'nodes']);

const machinery = (entities: readonly string[]) => `
  "Any entity, as another subgraph names it: its type and its id."
  scalar _Any

  "Any object that other subgraphs can name."
  union _Entity = ${entities.join(' | ')}

  "What a gateway of a larger graph has to know of this one."
  type _Service {
    "The schema, with what makes it part of a larger graph."
    sdl: String
  }

  extend type Query {
    "Objects as other subgraphs name them, in their order; null for each that is not there. Needs the scope \`federation\`."
    _entities("The objects: each has \`__typename\` and \`id\`." representations: [_Any!]!): [_Entity]!

    "The schema as part of a larger graph. Needs the scope \`federation\`."
    _service: _Service!
  }
`;

const ACCESS: Access = { scope: 'federation' };

/** The schema of this graph as a part of a larger one (Federation 2), sorted. */
export function subgraphSdl(schema: GraphQLSchema): string {
  const document = parse(printSchema(lexicographicSortSchema(schema)));
  const prefix = typePrefixOf(schema);
  const entities = new Set(ENTITIES.map((name) => prefixedName(name, prefix)));
  const unresolvable = prefixedName(UNRESOLVABLE, prefix);
  const definitions = document.definitions.map((node) => asPartOfSubgraph(node, { entities, unresolvable }));
  return `${LINK}\n\n${print({ ...document, definitions })}\n`;
}

/** The same graph with the fields by which a larger one reads it. */
export function withFederation(schema: GraphQLSchema): GraphQLSchema {
  const sdl = subgraphSdl(schema);
  const entities: EntityNames = new Map(
    ENTITIES.map((name) => [prefixedName(name, typePrefixOf(schema)), name]),
  );
  const extended = extendSchema(schema, parse(machinery([...entities.keys()])));
  // What extends a schema forgets these of the schema itself.
  extended.extensions = schema.extensions;
  const fields = extended.getQueryType()?.getFields() ?? {};
  const entity = extended.getType('_Entity');
  if (isUnionType(entity))
    entity.resolveType = (value) => {
      const name = typenameOf(value);
      return name && prefixedName(name, typePrefixOf(schema));
    };
  implement(fields._service, { access: ACCESS }, () => ({ sdl }));
  const upstream: Upstream = { calls: ({ representations }) => nodeCalls(idsIn(representations, entities)) };
  implement(fields._entities, { access: ACCESS, upstream }, (_root, { representations }, context, info) =>
    (representations as unknown[]).map((each, index) => loadEntity(each, index, { entities, context, info })),
  );
  return extended;
}

/** What an entity is called in the schema, and what we call it. */
type EntityNames = ReadonlyMap<string, string>;

interface Loading {
  readonly entities: EntityNames;
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
}

type Resolve = NonNullable<GraphQLField<unknown, Context>['resolve']>;

function implement(
  field: GraphQLField<unknown, unknown> | undefined,
  extensions: object,
  resolve: Resolve,
): void {
  if (field) Object.assign(field, { extensions, resolve });
}

/** Throws for what names no entity, at its own place; the others are not disturbed. */
async function loadEntity(representation: unknown, index: number, { entities, context, info }: Loading) {
  const place = ['representations', String(index)];
  const { __typename: typename, id } = isRecord(representation) ? representation : {};
  const name = entities.get(String(typename));
  if (name === undefined)
    throw badUserInput([...place, '__typename'], `must be one of ${[...entities.keys()].join(', ')}.`);
  if (typeof id !== 'string')
    throw badUserInput([...place, 'id'], `must be the id of a ${typename}, a String.`);
  const kind = nodeKindOf(id);
  if (!kind || kind.typename !== name)
    throw badUserInput([...place, 'id'], `is no id of a ${typename}: ${quoted(id)}.`);
  return (kind satisfies LoadableNode).load(id, context, info);
}

/** The ids of all that can be loaded; what cannot is refused in its own place, at no call. */
function idsIn(representations: unknown, entities: EntityNames): string[] {
  if (!Array.isArray(representations)) return [];
  return representations.flatMap((each: unknown) => {
    if (!isRecord(each) || typeof each.id !== 'string') return [];
    return nodeKindOf(each.id)?.typename === entities.get(String(each.__typename)) ? [each.id] : [];
  });
}

interface Keyed {
  readonly entities: ReadonlySet<string>;
  readonly unresolvable: string;
}

function asPartOfSubgraph(node: DefinitionNode, { entities, unresolvable }: Keyed): DefinitionNode {
  if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return node;
  const name = node.name.value;
  if (name === 'Query') return { ...node, fields: fieldsWithout(node, OWN_FIELDS) };
  if (name === 'Mutation') return node;
  if (entities.has(name)) return withDirective(node, '@key(fields: "id")');
  if (name === unresolvable) return withDirective(node, '@key(fields: "id", resolvable: false)');
  return withDirective(node, '@shareable');
}

function fieldsWithout({ fields = [] }: ObjectTypeDefinitionNode, names: ReadonlySet<string>) {
  return fields.filter(({ name }) => !names.has(name.value));
}

function withDirective(node: ObjectTypeDefinitionNode, directive: string): ObjectTypeDefinitionNode {
  return { ...node, directives: [...(node.directives ?? []), directiveFrom(directive)] };
}

function directiveFrom(text: string): ConstDirectiveNode {
  const { definitions }: DocumentNode = parse(`type X ${text} { x: Int }`);
  const [directive] = (definitions[0] as ObjectTypeDefinitionNode).directives ?? [];
  if (!directive) throw new TypeError(`${text} is no directive.`);
  return directive;
}
