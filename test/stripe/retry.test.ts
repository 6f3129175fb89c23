import { describe, expect, it } from 'vitest';
import { AbortedError, ConnectionError, TimeoutError } from '../../src/http/errors.ts';
import {
  StripeConnectionError,
  type StripeError,
  StripeIdempotencyError,
  stripeErrorFrom,
} from '../../src/stripe/errors.ts';
import {
  delayFor,
  failureOfWrite,
  MAX_TRIES,
  pauseAfter,
  retryAdviceFrom,
  shouldRetry,
  tryLimitFor,
} from '../../src/stripe/retry.ts';

const SILENCES = { AbortedError, ConnectionError, TimeoutError };

const silence = (kind: keyof typeof SILENCES, sent = true) =>
  new StripeConnectionError(new SILENCES[kind]('No answer.', { sent }));

/** The error for a refusal with these headers. */
function refused(status: number, code?: string, headers: Readonly<Record<string, string>> = {}): StripeError {
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
    ['a lost connection', silence('ConnectionError'), true],
    ['a connection that was never made', silence('ConnectionError', false), true],
    ['a time-out', silence('TimeoutError'), true],
    ['a caller who hung up', silence('AbortedError'), false],
    ['500', refused(500), true],
    ['502', refused(502), true],
    ['503', refused(503), true],
    ['504', refused(504), true],
    ['599', refused(599), true],
    ['500 with Stripe’s no', refused(500, undefined, NO), false],
    ['500 with Stripe’s yes', refused(500, undefined, YES), true],
    ['a stored 500', refused(500, undefined, STORED), false],
    ['a stored 503', refused(503, undefined, STORED), false],
    ['a stored 500 with Stripe’s yes', refused(500, undefined, { ...STORED, ...YES }), false],
    ['429', refused(429), true],
    ['429 for the rate', refused(429, 'rate_limit'), true],
    ['429 for a lock', refused(429, 'lock_timeout'), true],
    ['429 with Stripe’s no', refused(429, 'rate_limit', NO), false],
    ['400 for the rate', refused(400, 'rate_limit'), true],
    ['409', refused(409), true],
    ['409 for a key in use', refused(409, 'idempotency_key_in_use'), true],
    ['409 for a lock', refused(409, 'lock_timeout'), true],
    ['409 with Stripe’s no', refused(409, undefined, NO), false],
    ['a stored 402', refused(402, 'card_declined', STORED), false],
    ['400', refused(400), false],
    ['400 with Stripe’s yes', refused(400, undefined, YES), true],
    ['401', refused(401), false],
    ['402', refused(402), false],
    ['403', refused(403), false],
    ['404', refused(404, 'resource_missing'), false],
    ['418', refused(418), false],
    ['424', refused(424), false],
    ['a redirect', refused(302), false],
    ['a success that is none', refused(200), true],
  ])('%s', (_name, failure, expected) => {
    expect(shouldRetry(failure)).toBe(expected);
  });
});

describe('delayFor', () => {
  it.each([
    [0, [500, 500, 500]],
    [1, [500, 500, 500]],
    [2, [500, 750, 1000]],
    [3, [1000, 1500, 2000]],
    [4, [2000, 3000, 4000]],
    [5, [2500, 3750, 5000]],
    [6, [2500, 3750, 5000]],
    [60, [2500, 3750, 5000]],
  ])('after %i retries is %j with random 0, 0.5 and 1', (retries, expected) => {
    const delays = [0, 0.5, 1].map((random) => delayFor(retries, { retryAfterMs: null, random }));
    expect(delays).toEqual(expected);
  });

  it.each([
    [0, 0, 500],
    [0, 499, 500],
    [0, 7000, 7000],
    [3, 1000, 1500],
    [3, 1501, 1501],
  ])('after %i retries and a Retry-After of %i ms is %i', (retries, retryAfterMs, expected) => {
    expect(delayFor(retries, { retryAfterMs, random: 0.5 })).toBe(expected);
  });
});

