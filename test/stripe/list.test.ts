import { describe, expect, it } from 'vitest';
import { MAX_PAGE_SIZE, type PageParams, withinLimit } from '../../src/stripe/list.ts';

it('asks for no more at once than Stripe gives', () => {
  expect(MAX_PAGE_SIZE).toBe(100);
});

describe('withinLimit', () => {
  it.each<[string, PageParams, readonly number[]]>([
    ['keeps a page within its limit', { limit: 5 }, [1, 2, 3, 4, 5]],
    ['keeps the first objects of a larger page', { limit: 2 }, [1, 2]],
    ['keeps the objects nearest to the cursor, forward', { limit: 2, starting_after: 'x' }, [1, 2]],
    ['keeps the objects nearest to the cursor, backward', { limit: 2, ending_before: 'x' }, [4, 5]],
  ])('%s', (_, params, data) => {
    const page = { object: 'list', data: [1, 2, 3, 4, 5], has_more: true, url: '/v1/things' } as const;
    expect(withinLimit(page, params)).toEqual({ ...page, data });
  });
});
