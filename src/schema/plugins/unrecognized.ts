import SchemaBuilder, { BasePlugin, type SchemaTypes } from '@pothos/core';
import {
  defaultFieldResolver,
  type GraphQLEnumType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isObjectType,
} from 'graphql';
import type { Context } from '../context.ts';
import { WarnOnce } from '../log.ts';

/** The enum value that replaces values which this version does not know, both in the graph and in resolvers. */
export const UNRECOGNIZED = 'UNRECOGNIZED';

const unknownValue = new WarnOnce('Stripe sent an enum value that this version does not know');

/**
 * Stripe adds enum values at any time. A value that this version does not know becomes UNRECOGNIZED instead of an
 * error, and is logged once.
 */
class UnrecognizedPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('__')) continue;
      for (const field of Object.values(type.getFields())) {
        const fieldType = getNamedType(field.type);
        if (!isEnumType(fieldType) || !fieldType.getValue(UNRECOGNIZED)) continue;
        // A field without a resolver returns the property of the same name.
        const resolve = field.resolve ?? defaultFieldResolver;
        const recognized = recognizer(fieldType);
        field.resolve = (parent, args, context: Context, info) => {
          const value: unknown = resolve(parent, args, context, info);
          return value instanceof Promise
            ? value.then((late) => recognized(late, context))
            : recognized(value, context);
        };
      }
    }
    return schema;
  }
}

function recognizer(type: GraphQLEnumType): (value: unknown, context: Context) => unknown {
  const known = new Set(type.getValues().map(({ value }) => value));
  const recognized = (value: unknown, context: Context): unknown => {
    if (value === null || value === undefined || known.has(value)) return value;
    if (Array.isArray(value)) return value.map((item) => recognized(item, context));
    const sent = `${type.name}: ${String(value).slice(0, 60)}`;
    unknownValue.warn(context.log, sent, { value: sent });
    return UNRECOGNIZED;
  };
  return recognized;
}

export const unrecognizedPluginName = 'unrecognized';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      unrecognized: UnrecognizedPlugin<Types>;
    }
  }
}

SchemaBuilder.registerPlugin(unrecognizedPluginName, UnrecognizedPlugin);
