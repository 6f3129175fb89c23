import { coerceInputValue, type GraphQLInputObjectType, isInputObjectType } from 'graphql';
import { schema } from '../../src/schema/index.ts';

/** An input object type of the schema. */
export function inputType(name: string): GraphQLInputObjectType {
  const type = schema.getType(name);
  if (!isInputObjectType(type)) throw new Error(`The schema has no input type "${name}".`);
  return type;
}

/** A variable as resolvers receive it, with the internal values of enums and dates. */
export function coerced(value: object, name: string): Record<string, unknown> {
  return coerceInputValue(value, inputType(name), (_path, _value, error) => {
    throw error;
  }) as Record<string, unknown>;
}
