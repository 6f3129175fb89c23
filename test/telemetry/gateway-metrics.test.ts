import { Registry } from 'prom-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createGateway } from '../../src/server/gateway.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { startBothWays } from '../support/both-ways.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

let registry: Registry;
beforeEach(() => {
  registry = new Registry();
});

it('counts requests that the fast path and Yoga answer, and their calls', async () => {
  const gateway = await startBothWays({ metrics: createMetrics(registry) });
  opened.push(() => gateway.close());
  const query = 'query Saved { setupIntents(first: 1) { nodes { id } } }';
  const ways = [await gateway.send({ body: { query } }), await gateway.send({ body: { query } })];
  expect(ways.map(({ way }) => way)).toEqual(['by Yoga', 'at once']);
  await gateway.send({ body: { query: '{ setupIntent(id: "seti_none") { id status } }' } });
  await gateway.send({ body: { query: '{ nothing }' } });
  const text = await registry.metrics();
  expect(text).toContain(
    'setup_intents_requests_total{operation_name="Saved",operation_type="query",code="ok"} 2',
  );
  expect(text).toContain(
    'setup_intents_requests_total{operation_name="",operation_type="query",code="RESOURCE_MISSING"} 1',
  );
  expect(text).toContain(
    'setup_intents_requests_total{operation_name="",operation_type="",code="GRAPHQL_VALIDATION_FAILED"} 1',
  );
  expect(text).toContain(
    'setup_intents_upstream_attempts_total{method="GET",path="/v1/setup_intents",status="200"} 2',
  );
  expect(text).toContain(
    'setup_intents_upstream_attempts_total{method="GET",path="/v1/setup_intents/:id",status="404"} 1',
  );
});

it('shows that Redis does not answer', async () => {
  const gateway = createGateway({
    stripeApiKey: 'sk_test_1',
    stripeApiBase: 'http://127.0.0.1:9',
    // Nothing listens here.
    redisUrl: 'redis://127.0.0.1:9',
    metrics: createMetrics(registry),
  });
  opened.push(async () => gateway.dispose());
  await gateway.fetch('http://test/graphql?query={setupIntents(first:1){nodes{id}}}', {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(60_000),
  });
  expect(await registry.metrics()).toContain('setup_intents_redis_degraded 1');
});

it('the example for your own server counts its requests', async () => {
  process.env.STRIPE_API_KEY = 'sk_test_example';
  const example = await import('../../examples/observability/metrics.ts');
  opened.push(async () => example.gateway.dispose());
  await example.gateway.fetch('http://test/graphql?query={__typename}', {
    headers: { accept: 'application/json' },
  });
  expect(await example.registry.metrics()).toMatch(/^setup_intents_requests_total\{.*code="ok"\} 1$/m);
});
