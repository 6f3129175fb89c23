import type { ObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { asksOnlyForId } from '../../loaders/selection.ts';
import { SetupIntentId } from '../../stripe/ids.ts';
import type { BuilderTypes } from '../builder.ts';
import type { Context } from '../context.ts';

/**
 * A field of a setup intent whose object cannot be fetched by its own id: it is loaded by expanding the intent.
 * `{ id }` alone sends nothing.
 */
export function expanded<T extends { readonly id: string }, Key extends 'application' | 'latest_attempt'>(
  ref: ObjectRef<BuilderTypes, T, T>,
  key: Key,
  description: string,
) {
  return {
    type: ref,
    description,
    resolve: async (
      intent: { readonly id: string } & { readonly [K in Key]?: string | T | null },
      _args: object,
      { loaders }: Context,
      info: GraphQLResolveInfo,
    ): Promise<T | null> => {
      const value = intent[key];
      if (value === null || value === undefined) return null;
      if (typeof value !== 'string') return value as T;
      const id = SetupIntentId.parse(intent.id);
      if (!id || asksOnlyForId(info)) return { id: value } as T;
      const whole = (await loaders.setupIntents.loadOrNull(id, [key]))?.[key];
      return typeof whole === 'string' ? null : ((whole ?? null) as T | null);
    },
  };
}
