import type { KeyObject } from 'node:crypto';
import { isLoopback } from '../http/addresses.ts';
import {
  type CallerEnvironment,
  type CallerKind,
  type CallerVariable,
  DEFAULT_ALGORITHMS,
  DEFAULT_KINDS,
} from './callers.ts';

type Environment = CallerEnvironment & {
  readonly HOST: string;
  readonly STRIPE_API_KEY?: string | undefined;
};

/** A problem between variables that are good by themselves. */
export interface Rule {
  readonly variables: readonly (keyof Environment)[];
  /** What is wrong with the first of them, and what to set; null when nothing is. */
  problem(env: Environment): string | null;
}

/** Which kind of caller a variable is for. */
const KIND_OF: Readonly<Record<Exclude<CallerVariable, 'GATEWAY_AUTH'>, CallerKind>> = {
  GATEWAY_TOKENS: 'token',
  JWT_ISSUER: 'jwt',
  JWT_AUDIENCE: 'jwt',
  JWT_JWKS_URL: 'jwt',
  JWT_PUBLIC_KEY: 'jwt',
  JWT_ALGORITHMS: 'jwt',
  JWT_CLOCK_SKEW_MS: 'jwt',
  JWT_SCOPES_CLAIM: 'jwt',
  JWT_CUSTOMER_CLAIM: 'jwt',
  JWT_CUSTOMER_SCOPES: 'jwt',
  JWT_SERVICES: 'jwt',
  JWT_ACCOUNT_CLAIM: 'jwt',
  STRIPE_PUBLISHABLE_KEY: 'publishable',
  STRIPE_PUBLISHABLE_ACCOUNTS: 'publishable',
};

const kindsOf = ({ GATEWAY_AUTH }: Environment): readonly CallerKind[] => GATEWAY_AUTH ?? DEFAULT_KINDS;
const has = (env: Environment, kind: CallerKind) => kindsOf(env).includes(kind);

/** A variable without which a kind of caller cannot be told. */
function required(name: CallerVariable, kind: CallerKind, what: string): Rule {
  return {
    variables: [name, 'GATEWAY_AUTH'],
    problem: (env) =>
      has(env, kind) && env[name] === undefined
        ? `must be set while GATEWAY_AUTH has ${kind}: ${what}`
        : null,
  };
}

const unused = Object.entries(KIND_OF).map(
  ([name, kind]): Rule => ({
    variables: [name as CallerVariable, 'GATEWAY_AUTH'],
    problem: (env) =>
      env[name as CallerVariable] !== undefined && !has(env, kind)
        ? `has no effect: add ${kind} to GATEWAY_AUTH, or remove it`
        : null,
  }),
);

/** The combinations that would not be safe, or would not do what somebody meant. */
export const CALLER_RULES: readonly Rule[] = [
  {
    variables: ['HOST', 'GATEWAY_AUTH', 'STRIPE_API_KEY'],
    problem: (env) =>
      has(env, 'none') && env.STRIPE_API_KEY !== undefined && !isLoopback(env.HOST)
        ? 'must be a loopback address while STRIPE_API_KEY is set and GATEWAY_AUTH is none, because everybody who reaches the gateway could use the key: set HOST=127.0.0.1, or GATEWAY_AUTH to token, jwt or publishable'
        : null,
  },
  {
    variables: ['GATEWAY_AUTH'],
    problem: (env) =>
      has(env, 'none') && kindsOf(env).length > 1
        ? 'must be none alone, or a list of token, jwt and publishable: with none among them, nobody is checked'
        : null,
  },
  required('GATEWAY_TOKENS', 'token', '`setup-intents-gateway token` makes one'),
  required('JWT_ISSUER', 'jwt', 'the `iss` of the tokens to take'),
  required('JWT_AUDIENCE', 'jwt', 'the `aud` that stands for this gateway'),
  {
    variables: ['JWT_JWKS_URL', 'JWT_PUBLIC_KEY', 'GATEWAY_AUTH'],
    problem: (env) => {
      if (!has(env, 'jwt')) return null;
      if (env.JWT_JWKS_URL !== undefined && env.JWT_PUBLIC_KEY !== undefined)
        return 'and JWT_PUBLIC_KEY are both set: remove one';
      return env.JWT_JWKS_URL === undefined && env.JWT_PUBLIC_KEY === undefined
        ? 'or JWT_PUBLIC_KEY must be set while GATEWAY_AUTH has jwt: the keys that sign the tokens'
        : null;
    },
  },
  {
    variables: ['JWT_PUBLIC_KEY', 'JWT_ALGORITHMS'],
    problem: ({ JWT_PUBLIC_KEY: key, JWT_ALGORITHMS: algorithms = DEFAULT_ALGORITHMS }) =>
      key !== undefined && !algorithms.some((algorithm) => algorithmsOf(key).test(algorithm))
        ? `does not sign with ${algorithms.join(', ')}: set JWT_ALGORITHMS to what it signs with`
        : null,
  },
  {
    variables: ['JWT_CUSTOMER_CLAIM', 'JWT_SERVICES', 'GATEWAY_AUTH'],
    problem: (env) =>
      has(env, 'jwt') && env.JWT_CUSTOMER_CLAIM === undefined && env.JWT_SERVICES !== true
        ? 'must be set while GATEWAY_AUTH has jwt: the claim with the customer to whom a token is bound. If tokens are those of services, which see all customers, set JWT_SERVICES=true'
        : null,
  },
  {
    variables: ['JWT_CUSTOMER_SCOPES', 'JWT_CUSTOMER_CLAIM'],
    problem: (env) =>
      env.JWT_CUSTOMER_SCOPES !== undefined && env.JWT_CUSTOMER_CLAIM === undefined
        ? 'has no effect: set JWT_CUSTOMER_CLAIM, or remove it'
        : null,
  },
  required('STRIPE_PUBLISHABLE_KEY', 'publishable', "your account's own publishable key (pk_…)"),
  {
    variables: ['STRIPE_PUBLISHABLE_KEY', 'STRIPE_API_KEY'],
    problem: ({ STRIPE_PUBLISHABLE_KEY: keys = [], STRIPE_API_KEY: key }) => {
      const mode = key?.includes('_live_') ? 'live' : 'test';
      if (keys.every((one) => one.startsWith(`pk_${mode}_`))) return null;
      return key === undefined
        ? 'must be of test mode (pk_test_…) on the sandbox: set STRIPE_API_KEY, or another publishable key'
        : `must be of the same mode as STRIPE_API_KEY: set one that starts with pk_${mode}_`;
    },
  },
  ...unused,
];

const ALGORITHM_OF_CURVE: Readonly<Record<string, RegExp>> = {
  prime256v1: /^ES256$/,
  secp384r1: /^ES384$/,
  secp521r1: /^ES512$/,
};

const NONE = /^$/;

/** The algorithms that a key can sign with. */
function algorithmsOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): RegExp {
  if (asymmetricKeyType === 'rsa') return /^[RP]S/;
  if (asymmetricKeyType === 'ed25519') return /^EdDSA$/;
  return ALGORITHM_OF_CURVE[asymmetricKeyDetails?.namedCurve ?? ''] ?? NONE;
}
