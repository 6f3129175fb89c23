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

/** Types that a supergraph has only once. */
const COMMON_TYPES: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription', 'Node', 'PageInfo']);

/** Root fields that are not part of the subgraph, so they need no prefix. */
const COMMON_FIELDS: ReadonlySet<string> = new Set(['node', 'nodes']);

/**
 * The schema with a prefix on the names of types and root fields (`StripeCustomer`, `stripeCustomer`,
 * `createStripeSetupIntent`), for a supergraph that has a `Customer` of its own. `Node`, `PageInfo`, scalars, enum values
 * and ids are unchanged. An empty prefix changes nothing.
 * @throws TypeError for an invalid prefix
 */
export function withTypePrefix(schema: GraphQLSchema, prefix: string): GraphQLSchema {
  if (prefix === '') return schema;
  if (!/^[A-Z][A-Za-z0-9]{0,31}$/.test(prefix))
    throw new TypeError(
      'The type prefix must be at most 32 letters and digits that start with a capital letter, such as Stripe.',
    );
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

/** Adds the prefix to the names in a document for the schema without prefix. Comments are kept. */
export function documentWithTypePrefix(text: string, schema: GraphQLSchema, prefix: string): string {
  if (prefix === '') return text;
  const renames: { readonly name: NameNode; readonly as: string }[] = [];
  const typeInfo = new TypeInfo(schema);
  visit(
    parse(text),
    visitWithTypeInfo(typeInfo, {
      NamedType({ name }) {
        const type = schema.getType(name.value);
        if (type) renames.push({ name, as: typeName(type, prefix) });
      },
      Field({ name }) {
        const root = typeInfo.getParentType()?.name ?? '';
        if (['Query', 'Mutation', 'Subscription'].includes(root))
          renames.push({ name, as: rootFieldName(name.value, { root, prefix }) });
      },
    }),
  );
  // From the end, so that earlier positions stay valid.
  return renames
    .sort((one, other) => (other.name.loc?.start ?? 0) - (one.name.loc?.start ?? 0))
    .reduce(
      (result, { name: { loc }, as }) =>
        loc ? result.slice(0, loc.start) + as + result.slice(loc.end) : result,
      text,
    );
}

/** Scalars keep their names, because they mean the same in every subgraph. */
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
  const prefixed = prefixedName(`${name.charAt(0).toUpperCase()}${name.slice(1)}`, prefix);
  return `${first}${prefixed.slice(prefix.length)}`;
}

/** `resolveType` returns type names, so they need the prefix, too. */
function abstractConfig<T extends GraphQLAbstractType>(type: T, prefix: string): ReturnType<T['toConfig']> {
  const config = type.toConfig();
  const { resolveType } = config;
  const renamed: GraphQLTypeResolver<unknown, unknown> | null | undefined =
    resolveType &&
    (async (...args) => {
      const name = await resolveType(...args);
      return name && prefixedName(name, prefix);
    });
  return {
    ...config,
    name: typeName(type, prefix),
    ...(renamed && { resolveType: renamed }),
  } as ReturnType<T['toConfig']>;
}
