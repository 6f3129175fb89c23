import DataLoader from 'dataloader';
import type { StripeList } from '../stripe/list.ts';
import type { Shared } from './object-loader.ts';

/** Reads one page of a list, with these expansions (paths such as `data.customer`). */
export type ReadPage<T> = (expand: readonly string[]) => Promise<StripeList<T>>;

/** What the next read of a page is to bring, and how it is read. */
interface Wanted<T> {
  readonly expansions: Set<string>;
  readonly read: ReadPage<T>;
}

/**
 * Loads the pages of lists of one type for one request. A page that is wanted several times in a tick is one call with
 * the union of the expansions, and what the request holds costs nothing. Each page settles by itself: lists have nothing
 * to do with each other.
 */
export class ListLoader<T> {
  readonly #shared: Shared;
  /** Gathers what a tick wants; each page is then read on its own. */
  readonly #ticks: DataLoader<string, { readonly page: Promise<StripeList<T>> }>;
  readonly #wanted = new Map<string, Wanted<T>>();
  /** The last read of each page. */
  readonly #pages = new Map<string, Promise<StripeList<T>>>();

  constructor(name: string, shared: Shared) {
    this.#shared = shared;
    this.#ticks = new DataLoader(async (keys) => keys.map((key) => ({ page: this.#pageOf(key) })), {
      name,
      cache: false,
    });
  }

  /**
   * A page, with at least those of these expansions that are not refused. Rejects with a `StripeError`.
   * @param key what tells the page from all others: its list, filters, size and cursor
   */
  load(key: string, expand: readonly string[], read: ReadPage<T>): Promise<StripeList<T>> {
    if (this.#wanted.has(key)) return this.#want(key, expand, read);
    const page = this.#pages.get(key);
    return page ? this.#loadMore(key, page, { expand, read }) : this.#want(key, expand, read);
  }

  /** Drops every copy: a write may have changed any of them. */
  forget(): void {
    this.#shared.copies.forget();
    this.#pages.clear();
  }

  async #want(key: string, expand: readonly string[], read: ReadPage<T>): Promise<StripeList<T>> {
    const { copies, refusals } = this.#shared;
    const wanted = this.#wanted.get(key) ?? { expansions: new Set(copies.expansionsOf(key)), read };
    for (const path of refusals.allowed(expand)) wanted.expansions.add(path);
    this.#wanted.set(key, wanted);
    const { page } = await this.#ticks.load(key);
    return page;
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
    const { copies, refusals } = this.#shared;
    const page = await before;
    for (let isSettled = false; ; isSettled = true) {
      const { object, lacking } = copies.find(key, refusals.allowed(expand));
      if (object !== undefined) return page;
      const coming = isSettled ? copies.coming(lacking) : copies.settled();
      if (!coming) {
        const call = this.#want(key, expand, read);
        // Other pages that lack the same objects wait for this one.
        copies.expect(lacking, call);
        return call;
      }
      await coming;
    }
  }

  #pageOf(key: string): Promise<StripeList<T>> {
    const wanted = this.#wanted.get(key);
    const last = this.#pages.get(key);
    // Wanted twice in a tick, it is in the batch twice.
    if (!wanted && last) return last;
    this.#wanted.delete(key);
    const page = this.#read(key, wanted);
    this.#pages.set(key, page);
    return page;
  }

  async #read(key: string, wanted: Wanted<T> | undefined): Promise<StripeList<T>> {
    if (!wanted) throw new Error('Nobody has said how to read a page.');
    const { copies, refusals } = this.#shared;
    return refusals.read([...wanted.expansions].sort(), async (expand) => {
      const page = await wanted.read(expand);
      const expansions = expand.map((path) => path.replace(/^data\./, ''));
      // What a list has brought, nobody fetches again.
      for (const each of page.data) copies.holdAnswer(each, expansions);
      copies.hold(key, page, expand);
      return page;
    });
  }
}
