import type { GraphQLResolveInfo } from 'graphql';
import { selectsOnlyId } from '../../planner/selection.ts';
import type { Upstream } from '../../planner/upstream.ts';
import type { WireObject } from '../access/ownership.ts';
import type { Context } from '../context.ts';
import { declaredOrNull, isReference } from '../fields/declared.ts';
import { custom } from '../fields/output.ts';
import type { WireField } from '../fields/table.ts';
import { type StripeNode, wanted } from './stripe-node.ts';

/**
 * An expandable id of a node. If Stripe has expanded it, that object is used. `{ id }` needs no call, and anything else
 * loads the object. Without a call, the field resolves synchronously: a page has thousands of them.
 */
export function expandable<T extends WireObject, Kind extends string>(
  node: StripeNode<T, Kind>,
  description: string,
): WireField<string | T> {
  const resolve = (
    value: string | T | null,
    context: Context,
    info: GraphQLResolveInfo,
  ): T | null | Promise<T | null> => {
    const { id: kind, object, loader } = node;
    const { policy, loaders } = context;
    if (value === null || value === '') return null;
    if (typeof value !== 'string') return policy.visible(value);
    const id = kind.parse(value);
    const known = policy.visible({ id: value, object } as T);
    if (!known || !id || selectsOnlyId(info)) return known;
    return policy.fetch(
      async () => policy.visible(await loader(loaders).loadOrNull(id, wanted(context, info))),
      () => known,
    );
  };
  return custom(({ t, key, name, field }) => {
    const upstream: Upstream = { key, expands: true, retrieve: node.retrieve };
    return {
      [name]: t.field({
        type: node.ref,
        description,
        upstream,
        resolve: (parent, _args, context, info) => {
          const value = declaredOrNull(parent[key], isReference, field, context);
          return resolve(value as string | T | null, context, info) as never;
        },
      }),
    };
  });
}
