import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { boundTo } from '../support/principals.ts';

let gateway: TestGateway;
let ofCustomer: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true } });
  ofCustomer = await startTestGateway({
    gateway: { stripeApiBase: gateway.sandbox.url, principal: () => boundTo(seededIds.customer) },
  });
});
afterAll(async () => {
  await ofCustomer.close();
  await gateway.close();
});

const times = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => of(index)).join(' ');

const sameCustomer = (count: number) => JSON.stringify(Array(count).fill(seededIds.customer));

/** Documents of a few kilobytes that need few calls, but have enormous responses. */
const BOMBS: readonly (readonly [string, string])[] = [
  [
    'lists of an object under many aliases',
    `{ nodes(ids: ${sameCustomer(500)}) { ... on Customer { ${times(19, (n) => `a${n}: setupIntents(first: 200) { nodes { id status usage } }`)} } } }`,
  ],
  [
    'items of a list under many aliases',
    `{ setupIntents(first: 500) { ${times(20, (n) => `n${n}: nodes { ...A }`)} } }
      fragment A on SetupIntent { ${times(10, (n) => `a${n}: customer { ...B }`)} } fragment B on Customer { ${times(20, (n) => `b${n}: id`)} }`,
  ],
  [
    'metadata under many aliases',
    `{ setupIntents(first: 500) { nodes { ${times(30, (n) => `m${n}: metadata { key value }`)} } } }`,
  ],
];

describe('a response', () => {
  it.each(BOMBS)('that would be too large is rejected before the first call: %s', async (_, document) => {
    const { sandbox } = gateway;
    // Customers may not read metadata, so that the response is small for them.
    const callers = document.includes('metadata') ? [gateway] : [gateway, ofCustomer];
    for (const caller of callers) {
      const before = sandbox.requests().length;
      const { data, errors } = await caller.execute(document);
      expect(data).toBeUndefined();
      expect(errors).toMatchObject([
        {
          message: expect.stringContaining('5000 for each call of UPSTREAM_CALL_BUDGET'),
          extensions: { code: 'OPERATION_TOO_COMPLEX', allowed: 500_000, values: expect.any(Number) },
        },
      ]);
      expect(sandbox.requests()).toHaveLength(before);
    }
  });

  it.each([
    [
      'a page of 500 with many fields',
      `{ setupIntents(first: 500) { edges { cursor node { id status usage createdAt metadata { key value }
        customer { id name email address { line1 city country } metadata { key value } }
        paymentMethod { id type card { brand last4 expMonth expYear } billingDetails { name email } metadata { key value } }
        latestAttempt { id status createdAt } lastSetupError { code message } } } pageInfo { hasNextPage endCursor } } }`,
    ],
    [
      'a customer of 300 intents, with a list',
      `{ nodes(ids: ${sameCustomer(300)}) { ... on Customer { name setupIntents(first: 10) { nodes { id status } } } } }`,
    ],
  ])('of acceptable size is returned: %s', async (_, document) => {
    expect((await gateway.execute(document)).errors).toBeUndefined();
  });

  it('counts the calls of a customer’s own root field, whether or not it is named', async () => {
    const own = (field: string) =>
      `{ ${field} { setupIntents(first: 500) { nodes { a: attempts(first: 1) { nodes { id } } } } } }`;
    for (const document of [own('viewer'), own(`customer(id: "${seededIds.customer}")`)])
      expect((await ofCustomer.execute(document)).errors).toMatchObject([
        { extensions: { code: 'OPERATION_TOO_COMPLEX', cost: 506 } },
      ]);
  });
});
