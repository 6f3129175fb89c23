import { expect, it } from 'vitest';
import { STRIPE_VERSION } from '../../src/stripe/version.ts';

it('pins the last version that takes payment_method_types', () => {
  expect(STRIPE_VERSION).toBe('2026-08-26.dahlia');
});
