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

/** A call brings 100 objects at most: so many fields of each leave room for the widest selections that make sense. */
const VALUES_PER_CALL = 5000;

interface CallBudgetOptions {
  /** The most calls to Stripe that an operation may need. */
  readonly budget: number;
  /** Whether to tell the plan, as `extensions.stripe.plan`. */
  readonly explain: boolean;
}

/**
 * Refuses, before the first call, an operation that may need more calls to Stripe than the budget allows, or whose
 * response may hold more values than that many calls return: an object in many places costs no further call, but time
 * and space. The Stripe client holds the budget while the operation runs (`StripeRequestOptions.maxCalls`).
 */
export function useCallBudget({ budget, explain }: CallBudgetOptions): Plugin<Pick<Context, 'principal'>> {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { schema, document, operationName, variableValues } = args;
      const { principal } = args.contextValue;
      const operation = getOperationAST(document, operationName);
      const { plan, values } = operation
        ? planOf(schema, {
            document,
            operation,
            inputs: variableValues ?? {},
            customer: principal.kind === 'customer' ? principal.customer : null,
          })
        : NOTHING;
      const cost = costOf(plan);
      const error = cost > budget ? tooManyCalls(plan, cost, budget) : tooManyValues(values, budget);
      if (error) {
        setResultAndStopExecution({ errors: [error] });
        return undefined;
      }
      if (!explain || principal.kind !== 'service') return undefined;
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
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly customer: string | null;
}

interface Planned {
  readonly plan: readonly PlannedCall[];
  readonly values: number;
}

const NOTHING: Planned = { plan: [], values: 0 };

/** Badly typed variables plan nothing: the execution refuses them itself. */
function planOf(schema: GraphQLSchema, { document, operation, inputs, customer }: Execution): Planned {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], inputs, {
    maxErrors: 1,
  });
  if (!coerced) return NOTHING;
  const fragments = Object.fromEntries(
    document.definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === 'FragmentDefinition')
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const planner = new Planner({ schema, fragments, variableValues: coerced, customer });
  return { plan: planner.plan(operation), values: planner.values };
}

function tooManyCalls(plan: readonly PlannedCall[], cost: number, budget: number): GraphQLError {
  const { field, share } = costliest(plan);
  const problem = `This may need ${cost} calls to Stripe, and ${budget} are allowed: ${field} alone takes ${share}.`;
  return tooComplex(problem, { cost, budget, field });
}

/** Null where there are no more than are allowed. */
function tooManyValues(values: number, budget: number): GraphQLError | null {
  const allowed = budget * VALUES_PER_CALL;
  if (values <= allowed) return null;
  const problem = `This may bring ${values} values, and ${allowed} are allowed: ${VALUES_PER_CALL} for each call of UPSTREAM_CALL_BUDGET.`;
  return tooComplex(problem, { values, allowed });
}

function tooComplex(problem: string, more: Readonly<Record<string, unknown>>): GraphQLError {
  const { message, extensions } = codedError('OPERATION_TOO_COMPLEX', problem, more);
  return new GraphQLError(message, { extensions: { ...extensions, http: { spec: true, status: 400 } } });
}

/** The field that takes most of the calls; of several, the deepest. */
function costliest(plan: readonly PlannedCall[]): { readonly field: string; readonly share: number } {
  const shares = new Map<string, number>();
  for (const call of plan) shares.set(call.field, (shares.get(call.field) ?? 0) + costOf([call]));
  const [[field, share] = ['', 0]] = [...shares].sort(
    ([one, ofOne], [other, ofOther]) => ofOther - ofOne || other.length - one.length,
  );
  return { field, share };
}
