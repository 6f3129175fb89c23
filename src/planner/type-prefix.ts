import type { GraphQLNamedType, GraphQLSchema } from 'graphql';

/** What stands before the names of our types in this schema; empty unless it was built for a larger graph that asks so. */
export function typePrefixOf({ extensions }: GraphQLSchema): string {
  return typeof extensions.typePrefix === 'string' ? extensions.typePrefix : '';
}

/** The name that a type of ours has behind a prefix. What is named for Stripe already is not named for it twice. */
export function prefixedName(name: string, prefix: string): string {
  return prefix === 'Stripe' && name.startsWith(prefix) ? name : `${prefix}${name}`;
}

/** The type that we call so, whatever it is called in this schema. */
export function ownType(schema: GraphQLSchema, name: string): GraphQLNamedType | undefined {
  return schema.getType(prefixedName(name, typePrefixOf(schema)));
}
