import DataLoader from 'dataloader';
import { StripeInvalidRequestError } from '../stripe/errors.ts';
import { retrieveEach } from './retrieve-each.ts';

/** Retrieves one object with the given expansions (paths such as `latest_attempt.payment_method`). */
export type Retrieve<Key extends string, T> = (key: Key, expand: readonly string[]) => Promise<T>;

interface Copy<T> {
  readonly object: Promise<T>;
  readonly expansions: ReadonlySet<string>;
}

/**
 * Loads objects of one type for one request. An id that is wanted several times in a tick is one GET with the union of
 * the expansions, and a copy that already holds what is wanted costs nothing.
 */
export class ObjectLoader<Key extends string, T> {
  readonly #loader: DataLoader<Key, T>;
  readonly #wanted = new Map<Key, Set<string>>();
  readonly #copies = new Map<Key, Copy<T>>();

  constructor(name: string, retrieve: Retrieve<Key, T>) {
    // DataLoader's own cache knows nothing of expansions; the copies beside it do.
    this.#loader = new DataLoader<Key, T>((keys) => this.#loadBatch(keys, retrieve), { name, cache: false });
  }

  /** The object, with at least these expansions. Rejects with a `StripeError`. */
  load(key: Key, expand: readonly string[] = []): Promise<T> {
    const copy = this.#copies.get(key);
    if (copy && expand.every((path) => isExpanded(path, copy.expansions))) return copy.object;
    const wanted = this.#wanted.get(key) ?? new Set(copy?.expansions);
    for (const path of expand) wanted.add(path);
    this.#wanted.set(key, wanted);
    return this.#loader.load(key);
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

  /** Keeps a copy that arrived by another way, without expansions. */
  hold(key: Key, object: T): void {
    this.#copies.set(key, { object: Promise.resolve(object), expansions: new Set() });
  }

  /** Drops every copy: a write may have changed any of them. */
  forget(): void {
    this.#copies.clear();
  }

  async #loadBatch(keys: readonly Key[], retrieve: Retrieve<Key, T>): Promise<(T | Error)[]> {
    const distinct = [...new Set(keys)];
    const results = await retrieveEach(distinct, (key) => {
      const expansions = this.#wanted.get(key);
      const copy = this.#copies.get(key);
      // Another batch, of a tick in between, has taken what this one wanted along.
      if (!expansions && copy) return copy.object;
      this.#wanted.delete(key);
      const object = retrieve(key, [...(expansions ?? [])].sort());
      this.#copies.set(key, { object, expansions: expansions ?? new Set() });
      return object;
    });
    const byKey = new Map(distinct.map((key, index) => [key, results[index]]));
    return keys.map((key) => byKey.get(key) ?? new Error(`Nothing was loaded for ${key}.`));
  }
}

/** Stripe expands the parents of a path with it. */
function isExpanded(path: string, expansions: ReadonlySet<string>): boolean {
  return expansions.has(path) || [...expansions].some((held) => held.startsWith(`${path}.`));
}
