import { describe, expect, it } from 'vitest';
import { AbortedError, ConnectionError, TimeoutError } from '../../src/http/errors.ts';
import {
  StripeConnectionError,
  type StripeError,
  StripeIdempotencyError,
  stripeErrorFrom,
} from '../../src/stripe/errors.ts';
import {
  attemptTimeout,
  backoffMs,
  finalWriteError,
  retryAdviceFrom,
  retryDelayAfter,
  shouldRetry,
} from '../../src/stripe/retry.ts';

const TRANSPORT_ERRORS = { AbortedError, ConnectionError, TimeoutError };

const noResponse = (kind: keyof typeof TRANSPORT_ERRORS, sent = true) =>
  new StripeConnectionError(new TRANSPORT_ERRORS[kind]('No response.', { sent }));

/** The error of a response with this status, code and headers. */
function errorOf(status: number, code?: string, headers: Readonly<Record<string, string>> = {}): StripeError {
  return stripeErrorFrom({
    status,
    requestId: 'req_1',
    json: { error: { type: status === 402 ? 'card_error' : 'invalid_request_error', ...(code && { code }) } },
    idempotentReplayed: headers['idempotent-replayed'] === 'true',
    advice: retryAdviceFrom(headers),
  });
}

const YES = { 'stripe-should-retry': 'true' };
const NO = { 'stripe-should-retry': 'false' };
const STORED = { 'idempotent-replayed': 'true' };

describe('retryAdviceFrom', () => {
  it.each<[string | undefined, boolean | null]>([
    ['true', true],
    ['false', false],
    ['maybe', null],
    ['', null],
    [undefined, null],
  ])('reads Stripe-Should-Retry: %s', (value, expected) => {
    const headers = value === undefined ? {} : { 'stripe-should-retry': value };
    expect(retryAdviceFrom(headers)).toEqual({ shouldRetry: expected, retryAfterMs: null });
  });

  it.each<[string, number | null]>([
    ['0', 0],
    ['2', 2000],
    [' 2 ', 2000],
    ['1.5', 1500],
    ['0.0001', 1],
    ['', null],
    ['-1', null],
    ['1e3', null],
    ['soon', null],
    ['Infinity', null],
    ['Wed, 21 Oct 2026 07:28:00 GMT', null],
  ])('reads Retry-After: %s', (value, expected) => {
    expect(retryAdviceFrom({ 'retry-after': value })).toEqual({ shouldRetry: null, retryAfterMs: expected });
  });
});

describe('shouldRetry', () => {
  it.each<[string, StripeError, boolean]>([
    ['a lost connection', noResponse('ConnectionError'), true],
    ['a refused connection', noResponse('ConnectionError', false), true],
    ['a timeout', noResponse('TimeoutError'), true],
    ['an aborted request', noResponse('AbortedError'), false],
    ['500', errorOf(500), true],
    ['502', errorOf(502), true],
    ['503', errorOf(503), true],
    ['504', errorOf(504), true],
    ['599', errorOf(599), true],
    ['500 with Stripe-Should-Retry: false', errorOf(500, undefined, NO), false],
    ['500 with Stripe-Should-Retry: true', errorOf(500, undefined, YES), true],
    ['a stored 500', errorOf(500, undefined, STORED), false],
    ['a stored 503', errorOf(503, undefined, STORED), false],
    ['a stored 500 with Stripe-Should-Retry: true', errorOf(500, undefined, { ...STORED, ...YES }), false],
    ['429', errorOf(429), true],
    ['429 with rate_limit', errorOf(429, 'rate_limit'), true],
    ['429 with lock_timeout', errorOf(429, 'lock_timeout'), true],
    ['429 with Stripe-Should-Retry: false', errorOf(429, 'rate_limit', NO), false],
    ['400 with rate_limit', errorOf(400, 'rate_limit'), true],
    ['409', errorOf(409), true],
    ['409 with idempotency_key_in_use', errorOf(409, 'idempotency_key_in_use'), true],
    ['409 with lock_timeout', errorOf(409, 'lock_timeout'), true],
    ['409 with Stripe-Should-Retry: false', errorOf(409, undefined, NO), false],
    ['a stored 402', errorOf(402, 'card_declined', STORED), false],
    ['400', errorOf(400), false],
    ['400 with Stripe-Should-Retry: true', errorOf(400, undefined, YES), true],
    ['401', errorOf(401), false],
    ['402', errorOf(402), false],
    ['403', errorOf(403), false],
    ['404', errorOf(404, 'resource_missing'), false],
    ['418', errorOf(418), false],
    ['424', errorOf(424), false],
    ['302', errorOf(302), false],
    ['a success with an invalid body', errorOf(200), true],
  ])('after %s', (_name, failure, expected) => {
    expect(shouldRetry(failure)).toBe(expected);
  });
});

