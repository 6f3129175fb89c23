import type { GraphQLResolveInfo } from 'graphql';
import { selectsOnlyId } from '../../planner/selection.ts';
import type { Upstream } from '../../planner/upstream.ts';
import type { Context } from '../context.ts';
import { declaredOrNull, isIdentified } from '../fields/declared.ts';
import { custom } from '../fields/output.ts';
import type { WireField } from '../fields/table.ts';
import { type StripeNode, wanted } from './stripe-node.ts';

/**
 * A field in which Stripe keeps a copy of an object as it was, such as the payment method of an error. The copy only says
 * which object it is: the field gives the object as it is now, or null if it no longer exists, so that one id never has
 * two states in a response.
 * @param lasting the fields that never change: like the id, they are read from the copy and cost no call
 */
export function snapshot<T extends { readonly id: string; readonly object: string }, Kind extends string>(
  node: StripeNode<T, Kind>,
  description: string,
  lasting: readonly (keyof T & string)[] = [],
): WireField<T> {
  const resolve = async (
    { copy, field }: { readonly copy: unknown; readonly field: string },
    context: Context,
    info: GraphQLResolveInfo,
  ): Promise<T | null> => {
    const { id: kind, object, loader } = node;
    const { policy, loaders } = context;
    // Without an id it is unknown which object this was, so it cannot be shown as it is now.
    const named = declaredOrNull(copy, isIdentified, field, context);
    if (!named) return null;
    const id = kind.parse(named.id);
    const known = {
      ...Object.fromEntries(lasting.map((key) => [key, Reflect.get(named, key)])),
      id: named.id,
      object,
    } as T;
    if (!id || selectsOnlyId(info, lasting)) return policy.visible(named) && known;
    if (policy.mayFetch) return policy.visible(await loader(loaders).loadOrNull(id, wanted(context, info)));
    // A publishable key can fetch nothing but the intent: the field shows what the response holds of the object. Where
    // that is the id alone, the object's non-null fields would have no values.
    const found = loaders.objectCache.find(id, []).object as T | undefined;
    return policy.visible(found ?? (lasting.length > 0 ? known : null));
  };
  return custom(({ t, key, name, field }) => {
    const upstream: Upstream = { key, snapshot: lasting, retrieve: `${node.path}/:id` };
    return {
      [name]: t.field({
        type: node.ref,
        description,
        upstream,
        resolve: (parent, _args, context, info) =>
          resolve({ copy: parent[key], field }, context, info) as never,
      }),
    };
  });
}
