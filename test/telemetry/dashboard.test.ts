import { readFileSync } from 'node:fs';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { expect, it } from 'vitest';
import dashboard from '../../examples/observability/dashboard.json' with { type: 'json' };
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { metricsFrom } from '../support/prometheus-names.ts';

const registry = new Registry();
createMetrics(registry);

/** The label names of each metric, as they are declared. */
const OWN = new Map(
  registry
    .getMetricsAsArray()
    .map((metric) => [metric.name, (metric as { labelNames?: string[] }).labelNames ?? []]),
);
const QUERIES = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
const VARIABLES = dashboard.templating.list.map(({ query }) => query);

/** The metrics of a query, without the suffixes of histograms. */
const namesIn = (query: string) =>
  [...query.matchAll(/\b(?:setup_intents|process|nodejs)_\w+/g)].map(([name]) =>
    name.replace(/_(bucket|sum|count)$/, ''),
  );

it("the dashboard's queries name only metrics and labels that exist", () => {
  const processMetrics = new Registry();
  collectDefaultMetrics({ register: processMetrics });
  const known = new Set([...OWN.keys(), ...processMetrics.getMetricsAsArray().map(({ name }) => name)]);
  expect([...QUERIES, ...VARIABLES].flatMap(namesIn).filter((name) => !known.has(name))).toEqual([]);
  for (const query of QUERIES) {
    const labels = [...query.matchAll(/by \(([^)]*)\)|, (\w+)!?=/g)].flatMap(([, by, matched]) =>
      (by ?? matched ?? '').split(', '),
    );
    const declared = namesIn(query).flatMap((name) => OWN.get(name) ?? []);
    expect(labels.filter((label) => !['le', 'instance', ...declared].includes(label))).toEqual([]);
  }
});

it('the dashboard shows every metric of the gateway', () => {
  const shown = new Set(QUERIES.flatMap(namesIn));
  expect([...OWN.keys()].filter((name) => !shown.has(name))).toEqual([]);
});

it('the documentation has every metric with its labels', async () => {
  const page = readFileSync(new URL('../../docs/observability.md', import.meta.url), 'utf8');
  const documented = [...page.matchAll(/^\| `(setup_intents_\w+)` \| (\w+) \| ([^|]*)\|/gm)].map(
    ([, name = '', type, labels = '']) => [
      name,
      type,
      [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label),
    ],
  );
  const types = new Map(metricsFrom(await registry.metrics()).map(({ name, type }) => [name, type]));
  expect(documented).toEqual([...OWN].map(([name, labels]) => [name, types.get(name), labels]));
});
