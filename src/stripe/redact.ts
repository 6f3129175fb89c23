const MARK = '[redacted]';

/**
 * The rest of a key after its prefix. Stripe masks parts of keys with stars or dots. Keys may also be percent-encoded.
 */
const REST = `(?:[a-z0-9_*•…-]|%[0-9a-f]{2}|[.]+(?=[a-z0-9*•]))+`;

/**
 * Stripe's secret and restricted keys, webhook secrets, and service tokens of this gateway. Prefixes with a mode
 * (`sk_test_`) match anywhere; others must not follow a letter or digit, because `task_id` is not a key.
 */
const KEY = `(?:[sr]k_(?:test|live)_|(?<![a-z0-9])(?:[sr]k|whsec|sgt)_)${REST}`;

/** `seti_1_secret_2`, but not the name `client_secret`. */
const CLIENT_SECRET = `(?<![a-z0-9_])[a-z0-9_]+_secret_${REST}`;

const KEYS = new RegExp(KEY, 'gi');
const SECRETS = new RegExp(`${KEY}|${CLIENT_SECRET}`, 'gi');

/** How often a text may have been percent-encoded. */
const MAX_ENCODINGS = 3;

/** Values nested more deeply are replaced as a whole. Stripe's objects are far less deep. */
const MAX_DEPTH = 64;

/** Replaces every key, token and client secret in a text by `[redacted]`, in any case and even if percent-encoded. */
export function redacted(text: string): string {
  return redactedText(text, SECRETS);
}

/** Replaces every key, token and client secret in the strings of a JSON value by `[redacted]`. */
export function withoutSecrets<T>(value: T): T {
  return redactedValue(value, SECRETS) as T;
}

/** Like `withoutSecrets`, but keeps client secrets, because Stripe's objects contain their own. */
export function withoutKeys<T>(value: T): T {
  return redactedValue(value, KEYS) as T;
}

function redactedText(text: string, pattern: RegExp): string {
  // Most texts have neither, and every secret contains one.
  if (!text.includes('_') && !text.includes('%')) return text;
  const plain = text.replace(pattern, MARK);
  if (!plain.includes('%')) return plain;
  return plain.replace(/\S+/g, (word) => (decoded(word).search(pattern) < 0 ? word : MARK));
}

/** Decodes byte by byte, so that invalid UTF-8 does not throw. All patterns are ASCII. */
function decoded(word: string): string {
  let text = word;
  for (let round = 0; round < MAX_ENCODINGS && text.includes('%'); round += 1)
    text = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  return text;
}

function redactedValue(value: unknown, pattern: RegExp, depth = 0): unknown {
  if (typeof value === 'string') return redactedText(value, pattern);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return MARK;
  const children: readonly unknown[] = Object.values(value);
  const plain = children.map((child) => redactedValue(child, pattern, depth + 1));
  // Few values contain a secret, and a copy is expensive.
  if (plain.every((child, index) => child === children[index])) return value;
  if (Array.isArray(value)) return plain;
  return Object.fromEntries(Object.keys(value).map((key, index) => [key, plain[index]]));
}
