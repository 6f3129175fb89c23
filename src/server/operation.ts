import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { Planner } from '../planner/plan.ts';
import { conditionVariables } from '../planner/selection.ts';
import type { Upstream } from '../planner/upstream.ts';
import type { Policy } from '../schema/access/policy.ts';
import { budgetError, type SizedPlan } from './call-budget.ts';
import { type CompiledField, CompiledOperation } from './execution/compiled-field.ts';
import { scopeErrors } from './graph/scopes.ts';

type Variables = Readonly<Record<string, unknown>>;

/** The maximum memory for passed checks, in bytes. */
const MAX_PASSED_BYTES = 3 * 1024 * 1024;

/** Longer keys of checks are not stored. */
const MAX_KEY_LENGTH = 500;
const BYTES_PER_CHARACTER = 2;
const BYTES_PER_KEY = 200;

/** The maximum memory for compiled operations, in bytes. */
const MAX_COMPILED_BYTES = 5 * 1024 * 1024;

/** Measured: a field uses up to 1000 bytes, and each of its selections up to 12. */
const BYTES_PER_FIELD = 1100;
const BYTES_PER_SELECTION = 12;
const BYTES_PER_OPERATION = 2000;

/**
 * The operations of cached documents. Results that do not depend on the request are computed once for each version of
 * the schema, and cached within memory limits.
 */
