import { expect, it } from 'vitest';
import { acceptedFormat, headersOf, MULTIPART, SSE } from '../../src/server/stream-format.ts';

it.each([
  ['text/event-stream', SSE],
  ['text/event-stream, application/json', SSE],
  ['*/*', SSE],
  ['multipart/mixed;boundary="graphql";subscriptionSpec=1.0,application/json', MULTIPART],
  ['multipart/mixed; subscriptionSpec="1.0", text/event-stream', MULTIPART],
  ['multipart/mixed; deferSpec=20220824, application/json', null],
  ['application/json', null],
  ['', SSE],
  ['text/*', SSE],
])('Accept: %s selects the format', (accept, format) => {
  expect(acceptedFormat(accept)).toBe(format);
});

it('No proxy may buffer a stream', () => {
  for (const format of [SSE, MULTIPART])
    expect(headersOf(format)).toEqual({ 'content-type': format.contentType, 'x-accel-buffering': 'no' });
});
