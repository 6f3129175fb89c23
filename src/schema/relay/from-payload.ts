import { GraphQLError, type GraphQLResolveInfo, responsePathAsArray } from 'graphql';
import type { Loaders } from '../../loaders/loaders.ts';
import type { ObjectLoader } from '../../loaders/object-loader.ts';
import { selectsOnlyId } from '../../planner/selection.ts';
import type { Upstream } from '../../planner/upstream.ts';
import { StripeError } from '../../stripe/errors.ts';
import type { StripeId } from '../../stripe/ids.ts';
import type { Context } from '../context.ts';
import { declaredOrNull, isIdentified } from '../fields/declared.ts';
import { type StripeNode, wanted } from './stripe-node.ts';

/** A write's payload or error, as the parent of a field that gives an object of it. */
export interface WriteResult {
  /** Whether Stripe repeated its response to an earlier request with the same idempotency key. */
  readonly idempotentReplayed: boolean;
  /** The client secret that the caller gave, if any. */
  readonly clientSecret: string | null;
}

interface WireObject {
  readonly id: string;
  readonly object: string;
}

interface FromPayloadOptions<T> {
  readonly description: string;
  /** Loads the object by its id and client secret, joined by a blank: the only way with a publishable key. */
  readonly secretLoader?: (loaders: Loaders) => ObjectLoader<string, T>;
}

/**
 * A field that gives a whole object of a write's response, as options of Pothos' `t.field`. Stripe sends it without
 * expansions: what the selection needs beyond it is one call. A replayed response shows the object as it was after the
 * first request, so the object is read again, unless nothing but its id is selected. If that fails, the response's
 * object is returned, and the write's response path is in `context.staleReplays`.
 */
export function fromPayload<T extends WireObject, Kind extends string, Key extends string>(
  node: StripeNode<T, Kind>,
  key: Key,
  { description, secretLoader }: FromPayloadOptions<T>,
) {
  const upstream: Upstream = { fromPayload: true, retrieve: `${node.path}/:id` };

  const expandedIfNeeded = async (id: StripeId<Kind>, object: T, { context, info }: Resolution) => {
    const expand = wanted(context, info);
    if (expand.length === 0 || !context.policy.mayFetch) return object;
    // What cannot be expanded fails only the fields that need it.
    const whole = await node
      .loader(context.loaders)
      .load(id, expand)
      .catch(() => null);
    return whole ?? object;
  };

  const readAgain = async (
    id: StripeId<Kind>,
    { clientSecret }: WriteResult,
    { context, info }: Resolution,
  ) => {
    const { policy, loaders } = context;
    const expand = wanted(context, info);
    if (policy.mayFetch) return node.loader(loaders).load(id, expand);
    if (!secretLoader || clientSecret === null) return UNREADABLE;
    return secretLoader(loaders).load(`${id} ${clientSecret}`, expand);
  };

  return {
    type: node.ref,
    description,
    upstream,
    resolve: async (
      parent: WriteResult & { readonly [K in Key]?: T | null | undefined },
      _args: object,
      context: Context,
      info: GraphQLResolveInfo,
    ): Promise<T | null> => {
      const field = `${info.parentType.name}.${info.fieldName}`;
      const object = declaredOrNull(parent[key], isIdentified, field, context) as T | null;
      const { policy, loaders } = context;
      const id = object && node.id.parse(object.id);
      if (!id) return policy.visible(object);
      if (!parent.idempotentReplayed) {
        // Every object of the response is current, and so replaces a call wherever one of the others refers to it.
        for (const each of Object.values(parent)) loaders.objectCache.addResponse(each);
        return policy.visible(await expandedIfNeeded(id, object, { context, info }));
      }
      if (selectsOnlyId(info)) return policy.visible(object);
      const current = await readAgain(id, parent, { context, info }).catch(unreadable);
      if (current !== UNREADABLE) return policy.visible(current);
      reportStale(context, info);
      return policy.visible(object);
    },
  };
}

interface Resolution {
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
}

const UNREADABLE = Symbol('unreadable');

/** Errors of Stripe and coded errors of the gateway leave the object unread; anything else is a bug. */
function unreadable(error: unknown): typeof UNREADABLE {
  if (error instanceof StripeError || error instanceof GraphQLError) return UNREADABLE;
  throw error;
}

function reportStale({ staleReplays }: Context, { path }: GraphQLResolveInfo): void {
  const write = responsePathAsArray(path.prev);
  const isKnown = staleReplays.some((known) => known.join() === write.join());
  if (!isKnown) staleReplays.push(write);
}
