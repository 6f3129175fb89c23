import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { badUserInput, codedError, ERROR_CODES, quoted } from '../../src/schema/error-codes.ts';

describe('the table of codes', () => {
  it('is closed, and states for each code whether a retry may help', () => {
    const retryable = Object.entries(ERROR_CODES).map(([code, row]) => [code, row.retryable]);
    expect(Object.fromEntries(retryable)).toEqual({
      GRAPHQL_PARSE_FAILED: false,
      GRAPHQL_VALIDATION_FAILED: false,
      OPERATION_RESOLUTION_FAILURE: false,
      BAD_REQUEST: false,
      PERSISTED_QUERY_NOT_FOUND: false,
      BAD_USER_INPUT: false,
      INVALID_REQUEST: false,
      RESOURCE_MISSING: false,
      UNAUTHENTICATED: false,
      FORBIDDEN: false,
      OPERATION_TOO_COMPLEX: false,
      RATE_LIMITED: true,
      UPSTREAM_UNAVAILABLE: true,
      UPSTREAM_TIMEOUT: true,
      UPSTREAM_REFUSED: false,
      INTERNAL_SERVER_ERROR: false,
    });
  });
});

describe('codedError', () => {
  it('has a code, `retryable` and further extensions', () => {
    const error = codedError('RATE_LIMITED', 'Patience.', { retryAfterMs: 1000 });
    expect(error).toBeInstanceOf(GraphQLError);
    expect(error.message).toBe('Patience.');
    expect(error.extensions).toEqual({ code: 'RATE_LIMITED', retryable: true, retryAfterMs: 1000 });
  });

  it('lets no extension speak for the table', () => {
    const error = codedError('BAD_REQUEST', 'No.', { code: 'OTHER', retryable: true });
    expect(error.extensions).toEqual({ code: 'BAD_REQUEST', retryable: false });
  });
});

describe('badUserInput', () => {
  it('has the problem as message, and the argument as extension', () => {
    const error = badUserInput(['input', 'metadata', '0', 'key'], 'The key must not be empty.');
    expect(error.message).toBe('The key must not be empty.');
    expect(error.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      retryable: false,
      argument: 'input.metadata.0.key',
    });
  });
});

describe('quoted', () => {
  it.each([
    ['', '""'],
    ['abc', '"abc"'],
    ['a"b\n', '"a\\"b\\n"'],
    ['x'.repeat(40), `"${'x'.repeat(40)}"`],
    ['x'.repeat(41), `"${'x'.repeat(40)}…"`],
    ['x'.repeat(100_000), `"${'x'.repeat(40)}…"`],
  ])('echoes %j at most shortly', (text, expected) => {
    expect(quoted(text)).toBe(expected);
  });
});
