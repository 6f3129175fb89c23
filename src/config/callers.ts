import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { isSafeUrl } from '../http/addresses.ts';

/** The variables that say who may ask. */

const KINDS = ['none', 'token', 'jwt', 'publishable'] as const;
export type CallerKind = (typeof KINDS)[number];

export const DEFAULT_KINDS: readonly CallerKind[] = ['none'];

const SCOPES = [
  'setup_intents:read',
  'setup_intents:write',
  'setup_intents:client_secret',
  'federation',
] as const;

/** Those that only the holder of a private key can sign with. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;

export const DEFAULT_ALGORITHMS: readonly (typeof ALGORITHMS)[number][] = [
  'RS256',
  'PS256',
  'ES256',
  'EdDSA',
];

const MIN_RSA_BITS = 2048;
const MAX_CLOCK_SKEW_MS = 300_000;

const oneOf = (values: readonly string[]) => `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;

/** A list with commas, each entry once. */
function listOf<const Value extends string>(values: readonly Value[], remark = '') {
  const entries = z.array(z.enum(values));
  return z.string().transform((text, context) => {
    const result = entries.safeParse([...new Set(text.split(',').map((entry) => entry.trim()))]);
    if (result.success) return result.data;
    context.addIssue({
      code: 'custom',
      message: `must be a comma-separated list of ${oneOf(values)}${remark}`,
    });
    return z.NEVER;
  });
}

const ACCOUNT = /^(own|acct_[A-Za-z0-9]{1,100})$/;
const accounts = z.string().transform((text, context): '*' | string[] => {
  if (text === '*') return text;
  const entries = text.split(',').map((entry) => entry.trim());
  if (!entries.every((entry) => ACCOUNT.test(entry)))
    context.addIssue({ code: 'custom', message: 'must be *, or a comma-separated list of own and acct_…' });
  return entries;
});

const ServiceToken = z.strictObject(
  {
    name: z
      .string('must be a text')
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/,
        'must be 1 to 63 letters, digits, dots, hyphens or underscores',
      ),
    sha256: z
      .string('must be a text')
      .regex(
        /^[0-9a-f]{64}$/i,
        'must be the SHA-256 of the token in 64 hexadecimal digits, never the token itself',
      ),
    scopes: z
      .array(z.enum(SCOPES, `must be ${oneOf(SCOPES)}`), 'must be a list')
      .min(1, 'must name at least one'),
    accounts: z
      .union(
        [z.literal('*'), z.array(z.string().regex(ACCOUNT, 'must be own or acct_…')).min(1)],
        'must be "*", or a list of "own" and "acct_…"',
      )
      .default(['own']),
    mayNarrow: z.boolean('must be true or false').default(false),
  },
  {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? 'has an entry that there is not' : 'must be an object',
  },
);

const tokens = z.string().transform((text, context) => {
  const result = z
    .array(ServiceToken, 'must be a list')
    .min(1, 'must have an entry')
    .safeParse(jsonFrom(text));
  const refuse = (message: string) => context.addIssue({ code: 'custom', message });
  if (!result.success) {
    for (const { path, message } of result.error.issues)
      refuse(
        path.length > 0
          ? `at ${path.join('.')} ${message}`
          : `${message}: [{"name", "sha256", "scopes"}], in JSON`,
      );
    return z.NEVER;
  }
  for (const key of ['name', 'sha256'] as const) {
    const values = result.data.map((token) => token[key].toLowerCase());
    const second = values.findIndex((value, index) => values.indexOf(value) !== index);
    if (second >= 0) refuse(`at ${second}.${key} must differ from those before`);
  }
  return result.data;
});

const jwksUrl = z.string().superRefine((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !isSafeUrl(url) || url.hash !== '' || url.username !== '' || url.password !== '')
    context.addIssue({
      code: 'custom',
      message:
        'must be an https URL without credentials: who can change what it answers can be anybody; plain http is for loopback addresses only',
    });
});

const publicKey = z.string().transform((text, context): KeyObject => {
  const key = publicKeyFrom(text);
  if (key) return key;
  context.addIssue({
    code: 'custom',
    message: `must be a public key, as PEM or JWK, of RSA (${MIN_RSA_BITS} bits or more), an elliptic curve or Ed25519; never a private key or a shared secret`,
  });
  return z.NEVER;
});

