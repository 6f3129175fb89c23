import { ListLoader, type ListRange } from '../../src/loaders/list-loader.ts';
import { ObjectCache } from '../../src/loaders/object-cache.ts';
import { Permissions } from '../../src/loaders/permissions.ts';
import type { PageParams, StripeList } from '../../src/stripe/list.ts';

export interface Item {
  readonly id: string;
}

export const items = (from: number, to: number): Item[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ id: `seti_${from + index}` }));

/** Stripe's list of `seti_1` (newest) to `seti_n` (oldest), and the requests for its pages. */
export function listOf(count: number) {
  const all = items(1, count);
  const requests: PageParams[] = [];
  const place = (cursor: string | undefined) => all.findIndex(({ id }) => id === cursor);
  return {
    requests,
    async fetchPage(params: PageParams) {
      requests.push(params);
      const backward = params.ending_before !== undefined;
      const end = backward ? place(params.ending_before) : count;
      const from = backward ? Math.max(0, end - params.limit) : place(params.starting_after) + 1;
      const data = all.slice(from, Math.min(end, from + params.limit));
      const has_more = backward ? from > 0 : from + data.length < count;
      return { object: 'list' as const, data, has_more, url: '/v1/setup_intents' };
    },
  };
}

export const forward = (size: number, cursor: string | null = null): ListRange => ({
  direction: 'forward',
  size,
  cursor,
});
export const backward = (size: number, cursor: string): ListRange => ({
  direction: 'backward',
  size,
  cursor,
});

/** Loads a range of a list with a new loader. */
export function loadRange(range: ListRange, fetch: (params: PageParams) => Promise<StripeList<Item>>) {
  const loader = new ListLoader<Item>('List', {
    permissions: new Permissions(),
    objectCache: new ObjectCache(),
  });
  return loader.loadRange('', range, { expand: [], fetch });
}
