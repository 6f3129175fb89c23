/** Random choices that depend only on a text: the same text gives the same choices. */
export class Choices {
  #state = 0x81_1c_9d_c5;

  constructor(text: string) {
    for (let index = 0; index < text.length; index += 1)
      this.#state = Math.imul(this.#state ^ text.charCodeAt(index), 0x01_00_01_93);
  }

  /** At least 0 and less than 1. */
  fraction(): number {
    this.#state = (this.#state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  below(limit: number): number {
    return Math.floor(this.fraction() * limit);
  }

  of<T>(items: readonly T[]): T {
    const { [this.below(items.length)]: item } = items;
    return item as T;
  }
}
