import { describe, expect, it } from 'vitest';
import { callersFrom } from '../src/config/callers.ts';
import { ConfigError, readConfig } from '../src/config.ts';

type Env = Readonly<Record<string, string | undefined>>;

const DEFAULTS = {
  host: '127.0.0.1',
  port: 4000,
  stripeApiKey: null,
  stripeApiBase: 'https://api.stripe.com',
  sandboxPort: null,
  upstreamDeadlineMs: 20_000,
  shutdownDelayMs: 5000,
  shutdownGraceMs: 20_000,
  trustedProxies: null,
  maxConnections: 20_000,
  maxConnectionsPerAddress: 500,
  upstreamReport: true,
  upstreamCallBudget: 100,
  stripeExplain: false,
  subgraphTypePrefix: null,
  graphiql: null,
  introspection: null,
  corsOrigins: null,
  persistedOperations: null,
  maxBodyBytes: 1_048_576,
  maxDocumentBytes: 65_536,
  maxTokens: 10_000,
  maxDepth: 30,
  maxAliases: 200,
  maxDirectives: 100,
  maxRootFields: 50,
  maxListSize: 500,
  customerWritesPerHour: 10,
  customerHiddenFields: null,
  stripeMaxRps: null,
  stripeMaxInFlight: null,
  logLevel: 'info',
  maxConcurrentRequests: 100,
  maxConcurrentRequestsPerCustomer: 10,
  maxConcurrentRequestsPerAddress: 20,
  ...callersFrom({}),
};

