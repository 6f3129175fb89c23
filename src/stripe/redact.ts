const MARK = '[redacted]';

/** The rest of a key: also stars or dots in place of characters, as Stripe prints keys, and percent-encoded characters. */
const REST = `(?:[a-z0-9_*•…-]|%[0-9a-f]{2}|[.]+(?=[a-z0-9*•]))+`;

/**
 * Secret and restricted keys of Stripe, webhook secrets, and service tokens of this gateway. A key with its mode
 * (`sk_test_`) is found inside a longer word, too. Other prefixes must start a word: `network_advice_code` is not a key.
 */
const KEY = `(?:[sr]k_(?:test|live)_|(?<![a-z0-9])(?:[sr]k|whsec|sgt)_)${REST}`;

/** `seti_1_secret_2`; the name `client_secret` alone is not one. */
const CLIENT_SECRET = `(?<![a-z0-9_])[a-z0-9_]+_secret_${REST}`;

const KEYS = new RegExp(KEY, 'gi');
const SECRETS = new RegExp(`${KEY}|${CLIENT_SECRET}`, 'gi');

/** Text that is percent-encoded more often than this is left as it is. */
const MAX_ENCODINGS = 3;

/** Stripe's objects are far less deep. */
const MAX_DEPTH = 64;

/** A text with `[redacted]` in place of every key, token and client secret in it, in any case or percent-encoding. */
export function redacted(text: string): string {
  return redactedText(text, SECRETS);
}

/** A JSON value with `[redacted]` in place of every key, token and client secret in its strings. */
export function withoutSecrets<T>(value: T): T {
  return redactedValue(value, SECRETS) as T;
}

/** As `withoutSecrets`, but client secrets stay: an object of Stripe's is shown with its own. */
export function withoutKeys<T>(value: T): T {
  return redactedValue(value, KEYS) as T;
}

function redactedText(text: string, pattern: RegExp): string {
  const plain = text.replace(pattern, MARK);
  if (!plain.includes('%')) return plain;
  return plain.replace(/\S+/g, (word) => (decoded(word).search(pattern) < 0 ? word : MARK));
}

/** By bytes, because everything that is looked for is ASCII. */
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
  if (Array.isArray(value)) return value.map((item) => redactedValue(item, pattern, depth + 1));
  const entries = Object.entries(value).map(([key, child]) => [
    key,
    redactedValue(child, pattern, depth + 1),
  ]);
  return Object.fromEntries(entries);
}
