import SchemaBuilder, {
  BasePlugin,
  type FieldNullability,
  type InputFieldMap,
  type PothosOutputFieldConfig,
  type SchemaTypes,
  type TypeParam,
} from '@pothos/core';
import type { Upstream } from '../../planner/upstream.ts';
import type { Scope } from '../access/principal.ts';

/** The permissions that a field requires. */
export interface Access {
  readonly scopes: readonly Scope[];
  /** Whether callers with a publishable key may select it; false by default. */
  readonly publishable?: boolean;
  /** Whether callers bound to a customer may select it; true by default. */
  readonly bound?: boolean;
}

/** The sentence that names a field's scopes in its description. */
export function scopesSentence(scopes: readonly Scope[]): string {
  if (scopes.length === 0) return 'Needs no scope.';
  return `Needs the scope${scopes.length > 1 ? 's' : ''} ${scopes.map((scope) => `\`${scope}\``).join(' and ')}.`;
}

/**
 * Adds the options `access` and `upstream` to fields. In the built schema they are extensions of the same names, and the
 * descriptions name the scopes. Queries and mutations without `access` do not compile.
 */
class FieldOptionsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    const { access, upstream } = config.pothosOptions;
    return {
      ...config,
      description: access ? `${config.description} ${scopesSentence(access.scopes)}` : config.description,
      extensions: { ...config.extensions, ...(access && { access }), ...(upstream && { upstream }) },
    };
  }
}

export const fieldOptionsPluginName = 'fieldOptions';

declare global {
  export namespace PothosSchemaTypes {
    export interface Plugins<Types extends SchemaTypes> {
      fieldOptions: FieldOptionsPlugin<Types>;
    }
    export interface FieldOptions<
      Types extends SchemaTypes,
      ParentShape,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveShape,
      ResolveReturnShape,
    > {
      /** The permissions that the field requires. */
      access?: Access;
      /** How the field relates to calls to Stripe, for the planner. */
      upstream?: Upstream;
    }
    export interface QueryFieldOptions<
      Types extends SchemaTypes,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveReturnShape,
    > {
      access: Access;
    }
    export interface SubscriptionFieldOptions<
      Types extends SchemaTypes,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveShape,
      ResolveReturnShape,
    > {
      access: Access;
    }
    export interface MutationFieldOptions<
      Types extends SchemaTypes,
      Type extends TypeParam<Types>,
      Nullable extends FieldNullability<Type>,
      Args extends InputFieldMap,
      ResolveReturnShape,
    > {
      access: Access;
    }
  }
}

SchemaBuilder.registerPlugin(fieldOptionsPluginName, FieldOptionsPlugin);
