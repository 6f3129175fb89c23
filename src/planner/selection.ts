import { type FieldNode, type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql';
import { Planner } from './plan.ts';
import { ownType } from './type-prefix.ts';

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

/**
 * Whether a field's selection needs only the id of its object.
 * @param known names of further fields whose values are known
 */
export function asksOnlyForId(info: GraphQLResolveInfo, known: readonly string[] = []): boolean {
  const type = getNamedType(info.returnType);
  const read = () => isObjectType(type) && new Planner(info).asksOnlyForId(type, info.fieldNodes, known);
  return readOnce(info, known.length > 0 ? `id and ${known.join()}` : 'id', read);
}

interface ExpansionOptions {
  /** `['data']` for lists. */
  readonly prefix?: readonly string[];
  /** The type that comes back, when the field's own type leaves it open. */
  readonly typename?: string;
  /** The customer to whom the caller is bound; null unless given. */
  readonly customer?: string | null;
}

/** What to expand of the object, or of the list, that a field gives. */
export function expansionsOf(
  info: GraphQLResolveInfo,
  { prefix = [], typename, customer = null }: ExpansionOptions = {},
): readonly string[] {
  const { schema, fragments, variableValues, fieldNodes } = info;
  const type = typename ? ownType(schema, typename) : getNamedType(info.returnType);
  const read = () =>
    isObjectType(type)
      ? new Planner({ schema, fragments, variableValues, customer }).expansions(type, fieldNodes, prefix)
      : [];
  return readOnce(info, `expansions of ${typename} from ${prefix.join('.')}`, read);
}
