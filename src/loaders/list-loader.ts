import DataLoader from 'dataloader';
import { TimeoutError } from '../http/errors.ts';
import { StripeConnectionError } from '../stripe/errors.ts';
import type { StripeList } from '../stripe/list.ts';
import type { Shared } from './object-loader.ts';

/** Reads one page of a list, with these expansions (paths such as `data.customer`). */
export type ReadPage<T> = (expand: readonly string[]) => Promise<StripeList<T>>;

/** The next read of a page, and what it is to bring. */
interface Wanted<T> {
  readonly expansions: Set<string>;
  readonly page: Promise<StripeList<T>>;
}

/**
 * Loads the pages of lists of one type for one request. A page that is wanted several times in a tick is one call with
 * the union of the expansions, and what the request holds costs nothing. Pages have nothing to do with each other; those
 * who share one share its fate, but for whose time is not over yet.
 */
export class ListLoader<T> {
  readonly #shared: Shared;
  /** Gathers what a tick wants. */
  readonly #ticks: DataLoader<string, string>;
  readonly #wanted = new Map<string, Wanted<T>>();
  /** The last read of each page. */
  readonly #pages = new Map<string, Promise<StripeList<T>>>();

  constructor(name: string, shared: Shared) {
    this.#shared = shared;
    this.#ticks = new DataLoader(async (keys) => keys, { name, cache: false });
  }

  /**
   * A page, with at least those of these expansions that are not refused. Rejects with a `StripeError`.
   * @param key what tells the page from all others: its list, filters, size and cursor
   */
  load(key: string, expand: readonly string[], read: ReadPage<T>): Promise<StripeList<T>> {
    const page = this.#wanted.has(key) ? undefined : this.#pages.get(key);
    return page ? this.#loadMore(key, page, { expand, read }) : this.#want(key, expand, read);
  }

  /** Forgets what was read: a write may have changed any of it. */
  forget(): void {
    this.#pages.clear();
  }

  #want(key: string, expand: readonly string[], read: ReadPage<T>): Promise<StripeList<T>> {
    const wanted = this.#wanted.get(key) ?? this.#begin(key, read);
    for (const path of expand) wanted.expansions.add(path);
    return wanted.page;
  }

  #begin(key: string, read: ReadPage<T>): Wanted<T> {
    const expansions = new Set(this.#shared.objectCache.expansionsOf(key));
    const page = this.#ticks.load(key).then(() => {
      this.#wanted.delete(key);
      this.#pages.set(key, page);
      return this.#read(key, [...expansions].sort(), read);
    });
    const wanted = { expansions, page };
    this.#wanted.set(key, wanted);
    return wanted;
  }

  /**
   * A page that was read before, or is being read, with what its objects hold or refer to. To read it again costs less
   * than to fetch each object that is missing, but more than to wait for those that are coming.
   */
  async #loadMore(
    key: string,
    before: Promise<StripeList<T>>,
    { expand, read }: { readonly expand: readonly string[]; readonly read: ReadPage<T> },
  ): Promise<StripeList<T>> {
    const { objectCache, permissions } = this.#shared;
    const page = await unlessLate(before);
    if (!page) return this.#want(key, expand, read);
    for (;;) {
      const { object, lacking } = objectCache.find(key, permissions.allowed(expand));
      if (object !== undefined) return page;
      const coming = objectCache.coming(lacking);
      if (!coming) {
        const call = this.#want(key, expand, read);
        // Other pages that lack the same objects wait for this one.
        objectCache.expect(lacking, call);
        return call;
      }
      await coming;
    }
  }

  #read(key: string, wanted: readonly string[], read: ReadPage<T>): Promise<StripeList<T>> {
    const { objectCache, permissions } = this.#shared;
    return permissions.read(wanted, async (expand) => {
      const page = await read(expand);
      const expansions = expand.map((path) => path.replace(/^data\./, ''));
      // What a list has brought, nobody fetches again.
      for (const each of page.data) objectCache.holdAnswer(each, expansions);
      objectCache.hold(key, page, expand);
      return page;
    });
  }
}

/** Null for a page that has failed for want of time: of somebody else's time. */
async function unlessLate<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof StripeConnectionError && error.cause instanceof TimeoutError) return null;
    throw error;
  }
}
