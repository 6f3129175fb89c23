import { createHash } from 'node:crypto';

/** Stripe's limit for the length of an `Idempotency-Key`. */
const MAX_LENGTH = 255;

/** Printable ASCII, which an HTTP header can carry. */
const PRINTABLE = /^[\x20-\x7e]+$/;

/** The problem with a caller's idempotency key, such as "must not be empty", or null if it is valid. */
export function idempotencyKeyProblem(key: string): string | null {
  if (key.trim() === '') return 'must not be empty';
  if (key.length > MAX_LENGTH) return `must have at most ${MAX_LENGTH} characters`;
  if (!PRINTABLE.test(key)) return 'must consist of printable ASCII characters';
  return null;
}

/**
 * The key that is sent to Stripe for a caller's key, so that keys of different callers never collide.
 * The same caller and key always give the same result.
 * @param caller `account` is null for the platform's own
 */
export function callerScopedKey(
  caller: { readonly account: string | null; readonly subject: string },
  key: string,
): string {
  return digest(JSON.stringify([caller.account, caller.subject, key]));
}

/** The key for one mutation field of a request with an `Idempotency-Key` header. Two response paths never share a key. */
export function pathScopedKey(key: string, path: string): string {
  const scoped = `${key}:${path}`;
  return idempotencyKeyProblem(scoped) === null ? scoped : digest(scoped);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
