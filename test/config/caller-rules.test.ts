import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';

type Env = Readonly<Record<string, string>>;

const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();
const EC = pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey);
const BITCOIN = pem(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey);
const EDWARDS = pem(generateKeyPairSync('ed25519').publicKey);
const RSA = pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey);

const TOKENS = JSON.stringify([{ name: 'orders', sha256: 'ab'.repeat(32), scopes: ['setup_intents:read'] }]);
const TOKEN: Env = { GATEWAY_AUTH: 'token', GATEWAY_TOKENS: TOKENS };
const JWT: Env = {
  GATEWAY_AUTH: 'jwt',
  JWT_ISSUER: 'https://issuer.example',
  JWT_AUDIENCE: 'gateway',
  JWT_PUBLIC_KEY: EC,
  JWT_CUSTOMER_CLAIM: 'customer',
};
const PUBLISHABLE: Env = { GATEWAY_AUTH: 'publishable', STRIPE_PUBLISHABLE_KEY: 'pk_test_1' };

const without = (env: Env, ...names: readonly string[]): Env =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));

function problemsOf(env: Env): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const OPEN =
  'HOST must be a loopback address while STRIPE_API_KEY is set and GATEWAY_AUTH is none, because everybody who reaches the gateway could use the key: set HOST=127.0.0.1, or GATEWAY_AUTH to token, jwt or publishable.';
const ALONE =
  'GATEWAY_AUTH must be none alone, or a list of token, jwt and publishable: with none among them, nobody is checked.';
const KEYS =
  'JWT_JWKS_URL or JWT_PUBLIC_KEY must be set while GATEWAY_AUTH has jwt: the keys that sign the tokens.';
const CUSTOMERS =
  'JWT_CUSTOMER_CLAIM must be set while GATEWAY_AUTH has jwt: the claim with the customer to whom a token is bound. If tokens are those of services, which see all customers, set JWT_SERVICES=true.';
const unused = (name: string, kind: string) =>
  `${name} has no effect: add ${kind} to GATEWAY_AUTH, or remove it.`;

