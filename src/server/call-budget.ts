import { GraphQLError } from 'graphql';
import { costOf, type PlannedCall } from '../planner/plan.ts';
import { codedError } from '../schema/error-codes.ts';

/** A call returns up to 100 objects, so this allows 50 fields of each. */
const VALUES_PER_CALL = 5000;

/** The calls that an operation may need, and the maximum number of values in its response. */
export interface SizedPlan {
  readonly calls: readonly PlannedCall[];
  readonly values: number;
}

/**
 * The error for an operation that may need more Stripe calls than the budget allows, or whose response may contain more
 * values than that number of calls can return. An object that occurs many times needs no further calls, but each
 * occurrence takes time and memory. Null if the plan is within the budget.
 */
export function budgetError({ calls, values }: SizedPlan, budget: number): GraphQLError | null {
  const cost = costOf(calls);
  return cost > budget ? tooManyCalls(calls, cost, budget) : tooManyValues(values, budget);
}

function tooManyCalls(plan: readonly PlannedCall[], cost: number, budget: number): GraphQLError {
  const { field, share } = costliestField(plan);
  return tooComplex(
    `This operation may need up to ${cost} Stripe calls (limit ${budget}); \`${field}\` accounts for ${share}. Select fewer objects, or raise UPSTREAM_CALL_BUDGET.`,
    { cost, budget, field },
  );
}

/** Null if the number of values is within the limit. */
function tooManyValues(values: number, budget: number): GraphQLError | null {
  const allowed = budget * VALUES_PER_CALL;
  if (values <= allowed) return null;
  return tooComplex(
    `The response may contain up to ${values} values (limit ${allowed}, ${VALUES_PER_CALL} for each call of UPSTREAM_CALL_BUDGET). Select fewer fields or objects, or raise the budget.`,
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
