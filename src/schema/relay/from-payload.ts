import { GraphQLError, type GraphQLResolveInfo, responsePathAsArray } from 'graphql';
import type { Loaders } from '../../loaders/loaders.ts';
import type { ObjectLoader } from '../../loaders/object-loader.ts';
import { selectsOnlyId } from '../../planner/selection.ts';
import type { Upstream } from '../../planner/upstream.ts';
import { StripeError } from '../../stripe/errors.ts';
import type { StripeId } from '../../stripe/ids.ts';
import type { WireObject } from '../access/ownership.ts';
import type { Context } from '../context.ts';
import { declaredOrNull, isIdentified } from '../fields/declared.ts';
import { type StripeNode, wanted } from './stripe-node.ts';

/** The payload or the error of a write, whose fields return objects of the response. */
export interface WriteResult {
  /** Whether Stripe replayed its response to an earlier request with the same idempotency key. */
  readonly idempotentReplayed: boolean;
  /** The client secret that the caller passed, if any. */
  readonly clientSecret: string | null;
}

interface FromPayloadOptions<T> {
  readonly description: string;
  /** Loads the object by `<id> <client secret>`, for callers who cannot fetch it by id. */
  readonly secretLoader?: (loaders: Loaders) => ObjectLoader<string, T>;
}

/**
 * The `t.field` options of a field that returns an object of a write's response. The response has no expansions, so the
 * field reads the object again if its selection needs any. A replayed response contains the object as it was after the
 * first request, so the field always reads it again, unless only the id is selected. If that fails, the field returns the
 * object of the response and adds the write's response path to `context.staleReplays`.
 */
export function fromPayload<T extends WireObject, Kind extends string, Key extends string>(
  node: StripeNode<T, Kind>,
  key: Key,
  { description, secretLoader }: FromPayloadOptions<T>,
) {
  const upstream: Upstream = { fromPayload: true, retrieve: node.retrieve };

  const expanded = async (
    id: StripeId<Kind>,
    object: T,
    {
      context: { policy, loaders },
      expand,
    }: { readonly context: Context; readonly expand: readonly string[] },
  ) => {
    const found = await policy.fetch<T | null>(
      // If the expansion fails, only the fields that need it fail.
      () =>
        node
          .loader(loaders)
          .load(id, expand)
          .catch(() => null),
      () => object,
    );
    return policy.visible(found ?? object);
  };

  const readAgain = async (
    id: StripeId<Kind>,
    { clientSecret }: WriteResult,
    { context, info }: Resolution,
  ) => {
    const { policy, loaders } = context;
    const expand = wanted(context, info);
    return policy.fetch<T | typeof UNREADABLE>(
      () => node.loader(loaders).load(id, expand),
      () =>
        secretLoader && clientSecret !== null
          ? secretLoader(loaders).load(`${id} ${clientSecret}`, expand)
          : UNREADABLE,
    );
  };

  return {
    type: node.ref,
    description,
    upstream,
    resolve: (
      parent: WriteResult & { readonly [K in Key]?: T | null | undefined },
      _args: object,
      context: Context,
      info: GraphQLResolveInfo,
    ): T | null | Promise<T | null> => {
      const field = `${info.parentType.name}.${info.fieldName}`;
      const object = declaredOrNull(parent[key], isIdentified, field, context) as T | null;
      const { policy, loaders } = context;
      const id = object && node.id.parse(object.id);
      if (!id) return policy.visible(object);
      if (!parent.idempotentReplayed) {
        // All objects of the response are current, so references between them need no call.
        for (const each of Object.values(parent)) loaders.objectCache.addResponse(each);
        const expand = wanted(context, info);
        return expand.length === 0 ? policy.visible(object) : expanded(id, object, { context, expand });
      }
      if (selectsOnlyId(info)) return policy.visible(object);
      const reading = readAgain(id, parent, { context, info }).catch(unreadable);
      return reading.then((current) => {
        if (current !== UNREADABLE) return policy.visible(current);
        reportStale(context, info);
        return policy.visible(object);
      });
    },
  };
}

interface Resolution {
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
}

const UNREADABLE = Symbol('unreadable');

/** @throws the error, unless it is from Stripe or a coded error of the gateway: anything else is a bug */
function unreadable(error: unknown): typeof UNREADABLE {
  if (error instanceof StripeError || error instanceof GraphQLError) return UNREADABLE;
  throw error;
}

function reportStale({ staleReplays }: Context, { path }: GraphQLResolveInfo): void {
  const write = responsePathAsArray(path.prev);
  const isReported = staleReplays.some((reported) => reported.join() === write.join());
  if (!isReported) staleReplays.push(write);
}
