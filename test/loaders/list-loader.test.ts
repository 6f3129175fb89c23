import { describe, expect, it } from 'vitest';
import { TimeoutError } from '../../src/http/errors.ts';
import { ListLoader, type ListRange } from '../../src/loaders/list-loader.ts';
import { ObjectCache } from '../../src/loaders/object-cache.ts';
import { Permissions } from '../../src/loaders/permissions.ts';
import { StripeApiError, StripeConnectionError, StripePermissionError } from '../../src/stripe/errors.ts';
import type { PageParams, StripeList } from '../../src/stripe/list.ts';
import { deferred } from '../support/deferred.ts';
import { backward, forward, listOf, loadRange } from '../support/list-ranges.ts';

interface Thing {
  readonly id: string;
  readonly object: string;
  readonly customer?: string | object | null;
}

const EXPANDED = { id: 'cus_1', object: 'customer', email: 'one@example.com' };

/** A loader of pages with one intent, whose customer is this id unless it is expanded. */
function intentLoader(customer: string | null = 'cus_1') {
  const objectCache = new ObjectCache();
  const requests: (readonly string[])[] = [];
  const permissions = new Permissions();
  const loader = new ListLoader<Thing>('List', { permissions, objectCache });
  const load = (key: string, expand: readonly string[] = []) =>
    loader.load(key, expand, async (expansions) => {
      requests.push(expansions);
      const isExpanded = customer !== null && expansions.includes('data.customer');
      const data = [{ id: 'seti_1', object: 'setup_intent', customer: isExpanded ? EXPANDED : customer }];
      return { object: 'list', data, has_more: false, url: '/v1/setup_intents' };
    });
  return { load, requests, objectCache, loader, permissions };
}

describe('a page of a list', () => {
  it('that is requested several times in one tick is fetched once, with all expansions', async () => {
    const { load, requests } = intentLoader();
    const [one, two] = await Promise.all([
      load('a', ['data.mandate']),
      load('a'),
      load('a', ['data.customer']),
    ]);
    expect(requests).toEqual([['data.customer', 'data.mandate']]);
    expect(one).toBe(two);
  });

  it('with another key is fetched separately', async () => {
    const { load, requests } = intentLoader();
    await Promise.all([load('a'), load('b', ['data.customer'])]);
    expect(requests).toEqual([[], ['data.customer']]);
  });

  it('that was fetched is fetched again only for more expansions', async () => {
    const { load, requests } = intentLoader();
    await load('a', ['data.customer']);
    await load('a');
    await load('a', ['data.customer']);
    expect(requests).toHaveLength(1);
    await load('a', ['data.mandate']);
    expect(requests).toEqual([['data.customer'], ['data.customer', 'data.mandate']]);
  });

  it('whose objects have nothing to expand is not fetched again', async () => {
    const { load, requests } = intentLoader(null);
    await load('a');
    await load('a', ['data.customer']);
    expect(requests).toEqual([[]]);
  });

  it('adds its objects and their expansions to the object cache', async () => {
    const { load, objectCache } = intentLoader();
    await load('a', ['data.customer']);
    expect(objectCache.find('seti_1', ['customer']).object).toMatchObject({ customer: EXPANDED });
    expect(objectCache.find('cus_1', []).object).toBe(EXPANDED);
  });

  it('that failed is not fetched again', async () => {
    const { loader } = intentLoader();
    const failure = new StripeApiError('No.', { status: 500, requestId: null });
    let calls = 0;
    const fail = () => {
      calls += 1;
      return Promise.reject(failure);
    };
    await expect(loader.load('a', [], fail)).rejects.toBe(failure);
    await expect(loader.load('a', [], fail)).rejects.toBe(failure);
    expect(calls).toBe(1);
  });

  it('does not wait for a page that is slow or rejected', async () => {
    const { loader, load } = intentLoader();
    const rejected = new StripePermissionError('No.', { status: 403, requestId: null });
    const slow = deferred<StripeList<Thing>>();
    const pages = [
      loader.load('rejected', [], () => Promise.reject(rejected)),
      loader.load('slow', [], () => slow.promise),
      load('a', ['data.customer']),
    ];
    const [first, , page] = pages;
    await expect(first).rejects.toBe(rejected);
    expect((await page)?.data).toHaveLength(1);
    slow.reject(rejected);
    await expect(pages[1]).rejects.toBe(rejected);
  });

  it('that timed out is fetched again for requests that were waiting for it, but not for its own', async () => {
    const { loader, load, requests } = intentLoader();
    const late = new StripeConnectionError(new TimeoutError('Late.', { sent: true }));
    const slow = deferred<StripeList<Thing>>();
    const first = loader.load('a', [], () => slow.promise);
    await new Promise((resolve) => setImmediate(resolve));
    const others = [load('a'), load('a', ['data.customer'])];
    slow.reject(late);
    await expect(first).rejects.toBe(late);
    expect((await Promise.all(others)).map(({ data }) => data.length)).toEqual([1, 1]);
    expect(requests).toEqual([['data.customer']]);
  });

  it('with forbidden expansions is not fetched again', async () => {
    const { loader, load, permissions } = intentLoader();
    const rejected = new StripePermissionError('No.', { status: 403, requestId: null });
    let calls = 0;
    const read = (expand: readonly string[]) => {
      calls += 1;
      if (expand.length > 0) return Promise.reject(rejected);
      return Promise.resolve({
        object: 'list',
        data: [],
        has_more: false,
        url: '/v1/setup_intents',
      } as const);
    };
    expect((await loader.load('b', ['data.customer'], read)).data).toEqual([]);
    expect((await loader.load('b', ['data.customer'], read)).data).toEqual([]);
    expect([calls, permissions.hasForbidden]).toEqual([2, true]);
    expect((await load('c', ['data.customer'])).data).toHaveLength(1);
  });

  it('without an object that a call in flight returns waits for that call', async () => {
    const { load, requests, objectCache } = intentLoader();
    await load('a');
    const call = deferred<void>();
    objectCache.expect(['cus_1'], call.promise);
    const more = load('a', ['data.customer']);
    objectCache.add('cus_1', EXPANDED);
    call.resolve();
    expect((await more).data).toHaveLength(1);
    expect(requests).toEqual([[]]);
  });

  it('is fetched again after clear', async () => {
    const { load, requests, loader } = intentLoader();
    await load('a');
    loader.clear();
    await load('a');
    expect(requests).toHaveLength(2);
  });
});