function publicKeyFrom(text: string): KeyObject | null {
  const jwk = jsonFrom(text);
  if (/PRIVATE KEY/.test(text) || (typeof jwk === 'object' && jwk !== null && 'd' in jwk)) return null;
  try {
    // In the environment, the lines of a PEM are often joined by \n in letters.
    const key =
      jwk === undefined
        ? createPublicKey(text.replaceAll('\\n', '\n'))
        : createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
    const { asymmetricKeyType, asymmetricKeyDetails } = key;
    if (asymmetricKeyType === 'rsa')
      return (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_RSA_BITS ? key : null;
    return asymmetricKeyType === 'ec' || asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

const claim = z.string().max(100, 'must be the name of a claim');

const text = z.string().max(1000, 'is too long');

const clockSkew = z
  .string()
  .regex(/^\d{1,6}$/, `must be a whole number of milliseconds, at most ${MAX_CLOCK_SKEW_MS}`)
  .transform(Number)
  .refine(
    (value) => value <= MAX_CLOCK_SKEW_MS,
    `must be a whole number of milliseconds, at most ${MAX_CLOCK_SKEW_MS}`,
  );

const publishableKeys = z.string().transform((list, context) => {
  const keys = list.split(',').map((key) => key.trim());
  const message = keys.some((key) => /^(sk|rk)_/.test(key))
    ? 'must be a publishable key (pk_…): a secret key would be in the hands of every browser'
    : 'must be a publishable key of Stripe (pk_test_… or pk_live_…), or several with commas';
  if (!keys.every((key) => /^pk_(test|live)_[A-Za-z0-9_]+$/.test(key)))
    context.addIssue({ code: 'custom', message });
  return keys;
});

const yesOrNo = z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true');

/** Without defaults: the rules below must know what was set. */
export const CALLER_VARIABLES = {
  GATEWAY_AUTH: listOf(KINDS).optional(),
  GATEWAY_TOKENS: tokens.optional(),
  JWT_ISSUER: text.optional(),
  JWT_AUDIENCE: text.transform((list) => list.split(',').map((entry) => entry.trim())).optional(),
  JWT_JWKS_URL: jwksUrl.optional(),
  JWT_PUBLIC_KEY: publicKey.optional(),
  JWT_ALGORITHMS: listOf(ALGORITHMS, ': a token is signed with a private key, or it is none').optional(),
  JWT_CLOCK_SKEW_MS: clockSkew.optional(),
  JWT_SCOPES_CLAIM: claim.optional(),
  JWT_CUSTOMER_CLAIM: claim.optional(),
  JWT_CUSTOMER_SCOPES: listOf(SCOPES).optional(),
  JWT_SERVICES: yesOrNo.optional(),
  JWT_ACCOUNT_CLAIM: claim.optional(),
  STRIPE_PUBLISHABLE_KEY: publishableKeys.optional(),
  STRIPE_PUBLISHABLE_ACCOUNTS: accounts.optional(),
};

export type CallerVariable = keyof typeof CALLER_VARIABLES;

export type CallerEnvironment = z.output<z.ZodObject<typeof CALLER_VARIABLES>>;

/** The variables with their defaults. */
export function callersFrom(env: CallerEnvironment) {
  return {
    gatewayAuth: env.GATEWAY_AUTH ?? DEFAULT_KINDS,
    gatewayTokens: env.GATEWAY_TOKENS ?? null,
    jwtIssuer: env.JWT_ISSUER ?? null,
    jwtAudience: env.JWT_AUDIENCE ?? null,
    jwtJwksUrl: env.JWT_JWKS_URL ?? null,
    jwtPublicKey: env.JWT_PUBLIC_KEY ?? null,
    jwtAlgorithms: env.JWT_ALGORITHMS ?? DEFAULT_ALGORITHMS,
    jwtClockSkewMs: env.JWT_CLOCK_SKEW_MS ?? 30_000,
    jwtScopesClaim: env.JWT_SCOPES_CLAIM ?? 'scope',
    jwtCustomerClaim: env.JWT_CUSTOMER_CLAIM ?? null,
    jwtCustomerScopes: env.JWT_CUSTOMER_SCOPES ?? null,
    jwtServices: env.JWT_SERVICES ?? false,
    jwtAccountClaim: env.JWT_ACCOUNT_CLAIM ?? null,
    stripePublishableKey: env.STRIPE_PUBLISHABLE_KEY ?? null,
    stripePublishableAccounts: env.STRIPE_PUBLISHABLE_ACCOUNTS ?? null,
  };
}

/** Who may ask, as the environment says. */
export type CallersConfig = Readonly<ReturnType<typeof callersFrom>>;

function jsonFrom(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
