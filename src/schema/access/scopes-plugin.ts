import SchemaBuilder, { BasePlugin, type SchemaTypes } from '@pothos/core';
import { type GraphQLSchema, isObjectType } from 'graphql';
import type { Scope } from './principal.ts';

/** What a caller needs to ask for a field; fields carry it as the extension `access`. */
export interface Access {
  readonly scope: Scope;
  /** Whether a browser with no more than a publishable key may ask for it, too. */
  readonly publishable?: boolean;
}

/**
 * Tells the scope of each field with its description. Whoever adds a query or a mutation has to say which scope it
 * needs, or nothing is built.
 */
class ScopesPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    const roots = [schema.getQueryType(), schema.getMutationType()];
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('__')) continue;
      for (const field of Object.values(type.getFields())) {
        const { scope } = (field.extensions.access ?? {}) as Partial<Access>;
        if (scope) field.description = `${field.description} Needs the scope \`${scope}\`.`;
        else if (roots.includes(type)) throw new Error(`${type.name}.${field.name} says no scope.`);
      }
    }
    return schema;
  }
}

export const scopesPluginName = 'scopes';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      scopes: ScopesPlugin<Types>;
    }
  }
}

SchemaBuilder.registerPlugin(scopesPluginName, ScopesPlugin);