export class Operations {
  readonly #budget: number;
  readonly #operations = new WeakMap<DocumentNode, Map<string, Operation>>();
  readonly #passed = new LRUCache<string, true>({
    maxSize: MAX_PASSED_BYTES,
    sizeCalculation: (_, key) => key.length * BYTES_PER_CHARACTER + BYTES_PER_KEY,
  });
  readonly #compiled = new LRUCache<string, CompiledOperation>({
    maxSize: MAX_COMPILED_BYTES,
    sizeCalculation: ({ count, selections }, key) =>
      BYTES_PER_OPERATION +
      key.length * BYTES_PER_CHARACTER +
      count * BYTES_PER_FIELD +
      selections * BYTES_PER_SELECTION,
  });
  #count = 0;

  /** @param budget the maximum number of Stripe calls of an operation */
  constructor(budget: number) {
    this.#budget = budget;
  }

  /** Null if the document has no operation of this name, or has several operations and no name is given. */
  get(
    document: DocumentNode,
    name: string | null | undefined,
    { schema, view }: { readonly schema: GraphQLSchema; readonly view: string },
  ): Operation | null {
    const operations = this.#operations.get(document) ?? new Map<string, Operation>();
    this.#operations.set(document, operations);
    const key = name === null || name === undefined ? view : `${view} ${name}`;
    const existing = operations.get(key);
    if (existing) return existing;
    const node = getOperationAST(document, name);
    if (!node) return null;
    this.#count += 1;
    const operation = new Operation(node, { document, schema, number: this.#count });
    operations.set(key, operation);
    return operation;
  }

  /**
   * Executes an operation in its compiled form, which is cached.
   * @param values the coerced values of the variables
   */
  async with<T>(
    operation: Operation,
    values: Record<string, unknown>,
    execute: (compiled: CompiledOperation) => Promise<T>,
  ): Promise<T> {
    const key = operation.compiledKey(values);
    const existing = this.#compiled.get(key);
    const compiled = existing ?? operation.compile(values);
    const { count } = compiled;
    try {
      return await execute(compiled);
    } finally {
      // Fields of some types are compiled during the execution.
      if (!existing || compiled.count !== count) this.#compiled.set(key, compiled);
    }
  }

  /**
   * Checks that the caller may select all fields of an operation, and that it needs no more Stripe calls and returns no
   * more values than the budget allows. A check that passed is not repeated for the same scopes and list sizes.
   * @param values the coerced values of the variables
   * @returns the response to a rejected operation; null if it may be executed
   */
  rejection(
    operation: Operation,
    values: Record<string, unknown>,
    { fields, policy }: { readonly fields: readonly CompiledField[]; readonly policy: Policy },
  ): ExecutionResult | null {
    const key = operation.checkKey(values, { fields, policy });
    if (this.#passed.has(key)) return null;
    const errors = policy.mayUseEveryField ? [] : scopeErrors(operation.with(values), policy);
    if (errors.length > 0) return { data: null, errors };
    const error = this.#budgetErrorOf(operation, values, policy);
    if (error) return { errors: [error] };
    if (key.length <= MAX_KEY_LENGTH) this.#passed.set(key, true);
    return null;
  }

  #budgetErrorOf(operation: Operation, values: Record<string, unknown>, policy: Policy): GraphQLError | null {
    try {
      return budgetError(operation.plan(values, policy), this.#budget);
    } catch (error) {
      // The planner throws this error for selections that are too large to plan.
      if (error instanceof GraphQLError) return error;
      throw error;
    }
  }
}

interface OperationSource {
  readonly document: DocumentNode;
  readonly schema: GraphQLSchema;
  readonly number: number;
}

/** The caller chooses the name of an operation, so it is cut to this length where it is recorded. */
const MAX_NAME_LENGTH = 100;

/** The name of an operation for logs, metrics and traces; empty for an anonymous one. */
export function shortNameOf({ name }: OperationDefinitionNode): string {
  return name?.value.slice(0, MAX_NAME_LENGTH) ?? '';
}

/** One operation of a document against one version of the schema. */
export class Operation {
  readonly node: OperationDefinitionNode;
  readonly #schema: GraphQLSchema;
  readonly #fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly #number: number;
  readonly #conditions: readonly string[];
  readonly #nested: readonly string[];

  constructor(node: OperationDefinitionNode, { document, schema, number }: OperationSource) {
    this.node = node;
    this.#schema = schema;
    this.#number = number;
    this.#fragments = Object.fromEntries(
      document.definitions
        .filter(
          (definition): definition is FragmentDefinitionNode => definition.kind === 'FragmentDefinition',
        )
        .map((fragment) => [fragment.name.value, fragment]),
    );
    this.#conditions = conditionVariables(node, this.#fragments);
    this.#nested = nestedVariables(node, this.#fragments);
  }

  /** The values of the variables, or the errors in them. */
  coerce(
    variables: Variables,
  ): { readonly values: Record<string, unknown> } | { readonly errors: readonly GraphQLError[] } {
    const definitions = this.node.variableDefinitions ?? [];
    const { coerced, errors = [] } = getVariableValues(this.#schema, definitions, variables, {
      maxErrors: MAX_VARIABLE_ERRORS,
    });
    return coerced ? { values: coerced } : { errors };
  }

  /** The operation with all that is needed to collect its selected fields. */
  with(variableValues: Record<string, unknown>) {
    return { schema: this.#schema, operation: this.node, fragments: this.#fragments, variableValues };
  }

  compile(values: Record<string, unknown>): CompiledOperation {
    const conditions = Object.fromEntries(this.#conditions.map((name) => [name, values[name]]));
    return new CompiledOperation({
      schema: this.#schema,
      operation: this.node,
      fragments: this.#fragments,
      conditions,
    });
  }

  plan(variableValues: Record<string, unknown>, { customer }: Pick<Policy, 'customer'>): SizedPlan {
    const planner = new Planner({ ...this.with(variableValues), customer });
    return { calls: planner.plan(this.node), values: planner.values };
  }

  /** A cache key: requests with the same key share the compiled operation. */
  compiledKey(values: Record<string, unknown>): string {
    return `${this.#number} ${this.#conditions.map((name) => values[name]).join()}`;
  }

  /** A cache key: the checks of requests with the same key have the same result. It contains list sizes, but no ids. */
  checkKey(
    values: Record<string, unknown>,
    { fields, policy }: { readonly fields: readonly CompiledField[]; readonly policy: Policy },
  ): string {
    const { principal, customer, view, mayUseEveryField } = policy;
    const nested = this.#nested.length > 0 ? JSON.stringify(this.#nested.map((name) => values[name])) : '';
    const scopes = mayUseEveryField ? '*' : `${view} ${[...principal.scopes].join()}`;
    return `${this.compiledKey(values)} ${scopes} ${nested} ${rootCallsKey(fields, values, customer)}`;
  }
}

const MAX_VARIABLE_ERRORS = 50;

/**
 * Two calls for the same object count once, so the key shows which calls are equal, but does not contain the object's
 * id.
 */
function rootCallsKey(
  fields: readonly CompiledField[],
  values: Record<string, unknown>,
  customer: string | null,
): string {
  const ids: string[] = [];
  let key = '';
  for (const field of fields) {
    const { calls = NO_CALLS } = (field.definition.extensions.upstream ?? {}) as Upstream;
    for (const call of calls(argumentsOf(field, values), customer)) {
      const id = `${call.path} ${call.variant ?? ''}`;
      const index = ids.indexOf(id);
      ids.push(id);
      const { method, pages, size, typename, occurrences, checkOnly } = call;
      key += `${method} ${pages} ${size} ${typename} ${occurrences} ${checkOnly} ${index};`;
    }
  }
  return key;
}

const NO_CALLS: NonNullable<Upstream['calls']> = () => [];

function argumentsOf(
  { args, definition, nodes: [node] }: CompiledField,
  values: Record<string, unknown>,
): Readonly<Record<string, unknown>> {
  try {
    return args ?? (node ? getArgumentValues(definition, node, values) : {});
  } catch {
    // The arguments are invalid: the execution rejects them, and the field makes no call.
    return {};
  }
}

/** The variables that arguments of fields below the root use. */
function nestedVariables(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): readonly string[] {
  const names = new Set<string>();
  for (const definition of [operation, ...Object.values(fragments)])
    visit(definition, {
      Field: ({ arguments: args = [] }, _key, _parent, path) => {
        const isRoot = definition === operation && path.length === ROOT_FIELD_PATH_LENGTH;
        if (isRoot) return;
        for (const argument of args)
          visit(argument, {
            Variable: ({ name }) => {
              names.add(name.value);
            },
          });
      },
    });
  return [...names];
}

/**
 * The path that `visit` reports for a root field: `selectionSet`, `selections`, and the index. A field in a fragment
 * counts as nested, which only makes the key longer.
 */
const ROOT_FIELD_PATH_LENGTH = 3;
