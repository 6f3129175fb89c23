import { describe, expect, it } from 'vitest';
import {
  type ErrorResponse,
  isRecord,
  StripeApiError,
  StripeAuthenticationError,
  StripeCardError,
  type StripeError,
  StripeIdempotencyError,
  StripeInvalidRequestError,
  StripePermissionError,
  StripeRateLimitError,
  StripeStoredError,
  stripeErrorFrom,
} from '../../src/stripe/errors.ts';

type ErrorClass = new (...args: never[]) => StripeError;

const response = (status: number, error: unknown): ErrorResponse => ({
  status,
  requestId: 'req_1',
  json: { error },
});
const INVALID = 'invalid_request_error';

describe('stripeErrorFrom', () => {
  it.each<[string, number, { type: string; code?: string }, ErrorClass]>([
    ['400 is an invalid request', 400, { type: INVALID }, StripeInvalidRequestError],
    ['401 is an authentication error', 401, { type: INVALID }, StripeAuthenticationError],
    ['402 is a card error', 402, { type: 'card_error' }, StripeCardError],
    ['402 is a card error even with another type', 402, { type: INVALID }, StripeCardError],
    ['403 is a permission error', 403, { type: INVALID }, StripePermissionError],
    [
      '404 is an invalid request',
      404,
      { type: INVALID, code: 'resource_missing' },
      StripeInvalidRequestError,
    ],
    [
      '400 with idempotency_error is an idempotency error',
      400,
      { type: 'idempotency_error' },
      StripeIdempotencyError,
    ],
    [
      '409 with idempotency_error is an idempotency error',
      409,
      { type: 'idempotency_error' },
      StripeIdempotencyError,
    ],
    [
      '409 with idempotency_key_in_use is an idempotency error',
      409,
      { type: INVALID, code: 'idempotency_key_in_use' },
      StripeIdempotencyError,
    ],
    ['409 with another type is an API error', 409, { type: INVALID }, StripeApiError],
    ['424 is an API error', 424, { type: 'api_error' }, StripeApiError],
    ['429 is a rate limit', 429, { type: INVALID, code: 'rate_limit' }, StripeRateLimitError],
    ['429 without a code is a rate limit', 429, { type: INVALID }, StripeRateLimitError],
    [
      '429 with lock_timeout is a rate limit',
      429,
      { type: INVALID, code: 'lock_timeout' },
      StripeRateLimitError,
    ],
    ['400 with rate_limit is a rate limit', 400, { type: INVALID, code: 'rate_limit' }, StripeRateLimitError],
    [
      '400 with lock_timeout is a rate limit',
      400,
      { type: INVALID, code: 'lock_timeout' },
      StripeRateLimitError,
    ],
    ['500 is an API error', 500, { type: 'api_error' }, StripeApiError],
    ['502 is an API error', 502, { type: 'api_error' }, StripeApiError],
    ['503 is an API error', 503, { type: 'api_error' }, StripeApiError],
    ['504 is an API error', 504, { type: 'api_error' }, StripeApiError],
    ['302 is an API error', 302, { type: 'api_error' }, StripeApiError],
    ['418 is an API error', 418, { type: INVALID }, StripeApiError],
    ['400 with an unknown type is an invalid request', 400, { type: 'new_error' }, StripeInvalidRequestError],
  ])('%s', (_, status, body, expected) => {
    const error = stripeErrorFrom(response(status, { ...body, message: 'No.' }));
    expect(error).toBeInstanceOf(expected);
    expect(error).toMatchObject({ name: expected.name, message: 'No.', status, requestId: 'req_1', body });
  });

  it.each<[string, number, unknown]>([
    ['not JSON', 400, undefined],
    ['null', 400, null],
    ['an array', 400, []],
    ['a string', 400, 'error'],
    ['an object without an error', 400, { message: 'No.' }],
    ['an error that is a string', 400, { error: 'No.' }],
    ['an error that is null', 402, { error: null }],
    ['an error that is an array', 402, { error: [{ type: 'card_error' }] }],
    ['an error without a type', 402, { error: { message: 'No.' } }],
    ['an error whose type is not a string', 402, { error: { type: 7 } }],
    ['not JSON, with 404', 404, undefined],
    ['not JSON, with 500', 500, undefined],
  ])('returns an API error for a body that is %s', (_, status, json) => {
    const error = stripeErrorFrom({ status, requestId: 'req_1', json });
    expect(error).toBeInstanceOf(StripeApiError);
    expect(error).toMatchObject({
      message: `Stripe responded with HTTP ${status}.`,
      status,
      requestId: 'req_1',
      body: { type: 'api_error' },
    });
  });

  it.each<[string, number, unknown, ErrorClass]>([
    ['401 without JSON is an authentication error', 401, undefined, StripeAuthenticationError],
    ['403 without JSON is a permission error', 403, undefined, StripePermissionError],
    ['429 without JSON is a rate limit', 429, undefined, StripeRateLimitError],
    [
      '401 with other JSON is an authentication error',
      401,
      { error: 'Unauthorized' },
      StripeAuthenticationError,
    ],
    ['403 with other JSON is a permission error', 403, [], StripePermissionError],
    ['429 with other JSON is a rate limit', 429, { error: { message: 'No.' } }, StripeRateLimitError],
  ])('%s', (_, status, json, expected) => {
    const error = stripeErrorFrom({ status, requestId: 'req_1', json });
    expect(error).toMatchObject({
      name: expected.name,
      status,
      requestId: 'req_1',
      body: { type: 'api_error' },
    });
  });

  it('keeps the fields of the body under their names', () => {
    const body = {
      type: 'card_error',
      message: 'Your card was declined.',
      code: 'card_declined',
      decline_code: 'insufficient_funds',
      advice_code: 'try_again_later',
      network_decline_code: '51',
      network_advice_code: '02',
      doc_url: 'https://stripe.com/docs/error-codes/card-declined',
      param: 'payment_method',
      payment_method: { id: 'pm_1', object: 'payment_method' },
      setup_intent: { id: 'seti_1', object: 'setup_intent' },
    };
    expect(stripeErrorFrom(response(402, body)).body).toEqual(body);
  });

  it('redacts secrets in every text of the body', () => {
    const text = 'See https://stripe.com/?key=sk_test_hunter2 for seti_1_secret_hunter2';
    const body = {
      type: text,
      message: text,
      code: text,
      decline_code: text,
      advice_code: text,
      network_decline_code: text,
      network_advice_code: text,
      doc_url: text,
      param: text,
    };
    const clean = 'See https://stripe.com/?key=[redacted] for [redacted]';
    const error = stripeErrorFrom(response(402, body));
    expect(error.message).toBe(clean);
    expect(error.body).toEqual(Object.fromEntries(Object.keys(body).map((key) => [key, clean])));
  });

  it('redacts keys in an object of the body, but not its client secret', () => {
    const setup_intent = {
      id: 'seti_1',
      object: 'setup_intent',
      client_secret: 'seti_1_secret_2',
      last_setup_error: { message: 'The key rk_live_hunter2 may not.' },
    };
    const { body } = stripeErrorFrom(response(402, { type: 'card_error', setup_intent }));
    expect(body.setup_intent).toEqual({
      ...setup_intent,
      last_setup_error: { message: 'The key [redacted] may not.' },
    });
  });

  it('drops unknown fields and fields of the wrong type', () => {
    const body = {
      type: INVALID,
      message: 7,
      code: { deep: true },
      param: ['a'],
      doc_url: null,
      payment_method: 'pm_1',
      setup_intent: null,
      request_log_url: 'https://dashboard.stripe.com/acct_1/logs',
      stack: 'at …',
    };
    const error = stripeErrorFrom(response(400, body));
    expect(error.body).toEqual({ type: INVALID });
    expect(error.message).toBe('Stripe responded with HTTP 400.');
  });

  it('has a null request id if the response has none', () => {
    expect(stripeErrorFrom({ status: 500, requestId: null, json: undefined }).requestId).toBeNull();
  });

  it.each<[string, { status: number; idempotentReplayed?: boolean; shouldRetry?: boolean }, boolean]>([
    ['a replayed 503', { status: 503, idempotentReplayed: true }, true],
    ['a 500 with Stripe-Should-Retry: false', { status: 500, shouldRetry: false }, true],
    ['a 503 with Stripe-Should-Retry: false', { status: 503, shouldRetry: false }, false],
    ['a 500 without it', { status: 500 }, false],
  ])('returns StripeStoredError for a stored failure: %s', (_, { shouldRetry, ...head }, isStored) => {
    const advice = { shouldRetry: shouldRetry ?? null, retryAfterMs: null };
    const error = stripeErrorFrom({ ...head, requestId: null, json: undefined, advice });
    expect(error instanceof StripeStoredError).toBe(isStored);
  });

  it.each([
    [402, true],
    [400, true],
    [402, false],
  ])('keeps whether a %i is a replay: %s', (status, idempotentReplayed) => {
    const error = stripeErrorFrom({ ...response(status, { type: 'card_error' }), idempotentReplayed });
    expect(error.idempotentReplayed).toBe(idempotentReplayed);
  });

  it.each<[number, string | undefined, boolean]>([
    [404, 'resource_missing', true],
    [400, 'resource_missing', false],
    [404, undefined, false],
    [404, 'parameter_invalid_empty', false],
  ])('recognises a missing object by status and code: %i %s', (status, code, missing) => {
    const error = stripeErrorFrom(response(status, { type: INVALID, ...(code && { code }) }));
    expect(error).toMatchObject({ isMissingObject: missing });
  });
});

describe('isRecord', () => {
  it.each<[unknown, boolean]>([
    [{}, true],
    [{ a: 1 }, true],
    [[], false],
    [null, false],
    [undefined, false],
    ['a', false],
    [1, false],
  ])('of %j is %s', (value, expected) => {
    expect(isRecord(value)).toBe(expected);
  });
});
