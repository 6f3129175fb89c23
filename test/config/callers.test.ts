import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import { SCOPES } from '../../src/schema/access/principal.ts';

type Env = Readonly<Record<string, string>>;

const HASH = 'ab'.repeat(32);
const TOKEN = { name: 'orders', sha256: HASH, scopes: ['setup_intents:read'] };

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString();
const pemOf = (bits: number) =>
  generateKeyPairSync('rsa', { modulusLength: bits })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();

const TOKENS: Env = { GATEWAY_AUTH: 'token', GATEWAY_TOKENS: JSON.stringify([TOKEN]) };
const JWT: Env = {
  GATEWAY_AUTH: 'jwt',
  JWT_ISSUER: 'https://issuer.example',
  JWT_AUDIENCE: 'gateway',
  JWT_PUBLIC_KEY: PEM,
  JWT_CUSTOMER_CLAIM: 'customer',
};
const PUBLISHABLE: Env = { GATEWAY_AUTH: 'publishable', STRIPE_PUBLISHABLE_KEY: 'pk_test_1' };

function problemsOf(env: Env): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the settings of callers', () => {
  it('take a token with its defaults', () => {
    expect(readConfig(TOKENS).gatewayTokens).toEqual([{ ...TOKEN, accounts: ['own'], mayNarrow: false }]);
  });

  it('take all kinds at once', () => {
    const { gatewayAuth } = readConfig({
      ...TOKENS,
      ...JWT,
      ...PUBLISHABLE,
      GATEWAY_AUTH: 'token, jwt,publishable',
    });
    expect(gatewayAuth).toEqual(['token', 'jwt', 'publishable']);
  });

  it('know every scope', () => {
    const all = JSON.stringify([{ ...TOKEN, scopes: SCOPES }]);
    expect(readConfig({ ...TOKENS, GATEWAY_TOKENS: all }).gatewayTokens).toMatchObject([{ scopes: SCOPES }]);
    const { jwtCustomerScopes } = readConfig({ ...JWT, JWT_CUSTOMER_SCOPES: SCOPES.join(',') });
    expect(jwtCustomerScopes).toEqual(SCOPES);
  });

  it.each<[string, string]>([
    ['a PEM', PEM],
    ['a PEM in one line', PEM.replaceAll('\n', '\\n')],
    ['a JWK', JSON.stringify(publicKey.export({ format: 'jwk' }))],
  ])('take %s for the key', (_, key) => {
    const { jwtPublicKey } = readConfig({ ...JWT, JWT_PUBLIC_KEY: key });
    expect(jwtPublicKey?.equals(publicKey)).toBe(true);
  });

  it('take lists', () => {
    const env = {
      ...JWT,
      JWT_AUDIENCE: 'one, two',
      JWT_ALGORITHMS: 'ES256,ES384,ES256',
      JWT_CLOCK_SKEW_MS: '0',
    };
    expect(readConfig(env)).toMatchObject({
      jwtAudience: ['one', 'two'],
      jwtAlgorithms: ['ES256', 'ES384'],
      jwtClockSkewMs: 0,
    });
    const keys = {
      STRIPE_PUBLISHABLE_KEY: 'pk_test_1, pk_test_2',
      STRIPE_PUBLISHABLE_ACCOUNTS: 'own, acct_1',
    };
    expect(readConfig({ ...PUBLISHABLE, ...keys })).toMatchObject({
      stripePublishableKey: ['pk_test_1', 'pk_test_2'],
      stripePublishableAccounts: ['own', 'acct_1'],
    });
    expect(readConfig({ ...PUBLISHABLE, STRIPE_PUBLISHABLE_ACCOUNTS: '*' }).stripePublishableAccounts).toBe(
      '*',
    );
  });
});

const KINDS = 'GATEWAY_AUTH must be a comma-separated list of none, token, jwt or publishable.';
const ALGORITHMS = /^JWT_ALGORITHMS must be .*: a token is signed with a private key, or it is none\.$/;
const JWKS = /^JWT_JWKS_URL must be an https URL .*; plain http is for loopback addresses only\.$/;
const KEY = /^JWT_PUBLIC_KEY must be a public key, .*; never a private key or a shared secret\.$/;
const SKEW = 'JWT_CLOCK_SKEW_MS must be a whole number of milliseconds, at most 300000.';

const tokens = (...changes: readonly object[]): Env => ({
  ...TOKENS,
  GATEWAY_TOKENS: JSON.stringify(changes.map((change) => ({ ...TOKEN, ...change }))),
});

