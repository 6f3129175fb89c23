import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { countedWell } from '../support/counted.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true }, gateway: { explain: true } });
});
beforeEach(() => gateway.sandbox.reset());
afterAll(() => gateway.close());

const run = (document: string) => countedWell(gateway, document);

const ID = seededIds.succeeded;
const WITH_ATTEMPTS = 'customer { email } paymentMethod { type } latestAttempt { status }';

describe('the calls of a read', () => {
  it.each<[string, string, number]>([
    [
      'a list of 20 with customer, payment method and latest attempt',
      `{ setupIntents(first: 20) { nodes { id ${WITH_ATTEMPTS} } } }`,
      1,
    ],
    [
      'the same through fragments and aliases',
      `{ all: setupIntents(first: 20) { edges { node { ...F ... on SetupIntent { l: latestAttempt { status } } } } nodes { id } } }
       fragment F on SetupIntent { who: customer { ...G } what: paymentMethod { type } }
       fragment G on Customer { email }`,
      1,
    ],
    [
      'two aliases with different expansions',
      `{ a: setupIntent(id: "${ID}") { customer { email } } b: setupIntent(id: "${ID}") { latestAttempt { status } } }`,
      1,
    ],
    [
      'the same through fragments whose variables skip nothing',
      `{ setupIntents(first: 20) { ...P } }
       fragment P on SetupIntentConnection { nodes { ... on Node { id } ...F @include(if: true) } }
       fragment F on SetupIntent { ... @skip(if: false) { ${WITH_ATTEMPTS} } }`,
      1,
    ],
    [
      'an object below the depth that Stripe expands, which another response contains',
      `{ paymentMethod(id: "${seededIds.paymentMethod}") { type } customer(id: "${seededIds.customer}") {
         invoiceSettings { defaultPaymentMethod { customer { invoiceSettings { defaultPaymentMethod { customer { name } } } } } } } }`,
      2,
    ],
    [
      'an object that a list has expanded, by its id in a later field',
      `{ setupIntents(first: 20) { nodes { paymentMethod { type customer { setupIntents(first: 0) { nodes { id } } name } } latestAttempt { setupIntent { customer { name } paymentMethod { type } } } } } }`,
      1,
    ],
    [
      "a customer's tax, which Stripe returns only when it is expanded",
      `{ customer(id: "${seededIds.customer}") { tax { provider } } }`,
      1,
    ],
    [
      "the tax of a list's customers",
      '{ setupIntents(first: 20) { nodes { customer { name tax { automaticTax location { country } } } } } }',
      1,
    ],
    [
      'a list with the latest attempt of each and its payment method and its customer',
      '{ setupIntents(first: 20) { nodes { latestAttempt { paymentMethod { customer { email } } } } } }',
      1,
    ],
    [
      'only the ids of relations',
      '{ setupIntents(first: 20) { nodes { customer { id } paymentMethod { __typename id } } } }',
      1,
    ],
    [
      'an expansion that is skipped',
      `{ setupIntent(id: "${ID}") { id customer @skip(if: true) { email } } }`,
      1,
    ],
    [
      'one intent by three aliases, nodes, and an absent client secret',
      `query ($none: String) { a: setupIntent(id: "${ID}") { status } b: setupIntent(id: "${ID}", clientSecret: $none) { customer { email } }
         nodes(ids: ["${ID}", "${ID}"]) { ... on SetupIntent { latestAttempt { status } } } }`,
      1,
    ],
    [
      'a relation of a relation of a relation',
      `{ setupIntent(id: "${ID}") { latestAttempt { paymentMethod { customer { invoiceSettings { footer } } } } } }`,
      1,
    ],
    [
      'the lists of a customer in the arguments',
      `{ setupIntent(id: "${ID}") { customer { id setupIntents(first: 2) { nodes { id } } } } }`,
      2,
    ],
  ])('%s', async (_title, document, calls) => {
    expect((await run(document)).calls).toBe(calls);
  });

  it('expand exactly what is selected', async () => {
    const { received } = await run(
      `{ setupIntents(first: 3) { nodes { ${WITH_ATTEMPTS} mandate { id } } } }`,
    );
    expect(received[0]?.query).toBe(
      'limit=3&expand[0]=data.customer&expand[1]=data.latest_attempt&expand[2]=data.payment_method',
    );
  });

  it('use objects of the response for fields below the depth that Stripe expands', async () => {
    const deep =
      'latestAttempt { setupIntent { latestAttempt { setupIntent { latestAttempt { status } } } } }';
    const { data, calls } = await run(`{ setupIntent(id: "${ID}") { ${deep} } }`);
    expect(JSON.stringify(data)).toContain('"status":"SUCCEEDED"');
    // The fifth level is too deep for Stripe, but the response already contains the object.
    expect(calls).toBe(1);
  });
});
