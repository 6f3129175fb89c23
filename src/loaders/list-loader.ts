import DataLoader from 'dataloader';
import { TimeoutError } from '../http/errors.ts';
import { StripeConnectionError } from '../stripe/errors.ts';
import type { StripeList } from '../stripe/list.ts';
import type { SharedState } from './object-loader.ts';

/** Fetches one page of a list with the given expansions (paths such as `data.customer`). */
export type FetchPage<T> = (expand: readonly string[]) => Promise<StripeList<T>>;

/** A page that will be fetched at the end of this tick. */
interface QueuedPage<T> {
  readonly expansions: Set<string>;
  readonly page: Promise<StripeList<T>>;
}

/**
 * Loads pages of lists of one type for one request. A page that is requested several times in one tick is fetched once,
 * with the union of the expansions. A page that is cached with these expansions is not fetched again.
 */
export class ListLoader<T> {
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

/** Resolves to null if the shared request timed out under another caller's deadline. */
async function nullIfTimedOut<T>(page: Promise<T>): Promise<T | null> {
  try {
    return await page;
  } catch (error) {
    if (error instanceof StripeConnectionError && error.cause instanceof TimeoutError) return null;
    throw error;
  }
}
