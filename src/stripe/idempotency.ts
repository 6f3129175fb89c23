import { createHash } from 'node:crypto';

/** Stripe's limit on the length of an `Idempotency-Key`. */
export const MAX_IDEMPOTENCY_KEY_LENGTH = 255;

/** Printable ASCII: what can travel in a header unharmed. */
const PRINTABLE = /^[\x20-\x7e]+$/;

/** Why a caller's key cannot be used, or null when it can. */
export function idempotencyKeyProblem(key: string): string | null {
  if (key.trim() === '') return 'must not be empty';
  if (key.length > MAX_IDEMPOTENCY_KEY_LENGTH)
    return `must have at most ${MAX_IDEMPOTENCY_KEY_LENGTH} characters`;
  if (!PRINTABLE.test(key)) return 'must consist of printable ASCII characters';
  return null;
}

/** A key for one place under a caller's key; two places never share one. Where that is too long, a digest of it. */
export function combinedKey(key: string, place: string): string {
  const combined = `${key}:${place}`;
  if (idempotencyKeyProblem(combined) === null) return combined;
  return createHash('sha256').update(combined).digest('base64url');
}
