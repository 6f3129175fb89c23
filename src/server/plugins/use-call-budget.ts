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
import { costOf, type PlannedCall, Planner } from '../../loaders/plan.ts';
import type { Context } from '../../schema/context.ts';
import { codedError } from '../../schema/error-codes.ts';

interface CallBudgetOptions {
  /** The most calls to Stripe that an operation may come to. */
  readonly budget: number;
  /** Whether to tell the plan, as `extensions.stripe.plan`. */
  readonly explain: boolean;
}

/** Refuses, before the first call, an operation that may need more calls to Stripe than the budget allows. */
export function useCallBudget({ budget, explain }: CallBudgetOptions): Plugin<Pick<Context, 'principal'>> {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { schema, document, operationName, variableValues } = args;
      const { kind } = args.contextValue.principal;
      const operation = getOperationAST(document, operationName);
      const plan = operation
        ? planOf(schema, {
            document,
            operation,
            inputs: variableValues ?? {},
            isCustomer: kind === 'customer',
          })
        : [];
      const cost = costOf(plan);
      if (cost > budget) {
        setResultAndStopExecution({ errors: [tooComplex(plan, cost, budget)] });
        return undefined;
      }
      if (!explain || kind !== 'service') return undefined;
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
  readonly isCustomer: boolean;
}

/** Badly typed variables plan nothing: the execution refuses them itself. */
function planOf(
  schema: GraphQLSchema,
  { document, operation, inputs, isCustomer }: Execution,
): PlannedCall[] {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], inputs, {
    maxErrors: 1,
  });
  if (!coerced) return [];
  const fragments = Object.fromEntries(
    document.definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === 'FragmentDefinition')
      .map((fragment) => [fragment.name.value, fragment]),
  );
  return new Planner({ schema, fragments, variableValues: coerced, isCustomer }).plan(operation);
}

function tooComplex(plan: readonly PlannedCall[], cost: number, budget: number): GraphQLError {
  const { field, share } = costliest(plan);
  const { message, extensions } = codedError(
    'OPERATION_TOO_COMPLEX',
    `This may need ${cost} calls to Stripe, and ${budget} are allowed: ${field} alone takes ${share}.`,
    { cost, budget, field },
  );
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
