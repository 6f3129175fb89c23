import fc from 'fast-check';
import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { ERROR_CODES } from '../../src/schema/error-codes.ts';
import { schema } from '../../src/schema/index.ts';
import type { Log } from '../../src/schema/log.ts';
import { anyInput } from '../schema/fields/input-values.ts';
import { cases } from '../support/cases.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { type KnownIds, RandomQueries } from '../support/random-query.ts';

const SEED = 20_261_124;
const KEY = 'sk_test_fuzzed';

/** Texts that must never be exposed: keys, stack traces, our file names, upstream addresses. */
const LEAKS = new RegExp(`${KEY}|"stack"|originalError|\\.ts:\\d|node_modules|127\\.0\\.0\\.1:`);

const ids: KnownIds = {
  setupIntents: [
    seededIds.succeeded,
    seededIds.declined,
    seededIds.requiresMicrodeposits,
    seededIds.canceled,
  ],
  customers: [seededIds.customer, seededIds.deletedCustomer],
  paymentMethods: [seededIds.paymentMethod],
  mandates: [seededIds.mandate],
  strange: ['seti_unknown', 'cus_unknown', '__proto__', 'constructor', '../customers', ''],
};

const logged: string[] = [];
const record = (level: string) => (fields: object, message: string) =>
  void logged.push(`${level} ${message} ${JSON.stringify(fields)}`);
const log: Log = { info: record('info'), warn: record('warn'), error: record('error') };

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({
    sandbox: { seeded: true },
    gateway: {
      stripeApiKey: KEY,
      log,
      upstreamCallBudget: 1000,
      limits: { depth: 1000, aliases: 100_000, directives: 100_000, tokens: 1_000_000, bytes: 10_000_000 },
    },
  });
});
afterAll(() => gateway.close());

/** Sends an operation, and checks everything that is returned. */
async function isAnsweredWell(query: string, variables: object): Promise<void> {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  expect(response.status).toBe(200);
  expect(text).not.toMatch(LEAKS);
  const { data, errors = [] } = JSON.parse(text) as {
    data: unknown;
    errors?: readonly { readonly extensions: { readonly code: string } }[];
  };
  expect(data).toBeTypeOf('object');
  for (const { extensions } of errors) {
    expect(Object.keys(ERROR_CODES)).toContain(extensions.code);
    expect(extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
  }
  // Upstream failures are not failures of these operations.
  expect(logged.filter((line) => line.startsWith('error'))).toEqual([]);
}

const RESULT = `
  __typename
  ... on StripeError {
    message code requestId
    ... on InvalidRequestError { inputPath }
    ... on CardError { declineCode setupIntent { id status lastSetupError { code } } }
  }
`;

/** The written object of a payload, by a part of the mutation's name. */
const PAYLOADS: Readonly<Record<string, string>> = {
  SetupIntent: 'setupIntent { id status metadata { key } customer { id name } }',
  Customer: 'customer { id name invoiceSettings { defaultPaymentMethod { id type } } }',
  PaymentMethod: 'paymentMethod { id billingDetails { name } customer { id name } }',
};

it('each random read returns data or an error with a code', async () => {
  const queries = new RandomQueries(schema, ids).queries(5);
  await fc.assert(
    fc.asyncProperty(queries, ({ document, variables }) => isAnsweredWell(document, variables)),
    { seed: SEED, numRuns: cases(1200) },
  );
});

it('each random write returns data or an error with a code', async () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const inputOf = (args: (typeof mutations)[number]['args']): GraphQLInputObjectType => {
    const type = getNamedType(args[0]?.type);
    if (!isInputObjectType(type)) throw new Error('A mutation takes no input.');
    return type;
  };
  const anyId = fc.constantFrom(
    ...[...ids.setupIntents, ...ids.customers, ...ids.paymentMethods, ...ids.strange],
  );
  const change = fc.constantFrom(...mutations).chain(({ name, args }) => {
    const type = inputOf(args);
    const known = 'id' in type.getFields() ? fc.record({ id: anyId }) : fc.constant({});
    return fc.tuple(anyInput(type), known).map(([input, { ...id }]) => {
      const capital = name.charAt(0).toUpperCase() + name.slice(1);
      const [object = ''] = Object.keys(PAYLOADS).filter((each) => name.includes(each));
      const payload = `... on ${capital}Payload { idempotentReplayed ${PAYLOADS[object]} }`;
      return {
        query: `mutation ($input: ${type.name}!) { ${name}(input: $input) { ${RESULT} ${payload} } }`,
        variables: { input: { ...input, ...id } },
      };
    });
  });
  await fc.assert(
    fc.asyncProperty(change, ({ query, variables }) => isAnsweredWell(query, variables)),
    { seed: SEED, numRuns: cases(1000) },
  );
});
