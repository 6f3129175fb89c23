import { afterEach, describe, expect, it } from 'vitest';
import type { GatewayOptions } from '../../src/server/gateway.ts';
import { deferred } from '../support/deferred.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startHeldUpstream } from '../support/held-upstream.ts';
import { startHttpServer } from '../support/http-server.ts';
import { service } from '../support/principals.ts';

const LIST = '{ setupIntents(first: 1) { nodes { id } } }';
const CREATE = `mutation ($key: String) {
  createSetupIntent(input: { idempotencyKey: $key }) {
    __typename
    ... on CreateSetupIntentPayload { idempotentReplayed setupIntent { id } }
  }
}`;

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function gatewayWith(gateway: Partial<GatewayOptions>, latencyMs = 0): Promise<TestGateway> {
  const started = await startTestGateway({ gateway, sandbox: { latencyMs } });
  opened.push(() => started.close());
  return started;
}

const nodes = (count: number, kinds = ['cus']) =>
  `{ nodes(ids: [${Array.from({ length: count }, (_, index) => `"${kinds[index % kinds.length]}_${index}"`).join(' ')}]) { id } }`;

describe('calls above the limits', () => {
  it.each([
    // Identical reads would share one call.
    ['a read', (index: number) => LIST.replace('first: 1', `first: ${index + 1}`)],
    ['a write', () => CREATE],
  ])('are rejected immediately, without a call, when they would wait too long: %s', async (_, documentOf) => {
    const { execute, sandbox } = await gatewayWith({ stripeMaxRps: 2, upstreamDeadlineMs: 4000 });
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) => execute<object, object>(documentOf(index))),
    );
    const rejected = results.flatMap(({ errors = [] }) => errors);
    expect(rejected.length).toBeGreaterThan(0);
    for (const { extensions } of rejected) {
      expect(extensions).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
      expect(extensions.retryAfterMs).toBeGreaterThan(0);
    }
    // The rejected calls were never sent, and all others have a response.
    expect(sandbox.requests()).toHaveLength(results.length - rejected.length);
  });

  it('wait for their turn, and succeed', async () => {
    const { execute } = await gatewayWith({ stripeMaxRps: 4 });
    const results = await Promise.all(Array.from({ length: 7 }, () => execute(LIST)));
    for (const { errors } of results) expect(errors).toBeUndefined();
  });

  it('take turns among requests, however many calls one request makes', async () => {
    const paths: string[] = [];
    const greedyBegan = deferred<void>();
    const modestArrived = deferred<void>();
    const upstream = await startHttpServer(async (request, response) => {
      paths.push(request.url ?? '');
      greedyBegan.resolve();
      await modestArrived.promise;
      const missing = { type: 'invalid_request_error', code: 'resource_missing', message: 'None.' };
      setImmediate(() => response.writeHead(404).end(JSON.stringify({ error: missing })));
    });
    opened.push(() => upstream.close());
    const { execute } = await gatewayWith({
      stripeApiBase: upstream.url,
      stripeMaxInFlight: 2,
      principal: ({ headers }) => {
        if (headers.has('idempotency-key')) modestArrived.resolve();
        return service();
      },
    });
    const greedy = execute(nodes(80, ['cus', 'pm', 'seti', 'mandate']));
    await greedyBegan.promise;
    await execute('{ customer(id: "cus_modest") { id } }', {}, { 'idempotency-key': 'modest' });
    await greedy;
    expect(paths).toHaveLength(81);
    // 40 calls of the large request wait when the small one arrives: 10 for each type.
    expect(paths.indexOf('/v1/customers/cus_modest')).toBeLessThan(25);
  });

  it('leave room for a write, however many reads are in flight', async () => {
    const upstream = await startHeldUpstream();
    opened.push(() => upstream.close());
    const { execute } = await gatewayWith({ stripeApiBase: upstream.url, stripeMaxInFlight: 3 });
    const reads = Array.from({ length: 9 }, () => execute(LIST));
    await upstream.received(2);
    const write = execute(CREATE);
    // Two reads and the write: all three slots are in use, and no read took the last one.
    await upstream.received(3);
    upstream.release();
    await Promise.all([...reads, write]);
    expect(upstream.methods.slice(0, 3)).toEqual(['GET', 'GET', 'POST']);
  });

  it('cause no warning about a listener leak', async () => {
    const warnings: string[] = [];
    const note = ({ name }: Error) => warnings.push(name);
    process.on('warning', note);
    opened.push(async () => process.off('warning', note));
    const { execute } = await gatewayWith({ stripeMaxInFlight: 1 });
    await execute(nodes(90));
    await new Promise((resolve) => setImmediate(resolve));
    expect(warnings).toEqual([]);
  });
});

describe('two concurrent requests with one key', () => {
  it('create one intent, and both return it', async () => {
    const { execute, sandbox } = await gatewayWith({}, 600);
    const both = await Promise.all([1, 2].map(() => execute<Result, object>(CREATE, { key: 'twin' })));
    const [first, second] = both.map(({ data }) => data?.createSetupIntent);
    expect(first?.setupIntent.id).toBe(second?.setupIntent.id);
    expect([first?.idempotentReplayed, second?.idempotentReplayed].sort()).toEqual([false, true]);
    expect(sandbox.ledger()).toMatchObject([{ key: 'twin', executions: 1 }]);
  });
});

interface Result {
  readonly createSetupIntent: {
    readonly idempotentReplayed: boolean;
    readonly setupIntent: { readonly id: string };
  };
}
