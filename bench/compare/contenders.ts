import { fileURLToPath } from 'node:url';
import { Server } from './measure.ts';

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The core of the measured server; load and upstream have the other. */
const SERVER_CORE = 0;

/** Limits that do not interfere with a load test. */
const GATEWAY_ENV = {
  PORT: '0',
  STRIPE_API_KEY: 'sk_test_bench',
  STRIPE_MAX_RPS: '900000',
  STRIPE_MAX_IN_FLIGHT: '1000',
  MAX_CONCURRENT_REQUESTS: '1000',
  MAX_CONCURRENT_REQUESTS_PER_CUSTOMER: '1000',
};

function startGateway(
  upstream: string,
  env: Readonly<Record<string, string>> = {},
  cli = path('../../../dist/cli.js'),
): Server {
  return new Server('this gateway', {
    args: [cli, 'serve'],
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

/** Every contender, started. */
export function startAll(upstream: string): Server[] {
  const peers = Object.entries(PEERS).map(
    ([name, file]) =>
      new Server(name, {
        args: [path(`contenders/${file}.js`)],
        env: { BENCH_UPSTREAM: upstream },
        core: SERVER_CORE,
      }),
  );
  return [startGateway(upstream), ...peers];
}
