import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CallerList } from '../../src/config/options.ts';
import { SCOPES } from '../../src/schema/access/principal.ts';
import { configOf, type Env, problemsOf } from '../support/config.ts';

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

/** The authenticated callers of an environment. */
function callersOf(env: Env): CallerList {
  const { callers } = configOf(env).gateway;
  if (typeof callers !== 'object') throw new Error('The environment has no list of callers.');
  return callers;
}

describe('the settings of callers', () => {
  it('accept a token with defaults', () => {
    expect(callersOf(TOKENS).tokens).toEqual([{ ...TOKEN, accounts: ['own'], mayNarrow: false }]);
  });

  it('accept all kinds at once', () => {
    const env = { ...TOKENS, ...JWT, ...PUBLISHABLE, GATEWAY_AUTH: 'token, jwt,publishable' };
    expect(Object.keys(callersOf(env)).sort()).toEqual(['jwt', 'publishable', 'tokens']);
  });

  it('accept every scope', () => {
    const all = JSON.stringify([{ ...TOKEN, scopes: SCOPES }]);
    expect(callersOf({ ...TOKENS, GATEWAY_TOKENS: all }).tokens).toMatchObject([{ scopes: SCOPES }]);
    const { jwt } = callersOf({ ...JWT, JWT_CUSTOMER_SCOPES: SCOPES.join(',') });
    expect(jwt?.customerScopes).toEqual(SCOPES);
  });

  it.each<[string, string]>([
    ['a PEM', PEM],
    ['a PEM in one line', PEM.replaceAll('\n', '\\n')],
    ['a JWK', JSON.stringify(publicKey.export({ format: 'jwk' }))],
  ])('accept %s as public key', (_, key) => {
    const keys = callersOf({ ...JWT, JWT_PUBLIC_KEY: key }).jwt?.keys;
    expect(keys && 'publicKey' in keys && keys.publicKey.equals(publicKey)).toBe(true);
  });

  it('accept lists', () => {
    const env = {
      ...JWT,
      JWT_AUDIENCE: 'one, two',
      JWT_ALGORITHMS: 'ES256,ES384,ES256',
      JWT_CLOCK_SKEW_MS: '0',
    };
    expect(callersOf(env).jwt).toMatchObject({
      audience: ['one', 'two'],
      algorithms: ['ES256', 'ES384'],
      clockSkewMs: 0,
    });
    const keys = {
      STRIPE_PUBLISHABLE_KEYS: 'pk_test_1, pk_test_2',
      STRIPE_PUBLISHABLE_ACCOUNTS: 'own, acct_1',
    };
    expect(callersOf({ ...PUBLISHABLE, ...keys }).publishable).toEqual({
      keys: ['pk_test_1', 'pk_test_2'],
      accounts: ['own', 'acct_1'],
    });
  });

  it('accept * for all accounts', () => {
    const { publishable } = callersOf({ ...PUBLISHABLE, STRIPE_PUBLISHABLE_ACCOUNTS: '*' });
    expect(publishable?.accounts).toBe('*');
  });

  it.each(['https://issuer.example/keys?v=1', 'http://127.0.0.1:1/keys', 'http://localhost:1/keys'])(
    'accept keys at %s',
    (url) => {
      expect(callersOf(withUrl(url)).jwt?.keys).toEqual({ url });
    },
  );
});

const KINDS = 'GATEWAY_AUTH must be a list of none, token, jwt or publishable, such as jwt,publishable.';
const ALGORITHMS = /^JWT_ALGORITHMS must be a list of RS256, .* or EdDSA, such as ES512,EdDSA\.$/;
const JWKS = /^JWT_JWKS_URL must be an https URL .*; plain http is for loopback addresses only\.$/;
const KEY =
  /^JWT_PUBLIC_KEY must be a public key in PEM or JWK format: .*, never a private key or a shared secret\.$/;
const SKEW = 'JWT_CLOCK_SKEW_MS must be a whole number of milliseconds, 0 to 300000.';

const PUBLISHABLE_KEYS =
  'STRIPE_PUBLISHABLE_KEY must be a publishable key of Stripe (pk_test_… or pk_live_…), never a secret key, because browsers see it.';

const tokens = (...changes: readonly object[]): Env => ({
  ...TOKENS,
  GATEWAY_TOKENS: JSON.stringify(changes.map((change) => ({ ...TOKEN, ...change }))),
});

