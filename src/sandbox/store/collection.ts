/** The most objects of one type that an account keeps. Above it, the oldest is dropped. */
export const MAX_OBJECTS_PER_TYPE = 10_000;

interface Item {
  readonly id: string;
  readonly created: number;
}

/** Counts the objects and idempotency records of all accounts of a sandbox. */
export interface Quota {
  used: number;
}

/** Objects of one type, by id and ordered by `created`; objects of the same second keep their insertion order. */
export class Collection<T extends Item> {
  readonly #byId = new Map<string, T>();
  readonly #ordered: T[] = [];
  readonly #quota: Quota;

  constructor(quota: Quota) {
    this.#quota = quota;
  }

  get(id: string): T | undefined {
    return this.#byId.get(id);
  }

  add(item: T): T {
    const previous = this.#ordered.findLastIndex((other) => other.created <= item.created);
    this.#ordered.splice(previous + 1, 0, item);
    this.#byId.set(item.id, item);
    this.#quota.used += 1;
    if (this.#ordered.length > MAX_OBJECTS_PER_TYPE) this.#dropOldest();
    return item;
  }

  remove(id: string): void {
    const index = this.#ordered.findIndex((item) => item.id === id);
    if (index < 0) return;
    this.#ordered.splice(index, 1);
    this.#byId.delete(id);
    this.#quota.used -= 1;
  }

  /** Oldest first. */
  items(): readonly T[] {
    return this.#ordered;
  }

  #dropOldest(): void {
    const oldest = this.#ordered.shift();
    if (oldest === undefined) return;
    this.#byId.delete(oldest.id);
    this.#quota.used -= 1;
  }
}
