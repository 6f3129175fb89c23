import type { GraphQLResolveInfo } from 'graphql';
import { selectsOnlyId } from '../../planner/selection.ts';
import type { Upstream } from '../../planner/upstream.ts';
import type { Context } from '../context.ts';
import { declaredOrNull, isIdentified } from '../fields/declared.ts';
import { custom } from '../fields/output.ts';
import type { WireField } from '../fields/table.ts';
import { type StripeNode, wanted } from './stripe-node.ts';

/**
 * A field in which Stripe stores a copy of an object, such as the payment method of an error. The field returns the
 * current state of the object, or null if it no longer exists, so that an object has the same state everywhere in a
 * response. The copy only identifies the object.
 * @param lasting the fields that never change. Like the id, they are read from the copy without a call.
 */
export function snapshot<T extends { readonly id: string; readonly object: string }, Kind extends string>(
  node: StripeNode<T, Kind>,
  description: string,
  lasting: readonly (keyof T & string)[] = [],
): WireField<T> {
  const resolve = (
    { copy, field }: { readonly copy: unknown; readonly field: string },
    context: Context,
    info: GraphQLResolveInfo,
  ): T | null | Promise<T | null> => {
    const { id: kind, object, loader } = node;
    const { policy, loaders } = context;
    // Without an id, the copy does not identify its object.
    const named = declaredOrNull(copy, isIdentified, field, context);
    if (!named) return null;
    const id = kind.parse(named.id);
    const known = {
      ...Object.fromEntries(lasting.map((key) => [key, Reflect.get(named, key)])),
      id: named.id,
      object,
    } as T;
    if (!id || selectsOnlyId(info, lasting)) return policy.visible(named) && known;
    const found = policy.fetch(
      () => loader(loaders).loadOrNull(id, wanted(context, info)),
      // An object of which only the id is known would have no values for its non-null fields.
      () => (loaders.objectCache.find(id, []).object as T | undefined) ?? (lasting.length > 0 ? known : null),
    );
    return found.then((current) => policy.visible(current));
  };
  return custom(({ t, key, name, field }) => {
    const upstream: Upstream = { key, snapshot: lasting, retrieve: node.retrieve };
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
