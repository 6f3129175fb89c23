import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  extendSchema,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isInterfaceType,
  isUnionType,
  Kind,
  lexicographicSortSchema,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
} from 'graphql';
import { prefixedName, typePrefixOf } from '../../planner/type-prefix.ts';
import type { Upstream } from '../../planner/upstream.ts';
import type { Context } from '../../schema/context.ts';
import { badUserInput, quoted } from '../../schema/error-codes.ts';
import { nodeCalls } from '../../schema/node-queries.ts';
import { type Access, scopesSentence } from '../../schema/plugins/field-options.ts';
import { type LoadableNode, nodeKindOf } from '../../schema/relay/stripe-node.ts';
import { isRecord } from '../../stripe/errors.ts';

/** Imports the directives that this subgraph uses. */
const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])';

/**
 * Defined because Apollo's composition does not know this standard directive. Supergraphs do not contain it, so an input
 * with several fields is rejected by this subgraph and not by the router.
 */
const ONE_OF = 'directive @oneOf on INPUT_OBJECT';

/** The interface of all types that can be retrieved by id. */
const NODE = 'Node';

/** An entity that Stripe cannot retrieve by its id. */
const UNRESOLVABLE = 'SetupAttempt';

/** Root fields that are not part of the subgraph, because other subgraphs may define their own. */
const OWN_FIELDS: ReadonlySet<string> = new Set(['node', 'nodes']);

const SERVICE: Access = { scopes: ['federation'] };
const ENTITIES: Access = { scopes: ['federation', 'setup_intents:read'] };

const federationSdl = (entities: Iterable<string>) => `
  "A reference to an object from another subgraph: its \`__typename\` and \`id\`."
  scalar _Any

  "Any object that other subgraphs can reference."
  union _Entity = ${[...entities].join(' | ')}

  "The description of this subgraph for a federation router."
  type _Service {
    "The SDL of this subgraph, with the directives of Federation 2."
    sdl: String
  }

  extend type Query {
    "The objects of these references, in the same order; null for each that does not exist. ${scopesSentence(ENTITIES.scopes)}"
    _entities("References to objects: each has \`__typename\` and \`id\`." representations: [_Any!]!): [_Entity]!

    "The description of this subgraph. ${scopesSentence(SERVICE.scopes)}"
    _service: _Service!
  }
`;

/** The sorted SDL of this graph as a subgraph of Federation 2. */
export function subgraphSdl(schema: GraphQLSchema): string {
  const document = parse(printSchema(lexicographicSortSchema(schema)));
  const keyed: EntityNames = {
    entities: entitiesOf(schema),
    unresolvable: prefixedName(UNRESOLVABLE, typePrefixOf(schema)),
  };
  const definitions = document.definitions.map((node) => asPartOfSubgraph(node, keyed));
  return `${LINK}\n\n${ONE_OF}\n\n${print({ ...document, definitions })}\n`;
}

/** The schema with the fields `_service` and `_entities`, which routers of Federation 2 use. */
export function withFederation(schema: GraphQLSchema): GraphQLSchema {
  const entities = entitiesOf(schema);
  const prefix = typePrefixOf(schema);
  const extended = extendSchema(schema, parse(federationSdl(entities)));
  // `extendSchema` drops both.
  extended.extensions = schema.extensions;
  extended.description = schema.description;
  const fields = extended.getQueryType()?.getFields() ?? {};
  const [entity, node] = [extended.getType('_Entity'), extended.getType(NODE)];
  if (isUnionType(entity) && isInterfaceType(node)) entity.resolveType = node.resolveType;
  // Printed only when it is requested.
  let sdl: string | undefined;
  implement(fields._service, { access: SERVICE }, () => {
    sdl ??= subgraphSdl(schema);
    return { sdl };
  });
  const upstream: Upstream = { calls: ({ representations }) => nodeCalls(idsIn(representations, prefix)) };
  implement(fields._entities, { access: ENTITIES, upstream }, (_root, { representations }, context, info) =>
    (representations as unknown[]).map((each, index) =>
      loadEntity(each, index, { entities, prefix, context, info }),
    ),
  );
  return extended;
}

/** The names of the types that other subgraphs can reference by id. */
function entitiesOf(schema: GraphQLSchema): ReadonlySet<string> {
  const node = schema.getType(NODE);
  return new Set(isInterfaceType(node) ? schema.getPossibleTypes(node).map(({ name }) => name) : []);
}

interface EntityContext {
  readonly entities: ReadonlySet<string>;
  /** The prefix of type names. */
  readonly prefix: string;
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

/** @throws BAD_USER_INPUT for an invalid representation; others are not affected */
async function loadEntity(
  representation: unknown,
  index: number,
  { entities, prefix, context, info }: EntityContext,
) {
  const path = ['representations', String(index)];
  const { __typename: typename, id } = isRecord(representation) ? representation : {};
  if (typeof typename !== 'string' || !entities.has(typename))
    throw badUserInput(
      [...path, '__typename'],
      `${path.join('.')}.__typename must be one of ${[...entities].join(', ')}.`,
    );
  if (typeof id !== 'string')
    throw badUserInput([...path, 'id'], `${path.join('.')}.id must be a ${typename} id.`);
  const kind = entityKind(typename, id, prefix);
  if (!kind)
    throw badUserInput([...path, 'id'], `${path.join('.')}.id: ${quoted(id)} is not a valid ${typename} id.`);
  return kind.load(id, context, info);
}

/** The ids of the valid representations. The others need no call. */
function idsIn(representations: unknown, prefix: string): string[] {
  if (!Array.isArray(representations)) return [];
  return representations.flatMap((each: unknown) => {
    if (!isRecord(each) || typeof each.id !== 'string') return [];
    return entityKind(each.__typename, each.id, prefix) ? [each.id] : [];
  });
}

/** Null if the id is not of this type. */
function entityKind(typename: unknown, id: string, prefix: string): LoadableNode | null {
  const kind = nodeKindOf(id);
  return kind && prefixedName(kind.typename, prefix) === typename ? kind : null;
}

interface EntityNames {
  readonly entities: ReadonlySet<string>;
  readonly unresolvable: string;
}

function asPartOfSubgraph(node: DefinitionNode, { entities, unresolvable }: EntityNames): DefinitionNode {
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
  if (!directive) throw new TypeError(`${text} is not a directive.`);
  return directive;
}
