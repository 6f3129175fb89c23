import type { GraphQLNamedType, GraphQLSchema } from 'graphql';

/** The prefix of the gateway's type names in this schema: `Stripe` in `StripeCustomer`. Empty by default. */
export function typePrefixOf({ extensions }: GraphQLSchema): string {
  return typeof extensions.typePrefix === 'string' ? extensions.typePrefix : '';
}

/** A type name with a prefix. Names that start with `Stripe` do not get the prefix `Stripe` again. */
export function prefixedName(name: string, prefix: string): string {
  return prefix === 'Stripe' && name.startsWith(prefix) ? name : `${prefix}${name}`;
}

/** A type of the gateway by its name without prefix. */
export function ownType(schema: GraphQLSchema, name: string): GraphQLNamedType | undefined {
  return schema.getType(prefixedName(name, typePrefixOf(schema)));
}
