import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  locatedError,
  type OperationDefinitionNode,
} from 'graphql';
import type { Policy } from '../schema/access/policy.ts';
import type { Context } from '../schema/context.ts';
import type { Log } from '../schema/log.ts';
import type { IntentItems } from '../schema/setup-intent/events.ts';
import type { CallAttempt } from '../stripe/client.ts';
import { redacted } from '../stripe/redact.ts';
import type { RequestTrace, TracedOperation } from '../telemetry/tracing.ts';
import { toPublicError } from './errors/public-error.ts';
import type { CompiledField } from './execution/compiled-field.ts';
import { execute } from './execution/execute.ts';
import { type Operation, Operations, shortNameOf } from './operation.ts';
import { itemsOf, resultsOf } from './subscription.ts';

/** The context of resolvers, and the calls that they made. */
export type ExecutionContext = Context & {
  readonly upstreamCalls: readonly CallAttempt[];
  /** A context for the same caller, in which nothing is loaded. */
  readonly renewed: () => ExecutionContext;
  /** Null if the request is not traced. */
  readonly trace: RequestTrace | null;
};

/** A parsed and valid document, and the parameters of the request that executes it. */
export interface ExecutionRequest {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>> | null | undefined;
}

interface ExecutorOptions {
  /** The caller's version of the schema. */
  readonly schemaFor: (policy: Policy) => GraphQLSchema;
  /** The maximum number of Stripe calls of an operation. */
  readonly callBudget: number;
  /** Whether `extensions.stripe` reports the calls of an operation to services. */
  readonly hasReport: boolean;
  /** Whether `extensions.stripe.plan` reports the planned calls to services. */
  readonly explain: boolean;
  readonly log: Log;
}

interface Subscription extends Pick<ExecutionContext, 'renewed'> {
  readonly operation: Operation;
  readonly values: Record<string, unknown>;
  /** The root field. */
  readonly field: CompiledField;
}

/**
 * Executes the operations of the fast path and of Yoga: checks them against the caller's schema, scopes and budget,
 * runs them, converts their errors to public ones, and adds the extensions.
 */
export class Executor {
  readonly #options: ExecutorOptions;
  readonly #operations: Operations;

  constructor(options: ExecutorOptions) {
    this.#options = options;
    this.#operations = new Operations(options.callBudget);
  }

  /** The operation that a request selects; null if the document has no such operation. */
  operationOf(
    { document, operationName }: ExecutionRequest,
    { policy }: Pick<Context, 'policy'>,
  ): OperationDefinitionNode | null {
    return this.#operation(document, operationName, policy)?.node ?? null;
  }

  async execute(request: ExecutionRequest, context: ExecutionContext): Promise<ExecutionResult> {
    const { document, operationName } = request;
    const { policy } = context;
    const operation = this.#operation(document, operationName, policy);
    if (!operation) return this.#public({ errors: [unknownOperation(operationName)] }, context);
    const run = () => this.#run(operation, request, context);
    const { trace } = context;
    return trace ? trace.operation(tracedFrom(operation.node), run) : run();
  }

