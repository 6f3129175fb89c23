import { describe, expect, it } from 'vitest';
import { ConfigError } from '../src/config/config-error.ts';
import { SETTINGS } from '../src/config/settings.ts';
import { configOf, type Env, problemsOf } from './support/config.ts';

describe('readConfig', () => {
  it('returns the defaults for an empty environment', () => {
    const { server, gateway, warnings } = configOf({});
    const defaults = configOf({ PORT: '', HOST: '  ', MAX_DEPTH: undefined });
    expect(defaults).toEqual({ server, gateway, warnings });
    expect(server).toMatchObject({ host: '127.0.0.1', port: 4000 });
    expect(gateway).toMatchObject({ limits: { depth: 30 }, callers: 'everybody' });
    expect(gateway).not.toHaveProperty('stripeApiKey');
    expect(warnings).toEqual([]);
  });

  it.each<[string, Env, object]>([
    ['an address', { HOST: 'localhost' }, { server: { host: 'localhost' } }],
    ['an address in IPv6', { HOST: '::' }, { server: { host: '::' } }],
    ['a number', { PORT: '8080' }, { server: { port: 8080 } }],
    ['a value with spaces and line ends', { PORT: ' 8080\n' }, { server: { port: 8080 } }],
    ['port 0', { PORT: '0', SANDBOX_PORT: '0' }, { server: { port: 0, sandboxPort: 0 } }],
    ['the highest port', { PORT: '65535' }, { server: { port: 65_535 } }],
    ['a delay of 0', { SHUTDOWN_DELAY_MS: '0' }, { server: { shutdownDelayMs: 0 } }],
    ['a path', { PERSISTED_OPERATIONS: 'ops.json' }, { server: { persistedOperations: 'ops.json' } }],
    ['a name', { LOG_LEVEL: 'warn' }, { server: { logLevel: 'warn' } }],
    ['a secret test key', { STRIPE_API_KEY: '\tsk_test_1 ' }, { gateway: { stripeApiKey: 'sk_test_1' } }],
    ['a restricted test key', { STRIPE_API_KEY: 'rk_test_1' }, { gateway: { stripeApiKey: 'rk_test_1' } }],
    ['a secret live key', { STRIPE_API_KEY: 'sk_live_1' }, { gateway: { stripeApiKey: 'sk_live_1' } }],
    [
      'a restricted live key',
      { STRIPE_API_KEY: 'rk_live_1Abc_2' },
      { gateway: { stripeApiKey: 'rk_live_1Abc_2' } },
    ],
    [
      'an https URL with a path',
      { STRIPE_API_BASE: 'https://stripe.example.com/prefix' },
      { gateway: { stripeApiBase: 'https://stripe.example.com/prefix' } },
    ],
    ['an http URL on 127.0.0.1', { STRIPE_API_BASE: 'http://127.0.0.1:12111' }, {}],
    ['an http URL on localhost', { STRIPE_API_BASE: 'http://localhost:12111' }, {}],
    ['an http URL on ::1', { STRIPE_API_BASE: 'http://[::1]:12111' }, {}],
    ['the least count', { UPSTREAM_CALL_BUDGET: '1' }, { gateway: { upstreamCallBudget: 1 } }],
    ['true', { GRAPHIQL: 'true', STRIPE_EXPLAIN: 'true' }, { gateway: { graphiql: true, explain: true } }],
    ['false', { UPSTREAM_REPORT: 'false' }, { gateway: { upstreamReport: false } }],
    [
      'a limit of documents',
      { MAX_DEPTH: '2', MAX_DOCUMENT_BYTES: '1000' },
      { gateway: { limits: { depth: 2, bytes: 1000 } } },
    ],
    [
      'a list',
      { CORS_ORIGINS: 'https://shop.example.com, http://127.0.0.1:3000' },
      { gateway: { corsOrigins: ['https://shop.example.com', 'http://127.0.0.1:3000'] } },
    ],
    [
      'a list of networks',
      { TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8,192.0.2.7' },
      { gateway: { trustedProxies: ['10.0.0.0/8', 'fd00::/8', '192.0.2.7'] } },
    ],
    [
      'a list of fields',
      { CUSTOMER_HIDDEN_FIELDS: 'SetupIntent.metadata, Customer.balance' },
      { gateway: { customerHiddenFields: ['SetupIntent.metadata', 'Customer.balance'] } },
    ],
    ['no hidden fields', { CUSTOMER_HIDDEN_FIELDS: 'none' }, { gateway: { customerHiddenFields: [] } }],
    ['a prefix', { SUBGRAPH_TYPE_PREFIX: 'Stripe' }, { gateway: { subgraphTypePrefix: 'Stripe' } }],
    ['any address without a key', { HOST: '0.0.0.0' }, { server: { host: '0.0.0.0' } }],
    ['a loopback address with a key', { HOST: '127.0.0.2', STRIPE_API_KEY: 'sk_test_1' }, {}],
    ['::1 with a key', { HOST: '::1', STRIPE_API_KEY: 'sk_test_1' }, {}],
    [
      'a grace period as long as the deadline',
      { UPSTREAM_DEADLINE_MS: '1000', SHUTDOWN_GRACE_MS: '1000' },
      { server: { shutdownGraceMs: 1000 } },
    ],
  ])('accepts %s', (_, env, expected) => {
    expect(configOf(env)).toMatchObject(expected);
  });

  it('returns a frozen object', () => {
    expect(Object.isFrozen(configOf({}))).toBe(true);
  });

  it('reads every variable', () => {
    for (const { variable } of SETTINGS)
      if (variable !== null && variable !== 'PERSISTED_OPERATIONS')
        expect(problemsOf({ [variable]: '\u0000' }).join()).toContain(variable);
  });

  it('reports all problems at once', () => {
    const problems = problemsOf({
      HOST: '0.0.0.0',
      PORT: 'x',
      STRIPE_API_KEY: 'sk_test_1',
      STRIPE_API_BASE: 'http://example.com',
      SHUTDOWN_GRACE_MS: '5',
      UPSTREAM_REPORT: 'z',
    });
    expect([...problems].sort()).toEqual([
      expect.stringMatching(/^HOST must be a loopback address/),
      'PORT must be a port number, 0 to 65535.',
      'SHUTDOWN_GRACE_MS must be at least UPSTREAM_DEADLINE_MS (20000).',
      expect.stringMatching(/^STRIPE_API_BASE must be an https URL/),
      'UPSTREAM_REPORT must be true or false.',
    ]);
  });

  it('prints one problem per line', () => {
    expect(() => configOf({ PORT: 'x', UPSTREAM_REPORT: 'z' })).toThrow(
      'The configuration is not valid:\n  PORT must be a port number, 0 to 65535.\n  UPSTREAM_REPORT must be true or false.',
    );
  });

  it.each<[string, Env]>([
    ['a key of unknown form', { STRIPE_API_KEY: 'hunter2-secret' }],
    ['a publishable key', { STRIPE_API_KEY: 'pk_live_hunter2' }],
    ['a key with a stray character', { STRIPE_API_KEY: 'sk_live_hunter2!' }],
    ['a valid key next to other problems', { STRIPE_API_KEY: 'sk_live_hunter2', PORT: 'x', HOST: '0.0.0.0' }],
    ['credentials in a URL', { STRIPE_API_BASE: 'https://u:hunter2@api.stripe.com' }],
    ['a key in another variable', { UPSTREAM_REPORT: 'sk_live_hunter2', HOST: 'sk_live_hunter2!' }],
    ['a key instead of a number', { PORT: 'sk_live_hunter2', UPSTREAM_CALL_BUDGET: 'hunter2' }],
    ['a key in a variable that is not a setting', { STRIPE_SECRET_KEY: 'sk_live_hunter2' }],
    ['a key instead of a path', { STRIPE_API_KEY_FILE: 'sk_live_hunter2' }],
  ])('never prints %s', (_, env) => {
    const error: unknown = (() => {
      try {
        return configOf(env);
      } catch (reason) {
        return reason;
      }
    })();
    expect(error).toBeInstanceOf(ConfigError);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('hunter2');
  });
});

describe('a variable that names a file', () => {
  const files = { '/run/key': 'sk_test_1\n', '/run/bad': 'sk_prod_1\n', '/run/empty': ' \n' };

  it('gives the text of the file without its last line end', () => {
    const { gateway } = configOf({ STRIPE_API_KEY_FILE: '/run/key' }, { files });
    expect(gateway.stripeApiKey).toBe('sk_test_1');
  });

  it.each(['STRIPE_API_KEY', 'GATEWAY_TOKENS', 'JWT_PUBLIC_KEY'])('exists for %s', (variable) => {
    const env = { [`${variable}_FILE`]: '/run/bad' };
    expect(problemsOf(env, { files }).join()).toContain(`${variable} (from ${variable}_FILE) must be`);
  });

  it.each<[string, Env, string]>([
    [
      'both variables are set',
      { STRIPE_API_KEY: 'sk_test_1', STRIPE_API_KEY_FILE: '/run/key' },
      'STRIPE_API_KEY and STRIPE_API_KEY_FILE are both set: remove one.',
    ],
    [
      'the file cannot be read',
      { STRIPE_API_KEY_FILE: '/run/none' },
      'STRIPE_API_KEY_FILE names a file that cannot be read (ENOENT).',
    ],
    ['the file is empty', { STRIPE_API_KEY_FILE: '/run/empty' }, 'STRIPE_API_KEY_FILE names an empty file.'],
  ])('is a problem if %s', (_, env, problem) => {
    expect(problemsOf(env, { files })).toEqual([problem]);
  });

  it('counts as the setting in the rules', () => {
    const env = { HOST: '0.0.0.0', STRIPE_API_KEY_FILE: '/run/key' };
    expect(problemsOf(env, { files })).toEqual([expect.stringMatching(/^HOST must be a loopback address/)]);
  });
});

describe('a live key in a variable that is not a setting', () => {
  const LOST =
    'STRIPE_API_KEY is not set, and STRIPE_SECRET_KEY holds a live key but is not a setting: rename it to STRIPE_API_KEY, or remove it to use the sandbox.';

  it.each(['sk_live_1', 'rk_live_1', '"sk_live_1"'])(
    'is a problem, because it would be ignored: %s',
    (key) => {
      expect(problemsOf({ STRIPE_SECRET_KEY: key })).toEqual([LOST]);
    },
  );

  it('is a problem in any variable with Stripe in its name', () => {
    expect(problemsOf({ MY_STRIPE_CREDENTIAL: 'sk_live_1' })).toEqual([
      LOST.replace('STRIPE_SECRET_KEY', 'MY_STRIPE_CREDENTIAL'),
    ]);
  });

  it.each<[string, Env, { readonly mayStartSandbox: boolean }]>([
    ['STRIPE_API_KEY is set, too', { STRIPE_API_KEY: 'sk_live_2' }, { mayStartSandbox: true }],
    ['the command never calls Stripe', {}, { mayStartSandbox: false }],
  ])('is a warning if %s', (_, env, source) => {
    expect(configOf({ STRIPE_SECRET_KEY: 'sk_live_1', ...env }, source).warnings).toEqual([
      'STRIPE_SECRET_KEY is not a setting and is ignored. Did you mean STRIPE_API_KEY?',
    ]);
  });

  it('is a warning if it is a test key', () => {
    expect(configOf({ STRIPE_SECRET_KEY: 'sk_test_1' }).warnings).toEqual([
      'STRIPE_SECRET_KEY is not a setting and is ignored. Did you mean STRIPE_API_KEY?',
    ]);
  });
});
