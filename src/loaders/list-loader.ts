import DataLoader from 'dataloader';
import { TimeoutError } from '../http/errors.ts';
import { StripeConnectionError } from '../stripe/errors.ts';
import { MAX_PAGE_SIZE, type PageParams, type StripeList, withinLimit } from '../stripe/list.ts';
import type { SharedState } from './object-loader.ts';

/** Fetches one page of a list with the given expansions (paths such as `data.customer`). */
export type FetchPage<T> = (expand: readonly string[]) => Promise<StripeList<T>>;

/** A part of a list: a number of objects after a cursor or from the start (forward), or before a cursor (backward). */
export interface ListRange {
  readonly direction: 'forward' | 'backward';
  readonly size: number;
  /** The id of an object; null for the start of the list. */
  readonly cursor: string | null;
}

/** The objects of a range, newest first. */
export interface ListPart<T> {
  readonly items: readonly T[];
  /** Whether the list continues in the direction of the range. */
  readonly hasMore: boolean;
}

interface RangeOptions<T> {
  readonly expand: readonly string[];
  readonly fetch: (params: PageParams, expand: readonly string[]) => Promise<StripeList<T>>;
}

/** A page that will be fetched at the end of this tick. */
interface QueuedPage<T> {
  readonly expansions: Set<string>;
  readonly page: Promise<StripeList<T>>;
}

/**
 * Loads pages of lists of one type for one request. A page that is requested several times in one tick is fetched once,
 * with the union of the expansions. A page that is cached with these expansions is not fetched again.
 */
export class ListLoader<T extends { readonly id: string }> {
  readonly #shared: SharedState;
  /** Resolves at the end of the tick. */
  readonly #ticks: DataLoader<string, string>;
  readonly #queued = new Map<string, QueuedPage<T>>();
  /** The last fetch of each page. */
  readonly #pages = new Map<string, Promise<StripeList<T>>>();

  constructor(name: string, shared: SharedState) {
    this.#shared = shared;
    this.#ticks = new DataLoader(async (keys) => keys, { name, cache: false });
  }

  /**
   * A page, with at least these expansions except the forbidden ones. Rejects with a `StripeError`.
   * @param key identifies the page: its list, filters, size and cursor
   */
  load(key: string, expand: readonly string[], fetch: FetchPage<T>): Promise<StripeList<T>> {
    const page = this.#queued.has(key) ? undefined : this.#pages.get(key);
    return page ? this.#loadMore(key, page, { expand, fetch }) : this.#enqueue(key, expand, fetch);
  }

  /**
   * The objects of a range, page after page: a range that is larger than Stripe's pages takes several calls, and a size
   * of 0 takes none. An empty page ends the list, even with `has_more`. Rejects with a `StripeError`.
   * @param key identifies the list and its filters
   */
  async loadRange(key: string, range: ListRange, { expand, fetch }: RangeOptions<T>): Promise<ListPart<T>> {
    const isForward = range.direction === 'forward';
    const pages: (readonly T[])[] = [];
    let left = range.size;
    let hasMore = left > 0;
    let { cursor } = range;
    while (hasMore && left > 0) {
      const params = pageParams(range.direction, Math.min(MAX_PAGE_SIZE, left), cursor);
      const read = async (allowed: readonly string[]) => withinLimit(await fetch(params, allowed), params);
      const { data, has_more } = await this.load(`${key} ${JSON.stringify(params)}`, expand, read);
      pages.push(data);
      left -= data.length;
      // Stripe's value is not trusted to be a boolean.
      hasMore = has_more === true && data.length > 0;
      cursor = data.at(isForward ? -1 : 0)?.id ?? null;
    }
    return { items: (isForward ? pages : pages.reverse()).flat(), hasMore };
  }

  /** Drops all pages, because a write may have changed any of them. */
  clear(): void {
    this.#pages.clear();
  }

  #enqueue(key: string, expand: readonly string[], fetch: FetchPage<T>): Promise<StripeList<T>> {
    const { expansions, page } = this.#queued.get(key) ?? this.#addToQueue(key, fetch);
    for (const path of expand) expansions.add(path);
    return page;
  }

  #addToQueue(key: string, fetch: FetchPage<T>): QueuedPage<T> {
    const expansions = new Set(this.#shared.objectCache.expansionsOf(key));
    const page = this.#ticks.load(key).then(() => {
      this.#queued.delete(key);
      this.#pages.set(key, page);
      return this.#fetchAllowed(key, [...expansions].sort(), fetch);
    });
    const queued = { expansions, page };
    this.#queued.set(key, queued);
    return queued;
  }

  /**
   * Loads a page that is cached or in flight, but perhaps without these expansions. It first waits for calls in flight
   * that may return the missing objects. If some are still missing, it fetches the page again with these expansions:
   * one call is cheaper than one for each missing object.
   */
  async #loadMore(
    key: string,
    earlier: Promise<StripeList<T>>,
    { expand, fetch }: { readonly expand: readonly string[]; readonly fetch: FetchPage<T> },
  ): Promise<StripeList<T>> {
    const { objectCache, permissions } = this.#shared;
    const page = await nullIfTimedOut(earlier);
    if (!page) return this.#enqueue(key, expand, fetch);
    for (;;) {
      const { object, missingIds } = objectCache.find(key, permissions.allowed(expand));
      if (object !== undefined) return page;
      const pending = objectCache.pending(missingIds);
      if (!pending) {
        const call = this.#enqueue(key, expand, fetch);
        // Other pages that lack the same objects wait for this call.
        objectCache.expect(missingIds, call);
        return call;
      }
      await pending;
    }
  }

  #fetchAllowed(key: string, wanted: readonly string[], fetch: FetchPage<T>): Promise<StripeList<T>> {
    const { objectCache, permissions } = this.#shared;
    return permissions.read(wanted, async (allowed) => {
      const page = await fetch(allowed);
      const expansions = allowed.map((path) => path.replace(/^data\./, ''));
      for (const item of page.data) objectCache.addResponse(item, expansions);
      objectCache.add(key, page, allowed);
      return page;
    });
  }
}

function pageParams(direction: ListRange['direction'], limit: number, cursor: string | null): PageParams {
  if (cursor === null) return { limit };
  return direction === 'forward' ? { limit, starting_after: cursor } : { limit, ending_before: cursor };
}

/** Resolves to null if the shared request timed out under another caller's deadline. */
async function nullIfTimedOut<T>(page: Promise<T>): Promise<T | null> {
  try {
    return await page;
  } catch (error) {
    if (error instanceof StripeConnectionError && error.cause instanceof TimeoutError) return null;
    throw error;
  }
}
