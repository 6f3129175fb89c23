import { startGateway } from './contenders.ts';
import { type Load, load, type Server, smallest, spread, type Variation } from './measure.ts';
import { megabytes, table } from './table.ts';
import { WORKLOADS, type Workload } from './workloads.ts';

const CONNECTIONS = 8;
const ROUNDS = 3;
const WARM_UP_MS = 5000;
const ROUND_MS = 2000;

/** The most time to send each of many documents or principals once, before the rounds. */
const MAX_FILL_MS = 20_000;

/** What grows, and the requests at each size. */
interface Sweep {
  readonly title: string;
  readonly sizes: readonly number[];
  /** Whether the size is a number of items in the response, so that the cost of each is of interest. */
  readonly hasItems?: true;
  /** Whether the requests differ: each of so many must be sent before the rounds, so that caches are as full as they get. */
  readonly isFilled?: true;
  readonly connectionsFor?: (size: number) => number;
  readonly requestsFor?: (size: number, workload: Workload) => Variation;
}

const SWEEPS: readonly Sweep[] = [
  {
    title: 'list size',
    sizes: [1, 10, 50, 100, 250, 500],
    hasItems: true,
    requestsFor: (size, { query }) => {
      const body = JSON.stringify({ query, variables: { first: size } });
      return { bodyOf: () => body };
    },
  },
  { title: 'connections', sizes: [1, 4, 16, 64, 256], connectionsFor: (size) => size },
  {
    title: 'distinct documents',
    sizes: [1, 10, 100, 1000, 10_000],
    isFilled: true,
    requestsFor: (size, { query, variables }) => ({
      bodyOf: (n) => JSON.stringify({ query: query.replace('List', `List${n % size}`), variables }),
    }),
  },
  {
    title: 'principals',
    sizes: [1, 10, 100, 1000, 10_000],
    isFilled: true,
    // Each account has its own rate limit.
    requestsFor: (size) => ({ headersOf: (n) => ({ 'stripe-account': `acct_${n % size}` }) }),
  },
];

/**
 * How the cost of this gateway grows, as one Markdown table for each sweep. Takes at most four minutes.
 * @throws if W2 is missing from the workloads
 */
export async function growth(upstream: string): Promise<string> {
  const workload = WORKLOADS.find(({ name }) => name === 'W2');
  if (!workload) throw new Error('There is no workload W2.');
  const tables: string[] = [];
  for (const sweep of SWEEPS) {
    const server = startGateway(upstream);
    try {
      tables.push(await measure(server, sweep, workload));
    } finally {
      await server.stop();
    }
  }
  return `${tables.join('\n\n')}\n\n${workload.name}, ${CONNECTIONS} connections unless they vary. Memory after the first round of a size, in ascending order.`;
}

interface Result {
  readonly rounds: Load[];
  sent: number;
  failures: number;
  bytes: number;
}

async function measure(server: Server, sweep: Sweep, workload: Workload): Promise<string> {
  const { sizes, isFilled, connectionsFor, requestsFor } = sweep;
  const results = new Map<number, Result>(
    sizes.map((size) => [size, { rounds: [], sent: 0, failures: 0, bytes: 0 }]),
  );
  const send = async (size: number, limits: { readonly maxRequests: number; readonly maxMs: number }) => {
    const result = results.get(size);
    if (!result) throw new Error(`There is no size ${size}.`);
    const sent = await load(server, workload, {
      connections: connectionsFor?.(size) ?? CONNECTIONS,
      from: result.sent,
      ...limits,
      ...requestsFor?.(size, workload),
    });
    result.sent += sent.requests;
    result.failures += sent.failures;
    return { sent, result };
  };
  const [first = 1] = sizes;
  await send(first, { maxRequests: Number.POSITIVE_INFINITY, maxMs: WARM_UP_MS });
  for (let round = 0; round < ROUNDS; round += 1)
    for (const size of sizes) {
      if (round === 0 && isFilled) await send(size, { maxRequests: size, maxMs: MAX_FILL_MS });
      const { sent, result } = await send(size, {
        maxRequests: Number.POSITIVE_INFINITY,
        maxMs: ROUND_MS,
      });
      result.rounds.push(sent);
      if (round === 0) result.bytes = server.residentBytes;
    }
  return tableOf(sweep, results);
}

function tableOf({ title, sizes, hasItems }: Sweep, results: ReadonlyMap<number, Result>): string {
  const [base] = results.values();
  const [first = 1] = sizes;
  const header = [
    title,
    'CPU, µs',
    `CPU / that of ${first}`,
    ...(hasItems ? [`CPU per item / that of ${first}`] : []),
    'p50, ms',
    'p99, ms',
    'memory, MB',
    'spread',
    'requests',
    'failures',
  ];
  const baseCpu = base ? smallest(base.rounds, 'cpuPerRequest') : 0;
  const rows = [...results].map(([size, { rounds, sent, failures, bytes }]) => {
    const cpu = smallest(rounds, 'cpuPerRequest');
    return [
      size,
      Math.round(cpu),
      (cpu / baseCpu).toFixed(2),
      ...(hasItems ? [(cpu / baseCpu / (size / first)).toFixed(3)] : []),
      smallest(rounds, 'p50').toFixed(2),
      smallest(rounds, 'p99').toFixed(2),
      megabytes(bytes),
      spread(rounds).toFixed(2),
      sent,
      failures,
    ];
  });
  return table(header, rows);
}