describe('a bad value is reported', () => {
  it.each<[string, Env, string | RegExp]>([
    ['an unknown kind', { GATEWAY_AUTH: 'basic' }, KINDS],
    ['an unknown kind among others', { ...TOKENS, GATEWAY_AUTH: 'token,basic' }, KINDS],
    [
      'tokens that are not JSON',
      { ...TOKENS, GATEWAY_TOKENS: 'hunter2' },
      /^GATEWAY_TOKENS must be a list such as \[\{"name":.*\}\]\.$/,
    ],
    [
      'an empty list of tokens',
      { ...TOKENS, GATEWAY_TOKENS: '[]' },
      /^GATEWAY_TOKENS must be a list such as /,
    ],
    [
      'a token that is not an object',
      { ...TOKENS, GATEWAY_TOKENS: '["hunter2"]' },
      'GATEWAY_TOKENS at 0 must be an object.',
    ],
    [
      'a token instead of its hash',
      tokens({ sha256: 'hunter2' }),
      /^GATEWAY_TOKENS at 0\.sha256 must be .*, not the token itself\.$/,
    ],
    ['a short hash', tokens({ sha256: HASH.slice(1) }), /at 0\.sha256 must be/],
    ['a hash with other characters', tokens({ sha256: 'xy'.repeat(32) }), /at 0\.sha256 must be/],
    [
      'an unknown scope',
      tokens({}, { name: 'b', sha256: 'cd'.repeat(32), scopes: ['hunter2'] }),
      /^GATEWAY_TOKENS at 1\.scopes\.0 must be setup_intents:read, /,
    ],
    [
      'an empty list of scopes',
      tokens({ scopes: [] }),
      'GATEWAY_TOKENS at 0.scopes must name at least one scope.',
    ],
    ['an empty name', tokens({ name: '' }), /at 0\.name must be/],
    ['a name with a space', tokens({ name: 'a b' }), /at 0\.name must be/],
    [
      'a repeated name',
      tokens({}, { sha256: 'cd'.repeat(32) }),
      'GATEWAY_TOKENS at 1.name must be unique, but an earlier entry has the same value.',
    ],
    [
      'a repeated hash',
      tokens({}, { name: 'b' }),
      'GATEWAY_TOKENS at 1.sha256 must be unique, but an earlier entry has the same value.',
    ],
    [
      'a bad account',
      tokens({ accounts: ['acct_1', 'hunter2'] }),
      'GATEWAY_TOKENS at 0.accounts must be * or a list of own and acct_…, such as own,acct_123.',
    ],
    ['an unknown property', tokens({ hunter2: true }), 'GATEWAY_TOKENS at 0 has an unknown property.'],
    [
      'a text for mayNarrow',
      tokens({ mayNarrow: 'true' }),
      'GATEWAY_TOKENS at 0.mayNarrow must be true or false.',
    ],
    ['a shared secret among the algorithms', { ...JWT, JWT_ALGORITHMS: 'ES256,HS256' }, ALGORITHMS],
    ['none as algorithm', { ...JWT, JWT_ALGORITHMS: 'none' }, ALGORITHMS],
    ['keys over plain http', withUrl('http://issuer.example/keys'), JWKS],
    ['keys with a password', withUrl('https://u:hunter2@issuer.example/keys'), JWKS],
    ['keys without a URL', withUrl('issuer.example'), JWKS],
    ['a text that is not a key', { ...JWT, JWT_PUBLIC_KEY: 'hunter2' }, KEY],
    [
      'a private key',
      { ...JWT, JWT_PUBLIC_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() },
      KEY,
    ],
    ['a private JWK', { ...JWT, JWT_PUBLIC_KEY: JSON.stringify(privateKey.export({ format: 'jwk' })) }, KEY],
    ['a shared secret', { ...JWT, JWT_PUBLIC_KEY: '{"kty":"oct","k":"aHVudGVyMg"}' }, KEY],
    ['a weak key', { ...JWT, JWT_PUBLIC_KEY: pemOf(1024) }, KEY],
    ['a clock skew of an hour', { ...JWT, JWT_CLOCK_SKEW_MS: '3600000' }, SKEW],
    ['a clock skew of more than 5 minutes', { ...JWT, JWT_CLOCK_SKEW_MS: '300001' }, SKEW],
    [
      'an unknown scope of customers',
      { ...JWT, JWT_CUSTOMER_SCOPES: 'hunter2' },
      /^JWT_CUSTOMER_SCOPES must be a list of setup_intents:read, /,
    ],
    [
      'a secret key instead of a publishable one',
      { ...PUBLISHABLE, STRIPE_PUBLISHABLE_KEY: 'sk_test_hunter2' },
      PUBLISHABLE_KEYS,
    ],
    [
      'a text that is not a publishable key',
      { ...PUBLISHABLE, STRIPE_PUBLISHABLE_KEY: 'hunter2' },
      PUBLISHABLE_KEYS,
    ],
    [
      'unknown accounts of browsers',
      { ...PUBLISHABLE, STRIPE_PUBLISHABLE_ACCOUNTS: 'all' },
      'STRIPE_PUBLISHABLE_ACCOUNTS must be * or a list of own and acct_…, such as own,acct_123.',
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
