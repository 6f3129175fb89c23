import { AbortedError } from '../http/errors.ts';
import {
  type RetryAdvice,
  StripeApiError,
  StripeAuthenticationError,
  StripeConnectionError,
  type StripeError,
  StripeIdempotencyError,
  StripePermissionError,
  StripeRateLimitError,
  StripeStoredError,
} from './errors.ts';

/** The maximum number of attempts of one call, including the first. */
const MAX_ATTEMPTS = 5;

const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 5000;
const MIN_DELAY_MS = 500;

/** Reads the retry headers of a response. A `Retry-After` with a date is ignored. */
export function retryAdviceFrom(headers: Readonly<Record<string, string>>): RetryAdvice {
  const shouldRetry = headers['stripe-should-retry'];
  const retryAfter = headers['retry-after']?.trim() ?? '';
  return {
    shouldRetry: shouldRetry === 'true' ? true : shouldRetry === 'false' ? false : null,
    retryAfterMs: /^\d+(\.\d+)?$/.test(retryAfter) ? Math.ceil(Number(retryAfter) * 1000) : null,
  };
}

/** Whether a failed attempt may be followed by another, if attempts and time are left. */
export function shouldRetry(failure: StripeError): boolean {
  // The caller no longer waits for the result.
  if (failure instanceof StripeConnectionError && failure.cause instanceof AbortedError) return false;
  // Every further attempt would get the same response.
  if (failure instanceof StripeStoredError) return false;
  // Stripe's own decision takes precedence over the status.
  if (failure.advice.shouldRetry !== null) return failure.advice.shouldRetry;
  // There is no response. A read changes nothing, and a write has its idempotency key.
  if (failure instanceof StripeConnectionError) return true;
  // Stripe does not store rate limits and lock timeouts with the key.
  if (failure instanceof StripeRateLimitError) return true;
  // Another request uses the key or the object.
  if (failure.status === 409) return true;
  if (failure.status !== null && failure.status >= 500) return true;
  // A success with an invalid body: the idempotency key makes it safe to repeat a write.
  return failure.status !== null && failure.status >= 200 && failure.status < 300;
}

/** The shortest timeout of an attempt, unless less time is left. */
const MIN_ATTEMPT_MS = 1000;

/**
 * The timeout of the next attempt in milliseconds: half of the time that is left, so that a hanging attempt leaves time
 * for another. The last attempt gets all of it.
 * @param attempts how many were made before
 */
export function attemptTimeout(attempts: number, leftMs: number): number {
  if (attempts >= MAX_ATTEMPTS - 1) return leftMs;
  return Math.min(leftMs, Math.max(MIN_ATTEMPT_MS, leftMs / 2));
}

export interface BackoffOptions {
  /** The wait that Stripe requires, or null. */
  readonly retryAfterMs: number | null;
  /** From 0 to 1. */
  readonly random: number;
}

/**
 * Milliseconds to wait before the next attempt. The wait doubles each time. It is shortened at random by up to a half, so
 * that clients do not all retry at the same time, but it is never shorter than Stripe requires.
 * @param retries how many were made before
 */
export function backoffMs(retries: number, { retryAfterMs, random }: BackoffOptions): number {
  const step = Math.min(FIRST_BACKOFF_MS * 2 ** (retries - 1), MAX_BACKOFF_MS);
  return Math.max(MIN_DELAY_MS, step * 0.5 * (1 + random), retryAfterMs ?? 0);
}

export interface RetryOptions {
  /** Milliseconds until the deadline of all attempts. */
  readonly leftMs: number;
  /** From 0 to 1. */
  readonly random: number;
}

/** Milliseconds to wait after these failed attempts, or null if there must be no further one. */
export function retryDelayAfter(
  failures: readonly StripeError[],
  { leftMs, random }: RetryOptions,
): number | null {
  const last = failures.at(-1);
  // Waiting for another request with the same key does not use up an attempt.
  const attempts = failures.filter((failure) => !isKeyInUse(failure)).length;
  if (!last || attempts >= MAX_ATTEMPTS || !shouldRetry(last)) return null;
  const delayMs = backoffMs(failures.length - 1, { retryAfterMs: last.advice.retryAfterMs, random });
  return delayMs < leftMs ? delayMs : null;
}

/**
 * The error of a write after all its attempts. Usually it is the last failure. But if Stripe rejected the last attempt
 * before it processed the write, and an earlier attempt may have succeeded, it is the failure of that earlier attempt,
 * because the outcome of the write is unknown.
 */
export function finalWriteError(last: StripeError, earlier: readonly StripeError[]): StripeError {
  return wasRejectedBeforeWrite(last) ? (earlier.findLast(mayHaveSucceeded) ?? last) : last;
}

function mayHaveSucceeded(failure: StripeError): boolean {
  return failure instanceof StripeConnectionError ? failure.cause.sent : failure instanceof StripeApiError;
}

/** Stripe rejected the last attempt before it processed the write. */
function wasRejectedBeforeWrite(failure: StripeError): boolean {
  return (
    failure instanceof StripeRateLimitError ||
    failure instanceof StripeAuthenticationError ||
    failure instanceof StripePermissionError ||
    // The conflict may be with an earlier attempt of this call, which may still succeed.
    isKeyInUse(failure)
  );
}

/** Another request with this key is in flight. (With status 400, the key was used with other parameters.) */
function isKeyInUse(failure: StripeError): boolean {
  return failure instanceof StripeIdempotencyError && failure.status === 409;
}
