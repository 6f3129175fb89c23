import SchemaBuilder, { BasePlugin, type SchemaTypes } from '@pothos/core';
import { type GraphQLSchema, isObjectType } from 'graphql';
import type { Scope } from '../access/principal.ts';

/** What a caller needs to ask for a field; fields carry it as the extension `access`. */
export interface Access {
  readonly scopes: readonly Scope[];
  /** Whether a browser with no more than a publishable key may ask for it, too. */
  readonly publishable?: boolean;
}

/** The sentence that tells whoever reads the graph which scopes a field needs. */
export function scopesSentence(scopes: readonly Scope[]): string {
  return `Needs the scope${scopes.length > 1 ? 's' : ''} ${scopes.map((scope) => `\`${scope}\``).join(' and ')}.`;
}

/**
 * Tells the scopes of each field with its description. Whoever adds a query or a mutation has to say which scopes it
 * needs, or nothing is built.
 */
class ScopesPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    const roots = [schema.getQueryType(), schema.getMutationType()];
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || type.name.startsWith('__')) continue;
      for (const field of Object.values(type.getFields())) {
        const { scopes } = (field.extensions.access ?? {}) as Partial<Access>;
        if (scopes) field.description = `${field.description} ${scopesSentence(scopes)}`;
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
