import type { KeyObject } from 'node:crypto';
import { isEncryptedOrLoopback, isLoopback } from '../http/addresses.ts';
import { modeOf } from '../stripe/api-key.ts';
import type { Values } from './setting.ts';
import { type GroupName, SETTINGS, type SettingsOf } from './settings.ts';

/** The values of all settings, with defaults. */
export type AllValues = { readonly [Name in GroupName]: Values<SettingsOf<Name>> };

/** A rule about several settings. It is checked only if each of them is valid by itself. */
export interface Rule {
  /** The settings, by their variables. The message begins with the first one. */
  readonly variables: readonly string[];
  /**
   * The problem and the remedy, worded to follow the name of the first variable; null if there is no problem.
   * @param isSet whether the environment sets a variable
   */
  problem(values: AllValues, isSet: (variable: string) => boolean): string | null;
}

type CallerKind = AllValues['callers']['auth'][number];

const has = ({ callers }: AllValues, kind: CallerKind) => callers.auth.includes(kind);

/** Requires a variable if a kind of caller is accepted. */
function required(variable: string, kind: CallerKind, remedy: string): Rule {
  return {
    variables: [variable, 'GATEWAY_AUTH'],
    problem: (values, isSet) =>
      has(values, kind) && !isSet(variable)
        ? `is required, because GATEWAY_AUTH contains ${kind}: ${remedy}`
        : null,
  };
}

/** The kind of caller that a setting is for; null if it is for all kinds. */
function kindOf({ group, name }: { readonly group: GroupName; readonly name: string }): CallerKind | null {
  if (group === 'jwt' || group === 'publishable') return group;
  return group === 'callers' && name === 'tokens' ? 'token' : null;
}

/** Report each setting that would have no effect, because its kind of caller is not accepted. */
const unused = SETTINGS.flatMap((setting): Rule[] => {
  const { variable } = setting;
  const kind = kindOf(setting);
  if (kind === null || variable === null) return [];
  return [
    {
      variables: [variable, 'GATEWAY_AUTH'],
      problem: (values, isSet) =>
        isSet(variable) && !has(values, kind)
          ? `has no effect, because GATEWAY_AUTH does not contain ${kind}: add ${kind} to GATEWAY_AUTH, or remove ${variable}`
          : null,
    },
  ];
});

