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
 * A field that holds an expandable id: the object behind it. An object that Stripe has put in place of the id is used as
 * it is, and `{ id }` alone sends nothing.
 */
export function expandable<T extends WireObject, Kind extends string>(
  node: StripeNode<T, Kind>,
  description: string,
): WireField<string | T> {
  const resolve = (
    value: string | T | null,
    context: Context,
    info: GraphQLResolveInfo,
  ): Promise<T | null> | T | null => {
    const { id: kind, object, loader } = node;
    const { policy } = context;
    if (value === null || value === '') return null;
    if (typeof value !== 'string') return policy.visible(value);
    const id = kind.parse(value);
    const known = policy.visible({ id: value, object } as T);
    // With a publishable key nothing can be fetched but the intent.
    if (!known || !id || selectsOnlyId(info) || !policy.mayFetch) return known;
    const loading = loader(context.loaders).loadOrNull(id, wanted(context, info));
    return loading.then((found) => policy.visible(found));
  };
  return custom(({ t, key, name, field }) => {
    const upstream: Upstream = { key, expands: true, retrieve: `${node.path}/:id` };
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