function problemsOf(env: Env): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('of an empty environment is made of defaults', () => {
    expect(readConfig({})).toEqual(DEFAULTS);
  });

  it('takes no notice of other variables', () => {
    expect(readConfig({ PATH: '/bin', STRIPE_SECRET: 'x', port: '1' })).toEqual(DEFAULTS);
  });

  it('takes every variable', () => {
    const env = {
      HOST: 'localhost',
      PORT: '8080',
      STRIPE_API_KEY: 'rk_live_1Abc_2',
      STRIPE_API_BASE: 'https://stripe.example.com/prefix',
      SANDBOX_PORT: '12111',
      UPSTREAM_DEADLINE_MS: '1000',
      SHUTDOWN_DELAY_MS: '0',
      SHUTDOWN_GRACE_MS: '1001',
      TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8,192.0.2.7',
      MAX_CONNECTIONS: '50',
      MAX_CONNECTIONS_PER_ADDRESS: '5',
      UPSTREAM_REPORT: 'false',
      UPSTREAM_CALL_BUDGET: '999999',
      STRIPE_EXPLAIN: 'true',
      SUBGRAPH_TYPE_PREFIX: 'Stripe',
      GRAPHIQL: 'true',
      INTROSPECTION: 'false',
      CORS_ORIGINS: 'https://shop.example.com, http://127.0.0.1:3000',
      PERSISTED_OPERATIONS: 'operations.json',
      MAX_BODY_BYTES: '5000',
      MAX_DOCUMENT_BYTES: '1000',
      MAX_TOKENS: '1',
      MAX_DEPTH: '2',
      MAX_ALIASES: '3',
      MAX_DIRECTIVES: '4',
      MAX_ROOT_FIELDS: '5',
      MAX_LIST_SIZE: '6',
      CUSTOMER_WRITES_PER_HOUR: '3',
      CUSTOMER_HIDDEN_FIELDS: 'SetupIntent.metadata, Customer.balance',
      STRIPE_MAX_RPS: '30',
      STRIPE_MAX_IN_FLIGHT: '7',
      LOG_LEVEL: 'warn',
      MAX_CONCURRENT_REQUESTS: '7',
      MAX_CONCURRENT_REQUESTS_PER_CUSTOMER: '3',
      MAX_CONCURRENT_REQUESTS_PER_ADDRESS: '2',
    };
    expect(readConfig(env)).toEqual({
      host: 'localhost',
      port: 8080,
      stripeApiKey: 'rk_live_1Abc_2',
      stripeApiBase: 'https://stripe.example.com/prefix',
      sandboxPort: 12111,
      upstreamDeadlineMs: 1000,
      shutdownDelayMs: 0,
      shutdownGraceMs: 1001,
      trustedProxies: ['10.0.0.0/8', 'fd00::/8', '192.0.2.7'],
      maxConnections: 50,
      maxConnectionsPerAddress: 5,
      upstreamReport: false,
      upstreamCallBudget: 999_999,
      stripeExplain: true,
      subgraphTypePrefix: 'Stripe',
      graphiql: true,
      introspection: false,
      corsOrigins: ['https://shop.example.com', 'http://127.0.0.1:3000'],
      persistedOperations: 'operations.json',
      maxBodyBytes: 5000,
      maxDocumentBytes: 1000,
      maxTokens: 1,
      maxDepth: 2,
      maxAliases: 3,
      maxDirectives: 4,
      maxRootFields: 5,
      maxListSize: 6,
      customerWritesPerHour: 3,
      customerHiddenFields: ['SetupIntent.metadata', 'Customer.balance'],
      stripeMaxRps: 30,
      stripeMaxInFlight: 7,
      logLevel: 'warn',
      maxConcurrentRequests: 7,
      maxConcurrentRequestsPerCustomer: 3,
      maxConcurrentRequestsPerAddress: 2,
      ...callersFrom({}),
    });
  });

  it.each<[string, Env, object]>([
    [
      'trims values',
      { PORT: ' 8080\n', STRIPE_API_KEY: '\tsk_test_1 ' },
      { port: 8080, stripeApiKey: 'sk_test_1' },
    ],
    ['takes an empty value for absent', { PORT: '', STRIPE_API_KEY: '', SANDBOX_PORT: '' }, DEFAULTS],
    ['takes blanks for absent', { PORT: '  ', STRIPE_API_KEY: ' \t' }, DEFAULTS],
    ['takes undefined for absent', { PORT: undefined, HOST: undefined }, DEFAULTS],
    ['takes port 0 for any free one', { PORT: '0', SANDBOX_PORT: '0' }, { port: 0, sandboxPort: 0 }],
    ['takes the highest port', { PORT: '65535' }, { port: 65535 }],
    ['serves the world without a key', { HOST: '0.0.0.0' }, { host: '0.0.0.0', stripeApiKey: null }],
    ['takes an IPv6 address', { HOST: '::' }, { host: '::' }],
    ['takes sk_test_', { STRIPE_API_KEY: 'sk_test_1' }, { stripeApiKey: 'sk_test_1' }],
    ['takes rk_test_', { STRIPE_API_KEY: 'rk_test_1' }, { stripeApiKey: 'rk_test_1' }],
    ['takes sk_live_', { STRIPE_API_KEY: 'sk_live_1' }, { stripeApiKey: 'sk_live_1' }],
    ['takes a budget of one call', { UPSTREAM_CALL_BUDGET: '1' }, { upstreamCallBudget: 1 }],
    ['takes plain http on 127.0.0.1', { STRIPE_API_BASE: 'http://127.0.0.1:12111' }, {}],
    ['takes plain http on localhost', { STRIPE_API_BASE: 'http://localhost:12111' }, {}],
    ['takes plain http on ::1', { STRIPE_API_BASE: 'http://[::1]:12111' }, {}],
    ['takes a key on 127.0.0.2', { HOST: '127.0.0.2', STRIPE_API_KEY: 'sk_test_1' }, { host: '127.0.0.2' }],
    ['takes a key on ::1', { HOST: '::1', STRIPE_API_KEY: 'sk_test_1' }, { host: '::1' }],
    [
      'takes a grace as long as the deadline',
      { UPSTREAM_DEADLINE_MS: '20000', SHUTDOWN_GRACE_MS: '20000' },
      { shutdownGraceMs: 20_000 },
    ],
  ])('%s', (_, env, expected) => {
    expect(readConfig(env)).toMatchObject(expected);
  });

  it('cannot be changed', () => {
    const config = readConfig({});
    expect(Object.isFrozen(config)).toBe(true);
    expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
  });
});

const PORT = 'must be a port number, 0 to 65535.';
const MILLISECONDS = 'must be a whole number of milliseconds, 1 or more.';
const PROXIES = 'must be a comma-separated list of IP addresses and networks, such as 10.0.0.0/8.';
const COUNT = 'must be a whole number, 1 or more.';
const KEY = 'must be a secret or restricted key of Stripe (sk_test_…, rk_test_…, sk_live_… or rk_live_…).';
const BASE = 'must be an https URL without query or credentials; plain http is for loopback addresses only.';
const EXPOSED =
  'must be a loopback address while STRIPE_API_KEY is set and GATEWAY_AUTH is none, because everybody who reaches the gateway could use the key: set HOST=127.0.0.1, or GATEWAY_AUTH to token, jwt or publishable.';