describe('a range of a list requests', () => {
  it.each<[string, ListRange, number, PageParams[]]>([
    ['once for a page', forward(10), 1000, [{ limit: 10 }]],
    ['once for a hundred', forward(100), 1000, [{ limit: 100 }]],
    ['twice for 101', forward(101), 1000, [{ limit: 100 }, { limit: 1, starting_after: 'seti_100' }]],
    [
      'five times for 500',
      forward(500),
      1000,
      [
        { limit: 100 },
        { limit: 100, starting_after: 'seti_100' },
        { limit: 100, starting_after: 'seti_200' },
        { limit: 100, starting_after: 'seti_300' },
        { limit: 100, starting_after: 'seti_400' },
      ],
    ],
    ['from a cursor on', forward(2, 'seti_7'), 1000, [{ limit: 2, starting_after: 'seti_7' }]],
    ['back from a cursor', backward(2, 'seti_7'), 1000, [{ limit: 2, ending_before: 'seti_7' }]],
    [
      'further back for more than a hundred',
      backward(150, 'seti_301'),
      1000,
      [
        { limit: 100, ending_before: 'seti_301' },
        { limit: 50, ending_before: 'seti_201' },
      ],
    ],
    [
      'no more when the list has ended',
      forward(500),
      120,
      [{ limit: 100 }, { limit: 100, starting_after: 'seti_100' }],
    ],
    ['no more when the list ends with a page', forward(500), 100, [{ limit: 100 }]],
    ['nothing for none', forward(0), 1000, []],
    ['nothing for none after a cursor', forward(0, 'seti_7'), 1000, []],
    ['nothing for none before a cursor', backward(0, 'seti_7'), 1000, []],
  ])('%s', async (_, page, count, params) => {
    const list = listOf(count);
    await loadRange(page, list.fetchPage);
    expect(list.requests).toEqual(params);
  });

  it('for one page after the other, never side by side', async () => {
    const list = listOf(1000);
    let underWay = 0;
    let most = 0;
    await loadRange(forward(500), async (params) => {
      underWay += 1;
      most = Math.max(most, underWay);
      const page = await list.fetchPage(params);
      underWay -= 1;
      return page;
    });
    expect(most).toBe(1);
  });

  it.each([
    ['forward', forward(500, 'seti_7')],
    ['backward', backward(500, 'seti_7')],
  ])('no further when a page is empty though more is promised, and ends the list: %s', async (_, page) => {
    const requests: PageParams[] = [];
    const part = await loadRange(page, async (params) => {
      if (requests.length > 0) throw new Error('Asked again.');
      requests.push(params);
      return { object: 'list', data: [], has_more: true, url: '' };
    });
    expect(requests).toHaveLength(1);
    expect(part).toEqual({ items: [], hasMore: false });
  });

  it('no further when a page fails, and fails with it', async () => {
    const failure = new Error('The second page.');
    const list = listOf(1000);
    const part = loadRange(forward(300), (params) =>
      params.starting_after ? Promise.reject(failure) : list.fetchPage(params),
    );
    await expect(part).rejects.toBe(failure);
  });
});
