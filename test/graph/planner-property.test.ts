import fc from 'fast-check';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { schema } from '../../src/schema/index.ts';
import { cases } from '../support/cases.ts';
import { type Counted, counted } from '../support/counted.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { type KnownIds, RandomQueries } from '../support/random-query.ts';

/** fast-check prints this with each failure, together with the query. */
const SEED = 20_261_122;

let on: TestGateway;
let off: TestGateway;

/** Few enough objects for different fields to reach the same ones. */
const ids: KnownIds = {
  setupIntents: [
    seededIds.succeeded,
    seededIds.succeededWithMandate,
    seededIds.declined,
    seededIds.requiresMicrodeposits,
    seededIds.canceled,
  ],
  customers: [seededIds.customer, seededIds.deletedCustomer],
  paymentMethods: [seededIds.paymentMethod],
  mandates: [seededIds.mandate],
  strange: ['seti_unknown', 'cus_unknown', 'nonsense'],
};

beforeAll(async () => {
  const limits = { depth: 1000, aliases: 100_000, directives: 100_000, tokens: 1_000_000, bytes: 10_000_000 };
  const options = { explain: true, upstreamCallBudget: 1_000_000, limits };
  on = await startTestGateway({ sandbox: { seeded: true }, gateway: options });
  off = await startTestGateway({
    gateway: { ...options, expands: false, stripeApiBase: on.sandbox.url },
  });
});
afterAll(async () => {
  await on.close();
  await off.close();
});

/** Failures by path and code, in a normalized order. */
function failures({ errors }: Counted): string[] {
  return errors.map(({ path, extensions }) => `${JSON.stringify(path)} ${extensions?.code}`).sort();
}

it('any read returns the same as without the planner, for no more calls, within its plan', async () => {
  const queries = new RandomQueries(schema, ids).queries(7);
  await fc.assert(
    fc.asyncProperty(queries, async ({ document, variables }) => {
      expect(validate(schema, parse(document))).toEqual([]);
      const { sandbox } = on;
      sandbox.reset();
      const planned = await counted(on, document, variables);
      const unplanned = await counted({ sandbox, execute: off.execute }, document, variables);
      expect(planned.data).toEqual(unplanned.data);
      expect(failures(planned)).toEqual(failures(unplanned));
      expect(planned.calls).toBeLessThanOrEqual(unplanned.calls);
      expect(planned.calls).toBeLessThanOrEqual(planned.said);
    }),
    { seed: SEED, numRuns: cases(600) },
  );
});