describe('a bad value is refused by name', () => {
  it.each<[string, string, string]>([
    ['HOST', 'a b', 'must be a host name or an IP address.'],
    ['HOST', 'http://localhost', 'must be a host name or an IP address.'],
    [
      'SUBGRAPH_TYPE_PREFIX',
      'stripe',
      'must be up to 32 letters and digits with a capital first, such as Stripe.',
    ],
    [
      'SUBGRAPH_TYPE_PREFIX',
      'Str_ipe',
      'must be up to 32 letters and digits with a capital first, such as Stripe.',
    ],
    ['PORT', 'x', PORT],
    ['PORT', '-1', PORT],
    ['PORT', '65536', PORT],
    ['PORT', '99999', PORT],
    ['PORT', '80.5', PORT],
    ['PORT', '0x50', PORT],
    ['PORT', '1e3', PORT],
    ['PORT', '000080', PORT],
    ['SANDBOX_PORT', 'any', PORT],
    ['SANDBOX_PORT', '70000', PORT],
    ['STRIPE_API_KEY', 'secret', KEY],
    ['STRIPE_API_KEY', 'sk_test_', KEY],
    ['STRIPE_API_KEY', 'sk_prod_1', KEY],
    ['STRIPE_API_KEY', 'sk_test_1\r\nx: y', KEY],
    ['STRIPE_API_KEY', 'Bearer sk_test_1', KEY],
    [
      'STRIPE_API_KEY',
      'pk_test_1',
      'must be a secret or restricted key (sk_… or rk_…): a publishable key may not do what the gateway does.',
    ],
    ['STRIPE_API_BASE', 'api.stripe.com', BASE],
    ['STRIPE_API_BASE', 'http://api.stripe.com', BASE],
    ['STRIPE_API_BASE', 'http://0.0.0.0', BASE],
    ['STRIPE_API_BASE', 'http://localhost.example.com', BASE],
    ['STRIPE_API_BASE', 'http://127.0.0.1.example.com', BASE],
    ['STRIPE_API_BASE', 'http://127.0.0.1@example.com', BASE],
    ['STRIPE_API_BASE', 'https://user:hunter2@api.stripe.com', BASE],
    ['STRIPE_API_BASE', 'https://user@api.stripe.com', BASE],
    ['STRIPE_API_BASE', 'https://api.stripe.com?a=1', BASE],
    ['STRIPE_API_BASE', 'https://api.stripe.com#a', BASE],
    ['STRIPE_API_BASE', 'ftp://127.0.0.1', BASE],
    ['STRIPE_API_BASE', 'file:///etc/passwd', BASE],
    ['UPSTREAM_DEADLINE_MS', '0', MILLISECONDS],
    ['UPSTREAM_DEADLINE_MS', '-1', MILLISECONDS],
    ['UPSTREAM_DEADLINE_MS', '1.5', MILLISECONDS],
    ['UPSTREAM_DEADLINE_MS', '20s', MILLISECONDS],
    ['UPSTREAM_DEADLINE_MS', 'Infinity', MILLISECONDS],
    ['UPSTREAM_DEADLINE_MS', '9999999999', MILLISECONDS],
    ['SHUTDOWN_GRACE_MS', 'soon', MILLISECONDS],
    ['SHUTDOWN_GRACE_MS', '19999', 'must be at least UPSTREAM_DEADLINE_MS (20000).'],
    ['SHUTDOWN_GRACE_MS', '1', 'must be at least UPSTREAM_DEADLINE_MS (20000).'],
    ['SHUTDOWN_DELAY_MS', '-1', 'must be a whole number of milliseconds.'],
    ['TRUSTED_PROXIES', 'proxy.example.com', PROXIES],
    ['TRUSTED_PROXIES', '10.0.0.0/33', PROXIES],
    ['TRUSTED_PROXIES', '10.0.0.0/8/8', PROXIES],
    ['TRUSTED_PROXIES', '10.0.0.1,', PROXIES],
    ['UPSTREAM_REPORT', 'yes', 'must be true or false.'],
    ['UPSTREAM_REPORT', 'TRUE', 'must be true or false.'],
    ['UPSTREAM_REPORT', '1', 'must be true or false.'],
    ['UPSTREAM_CALL_BUDGET', '0', COUNT],
    ['UPSTREAM_CALL_BUDGET', '-1', COUNT],
    ['UPSTREAM_CALL_BUDGET', '1.5', COUNT],
    ['UPSTREAM_CALL_BUDGET', '1e2', COUNT],
    ['UPSTREAM_CALL_BUDGET', 'Infinity', COUNT],
    ['UPSTREAM_CALL_BUDGET', '1000000', COUNT],
    ['STRIPE_EXPLAIN', 'yes', 'must be true or false.'],
    ['STRIPE_EXPLAIN', 'True', 'must be true or false.'],
    ['STRIPE_EXPLAIN', '0', 'must be true or false.'],
    ['MAX_CONCURRENT_REQUESTS', '0', COUNT],
    ['MAX_CONCURRENT_REQUESTS_PER_CUSTOMER', 'ten', COUNT],
  ])('%s=%j', (name, value, problem) => {
    expect(problemsOf({ [name]: value })).toEqual([`${name} ${problem}`]);
  });

  it.each(['0.0.0.0', '::', '192.0.2.1', 'example.com', '127.example.com', 'localhost.example.com'])(
    'HOST=%s, with a key: everybody could use it',
    (HOST) => {
      expect(problemsOf({ HOST, STRIPE_API_KEY: 'sk_test_1' })).toEqual([`HOST ${EXPOSED}`]);
    },
  );
});

