import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Env, problemsOf } from '../support/config.ts';

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

const OPEN =
  'HOST must be a loopback address if STRIPE_API_KEY is set and GATEWAY_AUTH is none. Otherwise anyone who can reach the gateway could use the key. Set HOST=127.0.0.1, or set GATEWAY_AUTH to token, jwt or publishable.';
const ALONE =
  'GATEWAY_AUTH must be either none or a list of token, jwt and publishable: none turns authentication off for all requests.';
const KEYS =
  'JWT_JWKS_URL or JWT_PUBLIC_KEY is required, because GATEWAY_AUTH contains jwt: set the key, or the URL of the keys, that verifies the tokens.';
const CUSTOMERS =
  'JWT_CUSTOMER_CLAIM is required, because GATEWAY_AUTH contains jwt: set it to the name of the claim that contains the customer (cus_…). If your tokens are for services that may access all customers, set JWT_SERVICES=true instead.';
const unused = (name: string, kind: string) =>
  `${name} has no effect, because GATEWAY_AUTH does not contain ${kind}: add ${kind} to GATEWAY_AUTH, or remove ${name}.`;

describe('a bad combination is reported with the remedy', () => {
  it.each<[string, Env, readonly string[]]>([
    [
      'no authentication on a public address with a key',
      { HOST: '0.0.0.0', STRIPE_API_KEY: 'sk_test_1' },
      [OPEN],
    ],
    [
      'the same with GATEWAY_AUTH=none',
      { HOST: '::', STRIPE_API_KEY: 'sk_live_1', GATEWAY_AUTH: 'none' },
      [OPEN],
    ],
    ['none and token', { ...TOKEN, GATEWAY_AUTH: 'none,token' }, [ALONE]],
    [
      'token and none on a public address with a key',
      { ...TOKEN, GATEWAY_AUTH: 'token,none', HOST: '::', STRIPE_API_KEY: 'sk_test_1' },
      [OPEN, ALONE],
    ],
    [
      'token without tokens',
      { GATEWAY_AUTH: 'token' },
      [
        'GATEWAY_TOKENS is required, because GATEWAY_AUTH contains token: run `setup-intents-gateway token` to create a token and this setting.',
      ],
    ],
    [
      'jwt without settings',
      { GATEWAY_AUTH: 'jwt' },
      [
        'JWT_ISSUER is required, because GATEWAY_AUTH contains jwt: set it to the `iss` claim of your tokens.',
        'JWT_AUDIENCE is required, because GATEWAY_AUTH contains jwt: set it to the `aud` claim of your tokens.',
        KEYS,
        CUSTOMERS,
      ],
    ],
    [
      'jwt without an issuer',
      without(JWT, 'JWT_ISSUER'),
      [
        'JWT_ISSUER is required, because GATEWAY_AUTH contains jwt: set it to the `iss` claim of your tokens.',
      ],
    ],
    [
      'jwt without an audience',
      without(JWT, 'JWT_AUDIENCE'),
      [
        'JWT_AUDIENCE is required, because GATEWAY_AUTH contains jwt: set it to the `aud` claim of your tokens.',
      ],
    ],
    ['jwt without keys', without(JWT, 'JWT_PUBLIC_KEY'), [KEYS]],
    [
      'jwt with a URL and a public key',
      { ...JWT, JWT_JWKS_URL: 'https://issuer.example/keys' },
      ['JWT_JWKS_URL and JWT_PUBLIC_KEY are both set: remove one.'],
    ],
    ['jwt with neither a customer claim nor services', without(JWT, 'JWT_CUSTOMER_CLAIM'), [CUSTOMERS]],
    [
      'jwt with JWT_SERVICES=false and no customer claim',
      { ...without(JWT, 'JWT_CUSTOMER_CLAIM'), JWT_SERVICES: 'false' },
      [CUSTOMERS],
    ],
    [
      'scopes of customers without a customer claim',
      {
        ...without(JWT, 'JWT_CUSTOMER_CLAIM'),
        JWT_SERVICES: 'true',
        JWT_CUSTOMER_SCOPES: 'setup_intents:read',
      },
      [
        'JWT_CUSTOMER_SCOPES has no effect without JWT_CUSTOMER_CLAIM: set JWT_CUSTOMER_CLAIM, or remove JWT_CUSTOMER_SCOPES.',
      ],
    ],
    [
      'a key that cannot sign with the algorithms',
      { ...JWT, JWT_ALGORITHMS: 'RS256,ES384' },
      [
        'JWT_PUBLIC_KEY does not support RS256, ES384: set JWT_ALGORITHMS to an algorithm that the key supports.',
      ],
    ],
    [
      'a key on a curve without an algorithm',
      { ...JWT, JWT_PUBLIC_KEY: BITCOIN },
      [
        'JWT_PUBLIC_KEY does not support RS256, PS256, ES256, EdDSA: set JWT_ALGORITHMS to an algorithm that the key supports.',
      ],
    ],
    [
      'publishable without a publishable key',
      { GATEWAY_AUTH: 'publishable' },
      [
        'STRIPE_PUBLISHABLE_KEY is required, because GATEWAY_AUTH contains publishable: set it to the publishable key of your account (pk_…).',
      ],
    ],
    [
      'a live key with a publishable test key',
      { ...PUBLISHABLE, STRIPE_API_KEY: 'sk_live_1' },
      [
        'STRIPE_PUBLISHABLE_KEY must have the same mode as STRIPE_API_KEY (live): use a key that starts with pk_live_.',
      ],
    ],
    [
      'a test key with a publishable live key',
      { ...PUBLISHABLE, STRIPE_API_KEY: 'rk_test_1', STRIPE_PUBLISHABLE_KEYS: 'pk_test_1,pk_live_1' },
      [
        'STRIPE_PUBLISHABLE_KEYS must have the same mode as STRIPE_API_KEY (test): use a key that starts with pk_test_.',
      ],
    ],
    [
      'the sandbox with a publishable live key',
      { ...PUBLISHABLE, STRIPE_PUBLISHABLE_KEY: 'pk_live_1' },
      [
        'STRIPE_PUBLISHABLE_KEY must be a test key (pk_test_…), because without STRIPE_API_KEY the sandbox is used: use a test key, or set STRIPE_API_KEY.',
      ],
    ],
    ['tokens without GATEWAY_AUTH=token', { GATEWAY_TOKENS: TOKENS }, [unused('GATEWAY_TOKENS', 'token')]],
    [
      'settings of jwt without GATEWAY_AUTH=jwt',
      { ...JWT, ...TOKEN },
      ['JWT_ISSUER', 'JWT_AUDIENCE', 'JWT_PUBLIC_KEY', 'JWT_CUSTOMER_CLAIM'].map((name) =>
        unused(name, 'jwt'),
      ),
    ],
    [
      'settings of publishable without GATEWAY_AUTH=publishable',
      { ...TOKEN, STRIPE_PUBLISHABLE_KEYS: 'pk_test_1', STRIPE_PUBLISHABLE_ACCOUNTS: '*' },
      ['STRIPE_PUBLISHABLE_KEYS', 'STRIPE_PUBLISHABLE_ACCOUNTS'].map((name) => unused(name, 'publishable')),
    ],
    [
      'JWT_SERVICES=false without GATEWAY_AUTH=jwt',
      { JWT_SERVICES: 'false' },
      [unused('JWT_SERVICES', 'jwt')],
    ],
  ])('%s', (_, env, problems) => {
    expect([...problemsOf(env)].sort()).toEqual([...problems].sort());
  });
});

