import type { ImplementableObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Loaders } from '../../loaders/loaders.ts';
import type { ObjectLoader } from '../../loaders/object-loader.ts';
import { asksOnlyForId } from '../../loaders/selection.ts';
import type { IdKind, StripeId } from '../../stripe/ids.ts';
import { type BuilderTypes, builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { resolved } from '../wire/output.ts';
import type { WireField } from '../wire/vocabulary.ts';

interface WireObject {
  readonly id: string;
  readonly object: string;
}

/** An object type that can be loaded by its id, which is also its Relay global id. */
export interface StripeNode<T extends WireObject, Kind extends string = string> {
  readonly ref: ImplementableObjectRef<BuilderTypes, T, T>;
  readonly id: IdKind<Kind>;
  /** Stripe's name for the type, as in `object` on the wire. */
  readonly object: string;
  readonly loader: (loaders: Loaders) => ObjectLoader<StripeId<Kind>, T>;
}

interface StripeNodeOptions<T extends WireObject, Kind extends string> {
  readonly id: IdKind<Kind>;
  readonly object: string;
  readonly loader: (loaders: Loaders) => ObjectLoader<StripeId<Kind>, T>;
}

/** What `node` needs of a kind of node. */
export interface LoadableNode {
  readonly typename: string;
  readonly object: string;
  readonly id: IdKind<string>;
  /** Null when there is no such object, or when the id is of another kind. */
  load(id: string, loaders: Loaders): Promise<WireObject | null>;
}

const loadableNodes: LoadableNode[] = [];

/** The kind of node that an id names, told by its prefix; null for what is no id of ours. */
export function nodeKindOf(id: string): LoadableNode | null {
  return loadableNodes.find((node) => node.id.parse(id) !== null) ?? null;
}

export const NodeRef = builder.interfaceRef<WireObject>('Node').implement({
  description: 'An object that can be fetched by its id alone, whatever its type.',
  fields: (t) => ({
    id: t.exposeID('id', {
      nullable: false,
      description: "Stripe's own id of the object; its prefix tells the type.",
    }),
  }),
  resolveType: ({ object }) => loadableNodes.find((node) => node.object === object)?.typename,
});

/** The id of a node, which the interface declares. */
export const nodeId: WireField<string> = resolved(() => ({}));

/** Declares an object type with an id, a loader and its place among the nodes, in one statement. */
export function stripeNodeRef<T extends WireObject, Kind extends string>(
  typename: string,
  { id, object, loader }: StripeNodeOptions<T, Kind>,
): StripeNode<T, Kind> {
  loadableNodes.push({
    typename,
    object,
    id,
    async load(value, loaders) {
      const parsed = id.parse(value);
      return parsed && loader(loaders).loadOrNull(parsed);
    },
  });
  return { ref: builder.objectRef<T>(typename), id, object, loader };
}

/**
 * A field that holds an expandable id: the object behind it. An object that Stripe has put in place of the id is used as
 * it is, and `{ id }` alone sends nothing.
 */
export function reference<T extends WireObject, Kind extends string>(
  node: () => StripeNode<T, Kind>,
  description: string,
): WireField<string | T> {
  const resolve = (
    value: string | T | null | undefined,
    { loaders }: Context,
    info: GraphQLResolveInfo,
  ): Promise<T | null> | T | null => {
    const { id: kind, object, loader } = node();
    if (value === null || value === undefined || value === '') return null;
    if (typeof value !== 'string') return value as T;
    const id = kind.parse(value);
    if (!id || asksOnlyForId(info)) return { id: value, object } as T;
    return loader(loaders).loadOrNull(id);
  };
  return resolved(({ t, key, name }) => ({
    [name]: t.field({
      type: node().ref,
      description,
      resolve: (parent, _args, context, info) => resolve(parent[key] as string | T, context, info) as never,
    }),
  }));
}