describe('several bad values', () => {
  it('are all named at once', () => {
    const problems = problemsOf({
      HOST: '0.0.0.0',
      PORT: 'x',
      STRIPE_API_KEY: 'sk_test_1',
      STRIPE_API_BASE: 'http://example.com',
      SANDBOX_PORT: 'y',
      SHUTDOWN_GRACE_MS: '5',
      UPSTREAM_REPORT: 'z',
      UPSTREAM_CALL_BUDGET: 'many',
      STRIPE_EXPLAIN: 'all',
    });
    expect([...problems].sort()).toEqual([
      `HOST ${EXPOSED}`,
      `PORT ${PORT}`,
      `SANDBOX_PORT ${PORT}`,
      'SHUTDOWN_GRACE_MS must be at least UPSTREAM_DEADLINE_MS (20000).',
      `STRIPE_API_BASE ${BASE}`,
      'STRIPE_EXPLAIN must be true or false.',
      `UPSTREAM_CALL_BUDGET ${COUNT}`,
      'UPSTREAM_REPORT must be true or false.',
    ]);
  });

  it('stand one to a line in the message', () => {
    expect(() => readConfig({ PORT: 'x', UPSTREAM_REPORT: 'z' })).toThrow(
      `The configuration is not usable:\n  PORT ${PORT}\n  UPSTREAM_REPORT must be true or false.`,
    );
  });
});

describe('no secret is printed', () => {
  it.each<[string, Env]>([
    ['a key of no known form', { STRIPE_API_KEY: 'hunter2-secret' }],
    ['a publishable key', { STRIPE_API_KEY: 'pk_live_hunter2' }],
    ['a key with a stray character', { STRIPE_API_KEY: 'sk_live_hunter2!' }],
    [
      'a good key, when something else is wrong',
      { STRIPE_API_KEY: 'sk_live_hunter2', PORT: 'x', HOST: '0.0.0.0' },
    ],
    ['credentials in a URL', { STRIPE_API_BASE: 'https://u:hunter2@api.stripe.com' }],
    [
      'a key in the place of another variable',
      { UPSTREAM_REPORT: 'sk_live_hunter2', HOST: 'sk_live_hunter2!' },
    ],
    [
      'a key in the place of a number',
      { PORT: 'sk_live_hunter2', UPSTREAM_DEADLINE_MS: 'sk_live_hunter2', UPSTREAM_CALL_BUDGET: 'hunter2' },
    ],
  ])('%s', (_, env) => {
    const error: unknown = (() => {
      try {
        return readConfig(env);
      } catch (reason) {
        return reason;
      }
    })();
    expect(error).toBeInstanceOf(ConfigError);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('hunter2');
  });
});
