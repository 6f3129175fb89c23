import { describe, expect, it } from 'vitest';
import { TimeoutError } from '../../src/http/errors.ts';
import { ListLoader } from '../../src/loaders/list-loader.ts';
import { ObjectCache } from '../../src/loaders/object-cache.ts';
import { Permissions } from '../../src/loaders/permissions.ts';
import { StripeApiError, StripeConnectionError, StripePermissionError } from '../../src/stripe/errors.ts';
import type { StripeList } from '../../src/stripe/list.ts';
import { deferred } from '../support/deferred.ts';

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
