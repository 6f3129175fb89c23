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

/** How often one call is sent at most, the first time included. */
export const MAX_TRIES = 5;

const FIRST_STEP_MS = 500;
const LONGEST_STEP_MS = 5000;
const SHORTEST_PAUSE_MS = 500;

/** What the headers of an answer say of asking again. A `Retry-After` that is a date is passed over. */
export function retryAdviceFrom(headers: Readonly<Record<string, string>>): RetryAdvice {
  const shouldRetry = headers['stripe-should-retry'];
  const retryAfter = headers['retry-after']?.trim() ?? '';
  return {
    shouldRetry: shouldRetry === 'true' ? true : shouldRetry === 'false' ? false : null,
    retryAfterMs: /^\d+(\.\d+)?$/.test(retryAfter) ? Math.ceil(Number(retryAfter) * 1000) : null,
  };
}

/** Whether a try that ended like this may be followed by another, as long as there are tries and time left. */
export function shouldRetry(failure: StripeError): boolean {
  // Nobody waits for it any longer.
  if (failure instanceof StripeConnectionError && failure.cause instanceof AbortedError) return false;
  // The same answer would come for ever.
  if (failure instanceof StripeStoredError) return false;
  // Stripe knows better than the status tells.
  if (failure.advice.shouldRetry !== null) return failure.advice.shouldRetry;
  // No answer: a read changes nothing, and a write has its key.
  if (failure instanceof StripeConnectionError) return true;
  // Neither too many requests nor a lock is kept with the key.
  if (failure instanceof StripeRateLimitError) return true;
  // Another request holds the key or the object.
  if (failure.status === 409) return true;
  if (failure.status !== null && failure.status >= 500) return true;
  // A success whose body is no answer: a write's key brings it again.
  return failure.status !== null && failure.status >= 200 && failure.status < 300;
}

/** The least that one try is given, if there is as much left. */
const SHORTEST_TRY_MS = 1000;

/**
 * Milliseconds for the next try: half of what is left, so that one which hangs leaves time for others; all of it for the
 * last.
 * @param tries how many were made before
 */
export function tryLimitFor(tries: number, leftMs: number): number {
  if (tries >= MAX_TRIES - 1) return leftMs;
  return Math.min(leftMs, Math.max(SHORTEST_TRY_MS, leftMs / 2));
}

export interface DelayOptions {
  /** What Stripe asked for, or null. */
  readonly retryAfterMs: number | null;
  /** From 0 to 1. */
  readonly random: number;
}

/**
 * Milliseconds to wait before the next try: twice as long each time, less up to a half by chance so that callers
 * who failed together do not return together, and never sooner than Stripe asked for.
 * @param retries how many were made before
 */
export function delayFor(retries: number, { retryAfterMs, random }: DelayOptions): number {
  const step = Math.min(FIRST_STEP_MS * 2 ** (retries - 1), LONGEST_STEP_MS);
  return Math.max(SHORTEST_PAUSE_MS, step * 0.5 * (1 + random), retryAfterMs ?? 0);
}

export interface PauseOptions {
  /** Milliseconds until the deadline of all tries. */
  readonly leftMs: number;
  /** From 0 to 1. */
  readonly random: number;
}

/** Milliseconds to wait after these failed tries, or null when there is to be no other. */
export function pauseAfter(
  failures: readonly StripeError[],
  { leftMs, random }: PauseOptions,
): number | null {
  const last = failures.at(-1);
  // To wait for a twin, another request with the same key, is no try of this one.
  const tries = failures.filter((failure) => !isKeyInUse(failure)).length;
  if (!last || tries >= MAX_TRIES || !shouldRetry(last)) return null;
  const pauseMs = delayFor(failures.length - 1, { retryAfterMs: last.advice.retryAfterMs, random });
  return pauseMs < leftMs ? pauseMs : null;
}

/**
 * The failure that stands for all tries of a write: the last one, unless that only says that Stripe did not look at it
 * this time, and an earlier try may have done its work.
 */
export function failureOfWrite(last: StripeError, earlier: readonly StripeError[]): StripeError {
  return settlesNothing(last) ? (earlier.findLast(mayHaveHappened) ?? last) : last;
}

function mayHaveHappened(failure: StripeError): boolean {
  return failure instanceof StripeConnectionError ? failure.cause.sent : failure instanceof StripeApiError;
}

function settlesNothing(failure: StripeError): boolean {
  return (
    failure instanceof StripeRateLimitError ||
    failure instanceof StripeAuthenticationError ||
    failure instanceof StripePermissionError ||
    // In use, perhaps by that very try.
    isKeyInUse(failure)
  );
}

/** Another request holds the key. With status 400, it is the key of another input. */
function isKeyInUse(failure: StripeError): boolean {
  return failure instanceof StripeIdempotencyError && failure.status === 409;
}
