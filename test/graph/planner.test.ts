import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway({ sandbox: { seeded: true }, gateway: { explain: true } });
});
beforeEach(() => gateway.sandbox.reset());
afterAll(() => gateway.close());

interface Planned {
  readonly method: string;
  readonly path: string;
  readonly expand: readonly string[];
  readonly pages: number;
  readonly times: number;
  readonly field: string;
}

/** What a document costs by the sandbox's own count, and what the plan said. */
async function run(document: string) {
  const before = gateway.sandbox.requests().length;
  const { data, errors, extensions } = await gateway.execute<Record<string, unknown>, object>(document);
  expect(errors).toBeUndefined();
  const stripe = extensions?.stripe as unknown as { calls: number; plan: Planned[] };
  const received = gateway.sandbox.requests().slice(before);
  expect(stripe.calls).toBe(received.length);
  const said = stripe.plan.reduce((sum, { pages, times }) => sum + pages * times, 0);
  expect(received.length).toBeLessThanOrEqual(said);
  return { data, calls: received.length, said, plan: stripe.plan, received };
}

const ID = seededIds.succeeded;
const WITH_ATTEMPTS = 'customer { email } paymentMethod { type } latestAttempt { status }';

describe('the calls that a read costs', () => {
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
      'one intent asked three ways',
      `{ setupIntent(id: "${ID}") { status } node(id: "${ID}") { ... on SetupIntent { usage } } nodes(ids: ["${ID}"]) { id } }`,
      1,
    ],
    [
      'two aliases with different expansions',
      `{ a: setupIntent(id: "${ID}") { customer { email } } b: setupIntent(id: "${ID}") { latestAttempt { status } } }`,
      1,
    ],
    ['a list of none', '{ setupIntents(first: 0) { nodes { id } } }', 0],
    [
      'a list with the latest attempt of each and its payment method and its customer',
      '{ setupIntents(first: 20) { nodes { latestAttempt { paymentMethod { customer { email } } } } } }',
      1,
    ],
    [
      'references asked for their ids',
      '{ setupIntents(first: 20) { nodes { customer { id } paymentMethod { __typename id } } } }',
      1,
    ],
    [
      'an expansion that is skipped',
      `{ setupIntent(id: "${ID}") { id customer @skip(if: true) { email } } }`,
      1,
    ],
    [
      'the lists of a customer that is known by its id',
      `{ setupIntent(id: "${ID}") { customer { id setupIntents(first: 2) { nodes { id } } } } }`,
      2,
    ],
  ])('%s', async (_title, document, calls) => {
    expect((await run(document)).calls).toBe(calls);
  });

  it('expands what the selection asks and nothing else', async () => {
    const { received } = await run(
      `{ setupIntents(first: 3) { nodes { ${WITH_ATTEMPTS} mandate { id } } } }`,
    );
    expect(received[0]?.query).toBe(
      'limit=3&expand[0]=data.customer&expand[1]=data.latest_attempt&expand[2]=data.payment_method',
    );
  });

  it('asks for each of 5 nodes once, though each stands twice', async () => {
    const { data } = await gateway.execute<{ setupIntents: { nodes: { id: string }[] } }, object>(
      '{ setupIntents(first: 5) { nodes { id } } }',
    );
    const ids = (data?.setupIntents.nodes ?? []).map(({ id }) => id);
    const { calls, said } = await run(
      `{ nodes(ids: ${JSON.stringify([...ids, ...ids])}) { id ... on SetupIntent { status } } }`,
    );
    expect([calls, said]).toEqual([5, 5]);
  });

  it('splits 150 into 2 pages', async () => {
    const { calls, plan } = await run('{ setupIntents(first: 150) { nodes { id customer { email } } } }');
    // The seeded world fits on the first page.
    expect(calls).toBe(1);
    expect(plan).toMatchObject([{ path: '/v1/setup_intents', pages: 2, expand: ['data.customer'] }]);
  });

  it('finds what lies deeper than Stripe expands in the copies that it has', async () => {
    const deep =
      'latestAttempt { setupIntent { latestAttempt { setupIntent { latestAttempt { status } } } } }';
    const { data, calls } = await run(`{ setupIntent(id: "${ID}") { ${deep} } }`);
    expect(JSON.stringify(data)).toContain('"status":"SUCCEEDED"');
    // The fifth step is one too many for Stripe, but the copy that came along has the answer.
    expect(calls).toBe(1);
  });
});

describe('the calls that a write costs', () => {
  const create = (selection: string) =>
    `mutation { createSetupIntent(input: { customer: "${seededIds.customer}" }) { ... on CreateSetupIntentPayload { setupIntent { ${selection} } } } }`;

  it.each([
    ['id status metadata { key }', 1],
    ['id customer { id }', 1],
    ['id customer { email }', 2],
    ['id customer { email } paymentMethod { type } latestAttempt { status }', 2],
  ])('create with { %s } costs %i', async (selection, calls) => {
    const result = await run(create(selection));
    expect([result.calls, result.said]).toEqual([calls, calls]);
    const posts = result.received.filter(({ method }) => method === 'POST');
    expect(posts.map(({ form }) => form)).toEqual([`customer=${seededIds.customer}`]);
  });
});

describe('the budget', () => {
  const customers = ['alder', 'harbour'];
  const document = (ids: readonly string[]) =>
    `{ nodes(ids: ${JSON.stringify(ids)}) { ... on Customer { setupIntents(first: 5) { nodes { id } } } } }`;
  const ids = Array.from({ length: 10 }, (_, index) => `cus_${customers[index % 2]}${index}`);

  it('knows beforehand what 10 customers with 5 intents each cost', async () => {
    const { said } = await run(document(ids));
    expect(said).toBe(20);
  });

  it('refuses what may cost more, before the first call, and names the field', async () => {
    const frugal = await startTestGateway({ gateway: { upstreamCallBudget: 10 } });
    const { data, errors } = await frugal.execute(document(ids));
    const received = frugal.sandbox.requests();
    await frugal.close();
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([
      {
        message: 'This may need 20 calls to Stripe, and 10 are allowed: nodes.setupIntents alone takes 10.',
        extensions: { code: 'OPERATION_TOO_COMPLEX', retryable: false, cost: 20, budget: 10 },
      },
    ]);
    expect(received).toEqual([]);
  });

  it('never lets a list below a list fan out unseen', async () => {
    const { errors } = await gateway.execute(
      '{ setupIntents(first: 100) { nodes { attempts(first: 10) { nodes { status } } } } }',
    );
    expect(errors).toMatchObject([
      { extensions: { code: 'OPERATION_TOO_COMPLEX', cost: 101, field: 'setupIntents.nodes.attempts' } },
    ]);
  });
});
