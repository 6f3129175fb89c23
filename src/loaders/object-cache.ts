import { isRecord } from '../stripe/errors.ts';

/** An object as one call returned it. */
interface Copy {
  readonly object: unknown;
  /** The expansions of that call, as paths from this object. */
  readonly expansions: ReadonlySet<string>;
}

export interface SearchResult {
  /**
   * A copy that contains all wanted expansions, directly or through other cached objects that it refers to; undefined
   * if there is none.
   */
  readonly object?: unknown;
  /** The ids of the objects that must be loaded, as far as they are known. Empty if a copy was found. */
  readonly missingIds: ReadonlySet<string>;
}

/** Stripe's names of the types that are cached by id wherever they appear. */
const CACHED_TYPES: ReadonlySet<unknown> = new Set(['setup_intent', 'customer', 'payment_method', 'mandate']);

const NONE: ReadonlySet<string> = new Set();

/**
 * The objects that Stripe has returned during one request, at the top of a response or expanded within it. The same
 * object may be cached in several copies with different expansions.
 */
export class ObjectCache {
  readonly #index = new Map<string, readonly Copy[]>();
  /**
   * Objects that are not indexed yet. They are indexed at the first search, because most requests never search the
   * cache.
   */
  #unindexed: {
    readonly key: string | null;
    readonly object: unknown;
    readonly expansions: Iterable<string>;
  }[] = [];
  /** The call in flight that will return an object, by id. */
  readonly #pending = new Map<string, Promise<void>>();
  readonly #inFlight = new Set<Promise<void>>();

  /** Adds the objects of a response: the object itself, if its type is cached, and all objects expanded in it. */
  addResponse(object: unknown, expansions: Iterable<string> = []): void {
    this.#unindexed.push({ key: null, object, expansions });
  }

  /**
   * Adds an object under a key, unless a copy with the same expansions or more is cached. Adds all objects expanded in
   * it in either case.
   */
  add(key: string, object: unknown, expansions: Iterable<string> = []): void {
    this.#unindexed.push({ key, object, expansions });
  }

  has(key: string): boolean {
    return this.#copies.has(key);
  }

  /** The expansions of all copies of an object. */
  expansionsOf(key: string): ReadonlySet<string> {
    return new Set((this.#copies.get(key) ?? []).flatMap(({ expansions }) => [...expansions]));
  }

  /**
   * Finds a copy for which nothing needs to be loaded.
   * @param wanted the paths that must be expanded or must lead to cached objects
   */
  find(key: string, wanted: readonly string[]): SearchResult {
    const missingIds = new Set<string>();
    for (const copy of this.#copies.get(key) ?? []) {
      const missing = this.#missingFrom(copy, wanted);
      if (missing === null) return { object: copy.object, missingIds: NONE };
      for (const id of missing) missingIds.add(id);
    }
    return { missingIds };
  }

  /** Registers a call in flight that will return these objects. */
  expect(keys: Iterable<string>, call: Promise<unknown>): void {
    const expected = [...keys];
    const end = (): void => {
      this.#inFlight.delete(ended);
      for (const key of expected) if (this.#pending.get(key) === ended) this.#pending.delete(key);
    };
    const ended = call.then(end, end);
    this.#inFlight.add(ended);
    for (const key of expected) this.#pending.set(key, ended);
  }

  /** Resolves when a call in flight that returns one of these objects has ended; null if there is no such call. */
  pending(keys: Iterable<string>): Promise<void> | null {
    for (const key of keys) {
      const call = this.#pending.get(key);
      if (call) return call;
    }
    return null;
  }

  /** Resolves when all calls that are in flight now have ended. */
  async settled(): Promise<void> {
    await Promise.all(this.#inFlight);
  }

  /** Drops all copies, because a write may have changed any object. */
  clear(): void {
    this.#unindexed = [];
    this.#index.clear();
  }

  get #copies(): ReadonlyMap<string, readonly Copy[]> {
    if (this.#unindexed.length > 0) {
      const added = this.#unindexed;
      this.#unindexed = [];
      for (const { key, object, expansions } of added) {
        const paths = new Set(expansions);
        if (key !== null) this.#addToIndex(key, object, paths);
        else if (isCached(object)) this.#addToIndex(object.id, object, paths);
        else this.#addExpanded(object, paths);
      }
    }
    return this.#index;
  }

  #addToIndex(key: string, object: unknown, expansions: ReadonlySet<string>): void {
    const others = this.#index.get(key) ?? [];
    if (!others.some((other) => includesAll(other.expansions, expansions)))
      this.#index.set(key, [
        { object, expansions },
        ...others.filter((other) => !includesAll(expansions, other.expansions)),
      ]);
    this.#addExpanded(object, expansions);
  }

  #addExpanded(object: unknown, expansions: ReadonlySet<string>): void {
    for (const path of expansions)
      for (const expanded of valuesAt(object, path.split('.')))
        if (isCached(expanded))
          this.#addToIndex(expanded.id, expanded, new Set(pathsBelow(path, expansions)));
  }

  /** Null if nothing is missing; otherwise the ids of the missing objects, as far as they are known. */
  #missingFrom({ object, expansions }: Copy, wanted: readonly string[]): ReadonlySet<string> | null {
    const missing = new Set<string>();
    const references: References = new Map();
    let isComplete = true;
    for (const path of wanted) {
      if (includes(expansions, path)) continue;
      isComplete = follow(object, path.split('.'), { references, isRoot: true }) && isComplete;
    }
    for (const [id, paths] of references) {
      const found = this.find(id, paths);
      if (found.object !== undefined) continue;
      isComplete = false;
      // If no id of a missing object is known, the referenced object itself must be loaded again.
      for (const each of found.missingIds.size > 0 ? found.missingIds : [id]) missing.add(each);
    }
    return isComplete ? null : missing;
  }
}

