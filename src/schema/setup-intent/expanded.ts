import type { ImplementableObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { asksOnlyForId } from '../../loaders/selection.ts';
import { SetupIntentId } from '../../stripe/ids.ts';
import type { BuilderTypes } from '../builder.ts';
import type { Context } from '../context.ts';
import { resolved } from '../wire/output.ts';
import type { WireField } from '../wire/vocabulary.ts';

/**
 * A field of a setup intent whose object cannot be fetched by its own id: it is loaded by expanding the intent.
 * `{ id }` alone sends nothing.
 */
export function expanded<T extends { readonly id: string }>(
  ref: ImplementableObjectRef<BuilderTypes, T, T>,
  description: string,
): WireField<string | T> {
  const resolve = async (
    intent: Readonly<Record<string, unknown>>,
    key: string,
    { loaders }: Context,
    info: GraphQLResolveInfo,
  ): Promise<T | null> => {
    const value = intent[key] as string | T | null | undefined;
    if (value === null || value === undefined) return null;
    if (typeof value !== 'string') return value;
    const id = SetupIntentId.parse(String(intent.id));
    if (!id || asksOnlyForId(info)) return { id: value } as T;
    const whole = await loaders.setupIntents.loadOrNull(id, [key]);
    const found = whole && (Reflect.get(whole, key) as string | T | null);
    return typeof found === 'string' ? null : found;
  };
  return resolved(({ t, key, name }) => ({
    [name]: t.field({
      type: ref,
      description,
      resolve: (parent, _args, context, info) => resolve(parent, key, context, info) as never,
    }),
  }));
}
