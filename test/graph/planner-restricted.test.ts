import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seededIds } from '../../src/sandbox/seed/seed.ts';
import { stripeClient } from '../sandbox/support.ts';
import { startTestGateway } from '../support/gateway.ts';
import { type RestrictedKey, startRestrictedKey } from '../support/restricted-key.ts';

let restricted: RestrictedKey;

/** A key that may not read customers, neither directly nor by expansion. */
beforeAll(async () => {
  restricted = await startRestrictedKey(
    (path, expand) =>
      path.startsWith('/v1/customers') || expand.some((each) => each.split('.').includes('customer')),
    { sandbox: { seeded: true } },
  );
});
beforeEach(() => {
  restricted.gateway.sandbox.reset();
  restricted.taken();
});
afterAll(() => restricted.close());

const { customer, succeeded, declined, processing, canceled, requiresConfirmation } = seededIds;

interface Result {
  readonly data: unknown;
  readonly errors: readonly {
    readonly message: string;
    readonly path: readonly (string | number)[];
    readonly extensions: { readonly code: string };
  }[];
  readonly calls: readonly string[];
}

async function execute(document: string): Promise<Result> {
  const { data, errors } = await restricted.gateway.execute(document);
  return { data, errors: (errors ?? []) as never, calls: restricted.taken() };
}

/** The same, for a key with all permissions. */
async function executeWithAllPermissions(document: string): Promise<unknown> {
  const gateway = await startTestGateway({ sandbox: { seeded: true } });
  const { data } = await gateway.execute(document);
  await gateway.close();
  return data;
}

/** The data with null for each customer. */
function withoutCustomers(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data), (key, value: unknown) => (key === 'customer' ? null : value));
}

/** Checks that every error is about a customer, as a permission error that does not contain the key. */
function expectRefusedCustomers({ errors }: Result, count: number): void {
  expect(errors).toHaveLength(count);
  for (const { message, path, extensions } of errors) {
    expect(path.at(-1)).toBe('customer');
    expect([extensions.code, message]).toEqual([
      'UPSTREAM_REFUSED',
      'Stripe rejected the API key of this gateway.',
    ]);
  }
  expect(JSON.stringify(errors)).not.toContain('hunter2');
}

