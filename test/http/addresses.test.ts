import { describe, expect, it } from 'vitest';
import { isApiBase, isLoopback, isOrigin, isSafeUrl } from '../../src/http/addresses.ts';

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

describe('the address of an API', () => {
  it.each([
    ['https://api.stripe.com', true],
    ['https://proxy.example.com/stripe', true],
    ['http://127.0.0.1:12111', true],
    ['http://api.stripe.com', false],
    ['https://api.stripe.com?a=1', false],
    ['https://api.stripe.com#a', false],
    ['https://me@api.stripe.com', false],
    ['https://:secret@api.stripe.com', false],
    ['api.stripe.com', false],
  ])('is %s: %s', (text, expected) => {
    expect(isApiBase(text)).toBe(expected);
  });
});

describe('an origin', () => {
  it.each([
    ['https://shop.example.com', true],
    ['http://localhost:3000', true],
    ['https://shop.example.com/', false],
    ['https://shop.example.com/page', false],
    ['shop.example.com', false],
    ['*', false],
  ])('is %s: %s', (text, expected) => {
    expect(isOrigin(text)).toBe(expected);
  });
});
