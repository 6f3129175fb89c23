import { expect, it } from 'vitest';
import { refusalResponse } from '../../src/server/refusal.ts';

it("has the form of GraphQL's errors", async () => {
  const response = refusalResponse(globalThis, {
    status: 429,
    code: 'RATE_LIMITED',
    message: 'Wait.',
    retryable: true,
    extensions: { retryAfterMs: 5 },
    headers: { 'retry-after': '1' },
  });
  expect(response.status).toBe(429);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(response.headers.get('retry-after')).toBe('1');
  expect(await response.json()).toEqual({
    errors: [{ message: 'Wait.', extensions: { code: 'RATE_LIMITED', retryable: true, retryAfterMs: 5 } }],
  });
});
