/**
 * CPU time per request of this gateway and of its peers, side by side: `npm run bench [-- --quick] [-- W1 W2]`. Prints
 * Markdown. Needs Linux (`/proc`, `taskset`) and two cores; takes about 15 minutes.
 */
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { startAll } from './contenders.ts';
import { type Load, load, Server } from './measure.ts';
import { WORKLOADS } from './workloads.ts';

const isQuick = process.argv.includes('--quick');
const wanted = process.argv.filter((name) => /^W\d$/.test(name));
const workloads = WORKLOADS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

const ROUNDS = isQuick ? 2 : 3;
const WARM_UP = isQuick ? { maxRequests: 4000, maxMs: 6000 } : { maxRequests: 20_000, maxMs: 20_000 };
const MEASURED = { maxRequests: 20_000, maxMs: isQuick ? 3000 : 5000 };
const COLD = { maxRequests: 500, maxMs: 5000 };
const CONNECTIONS = 64;
const FEW_CONNECTIONS = 8;

const LOAD_CORE = 1;
spawnSync('taskset', ['-cp', String(LOAD_CORE), String(process.pid)]);

const upstream = new Server('upstream', {
  args: [fileURLToPath(new URL('upstream.js', import.meta.url))],
  env: {},
  core: LOAD_CORE,
});
const base = (await upstream.url()).origin;
const upstreamCalls = async () => Number(await (await fetch(`${base}/count`)).text());
const servers = startAll(base);

const rows: string[] = [];
const row = (...cells: (string | number)[]) => rows.push(`| ${cells.join(' | ')} |`);
const smallest = (loads: readonly Load[], key: 'cpuPerRequest' | 'p99' | 'p50') =>
  Math.min(...loads.map((each) => each[key]));
const spread = (loads: readonly Load[]) => {
  const all = loads.map(({ cpuPerRequest }) => cpuPerRequest);
  return Math.max(...all) / Math.min(...all);
};

row(
  'workload',
  'contender',
  'CPU cold, µs',
  'CPU warm, µs',
  'spread',
  'ours / it',
  'p50 at 8, ms',
  'p99 at 8, ms',
  'upstream calls',
  'failures',
);
row(...Array(10).fill('---'));

for (const workload of workloads) {
  const results = new Map(
    servers.map((server) => [
      server,
      { cold: 0, calls: 0, failures: 0, loads: [] as Load[], few: [] as Load[] },
    ]),
  );
  for (const [server, result] of results) {
    const before = await upstreamCalls();
    const cold = await load(server, workload, { connections: CONNECTIONS, ...COLD });
    result.cold = cold.cpuPerRequest;
    result.calls = ((await upstreamCalls()) - before) / cold.requests;
    result.failures = cold.failures;
    await load(server, workload, { connections: CONNECTIONS, ...WARM_UP });
  }
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [server, result] of results) {
      const many = await load(server, workload, { connections: CONNECTIONS, ...MEASURED });
      result.loads.push(many);
      result.failures += many.failures;
      result.few.push(
        await load(server, workload, {
          connections: FEW_CONNECTIONS,
          maxRequests: 5000,
          maxMs: MEASURED.maxMs / 2,
        }),
      );
    }
  const [ours] = results.values();
  for (const [server, { cold, calls, failures, loads, few }] of results) {
    const warm = smallest(loads, 'cpuPerRequest');
    const ratio = ours ? smallest(ours.loads, 'cpuPerRequest') / warm : 0;
    row(
      workload.name,
      server.name,
      Math.round(cold),
      Math.round(warm),
      spread(loads).toFixed(2),
      ratio.toFixed(2),
      smallest(few, 'p50').toFixed(2),
      smallest(few, 'p99').toFixed(2),
      calls.toFixed(1),
      failures,
    );
  }
}

const memory = servers.map((server) => `${server.name} ${Math.round(server.residentBytes / 1024 / 1024)} MB`);
process.stdout.write(
  `${rows.join('\n')}\n\nMemory after it: ${memory.join(', ')}.\n\n` +
    `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown CPU'}, ${new Date().toISOString().slice(0, 10)}; ` +
    `CPU time of all threads, the smallest of ${ROUNDS} rounds; ${CONNECTIONS} connections.\n`,
);
for (const server of [...servers, upstream]) await server.stop();