/** Stripe expands the parents of a path together with it. */
function includes(expansions: ReadonlySet<string>, path: string): boolean {
  return expansions.has(path) || pathsBelow(path, expansions).length > 0;
}

function includesAll(expansions: ReadonlySet<string>, paths: ReadonlySet<string>): boolean {
  return [...paths].every((path) => includes(expansions, path));
}

/** The expansions below a path, as paths from there. */
function pathsBelow(path: string, expansions: ReadonlySet<string>): string[] {
  return [...expansions]
    .filter((each) => each.startsWith(`${path}.`))
    .map((each) => each.slice(path.length + 1));
}

function isCached(value: unknown): value is { readonly id: string } {
  return isRecord(value) && typeof value.id === 'string' && CACHED_TYPES.has(value.object);
}

function valuesAt(value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] {
  if (Array.isArray(value))
    return value.flatMap((item) => valuesAt(item, step === undefined ? [] : [step, ...rest]));
  if (step === undefined) return [value];
  return isRecord(value) ? valuesAt(value[step], rest) : [];
}

/** The ids that were found on the way along paths, each with the remaining paths below it. */
type References = Map<string, string[]>;

/**
 * Follows a path into an object, and collects the ids on the way, because the objects may be cached under them.
 * @returns false if the path leads to a value that the object does not contain
 */
function follow(
  value: unknown,
  steps: readonly string[],
  { references, isRoot }: { readonly references: References; readonly isRoot: boolean },
): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.every((item) => follow(item, steps, { references, isRoot: false }));
  if (typeof value === 'string') return addReference(value, steps, references);
  // A deleted object has nothing that could be expanded.
  if (!isRecord(value) || value.deleted === true) return value !== undefined;
  const [step, ...rest] = steps;
  if (step === undefined) return true;
  // Another copy of a nested object may contain more.
  if (!isRoot && isCached(value)) return addReference(value.id, steps, references);
  const next = value[step];
  // The details of one type, such as `sepa_debit`, never exist for an object of another type.
  if (next === undefined && rest.length > 0 && typeof value.type === 'string') return true;
  return follow(next, rest, { references, isRoot: false });
}

function addReference(id: string, steps: readonly string[], references: References): true {
  const paths = references.get(id) ?? [];
  references.set(id, steps.length > 0 ? [...paths, steps.join('.')] : paths);
  return true;
}
