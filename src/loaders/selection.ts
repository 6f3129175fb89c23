import { type FieldNode, type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql';
import { ownType } from './own-types.ts';
import { Planner } from './plan.ts';

/**
 * What has been read of the selections below fields. An execution has one list of nodes for a field, wherever the field
 * stands in the answer, and so they are read once.
 */
const READ = new WeakMap<readonly FieldNode[], Map<string, unknown>>();

function readOnce<T>({ fieldNodes }: GraphQLResolveInfo, what: string, read: () => T): T {
  const known = READ.get(fieldNodes) ?? new Map<string, unknown>();
  READ.set(fieldNodes, known);
  if (!known.has(what)) known.set(what, read());
  return known.get(what) as T;
}

/** Whether a field asks no more of the object that it names than what its id tells. */
export function asksOnlyForId(info: GraphQLResolveInfo): boolean {
  const type = getNamedType(info.returnType);
  const read = () => isObjectType(type) && new Planner(info).asksOnlyForId(type, info.fieldNodes);
  return readOnce(info, 'id only', read);
}

/**
 * What to expand of the object, or of the list, that a field gives.
 * @param prefix `['data']` for lists
 * @param type the type that comes back, when the field's own type leaves it open
 */
export function expansionsOf(
  info: GraphQLResolveInfo,
  { prefix = [], typename }: { readonly prefix?: readonly string[]; readonly typename?: string } = {},
): readonly string[] {
  const type = typename ? ownType(info.schema, typename) : getNamedType(info.returnType);
  const read = () => (isObjectType(type) ? new Planner(info).expansions(type, info.fieldNodes, prefix) : []);
  return readOnce(info, `expansions of ${typename} from ${prefix.join('.')}`, read);
}
