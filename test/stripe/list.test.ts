import { expect, it } from 'vitest';
import { MAX_PAGE_SIZE } from '../../src/stripe/list.ts';

it('asks for no more at once than Stripe gives', () => {
  expect(MAX_PAGE_SIZE).toBe(100);
});
