import SchemaBuilder, { BasePlugin, type SchemaTypes } from '@pothos/core';
import {
  defaultTypeResolver,
  type GraphQLSchema,
  type GraphQLUnionType,
  getNamedType,
  isUnionType,
} from 'graphql';
import type { Context } from '../context.ts';

/**
 * Adds the result of each mutation to `context.outcomes`, whatever the operation selects: the type of a result is always
 * resolved.
 */
class OutcomesPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    for (const { type } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const result = getNamedType(type);
      if (isUnionType(result)) recordOutcomes(result);
    }
    return schema;
  }
}

function recordOutcomes(union: GraphQLUnionType): void {
  const resolve = union.resolveType ?? defaultTypeResolver;
  union.resolveType = async (value: object, context: Context, info, type) => {
    const name = await resolve(value, context, info, type);
    const { code, declineCode } = value as Readonly<Record<string, unknown>>;
    context.outcomes.push({
      field: info.fieldName,
      type: String(name),
      ...(typeof code === 'string' && { code }),
      ...(typeof declineCode === 'string' && { declineCode }),
    });
    return name;
  };
}

export const outcomesPluginName = 'outcomes';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      outcomes: OutcomesPlugin<Types>;
    }
  }
}

SchemaBuilder.registerPlugin(outcomesPluginName, OutcomesPlugin);
