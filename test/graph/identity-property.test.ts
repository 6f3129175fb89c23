import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { costOf, type PlannedCall } from '../../src/planner/plan.ts';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { schema } from '../../src/schema/index.ts';
import { cases } from '../support/cases.ts';
import { changedMethods } from '../support/changed-methods.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { conflictsIn, labelled } from '../support/identity.ts';
import { planOf } from '../support/plan.ts';
import { boundTo } from '../support/principals.ts';
import { type KnownIds, RandomQueries } from '../support/random-query.ts';

const SEED = 20_261_130;

interface Explained {
  readonly stripe: { readonly calls: number; readonly plan: readonly PlannedCall[] };
}

let on: TestGateway;
let off: TestGateway;
let bound: TestGateway;
let customer = '';
let ids: KnownIds;

beforeAll(async () => {
  const limits = { depth: 1000, aliases: 100_000, directives: 100_000, tokens: 1_000_000, bytes: 10_000_000 };
  const options = { explain: true, upstreamCallBudget: 1_000_000, limits };
  on = await startTestGateway({ sandbox: { seeded: true }, gateway: options });
  off = await startTestGateway({ gateway: { ...options, expands: false, stripeApiBase: on.sandbox.url } });
  bound = await startTestGateway({
    gateway: {
      ...options,
      principal: () => boundTo(customer),
      customerHiddenFields: [],
      stripeApiBase: on.sandbox.url,
    },
  });
  const changed = await changedMethods(on.sandbox);
  customer = changed.customer;
  ids = {
    setupIntents: [changed.declined, changed.failed, changed.succeeded, changed.bank, seededIds.declined],
    customers: [changed.customer, seededIds.deletedCustomer],
    paymentMethods: [changed.declinedMethod, changed.method, changed.bankMethod],
    mandates: [changed.bankMandate],
    strange: ['seti_unknown', 'cus_unknown', 'nonsense'],
  };
});
afterAll(async () => {
  await bound.close();
  await on.close();
  await off.close();
});

it('an object with an id has one state in a response, by every path, within the plan', async () => {
  await fc.assert(
    fc.asyncProperty(new RandomQueries(schema, ids).queries(7), async ({ document, variables }) => {
      const source = labelled(schema, document);
      expect(validate(schema, parse(source))).toEqual([]);
      const expanding = await on.execute(source, variables);
      expect(conflictsIn(expanding)).toEqual([]);
      const { stripe } = expanding.extensions as unknown as Explained;
      expect(stripe.calls).toBeLessThanOrEqual(costOf(stripe.plan));
      const single = await off.execute(source, variables);
      expect(conflictsIn(single)).toEqual([]);
      expect(single.data).toEqual(expanding.data);
    }),
    { seed: SEED, numRuns: cases(150) },
  );
});

/** The calls since the last check. The sandbox keeps only the last thousand. */
function callsSince(last: string | null | undefined): number {
  const ids = on.sandbox.requests().map(({ request_id }) => request_id);
  return ids.length - 1 - ids.lastIndexOf(last ?? '');
}

it('an object with an id has one state in a customer’s response, too', async () => {
  await fc.assert(
    fc.asyncProperty(new RandomQueries(schema, ids).queries(6), async ({ document, variables }) => {
      const source = labelled(schema, document);
      const last = on.sandbox.requests().at(-1)?.request_id;
      expect(conflictsIn(await bound.execute(source, variables))).toEqual([]);
      expect(callsSince(last)).toBeLessThanOrEqual(costOf(planOf(schema, source, variables, customer)));
    }),
    { seed: SEED, numRuns: cases(150) },
  );
});
