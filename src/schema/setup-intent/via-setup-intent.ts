import type { ImplementableObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import { selectsOnlyId } from '../../planner/selection.ts';
import type { Upstream } from '../../planner/upstream.ts';
import { SetupIntentId } from '../../stripe/ids.ts';
import type { BuilderTypes } from '../builder.ts';
import type { Context } from '../context.ts';
import { declaredOrNull, isReference } from '../fields/declared.ts';
import { f } from '../fields/f.ts';
import type { OutputPosition, WireField } from '../fields/table.ts';
import { SetupIntentNode } from '../nodes.ts';
import { loadPart } from '../relay/part.ts';

/**
 * An expandable id of a setup intent whose object cannot be retrieved: it is loaded by expanding the intent. `{ id }`
 * needs no call, unless the object is `owned` and the caller is bound to a customer.
 * @param owned whether the object can belong to another customer than the intent; false by default
 */
export function viaSetupIntent<T extends { readonly id: string }>(
  ref: ImplementableObjectRef<BuilderTypes, T, T>,
  description: string,
  { owned = false }: { readonly owned?: boolean } = {},
): WireField<string | T> {
  const resolve = async (
    intent: Readonly<Record<string, unknown>>,
    { key, field }: OutputPosition,
    context: Context,
    info: GraphQLResolveInfo,
  ): Promise<T | null> => {
    const declared = (value: unknown) =>
      declaredOrNull(value, isReference, field, context) as string | T | null;
    const value = declared(intent[key]);
    if (value === null) return null;
    const { policy } = context;
    if (typeof value !== 'string') return policy.visible(value);
    const id = SetupIntentId.parse(String(intent.id));
    const isChecked = owned && policy.checksOwners;
    if (!id || (selectsOnlyId(info) && !isChecked)) return { id: value } as T;
    const loader = context.loaders.setupIntents;
    const part = declared(await loadPart({ loader, id, path: key, context, info }));
    return typeof part === 'string' ? null : part;
  };
  return f.custom((place) => {
    const { t, key, name } = place;
    const { retrieve } = SetupIntentNode;
    const upstream: Upstream = { key, expands: true, retrieve, within: key, ...(owned && { owner: key }) };
    return {
      [name]: t.field({
        type: ref,
        description,
        upstream,
        resolve: (parent, _args, context, info) => resolve(parent, place, context, info) as never,
      }),
    };
  });
}
