import { GraphQLError } from 'graphql';
import { costOf, type PlannedCall } from '../planner/plan.ts';
import { codedError } from '../schema/error-codes.ts';

/** A call returns up to 100 objects, and so many values leave room for the widest selections of each. */
const VALUES_PER_CALL = 5000;

/** The most calls of an operation, and the most values in its response. */
export interface SizedPlan {
  readonly calls: readonly PlannedCall[];
  readonly values: number;
}

/**
 * The error for an operation that may need more Stripe calls than the budget allows, or whose response may contain more
 * values than that many calls return: an object that appears often needs no further call, but time and memory. Null if the
 * plan is within the budget.
 */
export function budgetError({ calls, values }: SizedPlan, budget: number): GraphQLError | null {
  const cost = costOf(calls);
  return cost > budget ? tooManyCalls(calls, cost, budget) : tooManyValues(values, budget);
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