describe('an unsafe combination stops the start, and says what to set', () => {
  it.each<[string, Env, readonly string[]]>([
    ['everybody, from everywhere, with a key', { HOST: '0.0.0.0', STRIPE_API_KEY: 'sk_test_1' }, [OPEN]],
    ['the same, said aloud', { HOST: '::', STRIPE_API_KEY: 'sk_live_1', GATEWAY_AUTH: 'none' }, [OPEN]],
    ['everybody among tokens', { ...TOKEN, GATEWAY_AUTH: 'none,token' }, [ALONE]],
    [
      'everybody among tokens, from everywhere',
      { ...TOKEN, GATEWAY_AUTH: 'token,none', HOST: '::', STRIPE_API_KEY: 'sk_test_1' },
      [OPEN, ALONE],
    ],
    [
      'token without tokens',
      { GATEWAY_AUTH: 'token' },
      ['GATEWAY_TOKENS must be set while GATEWAY_AUTH has token: `setup-intents-gateway token` makes one.'],
    ],
    [
      'jwt without anything',
      { GATEWAY_AUTH: 'jwt' },
      [
        'JWT_ISSUER must be set while GATEWAY_AUTH has jwt: the `iss` of the tokens to take.',
        'JWT_AUDIENCE must be set while GATEWAY_AUTH has jwt: the `aud` that stands for this gateway.',
        KEYS,
        CUSTOMERS,
      ],
    ],
    [
      'jwt without an issuer',
      without(JWT, 'JWT_ISSUER'),
      ['JWT_ISSUER must be set while GATEWAY_AUTH has jwt: the `iss` of the tokens to take.'],
    ],
    [
      'jwt without an audience',
      without(JWT, 'JWT_AUDIENCE'),
      ['JWT_AUDIENCE must be set while GATEWAY_AUTH has jwt: the `aud` that stands for this gateway.'],
    ],
    ['jwt without keys', without(JWT, 'JWT_PUBLIC_KEY'), [KEYS]],
    [
      'jwt with keys of both kinds',
      { ...JWT, JWT_JWKS_URL: 'https://issuer.example/keys' },
      ['JWT_JWKS_URL and JWT_PUBLIC_KEY are both set: remove one.'],
    ],
    ['jwt with neither customers nor services', without(JWT, 'JWT_CUSTOMER_CLAIM'), [CUSTOMERS]],
    [
      'jwt with services refused and no customers',
      { ...without(JWT, 'JWT_CUSTOMER_CLAIM'), JWT_SERVICES: 'false' },
      [CUSTOMERS],
    ],
    [
      'scopes for customers that there are not',
      {
        ...without(JWT, 'JWT_CUSTOMER_CLAIM'),
        JWT_SERVICES: 'true',
        JWT_CUSTOMER_SCOPES: 'setup_intents:read',
      },
      ['JWT_CUSTOMER_SCOPES has no effect: set JWT_CUSTOMER_CLAIM, or remove it.'],
    ],
    [
      'a key that does not fit the algorithms',
      { ...JWT, JWT_ALGORITHMS: 'RS256,ES384' },
      ['JWT_PUBLIC_KEY does not sign with RS256, ES384: set JWT_ALGORITHMS to what it signs with.'],
    ],
    [
      'a curve that no algorithm has',
      { ...JWT, JWT_PUBLIC_KEY: BITCOIN },
      [
        'JWT_PUBLIC_KEY does not sign with RS256, PS256, ES256, EdDSA: set JWT_ALGORITHMS to what it signs with.',
      ],
    ],
    [
      'publishable without a key',
      { GATEWAY_AUTH: 'publishable' },
      [
        "STRIPE_PUBLISHABLE_KEY must be set while GATEWAY_AUTH has publishable: your account's own publishable key (pk_…).",
      ],
    ],
    [
      'a live key with a publishable test key',
      { ...PUBLISHABLE, STRIPE_API_KEY: 'sk_live_1' },
      [
        'STRIPE_PUBLISHABLE_KEY must be of the same mode as STRIPE_API_KEY: set one that starts with pk_live_.',
      ],
    ],
    [
      'a test key with a publishable live key',
      { ...PUBLISHABLE, STRIPE_API_KEY: 'rk_test_1', STRIPE_PUBLISHABLE_KEY: 'pk_test_1,pk_live_1' },
      [
        'STRIPE_PUBLISHABLE_KEY must be of the same mode as STRIPE_API_KEY: set one that starts with pk_test_.',
      ],
    ],
    [
      'the sandbox with a publishable live key',
      { ...PUBLISHABLE, STRIPE_PUBLISHABLE_KEY: 'pk_live_1' },
      [
        'STRIPE_PUBLISHABLE_KEY must be of test mode (pk_test_…) on the sandbox: set STRIPE_API_KEY, or another publishable key.',
      ],
    ],
    ['tokens that nobody reads', { GATEWAY_TOKENS: TOKENS }, [unused('GATEWAY_TOKENS', 'token')]],
    [
      'settings of jwt that nobody reads',
      { ...JWT, ...TOKEN },
      ['JWT_ISSUER', 'JWT_AUDIENCE', 'JWT_PUBLIC_KEY', 'JWT_CUSTOMER_CLAIM'].map((name) =>
        unused(name, 'jwt'),
      ),
    ],
    [
      'a publishable key that nobody reads',
      { ...TOKEN, STRIPE_PUBLISHABLE_KEY: 'pk_test_1', STRIPE_PUBLISHABLE_ACCOUNTS: '*' },
      ['STRIPE_PUBLISHABLE_KEY', 'STRIPE_PUBLISHABLE_ACCOUNTS'].map((name) => unused(name, 'publishable')),
    ],
    ['services of jwt that nobody reads', { JWT_SERVICES: 'false' }, [unused('JWT_SERVICES', 'jwt')]],
  ])('%s', (_, env, problems) => {
    expect([...problemsOf(env)].sort()).toEqual([...problems].sort());
  });
});

describe('a safe combination starts', () => {
  it.each<[string, Env]>([
    ['everybody on this machine', { STRIPE_API_KEY: 'sk_live_1', GATEWAY_AUTH: 'none' }],
    ['everybody on the sandbox', { HOST: '0.0.0.0' }],
    ['tokens from everywhere', { ...TOKEN, HOST: '0.0.0.0', STRIPE_API_KEY: 'sk_live_1' }],
    ['jwt from everywhere', { ...JWT, HOST: '0.0.0.0', STRIPE_API_KEY: 'sk_live_1' }],
    ['jwt of services', { ...without(JWT, 'JWT_CUSTOMER_CLAIM'), JWT_SERVICES: 'true' }],
    ['publishable keys from everywhere', { ...PUBLISHABLE, HOST: '::', STRIPE_API_KEY: 'rk_test_1' }],
    ['a key of RSA', { ...JWT, JWT_PUBLIC_KEY: RSA, JWT_ALGORITHMS: 'PS512' }],
    ['a key of Ed25519', { ...JWT, JWT_PUBLIC_KEY: EDWARDS }],
  ])('%s', (_, env) => {
    expect(problemsOf(env)).toEqual([]);
  });
});