/** Rules against combinations of settings that are unsafe or do not have the intended effect. */
export const RULES: readonly Rule[] = [
  {
    variables: ['SHUTDOWN_GRACE_MS', 'UPSTREAM_DEADLINE_MS'],
    problem: ({ server: { shutdownGraceMs }, stripe: { upstreamDeadlineMs } }) =>
      shutdownGraceMs < upstreamDeadlineMs
        ? `must be at least UPSTREAM_DEADLINE_MS (${upstreamDeadlineMs})`
        : null,
  },
  {
    variables: ['HOST', 'GATEWAY_AUTH', 'STRIPE_API_KEY'],
    problem: (values, isSet) =>
      has(values, 'none') && isSet('STRIPE_API_KEY') && !isLoopback(values.server.host)
        ? 'must be a loopback address if STRIPE_API_KEY is set and GATEWAY_AUTH is none. Otherwise anyone who can reach the gateway could use the key. Set HOST=127.0.0.1, or set GATEWAY_AUTH to token, jwt or publishable'
        : null,
  },
  {
    variables: ['REDIS_URL', 'REDIS_PLAINTEXT'],
    problem: ({ redis: { redisUrl, redisPlaintext } }) =>
      redisUrl === undefined || redisPlaintext || isEncryptedOrLoopback(redisUrl)
        ? null
        : 'must start with rediss:// (TLS), because its address is not a loopback address. On a private network, REDIS_PLAINTEXT=true allows redis://',
  },
  {
    variables: ['GATEWAY_AUTH'],
    problem: (values) =>
      has(values, 'none') && values.callers.auth.length > 1
        ? 'must be either none or a list of token, jwt and publishable: none turns authentication off for all requests'
        : null,
  },
  required('GATEWAY_TOKENS', 'token', 'run `setup-intents-gateway token` to create a token and this setting'),
  required('JWT_ISSUER', 'jwt', 'set it to the `iss` claim of your tokens'),
  required('JWT_AUDIENCE', 'jwt', 'set it to the `aud` claim of your tokens'),
  {
    variables: ['JWT_JWKS_URL', 'JWT_PUBLIC_KEY', 'GATEWAY_AUTH'],
    problem: (values, isSet) => {
      if (!has(values, 'jwt')) return null;
      if (isSet('JWT_JWKS_URL') && isSet('JWT_PUBLIC_KEY'))
        return 'and JWT_PUBLIC_KEY are both set: remove one';
      return isSet('JWT_JWKS_URL') || isSet('JWT_PUBLIC_KEY')
        ? null
        : 'or JWT_PUBLIC_KEY is required, because GATEWAY_AUTH contains jwt: set the key, or the URL of the keys, that verifies the tokens';
    },
  },
  {
    variables: ['JWT_PUBLIC_KEY', 'JWT_ALGORITHMS'],
    problem: ({ jwt: { publicKey, algorithms } }) =>
      publicKey !== undefined && !algorithms.some((algorithm) => algorithmsOf(publicKey).test(algorithm))
        ? `does not support ${algorithms.join(', ')}: set JWT_ALGORITHMS to an algorithm that the key supports`
        : null,
  },
  {
    variables: ['JWT_CUSTOMER_CLAIM', 'JWT_SERVICES', 'GATEWAY_AUTH'],
    problem: (values) =>
      has(values, 'jwt') && values.jwt.customerClaim === null && !values.jwt.services
        ? 'is required, because GATEWAY_AUTH contains jwt: set it to the name of the claim that contains the customer (cus_…). If your tokens are for services that may access all customers, set JWT_SERVICES=true instead'
        : null,
  },
  {
    variables: ['JWT_CUSTOMER_SCOPES', 'JWT_CUSTOMER_CLAIM'],
    problem: ({ jwt }, isSet) =>
      isSet('JWT_CUSTOMER_SCOPES') && jwt.customerClaim === null
        ? 'has no effect without JWT_CUSTOMER_CLAIM: set JWT_CUSTOMER_CLAIM, or remove JWT_CUSTOMER_SCOPES'
        : null,
  },
  {
    variables: ['STRIPE_PUBLISHABLE_KEY', 'STRIPE_PUBLISHABLE_KEYS', 'GATEWAY_AUTH'],
    problem: (values, isSet) =>
      has(values, 'publishable') && !isSet('STRIPE_PUBLISHABLE_KEY') && !isSet('STRIPE_PUBLISHABLE_KEYS')
        ? 'is required, because GATEWAY_AUTH contains publishable: set it to the publishable key of your account (pk_…)'
        : null,
  },
  {
    variables: ['STRIPE_PUBLISHABLE_KEY', 'STRIPE_API_KEY'],
    problem: ({ stripe: { stripeApiKey, stripePublishableKey: key } }) =>
      key === undefined ? null : modeProblem([key], stripeApiKey),
  },
  {
    variables: ['STRIPE_PUBLISHABLE_KEYS', 'STRIPE_API_KEY'],
    problem: ({ publishable: { keys = [] }, stripe: { stripeApiKey } }) => modeProblem(keys, stripeApiKey),
  },
  ...unused,
];

/** Stripe rejects a publishable key with objects of the other mode. */
function modeProblem(keys: readonly string[], apiKey: string | undefined): string | null {
  const mode = modeOf(apiKey ?? '');
  if (keys.every((key) => modeOf(key) === mode)) return null;
  return apiKey === undefined
    ? 'must be a test key (pk_test_…), because without STRIPE_API_KEY the sandbox is used: use a test key, or set STRIPE_API_KEY'
    : `must have the same mode as STRIPE_API_KEY (${mode}): use a key that starts with pk_${mode}_`;
}

const ALGORITHM_OF_CURVE: Readonly<Record<string, RegExp>> = {
  prime256v1: /^ES256$/,
  secp384r1: /^ES384$/,
  secp521r1: /^ES512$/,
};

const NONE = /^$/;

/** Matches the signature algorithms that a key supports. */
function algorithmsOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): RegExp {
  if (asymmetricKeyType === 'rsa') return /^[RP]S/;
  if (asymmetricKeyType === 'ed25519') return /^EdDSA$/;
  return ALGORITHM_OF_CURVE[asymmetricKeyDetails?.namedCurve ?? ''] ?? NONE;
}