describe('pauseAfter', () => {
  const lost = silence('ConnectionError');
  const times = (count: number) => Array.from({ length: count }, () => lost);

  it('grows with the failures, and ends with the last try', () => {
    const pauses = [1, 2, 3, 4, 5, 6].map((count) => pauseAfter(times(count), { leftMs: 20_000, random: 1 }));
    expect(pauses).toEqual([500, 500, 1000, 2000, null, null]);
    expect(MAX_TRIES).toBe(5);
  });

  it.each<[string, number, number | null]>([
    ['fits before the deadline', 501, 500],
    ['ends with it', 500, null],
    ['goes beyond it', 499, null],
    ['begins after it', -1, null],
  ])('is only taken when it leaves time for a try: it %s', (_name, leftMs, expected) => {
    expect(pauseAfter([lost], { leftMs, random: 0 })).toBe(expected);
  });

  it('is as long as Stripe asks, if there is that time', () => {
    const failures = [refused(429, 'rate_limit', { 'retry-after': '7' })];
    expect(pauseAfter(failures, { leftMs: 8000, random: 0 })).toBe(7000);
    expect(pauseAfter(failures, { leftMs: 7000, random: 0 })).toBeNull();
  });

  it('is decided by the last failure', () => {
    expect(pauseAfter([lost, refused(402)], { leftMs: 20_000, random: 0 })).toBeNull();
    expect(pauseAfter([refused(402), lost], { leftMs: 20_000, random: 0 })).toBe(500);
    expect(pauseAfter([], { leftMs: 20_000, random: 0 })).toBeNull();
  });
});

describe('failureOfWrite', () => {
  const lost = silence('ConnectionError');
  const neverMade = silence('ConnectionError', false);
  const failed = refused(500);
  const limited = refused(429, 'rate_limit');
  const inUse = refused(409, 'idempotency_key_in_use');
  const otherInput = stripeErrorFrom({
    status: 400,
    requestId: null,
    json: { error: { type: 'idempotency_error' } },
  });

  it.each<[string, readonly StripeError[], StripeError]>([
    ['the last', [limited, failed], failed],
    ['a decline after a loss, for that is the outcome', [lost, refused(402)], refused(402)],
    ['a refusal after a loss, for it comes of the same bytes', [lost, refused(400)], refused(400)],
    ['a key of another input, under which nothing of ours was done', [lost, otherInput], otherInput],
    ['the loss before a limit', [lost, limited], lost],
    ['the loss before several limits', [lost, limited, limited, limited], lost],
    ['the failure before a limit', [failed, limited], failed],
    ['the later of two doubts', [lost, failed, limited], failed],
    ['the loss before a key in use, which may be its own', [lost, inUse], lost],
    ['the loss before a refused key', [lost, refused(401)], lost],
    ['the loss before a lost permission', [lost, refused(403)], lost],
    ['the limit when nothing was sent before', [neverMade, limited], limited],
    ['the limit when there were only limits', [limited, limited], limited],
    ['the key in use when no try of ours was lost', [limited, inUse], inUse],
  ])('is %s', (_name, failures, expected) => {
    const last = failures.at(-1);
    expect(last && failureOfWrite(last, failures)).toEqual(expected);
  });
});

it('waiting for a twin that holds the key counts as no try, and lasts as long as there is time', () => {
  const inUse = new StripeIdempotencyError('In use.', { status: 409, requestId: null });
  const twenty = Array.from({ length: 20 }, () => inUse);
  expect(pauseAfter(twenty, { leftMs: 20_000, random: 1 })).toBe(5000);
  expect(pauseAfter(twenty, { leftMs: 100, random: 1 })).toBeNull();
});

describe('tryLimitFor', () => {
  it.each<[string, number, number, number]>([
    ['half of what is left, so that others may follow', 0, 20_000, 10_000],
    ['half of what is left then', 1, 9_500, 4_750],
    ['all that is left, for the last', 4, 9_500, 9_500],
    ['a second at least', 0, 1_500, 1_000],
    ['no more than is left', 0, 50, 50],
  ])('is %s', (_, tries, leftMs, expected) => {
    expect(tryLimitFor(tries, leftMs)).toBe(expected);
  });
});
