import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  type GraphQLAbstractType,
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  type GraphQLNamedType,
  GraphQLObjectType,
  GraphQLSchema,
  type GraphQLTypeResolver,
  GraphQLUnionType,
  isScalarType,
  type NameNode,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { prefixedName } from '../../planner/type-prefix.ts';

/** What each Relay graph has, and of which there is one in a larger graph. */
const COMMON_TYPES: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Node', 'PageInfo']);

/** Left out of the larger graph: there is nothing to collide with. */
const COMMON_FIELDS: ReadonlySet<string> = new Set(['node', 'nodes']);

/** Why a prefix cannot be used, or null when it can. */
function typePrefixProblem(prefix: string): string | null {
  return /^[A-Z][A-Za-z0-9]{0,31}$/.test(prefix)
    ? null
    : 'must be up to 32 letters and digits with a capital first, such as Stripe';
}

/**
 * The same graph for a larger one that has a `Customer` of its own: our types and root fields carry a prefix
 * (`StripeCustomer`, `stripeCustomer`, `createStripeSetupIntent`). `Node`, `PageInfo` and scalars keep their names, and
 * so do values and ids. An empty prefix leaves the schema as it is.
 * @throws TypeError for a prefix that makes no names
 */
export function withTypePrefix(schema: GraphQLSchema, prefix: string): GraphQLSchema {
  if (prefix === '') return schema;
  const problem = typePrefixProblem(prefix);
  if (problem) throw new TypeError(`The prefix of types ${problem}.`);
  const renamed = mapSchema(schema, {
    [MapperKind.OBJECT_TYPE]: (type) =>
      new GraphQLObjectType({ ...type.toConfig(), name: typeName(type, prefix) }),
    [MapperKind.INTERFACE_TYPE]: (type) => new GraphQLInterfaceType(abstractConfig(type, prefix)),
    [MapperKind.UNION_TYPE]: (type) => new GraphQLUnionType(abstractConfig(type, prefix)),
    [MapperKind.ENUM_TYPE]: (type) =>
      new GraphQLEnumType({ ...type.toConfig(), name: typeName(type, prefix) }),
    [MapperKind.INPUT_OBJECT_TYPE]: (type) =>
      new GraphQLInputObjectType({ ...type.toConfig(), name: typeName(type, prefix) }),
    [MapperKind.ROOT_FIELD]: (field, name, root) => [rootFieldName(name, { root, prefix }), field],
  });
  const config = renamed.toConfig();
  return new GraphQLSchema({ ...config, extensions: { ...config.extensions, typePrefix: prefix } });
}

/** A document that is written for a graph without prefix, as one for the same graph with it. Comments stay. */
export function documentWithTypePrefix(text: string, schema: GraphQLSchema, prefix: string): string {
  if (prefix === '') return text;
  const found: { readonly name: NameNode; readonly as: string }[] = [];
  const typeInfo = new TypeInfo(schema);
  visit(
    parse(text),
    visitWithTypeInfo(typeInfo, {
      NamedType({ name }) {
        const type = schema.getType(name.value);
        if (type) found.push({ name, as: typeName(type, prefix) });
      },
      Field({ name }) {
        const root = typeInfo.getParentType()?.name ?? '';
        if (root === 'Query' || root === 'Mutation')
          found.push({ name, as: rootFieldName(name.value, { root, prefix }) });
      },
    }),
  );
  // From the end, so that places before stay where they are.
  return found
    .sort((one, other) => (other.name.loc?.start ?? 0) - (one.name.loc?.start ?? 0))
    .reduce(
      (said, { name: { loc }, as }) => (loc ? said.slice(0, loc.start) + as + said.slice(loc.end) : said),
      text,
    );
}

/** Scalars keep theirs: there is one `DateTime` in the world. */
function typeName(type: GraphQLNamedType, prefix: string): string {
  const { name } = type;
  return isScalarType(type) || COMMON_TYPES.has(name) ? name : prefixedName(name, prefix);
}

function rootFieldName(
  name: string,
  { root, prefix }: { readonly root: string; readonly prefix: string },
): string {
  if (COMMON_FIELDS.has(name) || name.startsWith('_')) return name;
  const [verb = ''] = root === 'Mutation' ? (/^[a-z]+/.exec(name) ?? []) : [];
  if (verb !== '') return `${verb}${prefix}${name.slice(verb.length)}`;
  const first = prefix.replace(/^(?:[A-Z]+(?![a-z])|[A-Z])/, (capitals) => capitals.toLowerCase());
  return `${first}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** What tells the type of an object by its name has to tell the new one. */
function abstractConfig<T extends GraphQLAbstractType>(type: T, prefix: string): ReturnType<T['toConfig']> {
  const config = type.toConfig();
  const { resolveType } = config;
  const renamed: GraphQLTypeResolver<unknown, unknown> | null | undefined =
    resolveType &&
    (async (...args) => {
      const told = await resolveType(...args);
      return told && prefixedName(told, prefix);
    });
  return {
    ...config,
    name: typeName(type, prefix),
    ...(renamed && { resolveType: renamed }),
  } as ReturnType<T['toConfig']>;
}
