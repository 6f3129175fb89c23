import { expect, it } from 'vitest';
import { nearest } from '../../src/config/nearest.ts';

const KNOWN = ['serve', 'MAX_DEPTH', 'MAX_TOKENS', 'STRIPE_API_KEY', 'maxDepth'];

it.each<[string, string]>([
  ['a swap', 'MAX_DEPHT'],
  ['a missing character', 'MAX_DPTH'],
  ['an additional character', 'MAX_DEPTHS'],
  ['a wrong character', 'MAX-DEPTH'],
  ['two edits', 'MAXDEPHT'],
  ['lower case', 'max_depth'],
])('finds the name behind %s', (_, name) => {
  expect(nearest(name, KNOWN.slice(0, 4))).toBe('MAX_DEPTH');
});

it.each<[string, string | null]>([
  ['srve', 'serve'],
  ['srev', null],
  ['STRPE_API_KY', 'STRIPE_API_KEY'],
  ['STRPE_AP_KY', null],
  ['MAX_WIDTH', null],
  ['', null],
])('allows one edit in a short name and two in a long one: %j', (name, expected) => {
  expect(nearest(name, KNOWN)).toBe(expected);
});

it('prefers the name with fewer edits', () => {
  expect(nearest('MAX_TOKEN', ['MAX_TOKENSX', 'MAX_TOKENS'])).toBe('MAX_TOKENS');
});
