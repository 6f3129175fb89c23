import { describe, expect, it } from 'vitest';
import { errorResponse } from '../../../src/server/errors/error-response.ts';

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

function refused(accept?: string): Response {
  const request = { headers: new Headers(accept === undefined ? {} : { accept }) };
  return errorResponse(globalThis, request, {
    status: 429,
    code: 'RATE_LIMITED',
    message: 'Wait.',
    retryable: true,
    extensions: { retryAfterMs: 5 },
    headers: { 'retry-after': '1' },
  });
}

describe('a refusal', () => {
  it("has the form of GraphQL's errors", async () => {
    const response = refused();
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toEqual({
      errors: [{ message: 'Wait.', extensions: { code: 'RATE_LIMITED', retryable: true, retryAfterMs: 5 } }],
    });
  });

  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['application/json', 'application/json'],
    [GRAPHQL_RESPONSE, GRAPHQL_RESPONSE],
    [`${GRAPHQL_RESPONSE},application/json;q=0.9`, GRAPHQL_RESPONSE],
  ])('of a request that takes %s is of the type %s', (accept, type) => {
    expect(refused(accept).headers.get('content-type')).toBe(type);
  });
});
