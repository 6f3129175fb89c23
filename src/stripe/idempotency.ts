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

/**
 * The key under which a caller's own key goes to Stripe when it may not meet the keys of others. The same caller gets the
 * same for the same, and nobody else does.
 * @param account null for the platform's own
 */
export function ownedKey(
  owner: { readonly account: string | null; readonly subject: string },
  key: string,
): string {
  const parts = JSON.stringify([owner.account, owner.subject, key]);
  return createHash('sha256').update(parts).digest('base64url');
}

/** A key for one place under a caller's key; two places never share one. Where that is too long, a digest of it. */
export function combinedKey(key: string, place: string): string {
  const combined = `${key}:${place}`;
  if (idempotencyKeyProblem(combined) === null) return combined;
  return createHash('sha256').update(combined).digest('base64url');
}
