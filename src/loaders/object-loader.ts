import DataLoader from 'dataloader';
import { StripeInvalidRequestError, StripePermissionError } from '../stripe/errors.ts';
import { loadConcurrently } from './concurrent.ts';
import type { ObjectCache } from './object-cache.ts';
import type { Permissions } from './permissions.ts';

/** Retrieves one object with the given expansions (paths such as `latest_attempt.payment_method`). */
export type Retrieve<Key extends string, T> = (key: Key, expand: readonly string[]) => Promise<T>;

/** State that the loaders of one request share. */
export interface SharedState {
  readonly permissions: Permissions;
  readonly objectCache: ObjectCache;
}

/**
 * Loads objects of one type for one request. An object that is requested several times in one tick is retrieved once,
 * with the union of the expansions. An object that is cached with these expansions is not retrieved again.
 */
export class ObjectLoader<Key extends string, T> {
  readonly #loader: DataLoader<Key, T>;
  readonly #permissions: Permissions;
  readonly #objectCache: ObjectCache;
  /** The expansions of the next `retrieve` call for each key. */
  readonly #wanted = new Map<Key, Set<string>>();
  /** The last `retrieve` call for each key. */
  readonly #retrieved = new Map<Key, Promise<T>>();
  readonly #failed = new Map<Key, unknown>();

  constructor(name: string, retrieve: Retrieve<Key, T>, { permissions, objectCache }: SharedState) {
    this.#permissions = permissions;
    this.#objectCache = objectCache;
    // DataLoader's own cache ignores expansions, so it is off; the object cache considers them.
    this.#loader = new DataLoader<Key, T>((keys) => this.#loadBatch(keys, retrieve), { name, cache: false });
  }

  /** The object, with at least these expansions except the forbidden ones. Rejects with a `StripeError`. */
  async load(key: Key, expand: readonly string[] = []): Promise<T> {
    const isNew = !this.#objectCache.has(key) && !this.#objectCache.pending([key]) && !this.#failed.has(key);
    if (isNew || this.#wanted.has(key)) return this.#enqueue(key, expand);
    const { object } = this.#objectCache.find(key, this.#permissions.allowed(expand));
    return object === undefined ? this.#loadMore(key, expand) : (object as T);
  }

  /** Like `load`, but resolves to null if the object does not exist. Used for nodes and references. */
  async loadOrNull(key: Key, expand: readonly string[] = []): Promise<T | null> {
    try {
      return await this.load(key, expand);
    } catch (error) {
      if (error instanceof StripeInvalidRequestError && error.isMissingObject) return null;
      throw error;
    }
  }

  /** Drops all copies and failures, because a write may have changed any object. */
  clear(): void {
    this.#objectCache.clear();
    this.#retrieved.clear();
    this.#failed.clear();
  }

  #enqueue(key: Key, expand: readonly string[]): Promise<T> {
    const wanted = this.#wanted.get(key) ?? new Set(this.#objectCache.expansionsOf(key));
    for (const path of this.#permissions.allowed(expand)) wanted.add(path);
    this.#wanted.set(key, wanted);
    const call = this.#loader.load(key);
    this.#objectCache.expect([key], call);
    return call;
  }

  /**
   * Loads an object that is cached or in flight, but perhaps without these expansions. First waits for the calls in
   * flight, because they may return the missing objects.
   */
  async #loadMore(key: Key, expand: readonly string[]): Promise<T> {
    await this.#objectCache.settled();
    for (;;) {
      if (this.#wanted.has(key)) return this.#enqueue(key, expand);
      const { object, missingIds } = this.#objectCache.find(key, this.#permissions.allowed(expand));
      if (object !== undefined) return object as T;
      if (this.#failed.has(key)) throw this.#failed.get(key);
      const pending = this.#objectCache.pending([key, ...missingIds]);
      if (!pending) {
        const call = this.#enqueue(key, expand);
        this.#objectCache.expect(missingIds, call);
        return call;
      }
      await pending;
    }
  }

  async #loadBatch(keys: readonly Key[], retrieve: Retrieve<Key, T>): Promise<(T | Error)[]> {
    const distinct = [...new Set(keys)];
    const [first] = distinct;
    const results = new Map<Key, T | Error>();
    const loadAll = async (some: readonly Key[]) => {
      const loaded = await loadConcurrently(some, (key) => this.#retrieve(key, retrieve));
      for (const [index, key] of some.entries()) results.set(key, loaded[index] ?? notLoaded());
    };
    if (this.#permissions.hasForbidden && first !== undefined && distinct.length > 1) {
      await loadAll([first]);
      const outcome = results.get(first);
      // The API key has no permission to read this type, so the other calls would fail, too.
      if (outcome instanceof StripePermissionError) return keys.map(() => outcome);
    }
    await loadAll(distinct.filter((key) => !results.has(key)));
    return keys.map((key) => results.get(key) ?? notLoaded());
  }

  #retrieve(key: Key, retrieve: Retrieve<Key, T>): Promise<T> {
    const wanted = this.#wanted.get(key);
    const last = this.#retrieved.get(key);
    // The batch of another tick has already retrieved the object with these expansions.
    if (!wanted && last) return last;
    this.#wanted.delete(key);
    const call = this.#retrieveAllowed(key, [...(wanted ?? [])].sort(), retrieve);
    this.#retrieved.set(key, call);
    return call;
  }

  async #retrieveAllowed(key: Key, wanted: readonly string[], retrieve: Retrieve<Key, T>): Promise<T> {
    let expansions: readonly string[] = [];
    try {
      const object = await this.#permissions.read(wanted, (allowed) => {
        expansions = allowed;
        return retrieve(key, allowed);
      });
      this.#objectCache.add(key, object, expansions);
      return object;
    } catch (error) {
      this.#failed.set(key, error);
      throw error;
    }
  }
}

function notLoaded(): Error {
  return new Error('The batch has no result for this key.');
}
