import { expect, it } from 'vitest';
import { isLoopback, isSafeUrl } from '../../src/http/loopback.ts';

it.each(['localhost', '127.0.0.1', '127.1.2.3', '::1'])('takes %s for this machine', (name) => {
  expect(isLoopback(name)).toBe(true);
});

it.each(['0.0.0.0', '::', '10.0.0.1', '127.example.com', 'localhost.example.com', ''])(
  'takes %j for another machine',
  (name) => {
    expect(isLoopback(name)).toBe(false);
  },
);

it.each<[string, boolean]>([
  ['https://example.com', true],
  ['http://localhost:1', true],
  ['http://[::1]/x', true],
  ['http://example.com', false],
  ['http://127.0.0.1.example.com', false],
  ['ftp://localhost', false],
])('whether %s is safe to ask: %s', (url, expected) => {
  expect(isSafeUrl(new URL(url))).toBe(expected);
});
