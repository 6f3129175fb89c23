import { describe, expect, it } from 'vitest';
import { errorResponse } from '../../../src/server/errors/error-response.ts';

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

function rejected(accept?: string): Response {
  const request = { headers: new Headers(accept === undefined ? {} : { accept }) };
  return errorResponse(globalThis, request, {
    status: 429,
    code: 'RATE_LIMITED',
    message: 'Wait.',
    extensions: { retryAfterMs: 5 },
    headers: { 'retry-after': '1' },
  });
}

describe('an error response', () => {
  it('reports the error in the form of GraphQL, with the retryable of its code', async () => {
    const response = rejected();
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
  ])('to a request that accepts %s has the type %s', (accept, type) => {
    expect(rejected(accept).headers.get('content-type')).toBe(type);
  });

  it('can replace the retryable of its code', async () => {
    const error = { status: 401, code: 'UNAUTHENTICATED', message: 'Later.', retryable: true } as const;
    const response = errorResponse(globalThis, { headers: new Headers() }, error);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { retryable: true } }] });
  });
});