describe('a bad value is refused', () => {
  it.each<[string, Env, string | RegExp]>([
    ['an unknown kind', { GATEWAY_AUTH: 'basic' }, KINDS],
    ['an unknown kind among others', { ...TOKENS, GATEWAY_AUTH: 'token,basic' }, KINDS],
    [
      'tokens in no JSON',
      { ...TOKENS, GATEWAY_TOKENS: 'hunter2' },
      /^GATEWAY_TOKENS must be a list: .* in JSON\.$/,
    ],
    ['no token', { ...TOKENS, GATEWAY_TOKENS: '[]' }, /^GATEWAY_TOKENS must have an entry: /],
    [
      'a token that is no object',
      { ...TOKENS, GATEWAY_TOKENS: '["hunter2"]' },
      'GATEWAY_TOKENS at 0 must be an object.',
    ],
    [
      'a token in place of its hash',
      tokens({ sha256: 'hunter2' }),
      /^GATEWAY_TOKENS at 0\.sha256 must be .*, never the token itself\.$/,
    ],
    ['a short hash', tokens({ sha256: HASH.slice(1) }), /at 0\.sha256 must be/],
    ['a hash that is none', tokens({ sha256: 'xy'.repeat(32) }), /at 0\.sha256 must be/],
    [
      'an unknown scope',
      tokens({}, { name: 'b', sha256: 'cd'.repeat(32), scopes: ['hunter2'] }),
      /^GATEWAY_TOKENS at 1\.scopes\.0 must be setup_intents:read, /,
    ],
    ['no scope', tokens({ scopes: [] }), 'GATEWAY_TOKENS at 0.scopes must name at least one.'],
    ['no name', tokens({ name: '' }), /at 0\.name must be/],
    ['a name with a blank', tokens({ name: 'a b' }), /at 0\.name must be/],
    [
      'a name twice',
      tokens({}, { sha256: 'cd'.repeat(32) }),
      'GATEWAY_TOKENS at 1.name must differ from those before.',
    ],
    ['a hash twice', tokens({}, { name: 'b' }), 'GATEWAY_TOKENS at 1.sha256 must differ from those before.'],
    [
      'a bad account',
      tokens({ accounts: ['acct_1', 'hunter2'] }),
      'GATEWAY_TOKENS at 0.accounts.1 must be own or acct_….',
    ],
    [
      'an entry that there is not',
      tokens({ hunter2: true }),
      'GATEWAY_TOKENS at 0 has an entry that there is not.',
    ],
    [
      'mayNarrow that is a text',
      tokens({ mayNarrow: 'true' }),
      'GATEWAY_TOKENS at 0.mayNarrow must be true or false.',
    ],
    ['a shared secret among the algorithms', { ...JWT, JWT_ALGORITHMS: 'ES256,HS256' }, ALGORITHMS],
    ['no algorithm', { ...JWT, JWT_ALGORITHMS: 'none' }, ALGORITHMS],
    ['keys over plain http', withUrl('http://issuer.example/keys'), JWKS],
    ['keys with a password', withUrl('https://u:hunter2@issuer.example/keys'), JWKS],
    ['keys from no URL', withUrl('issuer.example'), JWKS],
    ['a key that is none', { ...JWT, JWT_PUBLIC_KEY: 'hunter2' }, KEY],
    [
      'a private key',
      { ...JWT, JWT_PUBLIC_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
      KEY,
    ],
    ['a private JWK', { ...JWT, JWT_PUBLIC_KEY: JSON.stringify(privateKey.export({ format: 'jwk' })) }, KEY],
    ['a shared secret', { ...JWT, JWT_PUBLIC_KEY: '{"kty":"oct","k":"aHVudGVyMg"}' }, KEY],
    ['a weak key', { ...JWT, JWT_PUBLIC_KEY: pemOf(1024) }, KEY],
    ['a skew of an hour', { ...JWT, JWT_CLOCK_SKEW_MS: '3600000' }, SKEW],
    ['a skew of 5 minutes and a bit', { ...JWT, JWT_CLOCK_SKEW_MS: '300001' }, SKEW],
    [
      'an unknown scope of customers',
      { ...JWT, JWT_CUSTOMER_SCOPES: 'hunter2' },
      /^JWT_CUSTOMER_SCOPES must be a comma-separated list of setup_intents:read, /,
    ],
    [
      'a secret key for a publishable one',
      { ...PUBLISHABLE, STRIPE_PUBLISHABLE_KEY: 'sk_test_hunter2' },
      'STRIPE_PUBLISHABLE_KEY must be a publishable key (pk_…): a secret key would be in the hands of every browser.',
    ],
    [
      'a publishable key that is none',
      { ...PUBLISHABLE, STRIPE_PUBLISHABLE_KEY: 'hunter2' },
      /^STRIPE_PUBLISHABLE_KEY must be a publishable key of Stripe/,
    ],
    [
      'accounts of browsers',
      { ...PUBLISHABLE, STRIPE_PUBLISHABLE_ACCOUNTS: 'all' },
      'STRIPE_PUBLISHABLE_ACCOUNTS must be *, or a comma-separated list of own and acct_….',
    ],
  ])('%s', (_, env, problem) => {
    const problems = problemsOf(env);
    expect(problems).toEqual([typeof problem === 'string' ? problem : expect.stringMatching(problem)]);
    expect(problems.join()).not.toContain('hunter2');
  });
});

function withUrl(url: string): Env {
  const { JWT_PUBLIC_KEY: _, ...rest } = JWT;
  return { ...rest, JWT_JWKS_URL: url };
}

it.each(['https://issuer.example/keys?v=1', 'http://127.0.0.1:1/keys', 'http://localhost:1/keys'])(
  'takes keys from %s',
  (url) => {
    expect(readConfig(withUrl(url)).jwtJwksUrl).toBe(url);
  },
);
