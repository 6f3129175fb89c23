import { describe, expect, it } from 'vitest';
import { httpRequestFrom, responseFrom, type StripeCall } from '../../src/stripe/call.ts';
import { StripeApiError, StripeCardError } from '../../src/stripe/errors.ts';
import { json } from '../support/recording-transport.ts';

const INTENT = { id: 'seti_1', object: 'setup_intent' };
const READ: StripeCall = {
  method: 'GET',
  path: '/v1/setup_intents/seti_1',
  template: '/v1/setup_intents/:id',
  expects: 'setup_intent',
};
const WRITE: StripeCall = { ...READ, method: 'POST', idempotencyKey: 'mine' };

const OURS = { apiKey: 'sk_test_unit', userAgent: 'unit-test/1', account: undefined };
const HEADERS = {
  accept: 'application/json',
  authorization: 'Bearer sk_test_unit',
  'stripe-version': '2026-08-26.dahlia',
  'user-agent': 'unit-test/1',
};

describe('httpRequestFrom', () => {
  it('puts the parameters of a read in the query, without a body or idempotency key', () => {
    const call = { ...READ, params: { expand: ['customer', 'latest_attempt'] }, idempotencyKey: 'mine' };
    expect(httpRequestFrom(call, OURS)).toEqual({
      method: 'GET',
      path: '/v1/setup_intents/seti_1?expand[0]=customer&expand[1]=latest_attempt',
      headers: HEADERS,
    });
  });

  it('adds no question mark without parameters', () => {
    expect(httpRequestFrom({ ...READ, params: { expand: [] } }, OURS).path).toBe('/v1/setup_intents/seti_1');
  });

  it('puts the parameters of a write in the body as a form, with the idempotency key', () => {
    const params = { description: 'Café & more', metadata: { 'a]=1&customer=x': '1' } };
    expect(httpRequestFrom({ ...WRITE, params }, OURS)).toEqual({
      method: 'POST',
      path: '/v1/setup_intents/seti_1',
      headers: {
        ...HEADERS,
        'content-type': 'application/x-www-form-urlencoded',
        'idempotency-key': 'mine',
      },
      body: 'description=Caf%C3%A9%20%26%20more&metadata[a%5D%3D1%26customer%3Dx]=1',
    });
  });

  it('sends an empty body for a write without parameters', () => {
    expect(httpRequestFrom(WRITE, OURS).body).toBe('');
  });

  it('names the connected account in a header', () => {
    const { headers } = httpRequestFrom(READ, { ...OURS, account: 'acct_1' });
    expect(headers).toEqual({ ...HEADERS, 'stripe-account': 'acct_1' });
  });

  it('throws for a write without an idempotency key', () => {
    expect(() => httpRequestFrom({ ...READ, method: 'POST' }, OURS)).toThrow(TypeError);
  });
});

describe('responseFrom', () => {
  it.each<[string, Record<string, string>, object]>([
    ['the request id', { 'request-id': 'req_1' }, { requestId: 'req_1', idempotentReplayed: false }],
    ['a replay', { 'idempotent-replayed': 'true' }, { requestId: null, idempotentReplayed: true }],
    ['no replay', { 'idempotent-replayed': 'false' }, { requestId: null, idempotentReplayed: false }],
    ['neither', {}, { requestId: null, idempotentReplayed: false }],
    ['a redacted request id', { 'request-id': 'sk_test_1' }, { requestId: '[redacted]' }],
  ])('returns the object, and from the headers %s', (_, headers, expected) => {
    expect(responseFrom(json(INTENT, { headers }), WRITE)).toMatchObject({ object: INTENT, ...expected });
  });

  it.each<[string, string]>([
    ['HTML', '<html>Bad gateway</html>'],
    ['an empty body', ''],
    ['truncated JSON', '{"id":"seti_1","object":"setup_in'],
    ['null', 'null'],
    ['an array', '[]'],
    ['a string', '"ok"'],
    ['an object without `object`', '{"id":"seti_1"}'],
    ['an object of another type', '{"id":"cus_1","object":"customer"}'],
    ['an object without id', '{"object":"setup_intent"}'],
  ])('throws StripeApiError for a success with %s', (_, body) => {
    const response = { status: 200, headers: { 'request-id': 'req_1' }, body };
    expect(() => responseFrom(response, READ)).toThrow(
      expect.objectContaining({ name: 'StripeApiError', status: 200, requestId: 'req_1' }),
    );
  });

  it.each<[string, unknown]>([
    ['without data', { object: 'list' }],
    ['whose data is not an array', { object: 'list', data: {} }],
    ['with an item without id', { object: 'list', data: [INTENT, {}] }],
    ['with an item that is null', { object: 'list', data: [null] }],
  ])('throws StripeApiError for a list %s', (_, body) => {
    expect(() => responseFrom(json(body), { ...READ, expects: 'list' })).toThrow(StripeApiError);
  });

  it.each([199, 300, 302, 304])('throws StripeApiError for status %i', (status) => {
    expect(() => responseFrom(json(INTENT, { status }), READ)).toThrow(StripeApiError);
  });

  it("throws the error of Stripe's error response", () => {
    const error = { type: 'card_error', code: 'card_declined', message: 'Declined.', setup_intent: INTENT };
    const headers = { 'request-id': 'req_2', 'idempotent-replayed': 'true', 'retry-after': '2' };
    const response = json({ error }, { status: 402, headers });
    expect(() => responseFrom(response, WRITE)).toThrow(StripeCardError);
    expect(() => responseFrom(response, WRITE)).toThrow(
      expect.objectContaining({
        status: 402,
        requestId: 'req_2',
        body: error,
        idempotentReplayed: true,
        advice: { shouldRetry: null, retryAfterMs: 2000 },
      }),
    );
  });
});