describe('backoffMs', () => {
  it.each([
    [0, [500, 500, 500]],
    [1, [500, 500, 500]],
    [2, [500, 750, 1000]],
    [3, [1000, 1500, 2000]],
    [4, [2000, 3000, 4000]],
    [5, [2500, 3750, 5000]],
    [6, [2500, 3750, 5000]],
    [60, [2500, 3750, 5000]],
  ])('after %i retries is %j for random 0, 0.5 and 1', (retries, expected) => {
    const delays = [0, 0.5, 1].map((random) => backoffMs(retries, { retryAfterMs: null, random }));
    expect(delays).toEqual(expected);
  });

  it.each([
    [0, 0, 500],
    [0, 499, 500],
    [0, 7000, 7000],
    [3, 1000, 1500],
    [3, 1501, 1501],
  ])('after %i retries and a Retry-After of %i ms is %i', (retries, retryAfterMs, expected) => {
    expect(backoffMs(retries, { retryAfterMs, random: 0.5 })).toBe(expected);
  });
});

describe('retryDelayAfter', () => {
  const lost = noResponse('ConnectionError');
  const times = (count: number) => Array.from({ length: count }, () => lost);

  it('grows with each failure, and is null after the fifth attempt', () => {
    const delays = [1, 2, 3, 4, 5, 6].map((count) =>
      retryDelayAfter(times(count), { leftMs: 20_000, random: 1 }),
    );
    expect(delays).toEqual([500, 500, 1000, 2000, null, null]);
  });

  it.each<[string, number, number | null]>([
    ['it ends before the deadline', 501, 500],
    ['it ends at the deadline', 500, null],
    ['it ends after the deadline', 499, null],
    ['the deadline has passed', -1, null],
  ])('is null unless it leaves time for an attempt: %s', (_name, leftMs, expected) => {
    expect(retryDelayAfter([lost], { leftMs, random: 0 })).toBe(expected);
  });

  it('is as long as Retry-After, if there is enough time', () => {
    const failures = [errorOf(429, 'rate_limit', { 'retry-after': '7' })];
    expect(retryDelayAfter(failures, { leftMs: 8000, random: 0 })).toBe(7000);
    expect(retryDelayAfter(failures, { leftMs: 7000, random: 0 })).toBeNull();
  });

  it('depends on the last failure', () => {
    expect(retryDelayAfter([lost, errorOf(402)], { leftMs: 20_000, random: 0 })).toBeNull();
    expect(retryDelayAfter([errorOf(402), lost], { leftMs: 20_000, random: 0 })).toBe(500);
    expect(retryDelayAfter([], { leftMs: 20_000, random: 0 })).toBeNull();
  });

  it('does not count waiting for another request with the same key as an attempt', () => {
    const inUse = new StripeIdempotencyError('In use.', { status: 409, requestId: null });
    const twenty = Array.from({ length: 20 }, () => inUse);
    expect(retryDelayAfter(twenty, { leftMs: 20_000, random: 1 })).toBe(5000);
    expect(retryDelayAfter(twenty, { leftMs: 100, random: 1 })).toBeNull();
  });
});

describe('finalWriteError', () => {
  const lost = noResponse('ConnectionError');
  const neverSent = noResponse('ConnectionError', false);
  const failed = errorOf(500);
  const limited = errorOf(429, 'rate_limit');
  const inUse = errorOf(409, 'idempotency_key_in_use');
  const otherInput = stripeErrorFrom({
    status: 400,
    requestId: null,
    json: { error: { type: 'idempotency_error' } },
  });

  it.each<[string, readonly StripeError[], StripeError]>([
    ['the last failure', [limited, failed], failed],
    ['a decline after a lost connection, because that is the outcome', [lost, errorOf(402)], errorOf(402)],
    [
      'a 400 after a lost connection, because it is about the same parameters',
      [lost, errorOf(400)],
      errorOf(400),
    ],
    [
      'a key used with other parameters, because then no attempt had an effect',
      [lost, otherInput],
      otherInput,
    ],
    ['the lost connection before a rate limit', [lost, limited], lost],
    ['the lost connection before several rate limits', [lost, limited, limited, limited], lost],
    ['the 500 before a rate limit', [failed, limited], failed],
    ['the later of two failures with an unknown outcome', [lost, failed, limited], failed],
    ['the lost connection before a key in use, which may be its own', [lost, inUse], lost],
    ['the lost connection before a 401', [lost, errorOf(401)], lost],
    ['the lost connection before a 403', [lost, errorOf(403)], lost],
    ['the rate limit if nothing was sent before', [neverSent, limited], limited],
    ['the rate limit if there were only rate limits', [limited, limited], limited],
    ['the key in use if no attempt may have succeeded', [limited, inUse], inUse],
  ])('is %s', (_name, failures, expected) => {
    const last = failures.at(-1);
    expect(last && finalWriteError(last, failures)).toEqual(expected);
  });
});

describe('attemptTimeout', () => {
  it.each<[string, number, number, number]>([
    ['half of the time that is left', 0, 20_000, 10_000],
    ['half of the time that is left, for the second attempt', 1, 9_500, 4_750],
    ['all of the time that is left, for the last attempt', 4, 9_500, 9_500],
    ['at least a second', 0, 1_500, 1_000],
    ['at most the time that is left', 0, 50, 50],
  ])('is %s', (_, attempts, leftMs, expected) => {
    expect(attemptTimeout(attempts, leftMs)).toBe(expected);
  });
});
