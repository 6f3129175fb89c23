import type { ImplementableObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Upstream } from '../../loaders/plan.ts';
import { asksOnlyForId } from '../../loaders/selection.ts';
import { SetupIntentId } from '../../stripe/ids.ts';
import type { BuilderTypes } from '../builder.ts';
import type { Context } from '../context.ts';
import { codedError, KEY_REFUSED } from '../error-codes.ts';
import { wanted } from '../relay/stripe-node.ts';
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
    context: Context,
    info: GraphQLResolveInfo,
  ): Promise<T | null> => {
    const value = intent[key] as string | T | null | undefined;
    if (value === null || value === undefined) return null;
    if (typeof value !== 'string') return value;
    const id = SetupIntentId.parse(String(intent.id));
    if (!id || asksOnlyForId(info)) return { id: value } as T;
    const expand = [key, ...wanted(context, info, { prefix: [key] })];
    const whole = await context.loaders.setupIntents.loadOrNull(id, expand);
    const found = whole && (Reflect.get(whole, key) as string | T | null);
    if (typeof found !== 'string') return found;
    if (context.loaders.refusals.seen) throw codedError('UPSTREAM_REFUSED', KEY_REFUSED);
    return null;
  };
  return resolved(({ t, key, name }) => {
    const upstream: Upstream = { key, expands: true, retrieve: '/v1/setup_intents/:id', within: key };
    return {
      [name]: t.field({
        type: ref,
        description,
        extensions: { upstream },
        resolve: (parent, _args, context, info) => resolve(parent, key, context, info) as never,
      }),
    };
  });
}
