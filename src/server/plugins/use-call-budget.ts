import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { costOf, type PlannedCall, Planner } from '../../planner/plan.ts';
import type { Context } from '../../schema/context.ts';
import { codedError } from '../../schema/error-codes.ts';

/** A call returns at most 100 objects, so this allows 50 fields of each. */
const VALUES_PER_CALL = 5000;

interface CallBudgetOptions {
  /** The most Stripe calls that an operation may need. */
  readonly budget: number;
  /** Whether services get the plan in `extensions.stripe.plan`. */
  readonly explain: boolean;
}

/**
 * Rejects an operation, before its first call, if it may need more Stripe calls than the budget allows, or if its response
 * may contain more values than that many calls return: an object that appears often needs no further call, but time and
 * memory. While the operation runs, the Stripe client enforces the budget (`StripeRequestOptions.maxCalls`).
 */
export function useCallBudget({ budget, explain }: CallBudgetOptions): Plugin<Pick<Context, 'policy'>> {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { schema, document, operationName, variableValues } = args;
      const { policy } = args.contextValue;
      const operation = getOperationAST(document, operationName);
      const { plan, values } = operation
        ? planOf(schema, {
            document,
            operation,
            variables: variableValues ?? {},
            customer: policy.customer,
          })
        : EMPTY_PLAN;
      const cost = costOf(plan);
      const error = cost > budget ? tooManyCalls(plan, cost, budget) : tooManyValues(values, budget);
      if (error) {
        setResultAndStopExecution({ errors: [error] });
        return undefined;
      }
      if (!explain || !policy.mayReadReport) return undefined;
      return {
        onExecuteDone({ result, setResult }) {
          const { extensions, ...rest } = result as ExecutionResult;
          const stripe = { ...(extensions?.stripe as object | undefined), plan };
          setResult({ ...rest, extensions: { ...extensions, stripe } });
        },
      };
    },
  };
}

interface Execution {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly customer: string | null;
}

interface PlanWithSize {
  readonly plan: readonly PlannedCall[];
  /** The most values in the response. */
  readonly values: number;
}

const EMPTY_PLAN: PlanWithSize = { plan: [], values: 0 };

/** Empty if the variables are invalid, because the execution will reject them. */
function planOf(
  schema: GraphQLSchema,
  { document, operation, variables, customer }: Execution,
): PlanWithSize {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
    maxErrors: 1,
  });
  if (!coerced) return EMPTY_PLAN;
  const fragments = Object.fromEntries(
    document.definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === 'FragmentDefinition')
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const planner = new Planner({ schema, fragments, variableValues: coerced, customer });
  return { plan: planner.plan(operation), values: planner.values };
}

function tooManyCalls(plan: readonly PlannedCall[], cost: number, budget: number): GraphQLError {
  const { field, share } = costliestField(plan);
  return tooComplex(
    `This operation may need up to ${cost} Stripe calls (limit ${budget}); \`${field}\` accounts for ${share}.`,
    { cost, budget, field },
  );
}

/** Null if the number of values is within the limit. */
function tooManyValues(values: number, budget: number): GraphQLError | null {
  const allowed = budget * VALUES_PER_CALL;
  if (values <= allowed) return null;
  return tooComplex(
    `The response may contain up to ${values} values (limit ${allowed}, ${VALUES_PER_CALL} for each call of UPSTREAM_CALL_BUDGET).`,
    { values, allowed },
  );
}

function tooComplex(problem: string, more: Readonly<Record<string, unknown>>): GraphQLError {
  const { message, extensions } = codedError('OPERATION_TOO_COMPLEX', problem, more);
  return new GraphQLError(message, { extensions: { ...extensions, http: { spec: true, status: 400 } } });
}

/** The field with the most calls; if there are several, the deepest. */
function costliestField(plan: readonly PlannedCall[]): { readonly field: string; readonly share: number } {
  const shares = new Map<string, number>();
  for (const call of plan) shares.set(call.field, (shares.get(call.field) ?? 0) + costOf([call]));
  const [[field, share] = ['', 0]] = [...shares].sort(
    ([one, ofOne], [other, ofOther]) => ofOther - ofOne || other.length - one.length,
  );
  return { field, share };
}
