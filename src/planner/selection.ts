import { type FieldNode, type GraphQLResolveInfo, getNamedType, isObjectType } from 'graphql';
import { Planner } from './plan.ts';
import { ownType } from './type-prefix.ts';

/** Results by the field nodes of an execution, which are the same for a field wherever it appears in the response. */
const RESULTS = new WeakMap<readonly FieldNode[], Map<string, unknown>>();

function computeOnce<T>({ fieldNodes }: GraphQLResolveInfo, key: string, compute: () => T): T {
  const results = RESULTS.get(fieldNodes) ?? new Map<string, unknown>();
  RESULTS.set(fieldNodes, results);
  if (!results.has(key)) results.set(key, compute());
  return results.get(key) as T;
}

/**
 * Whether a field's selection needs only the id of its object. False for abstract types.
 * @param known names of further fields whose values are known
 */
export function selectsOnlyId(info: GraphQLResolveInfo, known: readonly string[] = []): boolean {
  const type = getNamedType(info.returnType);
  return computeOnce(
    info,
    `id ${known.join()}`,
    () => isObjectType(type) && new Planner(info).selectsOnlyId(type, info.fieldNodes, known),
  );
}

interface ExpansionOptions {
  /** `['data']` for lists. */
  readonly prefix?: readonly string[];
  /** The type of the object, if the field's own type is abstract. */
  readonly typename?: string;
  /** The customer that the caller is bound to; null by default. */
  readonly customer?: string | null;
}

/** The expansions of an object or list that the selection of its field needs. */
export function expansionsOf(
  info: GraphQLResolveInfo,
  { prefix = [], typename, customer = null }: ExpansionOptions = {},
): readonly string[] {
  const { schema, fragments, variableValues, fieldNodes } = info;
  const type = typename ? ownType(schema, typename) : getNamedType(info.returnType);
  return computeOnce(info, `expansions of ${typename} from ${prefix.join('.')}`, () =>
    isObjectType(type)
      ? new Planner({ schema, fragments, variableValues, customer }).expansions(type, fieldNodes, prefix)
      : [],
  );
}
