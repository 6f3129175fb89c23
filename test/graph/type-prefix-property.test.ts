import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { schema } from '../../src/schema/index.ts';
import { documentWithTypePrefix } from '../../src/server/graph/type-prefix.ts';
import { cases } from '../support/cases.ts';
import { type Counted, counted } from '../support/counted.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { RandomQueries } from '../support/random-query.ts';

/** fast-check prints this with each failure, together with the query. */
const SEED = 20_261_124;

const ids = {
  setupIntents: [seededIds.succeeded, seededIds.declined, seededIds.requiresMicrodeposits],
  customers: [seededIds.customer, seededIds.deletedCustomer],
  paymentMethods: [seededIds.paymentMethod],
  mandates: [seededIds.mandate],
  strange: ['seti_unknown', 'nonsense'],
};

let plain: TestGateway;
let prefixed: TestGateway;
beforeAll(async () => {
  const limits = { depth: 1000, aliases: 100_000, directives: 100_000, tokens: 1_000_000, bytes: 10_000_000 };
  const options = { explain: true, upstreamCallBudget: 1_000_000, limits };
  plain = await startTestGateway({ sandbox: { seeded: true }, gateway: options });
  prefixed = await startTestGateway({
    gateway: { ...options, subgraphTypePrefix: 'Stripe', stripeApiBase: plain.sandbox.url },
  });
});
afterAll(async () => {
  await plain.close();
  await prefixed.close();
});

/** The result and its cost, in the names without the prefix, with the errors in a normalized order. */
function comparable({ data, errors, calls, said }: Counted): string {
  const failures = errors.map(({ path, extensions }) => JSON.stringify([path, extensions?.code])).sort();
  return JSON.stringify({ data, failures, calls, said })
    .replaceAll(/"Stripe(?=[A-Z])/g, '"')
    .replaceAll(/(\\?")stripe([A-Z])/g, (_, quote: string, first: string) => quote + first.toLowerCase());
}

it('any read returns the same with a type prefix as without, for the same number of calls', async () => {
  const queries = new RandomQueries(schema, ids).queries(5);
  await fc.assert(
    fc.asyncProperty(queries, async ({ document, variables }) => {
      const { sandbox } = plain;
      const expected = await counted(plain, document, variables);
      const renamed = documentWithTypePrefix(document, schema, 'Stripe');
      const found = await counted({ sandbox, execute: prefixed.execute }, renamed, variables);
      expect(comparable(found)).toBe(comparable(expected));
    }),
    { seed: SEED, numRuns: cases(100) },
  );
});
