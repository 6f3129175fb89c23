import DataLoader from 'dataloader';
import { StripeInvalidRequestError, StripePermissionError } from '../stripe/errors.ts';
import { loadConcurrently } from './concurrent.ts';
import type { ObjectCache } from './object-cache.ts';
import type { Permissions } from './permissions.ts';

/** Retrieves one object with the given expansions (paths such as `latest_attempt.payment_method`). */
export type Retrieve<Key extends string, T> = (key: Key, expand: readonly string[]) => Promise<T>;

/** What the loaders of one request have in common. */
export interface Shared {
  readonly permissions: Permissions;
  readonly objectCache: ObjectCache;
}

/**
 * Loads objects of one type for one request. An id that is wanted several times in a tick is one GET with the union of
 * the expansions, and what the request holds already costs nothing.
 */
export class ObjectLoader<Key extends string, T> {
  readonly #loader: DataLoader<Key, T>;
  readonly #permissions: Permissions;
  readonly #objectCache: ObjectCache;
  /** What the next retrieve of a key has to expand. */
  readonly #wanted = new Map<Key, Set<string>>();
  /** The last retrieve of each key. */
  readonly #retrieved = new Map<Key, Promise<T>>();
  readonly #failed = new Map<Key, unknown>();

  constructor(name: string, retrieve: Retrieve<Key, T>, { permissions, objectCache }: Shared) {
    this.#permissions = permissions;
    this.#objectCache = objectCache;
    // DataLoader's own cache knows nothing of expansions, but the object cache does.
    this.#loader = new DataLoader<Key, T>((keys) => this.#loadBatch(keys, retrieve), { name, cache: false });
  }

  /** The object, with at least those of these expansions that are not refused. Rejects with a `StripeError`. */
  async load(key: Key, expand: readonly string[] = []): Promise<T> {
    const isNew = !this.#objectCache.has(key) && !this.#objectCache.coming([key]) && !this.#failed.has(key);
    if (isNew || this.#wanted.has(key)) return this.#want(key, expand);
    const { object } = this.#objectCache.find(key, this.#permissions.allowed(expand));
    return object === undefined ? this.#loadMore(key, expand) : (object as T);
  }

  /** As `load`, but null when there is no such object: the rule for nodes and references. */
  async loadOrNull(key: Key, expand: readonly string[] = []): Promise<T | null> {
    try {
      return await this.load(key, expand);
    } catch (error) {
      if (error instanceof StripeInvalidRequestError && error.isMissingObject) return null;
      throw error;
    }
  }

  /** Keeps a copy that arrived by another way, with these expansions. */
  hold(key: Key, object: T, expansions: readonly string[] = []): void {
    this.#objectCache.hold(key, object, expansions);
  }

  /** Drops every copy: a write may have changed any of them. */
  forget(): void {
    this.#objectCache.forget();
    this.#retrieved.clear();
    this.#failed.clear();
  }

  #want(key: Key, expand: readonly string[]): Promise<T> {
    const wanted = this.#wanted.get(key) ?? new Set(this.#objectCache.expansionsOf(key));
    for (const path of this.#permissions.allowed(expand)) wanted.add(path);
    this.#wanted.set(key, wanted);
    const call = this.#loader.load(key);
    this.#objectCache.expect([key], call);
    return call;
  }

  /**
   * Loads an object of which there is something, but perhaps not enough. Calls under way may bring what is missing: to
   * fetch again what another call brings would cost more than to fetch each object once.
   */
  async #loadMore(key: Key, expand: readonly string[]): Promise<T> {
    await this.#objectCache.settled();
    for (;;) {
      if (this.#wanted.has(key)) return this.#want(key, expand);
      const { object, lacking } = this.#objectCache.find(key, this.#permissions.allowed(expand));
      if (object !== undefined) return object as T;
      if (this.#failed.has(key)) throw this.#failed.get(key);
      const coming = this.#objectCache.coming([key, ...lacking]);
      if (!coming) {
        const call = this.#want(key, expand);
        this.#objectCache.expect(lacking, call);
        return call;
      }
      await coming;
    }
  }

  async #loadBatch(keys: readonly Key[], retrieve: Retrieve<Key, T>): Promise<(T | Error)[]> {
    const distinct = [...new Set(keys)];
    const [first] = distinct;
    const results = new Map<Key, T | Error>();
    const loadAll = async (some: readonly Key[]) => {
      const loaded = await loadConcurrently(some, (key) => this.#retrieve(key, retrieve));
      for (const [index, key] of some.entries()) results.set(key, loaded[index] ?? missing());
    };
    if (this.#permissions.seen && first !== undefined && distinct.length > 1) {
      await loadAll([first]);
      const outcome = results.get(first);
      // The key may not read this type: more calls would only be refused alike.
      if (outcome instanceof StripePermissionError) return keys.map(() => outcome);
    }
    await loadAll(distinct.filter((key) => !results.has(key)));
    return keys.map((key) => results.get(key) ?? missing());
  }

  #retrieve(key: Key, retrieve: Retrieve<Key, T>): Promise<T> {
    const wanted = this.#wanted.get(key);
    const last = this.#retrieved.get(key);
    // Another batch, of a tick in between, has taken what this one wanted along.
    if (!wanted && last) return last;
    this.#wanted.delete(key);
    const call = this.#read(key, [...(wanted ?? [])].sort(), retrieve);
    this.#retrieved.set(key, call);
    return call;
  }

  async #read(key: Key, wanted: readonly string[], retrieve: Retrieve<Key, T>): Promise<T> {
    let expansions: readonly string[] = [];
    try {
      const object = await this.#permissions.read(wanted, (expand) => {
        // Without some of them, the copy holds less; those who need more find out by themselves.
        expansions = expand;
        return retrieve(key, expand);
      });
      this.#objectCache.hold(key, object, expansions);
      return object;
    } catch (error) {
      this.#failed.set(key, error);
      throw error;
    }
  }
}

function missing(): Error {
  return new Error('Nothing was loaded for a key.');
}
