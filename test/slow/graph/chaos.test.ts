import { describe, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';

const WRITES = 2000;
const CONCURRENCY = 32;
/** Enough time for four attempts, but a short test in spite of hanging responses. */
const DEADLINE_MS = 6000;

const CREATE = `mutation Create($key: String!, $order: String!) {
  createSetupIntent(input: { idempotencyKey: $key, metadata: [{ key: "order", value: $order }] }) {
    __typename
    ... on CreateSetupIntentPayload { setupIntent { id metadataValue(key: "order") } }
    ... on StripeError { code }
    ... on OutcomeUnknownError { idempotencyKey }
  }
}`;

interface Outcome {
  readonly typename: string;
  readonly id: string | null;
  readonly code: string | null;
}

async function withGateway(work: (gateway: TestGateway) => Promise<void>): Promise<void> {
  const gateway = await startTestGateway({
    gateway: { upstreamDeadlineMs: DEADLINE_MS, maxConcurrentRequests: 1000 },
  });
  await work(gateway).finally(() => gateway.close());
}

async function create(gateway: TestGateway, order: number): Promise<Outcome> {
  const { data, errors } = await gateway.execute<Record<string, Result | null>, object>(CREATE, {
    key: `order-${order}`,
    order: String(order),
  });
  const result = data?.createSetupIntent;
  if (!result) return { typename: 'error', id: null, code: String(errors?.[0]?.extensions.code) };
  expect(result.setupIntent?.metadataValue ?? String(order)).toBe(String(order));
  return { typename: result.__typename, id: result.setupIntent?.id ?? null, code: result.code ?? null };
}

interface Result {
  readonly __typename: string;
  readonly code?: string;
  readonly setupIntent?: { readonly id: string; readonly metadataValue: string };
}

/** Every order once, and every fourth a second time concurrently. */
async function createAll(gateway: TestGateway): Promise<Outcome[][]> {
  const outcomes: Outcome[][] = [];
  const orders = Array.from({ length: WRITES }, (_, order) => order).values();
  const worker = async () => {
    for (const order of orders)
      outcomes[order] = await Promise.all(
        order % 4 === 0 ? [create(gateway, order), create(gateway, order)] : [create(gateway, order)],
      );
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return outcomes;
}

/** The intents that each key has created, after a check that there is at most one, from at most one execution. */
function madeBy(sandbox: TestGateway['sandbox']): ReadonlyMap<string | null, readonly string[]> {
  for (const { executions, objects } of sandbox.ledger()) {
    expect(executions).toBeLessThanOrEqual(1);
    expect(objects).toHaveLength(executions);
  }
  return new Map(sandbox.ledger().map(({ key, objects }) => [key, objects]));
}

/** The errors after which a caller repeats the request with the same key. */
const UNSETTLED = ['OutcomeUnknownError', 'IdempotencyError', 'error RATE_LIMITED'];

describe('2,000 creates against an upstream that fails in every way', () => {
  it.concurrent.each([1, 2, 3])(
    'create each intent once, and lose none that was acknowledged (seed %i)',
    (seed) =>
      withGateway(async (gateway) => {
        const { sandbox } = gateway;
        sandbox.misbehave({ rate: 0.3, seed, slow_ms: 100 });
        const outcomes = await createAll(gateway);

        const made = madeBy(sandbox);
        const unsettled: number[] = [];
        for (const [order, each] of outcomes.entries())
          for (const { typename, id, code } of each) {
            if (typename === 'CreateSetupIntentPayload') expect(made.get(`order-${order}`)).toEqual([id]);
            else {
              unsettled.push(order);
              expect(UNSETTLED).toContain(typename === 'error' ? `error ${code}` : typename);
            }
          }
        expect(unsettled.length / outcomes.flat().length).toBeLessThanOrEqual(0.01);

        sandbox.misbehave({ rate: 0 });
        const settled = new Map<string, string | null>();
        for (const order of unsettled) settled.set(`order-${order}`, (await create(gateway, order)).id);
        const all = madeBy(sandbox);
        expect(all.size).toBe(WRITES);
        for (const [key, id] of settled) expect(all.get(key)).toEqual([id]);
      }),
    180_000,
  );
});

describe('failures that Stripe stores with the key', () => {
  it('are reported as such after one attempt, and their intents can be found', () =>
    withGateway(async (gateway) => {
      gateway.sandbox.misbehave({ rate: 1, kinds: ['stored_500'] });
      const orders = Array.from({ length: 50 }, (_, order) => order);
      const outcomes = await Promise.all(orders.map((order) => create(gateway, order)));
      for (const outcome of outcomes)
        expect(outcome).toEqual({ typename: 'OutcomeUnknownError', id: null, code: 'stored_server_error' });
      for (const { executions, requests } of gateway.sandbox.ledger()) {
        expect(executions).toBe(1);
        expect(requests).toBe(1);
      }
      const { data } = await gateway.execute<
        { setupIntents: { nodes: { metadataValue: string }[] } },
        object
      >('{ setupIntents(first: 100) { nodes { metadataValue(key: "order") } } }');
      const found = data?.setupIntents.nodes.map(({ metadataValue }) => Number(metadataValue));
      expect(found?.sort((one, other) => one - other)).toEqual(orders);
    }));
});