it.each<[string, Env, readonly string[]]>([
  ['a period shorter than the default deadline', { SHUTDOWN_GRACE_MS: '19999' }, ['20000']],
  ['a period shorter than the deadline', { SHUTDOWN_GRACE_MS: '5', UPSTREAM_DEADLINE_MS: '6' }, ['6']],
  [
    'an invalid deadline, which is the only problem',
    { SHUTDOWN_GRACE_MS: '5', UPSTREAM_DEADLINE_MS: 'x' },
    [],
  ],
])('reports a grace period that does not cover the deadline: %s', (_, env, deadlines) => {
  expect(problemsOf(env).filter((problem) => problem.startsWith('SHUTDOWN_GRACE_MS'))).toEqual(
    deadlines.map((ms) => `SHUTDOWN_GRACE_MS must be at least UPSTREAM_DEADLINE_MS (${ms}).`),
  );
});

it.each(['0.0.0.0', '::', '192.0.2.1', 'example.com', '127.example.com', 'localhost.example.com'])(
  'reports HOST=%s with a key and without authentication',
  (HOST) => {
    expect(problemsOf({ HOST, STRIPE_API_KEY: 'sk_test_1' })).toEqual([OPEN]);
  },
);

describe('a safe combination is accepted', () => {
  it.each<[string, Env]>([
    ['no authentication on a loopback address', { STRIPE_API_KEY: 'sk_live_1', GATEWAY_AUTH: 'none' }],
    ['no authentication with the sandbox', { HOST: '0.0.0.0' }],
    ['tokens on a public address', { ...TOKEN, HOST: '0.0.0.0', STRIPE_API_KEY: 'sk_live_1' }],
    ['jwt on a public address', { ...JWT, HOST: '0.0.0.0', STRIPE_API_KEY: 'sk_live_1' }],
    ['jwt of services', { ...without(JWT, 'JWT_CUSTOMER_CLAIM'), JWT_SERVICES: 'true' }],
    ['publishable keys on a public address', { ...PUBLISHABLE, HOST: '::', STRIPE_API_KEY: 'rk_test_1' }],
    ['a publishable key for stripeConfig only', { ...TOKEN, STRIPE_PUBLISHABLE_KEY: 'pk_test_1' }],
    [
      'a list of publishable keys only',
      { GATEWAY_AUTH: 'publishable', STRIPE_PUBLISHABLE_KEYS: 'pk_test_1' },
    ],
    ['an RSA key', { ...JWT, JWT_PUBLIC_KEY: RSA, JWT_ALGORITHMS: 'PS512' }],
    ['an Ed25519 key', { ...JWT, JWT_PUBLIC_KEY: EDWARDS }],
  ])('%s', (_, env) => {
    expect(problemsOf(env)).toEqual([]);
  });
});
