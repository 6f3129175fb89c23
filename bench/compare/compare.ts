import { type Contender, startAll } from './contenders.ts';
import { createCustomers } from './customers.ts';
import { type Load, load, smallest, spread } from './measure.ts';
import { megabytes, table } from './table.ts';
import type { Workload } from './workloads.ts';

const COLD = { maxRequests: 500, maxMs: 5000 };
const CONNECTIONS = 64;
const FEW_CONNECTIONS = 8;

const HEADER = [
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
];

export interface CompareOptions {
  readonly workloads: readonly Workload[];
  readonly isQuick: boolean;
  /** Whether the callers of this gateway are customers with JSON Web Tokens. */
  readonly hasJwt: boolean;
  /** Whether this gateway is also measured in Express and as a fetch handler. */
  readonly isMounted: boolean;
}

interface Result {
  cold: number;
  calls: number;
  failures: number;
  /** Rounds with many connections, for the CPU time. */
  readonly many: Load[];
  /** Rounds with few connections, for the response times. */
  readonly few: Load[];
}

/** CPU time and response times of this gateway and of its peers, as Markdown. */
export async function compare(upstream: string, options: CompareOptions): Promise<string> {
  const { workloads, isQuick, hasJwt, isMounted } = options;
  const customers = hasJwt ? await createCustomers() : null;
  const contenders = startAll(upstream, { customers, isMounted });
  try {
    const rows: (string | number)[][] = [];
    for (const workload of workloads)
      rows.push(...rowsOf(workload, await measure(workload, { contenders, upstream, isQuick })));
    const memory = contenders.map(({ server }) => `${server.name} ${megabytes(server.residentBytes)} MB`);
    return `${table(HEADER, rows)}\n\nMemory after it: ${memory.join(', ')}. ${CONNECTIONS} connections.`;
  } finally {
    for (const { server } of contenders) await server.stop();
  }
}

interface Setting {
  readonly contenders: readonly Contender[];
  readonly upstream: string;
  readonly isQuick: boolean;
}

async function measure(
  workload: Workload,
  { contenders, upstream, isQuick }: Setting,
): Promise<Map<Contender, Result>> {
  const rounds = isQuick ? 2 : 3;
  const warmUp = isQuick ? { maxRequests: 4000, maxMs: 6000 } : { maxRequests: 20_000, maxMs: 20_000 };
  const measured = { maxRequests: 20_000, maxMs: isQuick ? 3000 : 5000 };
  const upstreamCalls = async () => Number(await (await fetch(`${upstream}/count`)).text());
  const send = ({ server, requestsOf }: Contender, limits: { maxRequests: number; maxMs: number }) =>
    load(server, workload, { connections: CONNECTIONS, ...limits, ...requestsOf?.(workload) });
  const sendFew = ({ server, requestsOf }: Contender) =>
    load(server, workload, {
      connections: FEW_CONNECTIONS,
      maxRequests: 5000,
      maxMs: measured.maxMs / 2,
      ...requestsOf?.(workload),
    });

  const results = new Map<Contender, Result>();
  for (const contender of contenders) {
    const before = await upstreamCalls();
    const cold = await send(contender, COLD);
    const calls = ((await upstreamCalls()) - before) / cold.requests;
    results.set(contender, {
      cold: cold.cpuPerRequest,
      calls,
      failures: cold.failures,
      many: [],
      few: [],
    });
    await send(contender, warmUp);
  }
  for (let round = 0; round < rounds; round += 1)
    for (const [contender, result] of results) {
      const many = await send(contender, measured);
      result.many.push(many);
      result.failures += many.failures;
      result.few.push(await sendFew(contender));
    }
  return results;
}

function rowsOf({ name }: Workload, results: ReadonlyMap<Contender, Result>): (string | number)[][] {
  const [ours] = results.values();
  return [...results].map(([{ server }, { cold, calls, failures, many, few }]) => {
    const warm = smallest(many, 'cpuPerRequest');
    return [
      name,
      server.name,
      Math.round(cold),
      Math.round(warm),
      spread(many).toFixed(2),
      (ours ? smallest(ours.many, 'cpuPerRequest') / warm : 0).toFixed(2),
      smallest(few, 'p50').toFixed(2),
      smallest(few, 'p99').toFixed(2),
      calls.toFixed(1),
      failures,
    ];
  });
}
