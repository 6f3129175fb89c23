import { isRecord } from '../stripe/errors.ts';

/** An object as one call of this request brought it. */
interface Copy {
  readonly object: unknown;
  /** What that call was asked to expand of it. */
  readonly expansions: ReadonlySet<string>;
}

/** What a search of the cache has found. */
export interface Found {
  /** An object that holds, itself or by what it refers to, all that is wanted; undefined when there is none. */
  readonly object?: unknown;
  /** Otherwise: the ids of objects that nobody holds, and for want of which no copy was enough. */
  readonly lacking: ReadonlySet<string>;
}

/** The kinds, by Stripe's names, that an id alone leads to, wherever it stands. */
const FOUND_BY_ID: ReadonlySet<unknown> = new Set(['setup_intent', 'customer', 'payment_method', 'mandate']);

const NOTHING: ReadonlySet<string> = new Set();

/**
 * The objects that one request has been given so far, whichever call brought them and wherever in an answer they stood.
 * One object may be there in several copies, which differ in what is expanded.
 */
export class ObjectCache {
  readonly #copies = new Map<string, readonly Copy[]>();
  readonly #coming = new Map<string, Promise<void>>();
  readonly #underWay = new Set<Promise<void>>();

  /** Keeps an object of an answer, and those that were expanded in it. */
  holdAnswer(object: unknown, expansions: Iterable<string> = []): void {
    const all = new Set(expansions);
    if (isFoundById(object)) this.hold(object.id, object, all);
    else this.#holdParts(object, all);
  }

  /** Keeps an object under a key, and those that were expanded in it. A copy that holds as much already stays. */
  hold(key: string, object: unknown, expansions: Iterable<string> = []): void {
    const copy: Copy = { object, expansions: new Set(expansions) };
    const others = this.#copies.get(key) ?? [];
    if (!others.some((other) => wasAskedForAll(copy.expansions, other)))
      this.#copies.set(key, [copy, ...others.filter((other) => !wasAskedForAll(other.expansions, copy))]);
    this.#holdParts(object, copy.expansions);
  }

  has(key: string): boolean {
    return this.#copies.has(key);
  }

  /** All that the calls for this object were asked to expand so far. */
  expansionsOf(key: string): ReadonlySet<string> {
    return new Set((this.#copies.get(key) ?? []).flatMap(({ expansions }) => [...expansions]));
  }

  /** A copy for which nothing needs to be fetched, if all of these paths are wanted. */
  find(key: string, wanted: readonly string[]): Found {
    const lacking = new Set<string>();
    for (const copy of this.#copies.get(key) ?? []) {
      const missing = this.#missingFrom(copy, wanted);
      if (missing === null) return { object: copy.object, lacking: NOTHING };
      for (const id of missing) lacking.add(id);
    }
    return { lacking };
  }

  /** Tells of a call under way that will bring these objects. */
  expect(keys: Iterable<string>, call: Promise<unknown>): void {
    const expected = [...keys];
    const over = (): void => {
      this.#underWay.delete(ended);
      for (const key of expected) if (this.#coming.get(key) === ended) this.#coming.delete(key);
    };
    const ended = call.then(over, over);
    this.#underWay.add(ended);
    for (const key of expected) this.#coming.set(key, ended);
  }

  /** Settles when a call has ended that will bring one of these objects; null when none is under way. */
  coming(keys: Iterable<string>): Promise<void> | null {
    for (const key of keys) {
      const call = this.#coming.get(key);
      if (call) return call;
    }
    return null;
  }

  /** Settles when all the calls have ended that are under way now. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /** Drops every copy: a write may have changed any of them. */
  forget(): void {
    this.#copies.clear();
  }

  #holdParts(object: unknown, expansions: ReadonlySet<string>): void {
    for (const path of expansions)
      for (const part of partsAt(object, path.split('.')))
        if (isFoundById(part)) this.hold(part.id, part, below(expansions, path));
  }

  /** Null when nothing is missing; else the ids of what is, as far as they are known. */
  #missingFrom({ object, expansions }: Copy, wanted: readonly string[]): ReadonlySet<string> | null {
    const missing = new Set<string>();
    const references = new Map<string, string[]>();
    let isEnough = true;
    for (const path of wanted) {
      if (wasAskedFor(path, expansions)) continue;
      isEnough = follow(object, path.split('.'), references, false) && isEnough;
    }
    for (const [id, rest] of references) {
      // What stands there as an id may be held elsewhere, with what is wanted below it.
      const found = this.find(id, rest);
      if (found.object !== undefined) continue;
      isEnough = false;
      // Where not even an id says what is missing, the object itself has to come again.
      for (const each of found.lacking.size > 0 ? found.lacking : [id]) missing.add(each);
    }
    return isEnough ? null : missing;
  }
}

/** Stripe expands the parents of a path with it. */
function wasAskedFor(path: string, expansions: ReadonlySet<string>): boolean {
  return expansions.has(path) || [...expansions].some((held) => held.startsWith(`${path}.`));
}

function wasAskedForAll(paths: ReadonlySet<string>, { expansions }: Copy): boolean {
  return [...paths].every((path) => wasAskedFor(path, expansions));
}

/** The expansions below a path, as paths from there. */
function below(expansions: ReadonlySet<string>, path: string): string[] {
  return [...expansions]
    .filter((each) => each.startsWith(`${path}.`))
    .map((each) => each.slice(path.length + 1));
}

function isFoundById(value: unknown): value is { readonly id: string } {
  return isRecord(value) && typeof value.id === 'string' && FOUND_BY_ID.has(value.object);
}

function partsAt(value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] {
  if (Array.isArray(value))
    return value.flatMap((item) => partsAt(item, step === undefined ? [] : [step, ...rest]));
  if (step === undefined) return [value];
  return isRecord(value) ? partsAt(value[step], rest) : [];
}

/**
 * Follows a path into an object. Ids on the way are gathered, with what is wanted below them.
 * @returns whether the path leads anywhere: to an object, an id or null
 */
function follow(
  value: unknown,
  steps: readonly string[],
  references: Map<string, string[]>,
  isPart = true,
): boolean {
  if (value === null) return true;
  if (Array.isArray(value)) return value.every((item) => follow(item, steps, references));
  if (typeof value === 'string') return refer(value, steps, references);
  // Of a deleted object there is no more to be had.
  if (!isRecord(value) || value.deleted === true) return value !== undefined;
  const [step, ...rest] = steps;
  if (step === undefined) return true;
  // An object within another is held by itself, too, and perhaps elsewhere, with more.
  if (isPart && isFoundById(value)) return refer(value.id, steps, references);
  const next = value[step];
  // What is told of one type only (`sepa_debit`) is not to be had of another, however often it is asked for.
  if (next === undefined && rest.length > 0 && typeof value.type === 'string') return true;
  return follow(next, rest, references);
}

function refer(id: string, steps: readonly string[], references: Map<string, string[]>): true {
  const wanted = references.get(id) ?? [];
  references.set(id, steps.length > 0 ? [...wanted, steps.join('.')] : wanted);
  return true;
}
