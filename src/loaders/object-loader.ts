import DataLoader from 'dataloader';
import { StripeInvalidRequestError, StripePermissionError } from '../stripe/errors.ts';
import type { Refusals } from './refusals.ts';
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

  readonly #refusals: Refusals;

  constructor(name: string, retrieve: Retrieve<Key, T>, refusals: Refusals) {
    this.#refusals = refusals;
    // DataLoader's own cache knows nothing of expansions; the copies beside it do.
    this.#loader = new DataLoader<Key, T>((keys) => this.#loadBatch(keys, retrieve), { name, cache: false });
  }

  /** The object, with at least those of these expansions that are not refused. Rejects with a `StripeError`. */
  load(key: Key, expand: readonly string[] = []): Promise<T> {
    const allowed = this.#refusals.allowed(expand);
    const copy = this.#copies.get(key);
    if (copy && allowed.every((path) => isExpanded(path, copy.expansions))) return copy.object;
    const wanted = this.#wanted.get(key) ?? new Set(copy?.expansions);
    for (const path of allowed) wanted.add(path);
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

  /** Keeps a copy that arrived by another way, with these expansions; one that holds as much already stays. */
  hold(key: Key, object: T, expansions: readonly string[] = []): void {
    const copy = this.#copies.get(key);
    if (copy && expansions.every((path) => isExpanded(path, copy.expansions))) return;
    this.#copies.set(key, { object: Promise.resolve(object), expansions: new Set(expansions) });
  }

  /** Drops every copy: a write may have changed any of them. */
  forget(): void {
    this.#copies.clear();
  }

  async #loadBatch(keys: readonly Key[], retrieve: Retrieve<Key, T>): Promise<(T | Error)[]> {
    const distinct = [...new Set(keys)];
    const [first] = distinct;
    const results = new Map<Key, T | Error>();
    const loadAll = async (some: readonly Key[]) => {
      const loaded = await retrieveEach(some, (key) => this.#retrieve(key, retrieve));
      for (const [index, key] of some.entries()) results.set(key, loaded[index] ?? missing());
    };
    if (this.#refusals.seen && first !== undefined && distinct.length > 1) {
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
    const copy = this.#copies.get(key);
    // Another batch, of a tick in between, has taken what this one wanted along.
    if (!wanted && copy) return copy.object;
    this.#wanted.delete(key);
    const expansions = wanted ?? new Set<string>();
    const object = this.#refusals.read([...expansions].sort(), async (expand) => {
      const read = await retrieve(key, expand);
      // Without some of them, the copy holds less; those who need more find out by themselves.
      for (const path of expansions) if (!expand.includes(path)) expansions.delete(path);
      for (const path of expand) expansions.add(path);
      return read;
    });
    this.#copies.set(key, { object, expansions });
    return object;
  }
}

function missing(): Error {
  return new Error('Nothing was loaded for a key.');
}

/** Stripe expands the parents of a path with it. */
function isExpanded(path: string, expansions: ReadonlySet<string>): boolean {
  return expansions.has(path) || [...expansions].some((held) => held.startsWith(`${path}.`));
}
