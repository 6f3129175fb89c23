import { expect, it } from 'vitest';
import { isSecretKey } from '../../src/stripe/api-key.ts';

it.each([
  ['sk_test_1', true],
  ['rk_live_AbC_9', true],
  ['pk_test_1', false],
  ['sk_test_', false],
  ['sk_test_1\n', false],
  [' sk_test_1', false],
  ['sk_prod_1', false],
  ['', false],
])('isSecretKey(%j) is %s', (text, expected) => {
  expect(isSecretKey(text)).toBe(expected);
});
