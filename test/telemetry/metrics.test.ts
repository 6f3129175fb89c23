import { Counter, Registry } from 'prom-client';
import { beforeEach, describe, expect, it } from 'vitest';
import { TimeoutError } from '../../src/http/errors.ts';
import { StripeCardError, StripeConnectionError } from '../../src/stripe/errors.ts';
import { createMetrics, type MeasuredRequest, type Metrics } from '../../src/telemetry/metrics.ts';
import { callAttempt } from '../support/call-attempt.ts';
import { metricsFrom, namingProblems } from '../support/prometheus-names.ts';

const REQUEST: MeasuredRequest = {
  operationName: 'Saved',
  operationType: 'query',
  status: 200,
  codes: [],
  durationMs: 30,
};

let registry: Registry;
let metrics: Metrics;
beforeEach(() => {
  registry = new Registry();
  metrics = createMetrics(registry);
});

/** The lines of one metric, without its help and type. */
async function linesOf(name: string): Promise<string[]> {
  return (await registry.getSingleMetricAsString(name)).split('\n').filter((line) => !line.startsWith('#'));
}

const cardError = (body: object, idempotentReplayed = false) =>
  new StripeCardError('Declined.', {
    status: 402,
    requestId: 'req_1',
    body: { type: 'card_error', ...body },
    idempotentReplayed,
  });

describe('the metrics', () => {
  it('count requests by operation, type and first error code', async () => {
    metrics.recordRequest(REQUEST);
    metrics.recordRequest({ ...REQUEST, codes: ['RATE_LIMITED', 'FORBIDDEN'] });
    metrics.recordRequest({ ...REQUEST, operationName: '' });
    metrics.recordRequest({ ...REQUEST, operationName: '', operationType: '', status: 404 });
    expect(await linesOf('setup_intents_requests_total')).toEqual([
      'setup_intents_requests_total{operation_name="Saved",operation_type="query",code="ok"} 1',
      'setup_intents_requests_total{operation_name="Saved",operation_type="query",code="RATE_LIMITED"} 1',
      'setup_intents_requests_total{operation_name="",operation_type="query",code="ok"} 1',
      'setup_intents_requests_total{operation_name="",operation_type="",code="404"} 1',
    ]);
  });

  it('hold the durations of requests in seconds', async () => {
    metrics.recordRequest(REQUEST);
    const labels = 'operation_name="Saved",operation_type="query"';
    const lines = await linesOf('setup_intents_request_duration_seconds');
    expect(lines).toContain(`setup_intents_request_duration_seconds_sum{${labels}} 0.03`);
    expect(lines).toContain(`setup_intents_request_duration_seconds_bucket{le="0.025",${labels}} 0`);
    expect(lines).toContain(`setup_intents_request_duration_seconds_bucket{le="0.05",${labels}} 1`);
  });

  it('have at most 100 names of operations, and count the others together', async () => {
    for (let index = 0; index < 150; index += 1)
      metrics.recordRequest({ ...REQUEST, operationName: `Operation${index}` });
    metrics.recordRequest({ ...REQUEST, operationName: 'Operation7' });
    const lines = await linesOf('setup_intents_requests_total');
    expect(lines).toHaveLength(101);
    expect(lines.join('\n')).toContain('{operation_name="Operation7",operation_type="query",code="ok"} 2');
    expect(lines.join('\n')).toContain('{operation_name="other",operation_type="query",code="ok"} 50');
  });

  it('contain no key that a caller uses as the name of an operation', async () => {
    metrics.recordRequest({ ...REQUEST, operationName: 'sk_live_hunter2' });
    expect(await registry.metrics()).not.toContain('hunter2');
  });

  it('count attempts by method, path template and status, without ids', async () => {
    const attempt = callAttempt({ path: '/v1/x/seti_1', template: '/v1/x/:id', durationMs: 200 });
    metrics.recordAttempt(attempt);
    const failure = new StripeConnectionError(new TimeoutError('Late.', { sent: true }));
    metrics.recordAttempt({ ...attempt, method: 'POST', status: null, failure, waitedMs: 70 });
    expect(await linesOf('setup_intents_upstream_attempts_total')).toEqual([
      'setup_intents_upstream_attempts_total{method="GET",path="/v1/x/:id",status="200"} 1',
      'setup_intents_upstream_attempts_total{method="POST",path="/v1/x/:id",status="none"} 1',
    ]);
    expect(await linesOf('setup_intents_upstream_attempt_duration_seconds')).toContain(
      'setup_intents_upstream_attempt_duration_seconds_sum{method="GET",path="/v1/x/:id"} 0.2',
    );
    expect(await linesOf('setup_intents_limiter_wait_seconds')).toContain(
      'setup_intents_limiter_wait_seconds_sum{method="POST"} 0.07',
    );
    expect(await registry.metrics()).not.toContain('seti_1');
  });

  it('count declines by decline code or else by code, and replayed ones only once', async () => {
    for (const failure of [
      cardError({ code: 'card_declined', decline_code: 'insufficient_funds' }),
      cardError({ code: 'card_declined', decline_code: 'insufficient_funds' }, true),
      cardError({ code: 'expired_card' }),
    ])
      metrics.recordAttempt(callAttempt({ status: 402, failure }));
    expect(await linesOf('setup_intents_declines_total')).toEqual([
      'setup_intents_declines_total{code="insufficient_funds"} 1',
      'setup_intents_declines_total{code="expired_card"} 1',
    ]);
  });

  it('count refusals by reason', async () => {
    metrics.recordRateLimited();
    metrics.recordRequest({ ...REQUEST, codes: ['OPERATION_TOO_COMPLEX'] });
    metrics.recordRequest({ ...REQUEST, codes: ['OPERATION_TOO_COMPLEX'] });
    expect(await linesOf('setup_intents_budget_refusals_total')).toEqual([
      'setup_intents_budget_refusals_total{reason="rate_limit"} 1',
      'setup_intents_budget_refusals_total{reason="complexity"} 2',
    ]);
  });

  it('show whether Redis does not answer', async () => {
    let isDegraded = false;
    metrics.observeRedis(() => isDegraded);
    expect(await linesOf('setup_intents_redis_degraded')).toEqual(['setup_intents_redis_degraded 0']);
    isDegraded = true;
    expect(await linesOf('setup_intents_redis_degraded')).toEqual(['setup_intents_redis_degraded 1']);
  });
});

describe('the names of metrics', () => {
  it("follow Prometheus' conventions", async () => {
    metrics.recordRequest(REQUEST);
    metrics.recordAttempt(callAttempt({ failure: cardError({ code: 'expired_card' }) }));
    const text = await registry.metrics();
    const labels = metricsFrom(text).map(({ name, labels }) => [name, ...labels].join(' '));
    expect(labels).toContain('setup_intents_upstream_attempts_total method path status');
    expect(labels).toHaveLength(8);
    expect(namingProblems(text)).toEqual([]);
  });

  it.each([
    ['calls', 'the suffix _total'],
    ['waited_milliseconds_total', 'use seconds'],
    ['counter_of_calls_total', 'contains a type'],
    ['waited_ms_total', 'abbreviated'],
    ['callsMade_total', 'snake case'],
  ])('are checked: %s is rejected', async (name, problem) => {
    const others = new Registry();
    new Counter({ name, help: 'Calls.', registers: [others] });
    expect(namingProblems(await others.metrics()).join('\n')).toContain(problem);
  });
});
