import type { ListenOptions } from '../server/listen.ts';
import { listen } from '../server/listen.ts';
import type { Metrics } from '../telemetry/metrics.ts';

export interface ServedMetrics {
  readonly metrics: Metrics;
  /** The URL of the metrics. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * prom-client's gauges whose names end in `_total`, as only those of counters should. Gauges without the suffix have the
 * same numbers by type.
 */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** Serves the metrics of a gateway and of the process on a port of their own. Rejects if it cannot be bound. */
export async function serveMetrics(
  options: ListenOptions,
  isKnownHost: (hostname: string) => boolean,
): Promise<ServedMetrics> {
  // Loaded here, because most processes serve no metrics.
  const [{ collectDefaultMetrics, Registry }, { createMetrics }, { metricsListener }] = await Promise.all([
    import('prom-client'),
    import('../telemetry/metrics.ts'),
    import('../server/metrics-endpoint.ts'),
  ]);
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
  const metrics = createMetrics(registry);
  const server = await listen(metricsListener({ registry, isKnownHost }), options);
  return { metrics, url: `${server.url}/metrics`, close: () => server.close() };
}
