import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { collectFields, selectionSetsOf } from './collect-fields.ts';
import { Planner } from './plan.ts';
import { ownType } from './type-prefix.ts';

/**
 * Whether a field's selection needs only the id of its object. False for abstract types.
 * @param known names of further fields whose values are known
 */
export function selectsOnlyId(info: GraphQLResolveInfo, known?: readonly string[]): boolean {
  return computeOnce(info, known ? `id ${known.join()}` : 'id', () => {
    const type = getNamedType(info.returnType);
    return isObjectType(type) && new Planner(info).selectsOnlyId(type, info.fieldNodes, known);
  });
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
  const key = `${customer === null ? 'expand' : 'expand for customer'} ${typename ?? ''} ${prefix.join('.')}`;
  return computeOnce(info, key, () => {
    const { schema, fragments, variableValues, fieldNodes } = info;
    const type = typename ? ownType(schema, typename) : getNamedType(info.returnType);
    if (!isObjectType(type)) return [];
    return new Planner({ schema, fragments, variableValues, customer }).expansions(type, fieldNodes, prefix);
  });
}

/** Whether the selection of a field of an object type contains the field with this name. */
export function selects(info: GraphQLResolveInfo, name: string): boolean {
  return computeOnce(info, `selects ${name}`, () => {
    const type = getNamedType(info.returnType);
    if (!isObjectType(type)) return false;
    const fields = collectFields(info, type, selectionSetsOf(info.fieldNodes));
    return [...fields.values()].some((nodes) => nodes[0]?.name.value === name);
  });
}

/** The variables that `@skip` and `@include` use. */
export function conditionVariables(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): readonly string[] {
  const names = new Set<string>();
  for (const definition of [operation, ...Object.values(fragments)])
    visit(definition, {
      Directive: ({ arguments: args = [] }) => {
        for (const { value } of args) if (value.kind === 'Variable') names.add(value.name.value);
      },
    });
  return [...names];
}

/**
 * Results of one execution, by the list of field nodes. An execution uses the same list for all occurrences of a field
 * in the response.
 */
const RESULTS = new WeakMap<readonly FieldNode[], Map<string, unknown>>();

function computeOnce<T>(info: GraphQLResolveInfo, key: string, compute: () => T): T {
  const results = RESULTS.get(info.fieldNodes) ?? new Map<string, unknown>();
  if (!results.has(key)) {
    RESULTS.set(info.fieldNodes, results);
    results.set(key, sharedResults(info).compute(info, key, compute));
  }
  return results.get(key) as T;
}

/** Beyond this number of results, the cache is emptied. */
const MAX_RESULTS = 2000;

/**
 * Results that all executions of one operation against one schema share. They depend only on the values of the
 * variables in conditions.
 */
class SharedResults {
  readonly #conditions: readonly string[];
  readonly #results = new Map<string, unknown>();

  constructor({ operation, fragments }: GraphQLResolveInfo) {
    this.#conditions = conditionVariables(operation, fragments);
  }

  compute<T>({ variableValues, fieldNodes }: GraphQLResolveInfo, key: string, compute: () => T): T {
    const values = this.#conditions.map((name) => String(variableValues[name]));
    const fullKey = `${fieldNodes.map(numberOf).join()} ${key} ${values.join()}`;
    if (!this.#results.has(fullKey)) {
      if (this.#results.size >= MAX_RESULTS) this.#results.clear();
      this.#results.set(fullKey, compute());
    }
    return this.#results.get(fullKey) as T;
  }
}

/**
 * By the AST node of the operation. Requests with the same cached document have the same nodes, so they share the
 * results.
 */
const SHARED = new WeakMap<OperationDefinitionNode, WeakMap<GraphQLSchema, SharedResults>>();

function sharedResults(info: GraphQLResolveInfo): SharedResults {
  const { operation, schema } = info;
  const bySchema = SHARED.get(operation) ?? new WeakMap<GraphQLSchema, SharedResults>();
  SHARED.set(operation, bySchema);
  const shared = bySchema.get(schema) ?? new SharedResults(info);
  bySchema.set(schema, shared);
  return shared;
}

const NUMBERS = new WeakMap<FieldNode, number>();
let nextNumber = 0;

function numberOf(node: FieldNode): number {
  const known = NUMBERS.get(node);
  if (known !== undefined) return known;
  nextNumber += 1;
  NUMBERS.set(node, nextNumber);
  return nextNumber;
}
