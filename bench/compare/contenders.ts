import { fileURLToPath } from 'node:url';
import type { Customers } from './customers.ts';
import { Server, type Variation } from './measure.ts';
import type { Workload } from './workloads.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The core of the measured server. */
const SERVER_CORE = 0;

/** The core of the load and of the upstream server. */
export const LOAD_CORE = 1;

/** Limits that do not interfere with a load test. */
const GATEWAY_ENV = {
  PORT: '0',
  STRIPE_API_KEY: 'sk_test_bench',
  STRIPE_MAX_RPS: '900000',
  STRIPE_MAX_IN_FLIGHT: '1000',
  MAX_CONCURRENT_REQUESTS: '1000',
  MAX_CONCURRENT_REQUESTS_PER_CUSTOMER: '1000',
};

/** A measured server, and how it gets the requests of a workload if not as they are. */
export interface Contender {
  readonly server: Server;
  readonly requestsOf?: (workload: Workload) => Variation;
}

/** The server that answers as Stripe does. */
export function startUpstream(): Server {
  return new Server('upstream', { args: [path('upstream.js')], env: {}, core: LOAD_CORE });
}

/** This gateway, as its command line serves it. */
export function startGateway(
  upstream: string,
  { name = 'this gateway', env = {} }: { name?: string; env?: Readonly<Record<string, string>> } = {},
): Server {
  return new Server(name, {
    args: [path('../../../dist/cli.js'), 'serve'],
    env: { ...GATEWAY_ENV, STRIPE_API_BASE: upstream, ...env },
    core: SERVER_CORE,
  });
}

const PEERS: Readonly<Record<string, string>> = {
  '(a) bare proxy': 'bare-proxy',
  '(b) hand-written': 'hand-written',
  mercurius: 'mercurius',
  'Apollo Server': 'apollo-server',
  'Yoga and stripe': 'yoga-stripe',
};

const MOUNTED: Readonly<Record<string, string>> = {
  'this gateway in Express': 'ours-in-express',
  'this gateway as a fetch handler': 'ours-as-fetch',
};

interface Choice {
  /** The callers of this gateway; without them, it is compared without authentication. */
  readonly customers: Customers | null;
  /** Whether this gateway is also mounted in other servers. */
  readonly isMounted: boolean;
}

/** Every contender, started. The first one is what the others are compared with. */
export function startAll(upstream: string, { customers, isMounted }: Choice): Contender[] {
  const others = Object.entries({ ...(isMounted && MOUNTED), ...PEERS }).map(([name, file]) => ({
    server: new Server(name, {
      args: [path(`contenders/${file}.js`)],
      env: { BENCH_UPSTREAM: upstream },
      core: SERVER_CORE,
    }),
  }));
  const gateway = { server: startGateway(upstream) };
  if (!customers) return [gateway, ...others];
  const withJwt = startGateway(upstream, { name: 'this gateway with JWT', env: customers.env });
  return [{ server: withJwt, requestsOf: customers.requestsOf }, gateway, ...others];
}
