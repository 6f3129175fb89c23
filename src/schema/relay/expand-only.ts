import type { Loaders } from '../../loaders/loaders.ts';
import type { Upstream } from '../../planner/upstream.ts';
import { isRecord } from '../../stripe/errors.ts';
import type { StripeId } from '../../stripe/ids.ts';
import { codedError, KEY_REFUSED } from '../error-codes.ts';
import { declaredOrNull } from '../fields/declared.ts';
import { typeNameFrom } from '../fields/names.ts';
import { custom, objectType } from '../fields/output.ts';
import type { WireField, WireFields } from '../fields/table.ts';
import type { StripeNode } from './stripe-node.ts';

interface Node {
  readonly id: string;
  readonly object: string;
  readonly deleted?: unknown;
}

/**
 * A nested object of a node that Stripe sends only if it is expanded. If it is missing, the node is loaded again, with
 * this expansion.
 */
export function expandOnly<Wire = never, T extends Node = Node, Kind extends string = string>(
  node: StripeNode<T, Kind>,
  description: string,
  fields: WireFields<NoInfer<Wire>>,
): WireField<Wire> {
  return custom(({ t, typeName, key, name, field }) => {
    const retrieve = node.retrieve;
    const upstream: Upstream = { key, expands: true, expandOnly: true, retrieve, within: key };
    return {
      [name]: t.field({
        type: objectType<Wire>(typeNameFrom(typeName, key), { description, fields: () => fields }),
        description,
        upstream,
        resolve: (parent, _args, context) => {
          const value = expandedIn(parent, { node, key, loaders: context.loaders });
          const declared = (found: unknown) => declaredOrNull(found, isRecord, field, context);
          return (value instanceof Promise ? value.then(declared) : declared(value)) as never;
        },
      }),
    };
  });
}

interface Position<T extends Node, Kind extends string> {
  readonly node: StripeNode<T, Kind>;
  readonly key: string;
  readonly loaders: Loaders;
}

function expandedIn<T extends Node, Kind extends string>(
  parent: Readonly<Record<string, unknown>>,
  { node, key, loaders }: Position<T, Kind>,
): unknown {
  const id = node.id.parse(String(parent.id));
  if (parent[key] !== undefined || parent.deleted === true || !id) return parent[key] ?? null;
  return loadExpanded(id, { node, key, loaders });
}

async function loadExpanded<T extends Node, Kind extends string>(
  id: StripeId<Kind>,
  { node, key, loaders }: Position<T, Kind>,
): Promise<unknown> {
  const whole = await node.loader(loaders).loadOrNull(id, [key]);
  const found: unknown = whole && Reflect.get(whole, key);
  if (found === undefined && loaders.permissions.hasForbidden)
    throw codedError('UPSTREAM_REFUSED', KEY_REFUSED);
  return found ?? null;
}
