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

/** A loader of one page, whose only intent has this customer when nothing is expanded. */
function intentLoader(customer: string | null = 'cus_1') {
  const objectCache = new ObjectCache();
  const asked: (readonly string[])[] = [];
  const permissions = new Permissions();
  const loader = new ListLoader<Thing>('List', { permissions, objectCache });
  const load = (key: string, expand: readonly string[] = []) =>
    loader.load(key, expand, async (wanted) => {
      asked.push(wanted);
      const held = customer !== null && wanted.includes('data.customer') ? EXPANDED : customer;
      const data = [{ id: 'seti_1', object: 'setup_intent', customer: held }];
      return { object: 'list', data, has_more: false, url: '/v1/setup_intents' };
    });
  return { load, asked, objectCache, loader, permissions };
}

describe('a page of a list', () => {
  it('that is wanted several times in a tick is one call, with all that any of them needs', async () => {
    const { load, asked } = intentLoader();
    const [one, two] = await Promise.all([
      load('a', ['data.mandate']),
      load('a'),
      load('a', ['data.customer']),
    ]);
    expect(asked).toEqual([['data.customer', 'data.mandate']]);
    expect(one).toBe(two);
  });

  it('is not another page', async () => {
    const { load, asked } = intentLoader();
    await Promise.all([load('a'), load('b', ['data.customer'])]);
    expect(asked).toEqual([[], ['data.customer']]);
  });

  it('that was brought answers later wishes, as long as it holds what they need', async () => {
    const { load, asked } = intentLoader();
    await load('a', ['data.customer']);
    await load('a');
    await load('a', ['data.customer']);
    expect(asked).toHaveLength(1);
    await load('a', ['data.mandate']);
    expect(asked).toEqual([['data.customer'], ['data.customer', 'data.mandate']]);
  });

  it('whose objects have nothing to be expanded is not asked for again', async () => {
    const { load, asked } = intentLoader(null);
    await load('a');
    await load('a', ['data.customer']);
    expect(asked).toEqual([[]]);
  });

  it('brings its objects for those who want them by their ids, with what was expanded', async () => {
    const { load, objectCache } = intentLoader();
    await load('a', ['data.customer']);
    expect(objectCache.find('seti_1', ['customer']).object).toMatchObject({ customer: EXPANDED });
    expect(objectCache.find('cus_1', []).object).toBe(EXPANDED);
  });

  it('that failed fails again, at no other call', async () => {
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

  it('has nothing to do with others: one that is slow or refused holds up none', async () => {
    const { loader, load } = intentLoader();
    const refused = new StripePermissionError('No.', { status: 403, requestId: null });
    const slow = deferred<StripeList<Thing>>();
    const pages = [
      loader.load('refused', [], () => Promise.reject(refused)),
      loader.load('slow', [], () => slow.promise),
      load('a', ['data.customer']),
    ];
    const [no, , page] = pages;
    await expect(no).rejects.toBe(refused);
    expect((await page)?.data).toHaveLength(1);
    slow.reject(refused);
    await expect(pages[1]).rejects.toBe(refused);
  });

  it('that had no time left is read again for those who have, and for nobody else', async () => {
    const { loader, load, asked } = intentLoader();
    const late = new StripeConnectionError(new TimeoutError('Late.', { sent: true }));
    const slow = deferred<StripeList<Thing>>();
    const first = loader.load('a', [], () => slow.promise);
    await new Promise((resolve) => setImmediate(resolve));
    const others = [load('a'), load('a', ['data.customer'])];
    slow.reject(late);
    await expect(first).rejects.toBe(late);
    expect((await Promise.all(others)).map(({ data }) => data.length)).toEqual([1, 1]);
    expect(asked).toEqual([['data.customer']]);
  });

  it('whose expansions the key may not have is not asked for again', async () => {
    const { loader, load, permissions } = intentLoader();
    const refused = new StripePermissionError('No.', { status: 403, requestId: null });
    let calls = 0;
    const read = (expand: readonly string[]) => {
      calls += 1;
      if (expand.length > 0) return Promise.reject(refused);
      return Promise.resolve({
        object: 'list',
        data: [],
        has_more: false,
        url: '/v1/setup_intents',
      } as const);
    };
    expect((await loader.load('b', ['data.customer'], read)).data).toEqual([]);
    expect((await loader.load('b', ['data.customer'], read)).data).toEqual([]);
    expect([calls, permissions.seen]).toEqual([2, true]);
    expect((await load('c', ['data.customer'])).data).toHaveLength(1);
  });

  it('that lacks what another call is about to bring waits for that call', async () => {
    const { load, asked, objectCache } = intentLoader();
    await load('a');
    const call = deferred<void>();
    objectCache.expect(['cus_1'], call.promise);
    const more = load('a', ['data.customer']);
    objectCache.hold('cus_1', EXPANDED);
    call.resolve();
    expect((await more).data).toHaveLength(1);
    expect(asked).toEqual([[]]);
  });

  it('is asked for again once it is forgotten', async () => {
    const { load, asked, loader } = intentLoader();
    await load('a');
    loader.forget();
    await load('a');
    expect(asked).toHaveLength(2);
  });
});
