import { GraphQLError, locatedError, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { AbortedError, ConnectionError, TimeoutError } from '../../../src/http/errors.ts';
import { badUserInput, codedError, ERROR_CODES, type ErrorCode } from '../../../src/schema/error-codes.ts';
import { toPublicError } from '../../../src/server/errors/public-error.ts';
import {
  type ErrorResponse,
  StripeBudgetError,
  StripeConnectionError,
  stripeErrorFrom,
} from '../../../src/stripe/errors.ts';

const PATH = ['setupIntents', 'nodes', 0];
const [FIELD] = parse('{ setupIntents { nodes { id } } }').definitions;

/** The error that graphql-js makes of an error of a resolver. */
const thrown = (original: Error) => locatedError(original, FIELD ? [FIELD] : [], PATH);

const failed = (status: number, error: object, more: Partial<ErrorResponse> = {}) =>
  thrown(stripeErrorFrom({ status, requestId: 'req_1', json: { error }, ...more }));

const noResponse = (Reason: typeof ConnectionError | typeof TimeoutError | typeof AbortedError) =>
  thrown(new StripeConnectionError(new Reason('The connection failed (ECONNRESET).', { sent: true })));

const INVALID = 'invalid_request_error';

describe('an error of Stripe', () => {
  it.each<[string, GraphQLError, { message: string; extensions: object; logged: boolean }]>([
    [
      '400 on a read is INVALID_REQUEST, with Stripe’s code and parameter',
      failed(400, {
        type: INVALID,
        code: 'resource_missing',
        param: 'starting_after',
        doc_url: 'https://stripe.com/docs/error-codes/resource-missing',
        message: "No such setupintent: 'seti_x'",
      }),
      {
        message: "No such setupintent: 'seti_x'",
        extensions: {
          code: 'INVALID_REQUEST',
          retryable: false,
          requestId: 'req_1',
          stripe: {
            code: 'resource_missing',
            param: 'starting_after',
            docUrl: 'https://stripe.com/docs/error-codes/resource-missing',
          },
        },
        logged: false,
      },
    ],
    [
      '400 without code and parameter',
      failed(400, { type: INVALID, message: 'No.' }),
      {
        message: 'No.',
        extensions: {
          code: 'INVALID_REQUEST',
          retryable: false,
          requestId: 'req_1',
          stripe: { code: null, param: null, docUrl: null },
        },
        logged: false,
      },
    ],
    [
      '404 of an unknown id is RESOURCE_MISSING',
      failed(404, {
        type: INVALID,
        code: 'resource_missing',
        param: 'intent',
        message: 'No such setupintent.',
      }),
      {
        message: 'No such setupintent.',
        extensions: {
          code: 'RESOURCE_MISSING',
          retryable: false,
          requestId: 'req_1',
          stripe: { code: 'resource_missing', param: 'intent', docUrl: null },
        },
        logged: false,
      },
    ],
    [
      '401 names neither key nor account',
      failed(401, { type: INVALID, message: 'Invalid API Key provided: sk_test_****abcd' }),
      {
        message: 'Stripe rejected the API key of this gateway.',
        extensions: { code: 'UPSTREAM_REFUSED', retryable: false, requestId: 'req_1' },
        logged: true,
      },
    ],
    [
      '403 names neither key nor account',
      failed(403, { type: INVALID, message: 'The key rk_test_****abcd of acct_1 may not.' }),
      {
        message: 'Stripe rejected the API key of this gateway.',
        extensions: { code: 'UPSTREAM_REFUSED', retryable: false, requestId: 'req_1' },
        logged: true,
      },
    ],
    [
      '429 says how long to wait',
      failed(429, { type: INVALID, code: 'rate_limit', message: 'Too many requests for acct_1.' }),
      {
        message: 'Stripe received too many requests. Try again later.',
        extensions: { code: 'RATE_LIMITED', retryable: true, requestId: 'req_1', retryAfterMs: 1000 },
        logged: true,
      },
    ],
    [
      '429 says how long Stripe wants to be left alone',
      failed(429, { type: INVALID }, { advice: { shouldRetry: null, retryAfterMs: 7000 } }),
      {
        message: 'Stripe received too many requests. Try again later.',
        extensions: { code: 'RATE_LIMITED', retryable: true, requestId: 'req_1', retryAfterMs: 7000 },
        logged: true,
      },
    ],
    [
      '250 is retryable',
      failed(250, { type: 'api_error', message: 'Internal detail.' }),
      {
        message: 'Stripe did not send a valid response.',
        extensions: { code: 'UPSTREAM_UNAVAILABLE', retryable: true, requestId: 'req_1' },
        logged: true,
      },
    ],
    [
      'an invalid body is retryable',
      failed(200, {}, { json: undefined, requestId: null }),
      {
        message: 'Stripe did not send a valid response.',
        extensions: { code: 'UPSTREAM_UNAVAILABLE', retryable: true },
        logged: true,
      },
    ],
    [
      'a lost connection is retryable',
      noResponse(ConnectionError),
      {
        message: 'Stripe could not be reached.',
        extensions: { code: 'UPSTREAM_UNAVAILABLE', retryable: true },
        logged: true,
      },
    ],
    [
      'a timeout is retryable',
      noResponse(TimeoutError),
      {
        message: 'Stripe did not respond in time.',
        extensions: { code: 'UPSTREAM_TIMEOUT', retryable: true },
        logged: true,
      },
    ],
    [
      'a request that the client aborted is not logged',
      noResponse(AbortedError),
      {
        message: 'The client aborted the request.',
        extensions: { code: 'UPSTREAM_UNAVAILABLE', retryable: true },
        logged: false,
      },
    ],
  ])('%s', (_, error, expected) => {
    const { error: publicError, logged } = toPublicError(error);
    expect(publicError.message).toBe(expected.message);
    expect(publicError.extensions).toEqual(expected.extensions);
    expect(publicError.path).toEqual(PATH);
    expect(logged !== undefined).toBe(expected.logged);
  });

  it('is found even if it was wrapped several times', () => {
    const cause = stripeErrorFrom({ status: 250, requestId: 'req_1', json: undefined });
    const inner = new GraphQLError('Inner.', { originalError: thrown(cause) });
    const { error } = toPublicError(new GraphQLError('Outer.', { originalError: inner, path: PATH }));
    expect(error.extensions).toEqual({ code: 'UPSTREAM_UNAVAILABLE', retryable: true, requestId: 'req_1' });
  });

  it('is logged with its class, code and request id, without its message', () => {
    const error = failed(401, { type: INVALID, code: 'api_key_expired', message: 'sk_test_****abcd' });
    const { logged } = toPublicError(error);
    expect(logged).toEqual({
      level: 'warn',
      message: 'A call to Stripe failed',
      fields: {
        stripe: {
          type: INVALID,
          code: 'api_key_expired',
          status: 401,
          requestId: 'req_1',
          error: 'StripeAuthenticationError',
        },
      },
    });
  });
});

it('a call beyond the budget is OPERATION_TOO_COMPLEX, names the setting, and is not logged', () => {
  const { error, logged } = toPublicError(thrown(new StripeBudgetError(7)));
  expect(error.message).toBe(
    'This operation needs more than 7 Stripe calls, the limit of UPSTREAM_CALL_BUDGET, so this call was not sent. Request fewer objects at once, or raise the limit.',
  );
  expect(error.extensions).toEqual({ code: 'OPERATION_TOO_COMPLEX', retryable: false, budget: 7 });
  expect(error.path).toEqual(PATH);
  expect(logged).toBeUndefined();
});

describe('an error with a code', () => {
  it.each(Object.keys(ERROR_CODES) as ErrorCode[])('%s keeps its message and extensions', (code) => {
    const { error, logged } = toPublicError(thrown(codedError(code, 'As it is.', { more: 1 })));
    expect(error.message).toBe('As it is.');
    expect(error.extensions).toEqual({ code, retryable: ERROR_CODES[code].retryable, more: 1 });
    expect(error.path).toEqual(PATH);
    expect(logged).toBeUndefined();
  });

  it.each(Object.keys(ERROR_CODES) as ErrorCode[])('%s has the retryable of its code', (code) => {
    const lying = new GraphQLError('No.', { extensions: { code, retryable: 'perhaps' } });
    expect(toPublicError(lying).error.extensions.retryable).toBe(ERROR_CODES[code].retryable);
  });

  it('keeps the argument', () => {
    const { error } = toPublicError(thrown(badUserInput(['first'], '`first` must not be negative: -1.')));
    expect(error.extensions).toEqual({ code: 'BAD_USER_INPUT', retryable: false, argument: 'first' });
  });

  it.each(['NEW_CODE', 'toString', '__proto__', 7])('is masked if the code is %s', (code) => {
    const { error } = toPublicError(new GraphQLError('No.', { extensions: { code } }));
    expect(error.extensions).toEqual({ code: 'BAD_REQUEST', retryable: false });
  });
});

describe('an error about the document or the request', () => {
  it('is BAD_REQUEST without a code', () => {
    const { error, logged } = toPublicError(new GraphQLError('Must provide query string.'));
    expect(error).toMatchObject({
      message: 'Must provide query string.',
      extensions: { code: 'BAD_REQUEST' },
    });
    expect(logged).toBeUndefined();
  });

  it('is BAD_USER_INPUT for a variable of the wrong type', () => {
    const message = 'Variable "$input" got invalid value 1; Expected type "CreateSetupIntentInput".';
    expect(toPublicError(new GraphQLError(message)).error).toMatchObject({
      message,
      extensions: { code: 'BAD_USER_INPUT', retryable: false },
    });
  });

  it('is BAD_USER_INPUT for a variable that a scalar rejects', () => {
    const originalError = new Error('"x" is not a valid DateTime.');
    const error = new GraphQLError('Variable "$at" got invalid value "x"; …', { originalError });
    expect(toPublicError(error).error.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('keeps the locations in the document', () => {
    const source = parse('{ a }');
    const error = new GraphQLError('No.', {
      nodes: source,
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    expect(toPublicError(error).error.locations).toEqual([{ line: 1, column: 1 }]);
  });

  it('keeps the HTTP status of the response', () => {
    const http = { status: 415 };
    const error = new GraphQLError('No.', { extensions: { code: 'BAD_REQUEST', http } });
    expect(toPublicError(error).error.extensions.http).toEqual(http);
  });

  it('does not contain the error of the JSON parser', () => {
    const originalError = { name: 'SyntaxError', message: 'Unexpected token in "hunter2"' };
    const error = new GraphQLError('POST body sent invalid JSON.', {
      extensions: { code: 'BAD_REQUEST', http: { status: 400, spec: true }, originalError },
    });
    const { extensions } = toPublicError(error).error;
    expect(extensions).toEqual({ code: 'BAD_REQUEST', http: { status: 400, spec: false }, retryable: false });
  });

  it.each([
    [250, 'x'.repeat(250)],
    [251, `${'x'.repeat(250)}…`],
    [100_000, `${'x'.repeat(250)}…`],
  ])('is shortened: a message of %i characters', (length, message) => {
    expect(toPublicError(new GraphQLError('x'.repeat(length))).error.message).toBe(message);
  });
});

describe('an unexpected error', () => {
  const bug = () =>
    Object.assign(new TypeError('Cannot read sk_test_hunter2.'), { apiKey: 'sk_test_hunter2' });

  it.each<[string, unknown]>([
    ['thrown by a resolver', thrown(bug())],
    [
      'wrapped twice',
      new GraphQLError('Outer sk_test_hunter2', { originalError: thrown(bug()), path: PATH }),
    ],
    ['thrown outside of execution', bug()],
    ['thrown outside of execution, wrapped', new GraphQLError('sk_test_hunter2', { originalError: bug() })],
    ['that is a GraphQLError without a code', thrown(new GraphQLError('sk_test_hunter2'))],
    ['that is a text', 'sk_test_hunter2'],
    ['that is nothing', undefined],
    ['that is null', null],
  ])('%s is masked, and logged as an error', (_, error) => {
    const { error: publicError, logged } = toPublicError(error);
    expect(publicError.message).toBe('Something went wrong in the gateway.');
    expect(publicError.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', retryable: false });
    expect(logged).toMatchObject({ level: 'error', message: 'Unexpected error' });
  });

  it('is logged with its stack, without its message', () => {
    const cause = new Error('seti_1_secret_2');
    const { logged } = toPublicError(thrown(cause));
    expect(logged?.fields).toMatchObject({
      unexpected: {
        error: 'Error',
        at: expect.arrayContaining([expect.stringContaining('public-error.test.ts')]),
      },
    });
    expect(JSON.stringify(logged?.fields)).not.toContain(cause.message);
  });

  it('keeps its path and locations', () => {
    expect(toPublicError(thrown(bug())).error.path).toEqual(PATH);
  });
});

describe('a public error', () => {
  it.each<[string, GraphQLError]>([
    ['of an unexpected error', thrown(new Error('hunter2'))],
    [
      'of a rejected key',
      failed(401, { type: INVALID, message: 'hunter2', code: 'hunter2', param: 'hunter2' }),
    ],
    ['of a missing permission', failed(403, { type: INVALID, message: 'hunter2', doc_url: 'hunter2' })],
    [
      'of a 250',
      failed(250, { type: 'api_error', message: 'hunter2', setup_intent: { client_secret: 'hunter2' } }),
    ],
    ['of a 429', failed(429, { type: INVALID, message: 'hunter2' })],
    [
      'of an invalid request',
      failed(400, {
        type: INVALID,
        message: 'No.',
        setup_intent: { client_secret: 'hunter2' },
        url: 'hunter2',
      }),
    ],
    [
      'of a lost connection',
      thrown(
        new StripeConnectionError(
          new ConnectionError('hunter2', { sent: true, cause: new Error('https://hunter2') }),
        ),
      ),
    ],
  ])('%s has no message, stack, cause or original error', (_, error) => {
    const { error: publicError } = toPublicError(error);
    expect(publicError.originalError).toBeUndefined();
    expect(publicError.cause).toBeUndefined();
    const sent = JSON.stringify(publicError);
    expect(sent).not.toContain('hunter2');
    expect(sent).not.toMatch(/stack|originalError|cause|\bat /);
  });
});
