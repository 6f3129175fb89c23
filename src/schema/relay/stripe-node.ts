import type { ImplementableObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Loaders } from '../../loaders/loaders.ts';
import type { ObjectLoader } from '../../loaders/object-loader.ts';
import { expansionsOf } from '../../planner/selection.ts';
import type { Upstream } from '../../planner/upstream.ts';
import { StripeInvalidRequestError } from '../../stripe/errors.ts';
import type { IdKind, StripeId } from '../../stripe/ids.ts';
import type { WireObject } from '../access/ownership.ts';
import { type BuilderTypes, builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { custom } from '../fields/output.ts';
import type { WireField } from '../fields/table.ts';

/** An object type that can be loaded by its id, which is also its Relay global id. */
export interface StripeNode<T extends WireObject, Kind extends string = string> {
  readonly ref: ImplementableObjectRef<BuilderTypes, T, T>;
  readonly id: IdKind<Kind>;
  /** Stripe's name for the type, as in `object` on the wire. */
  readonly object: string;
  /** Where Stripe keeps these objects: `/v1/customers`. */
  readonly path: string;
  readonly loader: (loaders: Loaders) => ObjectLoader<StripeId<Kind>, T>;
}

interface StripeNodeOptions<T extends WireObject, Kind extends string> {
  readonly id: IdKind<Kind>;
  readonly object: string;
  readonly path: string;
  readonly loader: (loaders: Loaders) => ObjectLoader<StripeId<Kind>, T>;
}

/** What `node` needs of a kind of node. */
export interface LoadableNode {
  readonly typename: string;
  readonly object: string;
  readonly id: IdKind<string>;
  readonly path: string;
  /** With what the field's selection needs. Null when there is no such object, or the id is of another kind. */
  load(id: string, context: Context, info: GraphQLResolveInfo): Promise<WireObject | null>;
  /** Whether there is such an object for whoever asks. */
  exists(id: string, context: Context): Promise<boolean>;
}

const loadableNodes: LoadableNode[] = [];

/** The kind of node that an id names, told by its prefix; null for what is no id of ours. */
export function nodeKindOf(id: string): LoadableNode | null {
  return loadableNodes.find((node) => node.id.parse(id) !== null) ?? null;
}

/** The name of a node's type in the graph. */
export function typenameOf({ object }: WireObject): string | undefined {
  return loadableNodes.find((node) => node.object === object)?.typename;
}

export const NodeRef = builder.interfaceRef<WireObject>('Node').implement({
  description: 'An object that can be fetched by its id alone, whatever its type.',
  fields: (t) => ({
    id: t.exposeID('id', {
      nullable: false,
      description: "Stripe's own id of the object; its prefix tells the type.",
    }),
  }),
  resolveType: typenameOf,
});

/** The id of a node, which the interface declares. */
export const nodeId: WireField<string> = custom(() => ({}));

/** Declares an object type with an id, a loader and its place among the nodes, in one statement. */
export function stripeNodeRef<T extends WireObject, Kind extends string>(
  typename: string,
  { id, object, path, loader }: StripeNodeOptions<T, Kind>,
): StripeNode<T, Kind> {
  loadableNodes.push({
    typename,
    object,
    id,
    path,
    async load(value, context, info) {
      const parsed = id.parse(value);
      if (!parsed) return null;
      return orNull(loadById(node, parsed, { context, expand: wanted(context, info, { typename }) }));
    },
    async exists(value, context) {
      const parsed = id.parse(value);
      return parsed !== null && (await orNull(loadById(node, parsed, { context, expand: [] }))) !== null;
    },
  });
  const node: StripeNode<T, Kind> = { ref: builder.objectRef<T>(typename), id, object, path, loader };
  return node;
}

/**
 * What the planner has to know of a field that retrieves the object which its argument `id` names.
 * @param other an argument that, when it is given, makes for a call of its own
 */
export function retrieves(path: string, kind: IdKind<string>, other?: string): Upstream {
  return {
    calls: ({ id, ...args }) => {
      if (typeof id !== 'string' || !kind.parse(id)) return [];
      const variant = other === undefined ? null : args[other];
      return [{ method: 'GET', path: `${path}/${id}`, ...(typeof variant === 'string' && { variant }) }];
    },
  };
}

/**
 * The object with an id, for whoever asks: what belongs to somebody else is as missing to them as what does not exist.
 * Rejects with a `StripeError`.
 */
export function loadById<T extends WireObject, Kind extends string>(
  { object, loader }: Pick<StripeNode<T, Kind>, 'object' | 'loader'>,
  id: StripeId<Kind>,
  { context, expand }: { readonly context: Context; readonly expand: readonly string[] },
): Promise<T> {
  const { policy, loaders } = context;
  return policy.retrieve({ object, id }, (more) => loader(loaders).load(id, [...expand, ...more]));
}

async function orNull<T>(loading: Promise<T>): Promise<T | null> {
  try {
    return await loading;
  } catch (error) {
    if (error instanceof StripeInvalidRequestError && error.isMissingObject) return null;
    throw error;
  }
}

/** What to expand for a field's selection; nothing when each object is to be a call of its own. */
export function wanted(
  { expands, policy: { customer } }: Context,
  info: GraphQLResolveInfo,
  options?: Parameters<typeof expansionsOf>[1],
): readonly string[] {
  return expands ? expansionsOf(info, { ...options, customer }) : [];
}
