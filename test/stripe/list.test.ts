import { describe, expect, it } from 'vitest';
import { type PageParams, withinLimit } from '../../src/stripe/list.ts';

describe('withinLimit', () => {
  it.each<[string, PageParams, readonly number[]]>([
    ['leaves a page of the requested size unchanged', { limit: 5 }, [1, 2, 3, 4, 5]],
    ['cuts a larger page', { limit: 2 }, [1, 2]],
    ['keeps the objects next to the cursor of a forward page', { limit: 2, starting_after: 'x' }, [1, 2]],
    ['keeps the objects next to the cursor of a backward page', { limit: 2, ending_before: 'x' }, [4, 5]],
  ])('%s', (_, params, data) => {
    const page = { object: 'list', data: [1, 2, 3, 4, 5], has_more: true, url: '/v1/things' } as const;
    expect(withinLimit(page, params)).toEqual({ ...page, data });
  });
});
