import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { CallAttempt } from '../stripe/client.ts';
import { StripeCardError } from '../stripe/errors.ts';
import { redacted } from '../stripe/redact.ts';

/** A request after its response. */
export interface MeasuredRequest {
  /** Empty for an anonymous operation, and if none was executed. */
  readonly operationName: string;
  /** Empty if no operation was executed. */
  readonly operationType: string;
  /** The HTTP status. */
  readonly status: number;
  /** Error codes, in the order of the errors. */
  readonly codes: readonly string[];
  readonly durationMs: number;
}

/** Callers and Stripe choose the values of some labels, and each value takes memory. Further values are `other`. */
const MAX_VALUES = 100;
const OTHER = 'other';

const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
const WAIT_BUCKETS = [0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The metrics of gateways, for the option `metrics` of `createGateway`. */
export interface Metrics {
  recordRequest(request: MeasuredRequest): void;
  recordAttempt(attempt: CallAttempt): void;
  /** Counts a call that was rejected because it would wait too long for the rate limit. */
  recordRateLimited(): void;
  /** @param isDegraded whether Redis is used but does not answer */
  observeRedis(isDegraded: () => boolean): void;
}

/**
 * Creates the metrics of a gateway in a registry of prom-client. Create them once for each registry.
 * @throws Error if the registry already has them
 */
export function createMetrics(registry: Registry): Metrics {
  const registers = [registry];
  const operationLabels = ['operation_name', 'operation_type'] as const;
  const attemptLabels = ['method', 'path'] as const;
  const requests = new Counter({
    name: 'setup_intents_requests_total',
    help: 'Requests, by operation and by their first error code. The code of a success is ok.',
    labelNames: [...operationLabels, 'code'],
    registers,
  });
  const requestDuration = new Histogram({
    name: 'setup_intents_request_duration_seconds',
    help: 'Time from the arrival of a request to its response.',
    labelNames: operationLabels,
    buckets: REQUEST_BUCKETS,
    registers,
  });
  const declines = new Counter({
    name: 'setup_intents_declines_total',
    help: 'Cards and accounts that were declined, by decline code, or else by error code.',
    labelNames: ['code'],
    registers,
  });
  const attempts = new Counter({
    name: 'setup_intents_upstream_attempts_total',
    help: 'Attempts of Stripe calls, by HTTP status. The status of an attempt without a response is none.',
    labelNames: [...attemptLabels, 'status'],
    registers,
  });
  const attemptDuration = new Histogram({
    name: 'setup_intents_upstream_attempt_duration_seconds',
    help: 'Duration of an attempt of a Stripe call.',
    labelNames: attemptLabels,
    buckets: REQUEST_BUCKETS,
    registers,
  });
  const refusals = new Counter({
    name: 'setup_intents_budget_refusals_total',
    help: 'Refusals: Stripe calls that would wait too long (rate_limit), and operations that are too complex (complexity).',
    labelNames: ['reason'],
    registers,
  });
  const limiterWait = new Histogram({
    name: 'setup_intents_limiter_wait_seconds',
    help: 'Time that an attempt of a Stripe call waited for the rate limit.',
    labelNames: ['method'],
    buckets: WAIT_BUCKETS,
    registers,
  });
  // Counters that do not exist yet would look like gaps.
  for (const reason of ['rate_limit', 'complexity']) refusals.inc({ reason }, 0);
  let isDegraded = () => false;
  new Gauge({
    name: 'setup_intents_redis_degraded',
    help: 'Whether Redis is used but does not answer, so that this instance keeps to its share of the limits.',
    registers,
    collect() {
      this.set(isDegraded() ? 1 : 0);
    },
  });

  const names = new BoundedValues();
  const codes = new BoundedValues();
  return {
    recordRequest({ operationName, operationType, status, codes: errorCodes, durationMs }) {
      const [first = status < 400 ? 'ok' : String(status)] = errorCodes;
      const name = operationName === '' ? '' : names.labelOf(operationName);
      requests.inc({ operation_name: name, operation_type: operationType, code: first });
      requestDuration.observe({ operation_name: name, operation_type: operationType }, durationMs / 1000);
      if (errorCodes.includes('OPERATION_TOO_COMPLEX')) refusals.inc({ reason: 'complexity' });
    },
    recordAttempt({ method, template, status, durationMs, waitedMs, failure }) {
      attempts.inc({ method, path: template, status: status ?? 'none' });
      attemptDuration.observe({ method, path: template }, durationMs / 1000);
      limiterWait.observe({ method }, waitedMs / 1000);
      if (!(failure instanceof StripeCardError) || failure.idempotentReplayed) return;
      const { decline_code, code = '' } = failure.body;
      declines.inc({ code: codes.labelOf(decline_code ?? code) });
    },
    recordRateLimited: () => refusals.inc({ reason: 'rate_limit' }),
    observeRedis(observed) {
      isDegraded = observed;
    },
  };
}

/** The first values of a label. They are redacted, because a caller could put a key into the name of an operation. */
class BoundedValues {
  readonly #labels = new Map<string, string>();

  labelOf(value: string): string {
    const known = this.#labels.get(value);
    if (known !== undefined) return known;
    if (this.#labels.size >= MAX_VALUES) return OTHER;
    const label = redacted(value);
    this.#labels.set(value, label);
    return label;
  }
}
