import type { GraphQLResolveInfo } from 'graphql';
import type { ObjectLoader } from '../../loaders/object-loader.ts';
import { isRecord } from '../../stripe/errors.ts';
import type { Context } from '../context.ts';
import { codedError, KEY_REFUSED } from '../error-codes.ts';
import { wanted } from './stripe-node.ts';

interface Part<Id extends string, T> {
  readonly loader: ObjectLoader<Id, T>;
  /** The id of the node that contains the object. */
  readonly id: Id;
  /** The path from the node to the object, as in `expand`: `latest_attempt`. */
  readonly path: string;
  readonly context: Context;
  readonly info: GraphQLResolveInfo;
}

/**
 * Loads an object that has no retrieve endpoint, by expanding the node that refers to it. Returns null if the object does
 * not exist for the caller. Rejects with UPSTREAM_REFUSED if the gateway's key has no permission to expand it.
 */
export async function loadPart<Id extends string, T>({
  loader,
  id,
  path,
  context,
  info,
}: Part<Id, T>): Promise<object | null> {
  const steps = path.split('.');
  let found: unknown = await loader.loadOrNull(id, [path, ...wanted(context, info, { prefix: steps })]);
  for (const step of steps) found = isRecord(found) ? found[step] : null;
  if (isRecord(found)) return context.policy.visible(found);
  if (typeof found === 'string' && context.loaders.permissions.hasForbidden)
    throw codedError('UPSTREAM_REFUSED', KEY_REFUSED);
  return null;
}