/** The number of intents in a response that have a customer. */
function customersIn(data: unknown): number {
  return JSON.stringify(data).match(/"customer":\{/g)?.length ?? 0;
}

describe('a key that may not read customers', () => {
  it.each<[string, string, number]>([
    ['customer and payment method', 'id customer { email } paymentMethod { type }', 4],
    [
      'customer, payment method and latest attempt',
      'id customer { email } paymentMethod { type } latestAttempt { status }',
      5,
    ],
    [
      'the latest attempt with its own relations',
      'id latestAttempt { status customer { email } paymentMethod { type } }',
      5,
    ],
    [
      'all relations',
      `id customer { name } mandate { status paymentMethod { type } } paymentMethod { type customer { name } }
       latestAttempt { status customer { name } paymentMethod { type } setupIntent { status } }`,
      7,
    ],
  ])('gets a list of 20 with %s, without the customers', async (_, selection, calls) => {
    const document = `{ setupIntents(first: 20) { nodes { ${selection} } } }`;
    const whole = await executeWithAllPermissions(document);
    const result = await execute(document);
    expect(result.data).toEqual(withoutCustomers(whole));
    expectRefusedCustomers(result, customersIn(whole));
    expect(result.calls.length).toBeLessThanOrEqual(calls);
    expect(result.calls.filter((call) => call.includes('/v1/customers'))).toHaveLength(1);
  });

  it('gets every page of a long list, and only the first request fails', async () => {
    const stripe = stripeClient(restricted.gateway.sandbox);
    for (let count = 0; count < 110; count += 1) await stripe.setupIntents.create();
    const { data, errors, calls } = await execute(
      '{ setupIntents(first: 120) { nodes { customer { email } paymentMethod { type } } } }',
    );
    expect(JSON.stringify(data).match(/"paymentMethod"/g)).toHaveLength(120);
    expect(new Set(errors.map(({ path }) => path.at(-1)))).toEqual(new Set(['customer']));
    // The list with all expansions, one expansion of customers alone, and a customer.
    expect(calls.filter((call) => call.endsWith('403'))).toHaveLength(3);
    expect(calls.filter((call) => call.endsWith('200'))).toHaveLength(2);
  });

  it.each(['setupIntent', 'node'])('gets a single intent by %s with its relations', async (field) => {
    const document = `{ ${field}(id: "${succeeded}") { ... on SetupIntent { status customer { email } paymentMethod { type } latestAttempt { status } } } }`;
    const whole = await executeWithAllPermissions(document);
    const result = await execute(document);
    expect(result.data).toEqual(withoutCustomers(whole));
    expectRefusedCustomers(result, 1);
    expect(result.calls.length).toBeLessThanOrEqual(5);
  });

  it('gets several nodes, and determines once which permission is missing', async () => {
    const ids = JSON.stringify([succeeded, declined, processing, canceled]);
    const document = `{ nodes(ids: ${ids}) { ... on SetupIntent { id customer { email } paymentMethod { type } latestAttempt { status } } } }`;
    const whole = await executeWithAllPermissions(document);
    const result = await execute(document);
    expect(result.data).toEqual(withoutCustomers(whole));
    expectRefusedCustomers(result, 4);
    // 4 failures at once, 3 calls to find the reason, the other 3 again, and one customer.
    expect(result.calls.length).toBeLessThanOrEqual(11);
  });

  it('gets the latest attempt, of which only the customer fails', async () => {
    const result = await execute(
      `{ setupIntent(id: "${succeeded}") { latestAttempt { status customer { email } paymentMethod { type customer { name } } } } }`,
    );
    expect(result.data).toEqual({
      setupIntent: {
        latestAttempt: {
          status: 'SUCCEEDED',
          customer: null,
          paymentMethod: { type: 'CARD', customer: null },
        },
      },
    });
    expectRefusedCustomers(result, 2);
    expect(result.calls.length).toBeLessThanOrEqual(5);
  });

  it('gets the payload of a mutation with its relations', async () => {
    const result = await execute(
      `mutation { confirmSetupIntent(input: { id: "${requiresConfirmation}" }) { ... on ConfirmSetupIntentPayload {
        setupIntent { status customer { email } paymentMethod { type } latestAttempt { status } } } } }`,
    );
    expect(result.data).toEqual({
      confirmSetupIntent: {
        setupIntent: {
          status: 'SUCCEEDED',
          customer: null,
          paymentMethod: { type: 'CARD' },
          latestAttempt: { status: 'SUCCEEDED' },
        },
      },
    });
    expectRefusedCustomers(result, 1);
    expect(result.calls.filter((call) => call.startsWith('POST'))).toHaveLength(1);
    expect(result.calls.length).toBeLessThanOrEqual(6);
  });

  it('needs no permission for the customer’s id', async () => {
    const { data, errors, calls } = await execute(`{ setupIntent(id: "${succeeded}") { customer { id } } }`);
    expect(data).toEqual({ setupIntent: { customer: { id: customer } } });
    expect(errors).toEqual([]);
    expect(calls).toEqual([`GET /v1/setup_intents/${succeeded} 200`]);
  });

  it('gets an error for the customer itself', async () => {
    const result = await execute(
      `{ customer(id: "${customer}") { email } setupIntents(first: 1) { nodes { id } } }`,
    );
    expect(result.data).toMatchObject({ customer: null, setupIntents: { nodes: [{}] } });
    expectRefusedCustomers(result, 1);
    expect(result.calls).toHaveLength(2);
  });
});

describe('a key that may not read attempts', () => {
  it('gets all other fields of a list', async () => {
    const key = await startRestrictedKey(
      (_path, expand) => expand.some((each) => each.split('.').includes('latest_attempt')),
      { sandbox: { seeded: true } },
    );
    const { data, errors } = await key.gateway.execute<{ setupIntents: { nodes: object[] } }, object>(
      `{ setupIntents(first: 5) { nodes { customer { name } paymentMethod { type } latestAttempt { status } } } }`,
    );
    const calls = key.taken();
    await key.close();
    expect(data?.setupIntents.nodes[0]).toEqual({
      customer: { name: 'Alder & Finch Coffee Roasters' },
      paymentMethod: { type: 'CARD' },
      latestAttempt: null,
    });
    expect(new Set(errors?.map(({ path, extensions }) => `${path?.at(-1)} ${extensions?.code}`))).toEqual(
      new Set(['latestAttempt UPSTREAM_REFUSED']),
    );
    expect(calls.length).toBeLessThanOrEqual(5);
  });
});
