import { createPublicKey, type JsonWebKey, KeyObject } from 'node:crypto';
import { z } from 'zod';
import { isSafeUrl } from '../http/addresses.ts';
import { SCOPES } from '../schema/access/principal.ts';
import { fromText } from './setting.ts';
import { asIs, listOf, oneOf, someOf, textThat } from './values.ts';

/* The value types of credential settings. Error messages never include the value, which may be secret. */

const MAX_TEXT_LENGTH = 1000;
const MIN_RSA_BITS = 2048;

/** Asymmetric algorithms: only the holder of the private key can sign. */
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

export const algorithms = someOf(ALGORITHMS);

export const scopes = someOf(SCOPES);

export const issuer = textThat(
  (text) => text !== '' && text.length <= MAX_TEXT_LENGTH,
  `must be a string of 1 to ${MAX_TEXT_LENGTH} characters`,
);

export const audience = listOf<string>(
  (text) => text !== '' && text.length <= MAX_TEXT_LENGTH,
  `must be a list of strings of 1 to ${MAX_TEXT_LENGTH} characters each`,
);

const CLAIM = 'must be the name of a claim, 1 to 100 characters';

const claimName = z.string(CLAIM).min(1, CLAIM).max(100, CLAIM);

export const claim = fromText(asIs, claimName);

/** The name of a claim; null for none. */
export const optionalClaim = fromText(asIs, claimName.nullable());

/** The accounts that a caller may use: `own`, `acct_…`, or `*` for all. */
export type Accounts = '*' | readonly string[];

const ACCOUNTS = z.custom<Accounts>(
  (value) => value === '*' || (Array.isArray(value) && value.length > 0 && value.every(isAccount)),
  'must be * or a list of own and acct_…, such as own,acct_123',
);

export const accounts = fromText(
  (text) => (text === '*' ? text : text.split(',').map((item) => item.trim())),
  ACCOUNTS,
);

function isAccount(value: unknown): boolean {
  return typeof value === 'string' && /^(own|acct_[A-Za-z0-9]{1,100})$/.test(value);
}

const NAME =
  'must be 1 to 63 letters, digits, dots, hyphens or underscores, and start with a letter or digit';

const serviceName = z.string(NAME).regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, NAME);

/** The problem with the name of a service, or null. */
export function serviceNameProblem(name: string): string | null {
  return serviceName.safeParse(name).success ? null : NAME;
}

const HASH = 'must be the SHA-256 hash of the token (64 hexadecimal digits), not the token itself';

/** A service, as an entry of `GATEWAY_TOKENS` and of the option `callers.tokens`. */
const serviceTokenFields = {
  /** Name of the service in logs, as `token:<name>`. */
  name: serviceName,
  /** SHA-256 of the token, in hexadecimal digits. The token must be random (32 bytes), so that it cannot be guessed. */
  sha256: z.string(HASH).regex(/^[0-9a-f]{64}$/i, HASH),
  /** Scopes of the service. */
  scopes: z
    .array(z.enum(SCOPES, `must be ${oneOf(SCOPES)}`), 'must be a list')
    .min(1, 'must name at least one scope')
    .readonly(),
  /** Accounts that the service may use: `own`, `acct_…`, or `*` for all. */
  accounts: ACCOUNTS.default(['own']),
  /** Whether the service may restrict a request to one customer with the header `Gateway-Customer`. */
  mayNarrow: z.boolean('must be true or false').default(false),
};

export type ServiceTokenField = typeof ServiceToken;

const TOKENS = 'must be a list such as [{"name":"orders","sha256":"…","scopes":["setup_intents:read"]}]';

const ServiceToken = z.strictObject(serviceTokenFields, {
  error: ({ code }) => (code === 'unrecognized_keys' ? 'has an unknown property' : 'must be an object'),
});

export const tokens = fromText(
  jsonFrom,
  z
    .array(ServiceToken, TOKENS)
    .min(1, TOKENS)
    .superRefine((given, context) => {
      for (const key of ['name', 'sha256'] as const) {
        const values = given.map((token) => token[key].toLowerCase());
        const second = values.findIndex((value, index) => values.indexOf(value) !== index);
        const message = 'must be unique, but an earlier entry has the same value';
        if (second >= 0) context.addIssue({ code: 'custom', path: [second, key], message });
      }
    })
    .readonly(),
);

export const jwksUrl = textThat((text) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return (
    url !== null && isSafeUrl(url) && [url.hash, url.username, url.password].every((part) => part === '')
  );
}, 'must be an https URL without credentials or fragment; plain http is for loopback addresses only');

export const publicKey = fromText(
  publicKeyFrom,
  z.custom<KeyObject>(
    (value) => value instanceof KeyObject && isStrongPublicKey(value),
    `must be a public key in PEM or JWK format: RSA (${MIN_RSA_BITS} bits or more), elliptic curve or Ed25519, never a private key or a shared secret`,
  ),
);

function isStrongPublicKey({ type, asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  if (type !== 'public') return false;
  if (asymmetricKeyType === 'rsa') return (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_RSA_BITS;
  return asymmetricKeyType === 'ec' || asymmetricKeyType === 'ed25519';
}

/** Null if the text is not a public key. Private keys are rejected here, because Node would derive the public key. */
function publicKeyFrom(text: string): KeyObject | null {
  const jwk = jsonFrom(text);
  if (/PRIVATE KEY/.test(text) || (typeof jwk === 'object' && jwk !== null && 'd' in jwk)) return null;
  try {
    // In the environment, the lines of a PEM are often joined by a backslash and an n.
    return jwk === undefined
      ? createPublicKey(text.replaceAll('\\n', '\n'))
      : createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
  } catch {
    return null;
  }
}

function jsonFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
