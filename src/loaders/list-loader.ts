import type { StripeList } from '../stripe/list.ts';
import { ObjectLoader, type Shared } from './object-loader.ts';

/** Reads one page of a list, with these expansions (paths such as `data.customer`). */
export type ReadPage<T> = (expand: readonly string[]) => Promise<StripeList<T>>;

/**
 * Loads the pages of lists of one type for one request. A page is to it what an object is to an `ObjectLoader`: wanted
 * several times in a tick it is one call with the union of the expansions, and what the request holds costs nothing.
 */
export class ListLoader<T> {
  readonly #pages: ObjectLoader<string, StripeList<T>>;
  readonly #reads = new Map<string, ReadPage<T>>();

  constructor(name: string, shared: Shared) {
    this.#pages = new ObjectLoader(
      name,
      async (key, expand) => {
        const page = await this.#read(key, expand);
        const expansions = expand.map((path) => path.replace(/^data\./, ''));
        // What a list has brought, nobody fetches again.
        for (const each of page.data) shared.copies.holdAnswer(each, expansions);
        return page;
      },
      shared,
    );
  }

  /**
   * A page, with at least those of these expansions that are not refused. Rejects with a `StripeError`.
   * @param key what tells the page from all others: its list, filters, size and cursor
   */
  load(key: string, expand: readonly string[], read: ReadPage<T>): Promise<StripeList<T>> {
    this.#reads.set(key, read);
    return this.#pages.load(key, expand);
  }

  /** Drops every copy: a write may have changed any of them. */
  forget(): void {
    this.#pages.forget();
  }

  #read(key: string, expand: readonly string[]): Promise<StripeList<T>> {
    const read = this.#reads.get(key);
    if (!read) throw new Error('Nobody has said how to read a page.');
    return read(expand);
  }
}
