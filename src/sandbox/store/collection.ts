/** How many objects of one kind a world keeps. Past it, the oldest are forgotten. */
export const MAX_OBJECTS_PER_KIND = 10_000;

interface Stored {
  readonly id: string;
  readonly created: number;
}

/** Counts what all worlds of a sandbox hold together. */
export interface Quota {
  used: number;
}

/** Objects of one kind, by id and in the order of their creation; equal seconds keep the order of their making. */
export class Collection<T extends Stored> {
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
    const later = this.#ordered.findLastIndex((held) => held.created <= item.created);
    this.#ordered.splice(later + 1, 0, item);
    this.#byId.set(item.id, item);
    this.#quota.used += 1;
    if (this.#ordered.length > MAX_OBJECTS_PER_KIND) this.#forgetOldest();
    return item;
  }

  /** Oldest first. */
  items(): readonly T[] {
    return this.#ordered;
  }

  #forgetOldest(): void {
    const oldest = this.#ordered.shift();
    if (oldest === undefined) return;
    this.#byId.delete(oldest.id);
    this.#quota.used -= 1;
  }
}
