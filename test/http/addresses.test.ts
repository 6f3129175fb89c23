import { expect, it } from 'vitest';
import { isApiBase, isLoopback, isOrigin, isSafeUrl } from '../../src/http/addresses.ts';

it.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.1.2.3', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
  ['127.example.com', false],
  ['localhost.example.com', false],
  ['', false],
])('isLoopback(%j) is %s', (name, expected) => {
  expect(isLoopback(name)).toBe(expected);
});

it.each([
  ['https://example.com', true],
  ['http://localhost:1', true],
  ['http://[::1]/x', true],
  ['http://example.com', false],
  ['http://127.0.0.1.example.com', false],
  ['ftp://localhost', false],
])('isSafeUrl(%s) is %s', (url, expected) => {
  expect(isSafeUrl(new URL(url))).toBe(expected);
});

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
])('isApiBase(%s) is %s', (text, expected) => {
  expect(isApiBase(text)).toBe(expected);
});

it.each([
  ['https://shop.example.com', true],
  ['http://localhost:3000', true],
  ['https://shop.example.com/', false],
  ['https://shop.example.com/page', false],
  ['shop.example.com', false],
  ['*', false],
])('isOrigin(%s) is %s', (text, expected) => {
  expect(isOrigin(text)).toBe(expected);
});