  async #run(
    operation: Operation,
    request: ExecutionRequest,
    context: ExecutionContext,
  ): Promise<ExecutionResult> {
    const { policy, trace } = context;
    const coerced = operation.coerce(request.variables ?? {});
    if ('errors' in coerced) return this.#public(coerced, context);
    const { values } = coerced;
    return this.#operations.with(operation, values, async (compiled) => {
      const check = () => this.#operations.rejection(operation, values, { fields: compiled.fields, policy });
      const rejection = trace ? trace.planning(check) : check();
      if (rejection) return rejection;
      const result = await execute({ operation: compiled, variableValues: values, contextValue: context });
      return this.#public(result, context, () => operation.plan(values, policy).calls);
    });
  }

  /**
   * Starts a subscription.
   * @returns its results, one for each item in which the selected state differs from the one before; or the errors of a
   * subscription that could not be started
   */
  async subscribe(
    request: ExecutionRequest,
    context: ExecutionContext,
  ): Promise<ExecutionResult | AsyncIterableIterator<ExecutionResult>> {
    const { document, operationName } = request;
    const { policy } = context;
    const operation = this.#operation(document, operationName, policy);
    if (!operation) return this.#public({ errors: [unknownOperation(operationName)] }, context);
    const coerced = operation.coerce(request.variables ?? {});
    if ('errors' in coerced) return this.#public(coerced, context);
    const { values } = coerced;
    return this.#operations.with(operation, values, async ({ fields }) => {
      const rejection = this.#operations.rejection(operation, values, { fields, policy });
      if (rejection) return rejection;
      const [field] = fields;
      if (!field) return { data: {} };
      try {
        const items = await itemsOf(field, values, context);
        return this.#results(items, { operation, values, field, renewed: context.renewed });
      } catch (error) {
        return this.#public({ errors: [locatedError(error, field.nodes, [field.key])] }, context);
      }
    });
  }

  /** The results for the items of a subscription. They outlive the request, so they must not refer to its context. */
  #results(
    items: IntentItems,
    { operation, values, field, renewed }: Subscription,
  ): AsyncIterableIterator<ExecutionResult> {
    return resultsOf(items, {
      field,
      failure: (error) =>
        this.#public({ errors: [locatedError(error, field.nodes, [field.key])] }, renewed()),
      execute: async (rootValue) => {
        const contextValue = renewed();
        const result = await this.#operations.with(operation, values, async (compiled) =>
          execute({ operation: compiled, variableValues: values, contextValue, rootValue }),
        );
        return this.#public(result, contextValue);
      },
    });
  }

  /** A result with public errors and extensions. */
  #public(
    { data, errors }: ExecutionResult,
    context: ExecutionContext,
    planned: () => unknown = () => [],
  ): ExecutionResult {
    const extensions = this.#extensionsOf(context, planned);
    return {
      ...(errors && { errors: this.#publicErrors(errors, context.requestId) }),
      ...(data !== undefined && { data }),
      ...(extensions && { extensions }),
    };
  }

  #operation(document: DocumentNode, name: string | null | undefined, policy: Policy) {
    const schema = this.#options.schemaFor(policy);
    return this.#operations.get(document, name, { schema, view: policy.view });
  }

  #publicErrors(errors: readonly GraphQLError[], requestId: string): readonly GraphQLError[] {
    const { log } = this.#options;
    return errors.map((error) => {
      const { error: publicError, logged } = toPublicError(error);
      if (logged)
        log[logged.level]({ requestId, path: error.path?.join('.'), ...logged.fields }, logged.message);
      return publicError;
    });
  }

  /** The extensions of a response; undefined if there are none. */
  #extensionsOf(
    { policy, staleReplays, upstreamCalls }: ExecutionContext,
    planned: () => unknown,
  ): Record<string, unknown> | undefined {
    const { hasReport, explain } = this.#options;
    const hasPlan = explain && policy.mayReadReport;
    const stripe = {
      ...(hasReport &&
        policy.mayReadReport && {
          calls: upstreamCalls.length,
          requestIds: upstreamCalls.flatMap(({ requestId }) => requestId ?? []),
        }),
      ...(hasPlan && { plan: planned() }),
    };
    const hasStripe = hasPlan || (hasReport && policy.mayReadReport);
    if (!hasStripe && staleReplays.length === 0) return undefined;
    return {
      ...(staleReplays.length > 0 && { staleReplays }),
      ...(hasStripe && { stripe }),
    };
  }
}

function tracedFrom(node: OperationDefinitionNode): TracedOperation {
  // The caller could put a key into the name.
  return { type: node.operation, name: redacted(shortNameOf(node)) };
}

function unknownOperation(name: string | null | undefined): GraphQLError {
  return new GraphQLError(
    name === null || name === undefined
      ? 'Must provide operation name if query contains multiple operations.'
      : `Unknown operation named "${name}".`,
  );
}
