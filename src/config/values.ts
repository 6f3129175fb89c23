import { z } from 'zod';
import { isApiBase, isOrigin } from '../http/addresses.ts';
import { isProxyRange } from '../http/client-address.ts';
import { isSecretKey } from '../stripe/api-key.ts';
import { fromText } from './setting.ts';

/* The kinds of values of settings. Error messages never include the value, which may be secret. */

export const asIs = (text: string) => text;

/**
 * A whole number in its usual form: no sign, exponent or leading zero. Any other text is returned unchanged, so that the
 * check rejects it.
 */
const number = (text: string) => (/^(0|[1-9]\d*)$/.test(text) ? Number(text) : text);

const items = (text: string) => text.split(',').map((item) => item.trim());

function wholeNumber(min: number, max: number, message: string) {
  return fromText(number, z.int(message).min(min, message).max(max, message));
}

/** A text that a predicate accepts. */
export function textThat(isGood: (text: string) => boolean, message: string) {
  return fromText(asIs, z.string(message).refine(isGood, message));
}

/** A list, separated by commas in the environment. */
export function listOf<Item>(isItem: (value: string) => boolean, message: string, read = items) {
  const isList = (value: unknown) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string' && isItem(item));
  return fromText(read, z.custom<readonly Item[]>(isList, message));
}

/** A list of some of the given names. A repeated name counts once. */
export function someOf<const Name extends string>(names: readonly Name[]) {
  return listOf<Name>(
    (item) => names.some((name) => name === item),
    `must be a list of ${oneOf(names)}, such as ${names.slice(-2).join(',')}`,
    (text) => [...new Set(items(text))],
  );
}

/** One of the given names. */
export function nameOf<const Name extends string>(names: readonly Name[]) {
  return fromText(asIs, z.enum(names, `must be ${oneOf(names)}`));
}

export const oneOf = (names: readonly string[]) => `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

export const yesOrNo = fromText(
  (text) => ({ true: true, false: false })[text] ?? text,
  z.boolean('must be true or false'),
);

export const port = wholeNumber(0, 65_535, 'must be a port number, 0 to 65535');

export const count = wholeNumber(1, Number.MAX_SAFE_INTEGER, 'must be a whole number, 1 or more');

export const bytes = wholeNumber(
  100,
  Number.MAX_SAFE_INTEGER,
  'must be a whole number of bytes, 100 or more',
);

/** Node fires a timer immediately if its delay is longer than 24.8 days. */
const MAX_MS = 999_999_999;

export const milliseconds = wholeNumber(1, MAX_MS, `must be a whole number of milliseconds, 1 to ${MAX_MS}`);

export const pause = wholeNumber(0, MAX_MS, `must be a whole number of milliseconds, 0 to ${MAX_MS}`);

/** No two clocks should differ by more. */
const MAX_SKEW_MS = 300_000;

export const clockSkew = wholeNumber(
  0,
  MAX_SKEW_MS,
  `must be a whole number of milliseconds, 0 to ${MAX_SKEW_MS}`,
);

export const host = textThat(
  (text) => /^[A-Za-z0-9.:_-]+$/.test(text),
  'must be a host name or an IP address',
);

export const path = textThat((text) => text !== '', 'must be the path of a file');

export const apiKey = fromText(
  asIs,
  z.string('must be a string').superRefine((key, context) => {
    if (isSecretKey(key)) return;
    const message = key.startsWith('pk_')
      ? 'must be a secret or restricted key (sk_… or rk_…): a publishable key lacks the permissions that the gateway needs'
      : 'must be a secret or restricted key of Stripe (sk_test_…, rk_test_…, sk_live_… or rk_live_…)';
    context.addIssue({ code: 'custom', message });
  }),
);

export const webhookSecrets = listOf<string>(
  (secret) => /^whsec_[A-Za-z0-9_]+$/.test(secret),
  'must be a list of secrets of webhook endpoints (whsec_…), separated by commas',
);

export const redisUrl = textThat((text) => {
  const { protocol, hostname } = URL.canParse(text) ? new URL(text) : { protocol: '', hostname: '' };
  return (protocol === 'redis:' || protocol === 'rediss:') && hostname !== '';
}, 'must be a URL such as rediss://:password@redis.example.com:6379/0');
const PUBLISHABLE_KEY = /^pk_(test|live)_[A-Za-z0-9_]+$/;

export const publishableKey = textThat(
  (key) => PUBLISHABLE_KEY.test(key),
  'must be a publishable key of Stripe (pk_test_… or pk_live_…), never a secret key, because browsers see it',
);

export const publishableKeys = listOf<string>(
  (key) => PUBLISHABLE_KEY.test(key),
  'must be publishable keys of Stripe (pk_test_… or pk_live_…), never secret keys, because browsers see them',
);

export const apiBase = textThat(
  isApiBase,
  'must be an https URL without query or credentials; plain http is for loopback addresses only',
);

/** `/health` and `/ready` are reserved for the health checks. */
export const endpoint = textThat(
  (text) => /^\/(?!(?:health|ready)$)[^?#]*$/.test(text),
  'must be a path such as /graphql, other than /health and /ready',
);

export const proxies = listOf<string>(
  isProxyRange,
  'must be a list of IP addresses and networks, such as 10.0.0.0/8,192.0.2.7',
);

export const origins = listOf<string>(
  isOrigin,
  'must be a list of origins without paths or wildcards, such as https://shop.example.com,https://www.example.com',
);

export const hiddenFields = listOf<string>(
  (field) => /^\w+\.\w+$/.test(field),
  'must be a list of fields, such as SetupIntent.metadata,Customer.balance, or none',
  (text) => (text === 'none' ? [] : items(text)),
);

export const typePrefix = textThat(
  (text) => /^([A-Z][A-Za-z0-9]{0,31})?$/.test(text),
  'must be at most 32 letters and digits that start with a capital letter, such as Stripe',
);
