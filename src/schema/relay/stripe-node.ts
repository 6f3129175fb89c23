import type { ImplementableObjectRef } from '@pothos/core';
import type { GraphQLResolveInfo } from 'graphql';
import type { Loaders } from '../../loaders/loaders.ts';
import type { ObjectLoader } from '../../loaders/object-loader.ts';
import { expansionsOf } from '../../planner/selection.ts';
import type { Upstream } from '../../planner/upstream.ts';
import { StripeInvalidRequestError } from '../../stripe/errors.ts';
import type { IdKind, StripeId } from '../../stripe/ids.ts';
import { pathWithId } from '../../stripe/operation.ts';
import type { WireObject } from '../access/ownership.ts';
import { type BuilderTypes, builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { custom } from '../fields/output.ts';
import type { WireField } from '../fields/table.ts';
import { formsOf } from '../params.ts';

/** An object type that is loaded by its id, which is also its Relay global id. */
export interface StripeNode<T extends WireObject, Kind extends string = string>
  extends StripeNodeOptions<T, Kind> {
  readonly ref: ImplementableObjectRef<BuilderTypes, T, T>;
}

interface StripeNodeOptions<T extends WireObject, Kind extends string> {
  readonly id: IdKind<Kind>;
  /** Stripe's name of the type: the `object` of its objects. */
  readonly object: string;
  /** The path that retrieves an object: `/v1/customers/:id`. */
  readonly retrieve: string;
  readonly loader: (loaders: Loaders) => ObjectLoader<StripeId<Kind>, T>;
}

/** A type of node, for fields that accept the ids of several types. */
export interface LoadableNode {
  readonly typename: string;
  readonly object: string;
  readonly id: IdKind<string>;
  readonly retrieve: string;
  /** Loads the object with the expansions that the selection needs; null if it does not exist for the caller. */
  load(id: string, context: Context, info: GraphQLResolveInfo): Promise<WireObject | null>;
  /** Whether the object exists for the caller. */
  exists(id: string, context: Context): Promise<boolean>;
}

const loadableNodes: LoadableNode[] = [];

/** The type of node that an id belongs to, by its prefix; null if it is not the id of a node. */
export function nodeKindOf(id: string): LoadableNode | null {
  return loadableNodes.find((node) => node.id.parse(id) !== null) ?? null;
}

/** The forms of the ids of all nodes, for error messages. */
export function nodeIdForms(): string {
  return formsOf(loadableNodes.map(({ id: { prefixes } }) => ({ prefixes: prefixes.slice(0, 1) })));
}

/** The GraphQL type of an object. */
function typenameOf({ object }: WireObject): string | undefined {
  return loadableNodes.find((node) => node.object === object)?.typename;
}

export const NodeRef = builder.interfaceRef<WireObject>('Node').implement({
  description: 'An object that the fields `node` and `nodes` can fetch by its id.',
  fields: (t) => ({
    id: t.exposeID('id', {
      nullable: false,
      description:
        "Stripe's id of the object. Its prefix identifies the type, such as `seti_` for a setup intent.",
    }),
  }),
  resolveType: typenameOf,
});

/** The id of a node, which the interface `Node` declares in general terms. */
export function nodeId(description: string): WireField<string> {
  return custom(({ t, name }) => ({
    [name]: t.id({ nullable: false, description, resolve: ({ id }) => id as string }),
  }));
}

/** Declares a type of node, with its loader. */
export function stripeNodeRef<T extends WireObject, Kind extends string>(
  typename: string,
  options: StripeNodeOptions<T, Kind>,
): StripeNode<T, Kind> {
  const { id, object, retrieve } = options;
  const node: StripeNode<T, Kind> = { ref: builder.objectRef<T>(typename), ...options };
  loadableNodes.push({
    typename,
    object,
    id,
    retrieve,
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
  return node;
}

/**
 * The `upstream` option of a field that retrieves the node with the id in its argument `id`.
 * @param variantArgument an argument whose values lead to separate calls for the same id
 */
export function retrieves(
  { id: kind, retrieve }: Pick<LoadableNode, 'id' | 'retrieve'>,
  variantArgument?: string,
): Upstream {
  return {
    calls: ({ id, ...args }) => {
      if (typeof id !== 'string' || !kind.parse(id)) return [];
      const variant = variantArgument === undefined ? null : args[variantArgument];
      const path = pathWithId(retrieve, id);
      return [{ method: 'GET', path, ...(typeof variant === 'string' && { variant }) }];
    },
  };
}

/** Loads a node that the caller requested by id. Rejects with a `StripeError`, even if the node is only hidden. */
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

/** The expansions that a field's selection needs; none if the gateway is configured not to expand. */
export function wanted(
  { expands, policy: { customer } }: Context,
  info: GraphQLResolveInfo,
  options?: Parameters<typeof expansionsOf>[1],
): readonly string[] {
  return expands ? expansionsOf(info, { ...options, customer }) : [];
}
