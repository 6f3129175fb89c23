/** A clock for simulations: time passes only from one timer to the next. */
export class VirtualClock {
  now = 0;
  /** A binary heap, with the earliest timer first. */
  readonly #timers: { readonly at: number; readonly run: () => void }[] = [];

  after(ms: number, run: () => void): void {
    const timers = this.#timers;
    let index = timers.push({ at: this.now + ms, run }) - 1;
    for (let parent = (index - 1) >> 1; index > 0 && this.#swap(parent, index); parent = (index - 1) >> 1)
      index = parent;
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve));
  }

  /** Runs all timers, and those that they set, with their promises in between. */
  async run(): Promise<void> {
    for (let timer = this.#take(); timer; timer = this.#take()) {
      this.now = timer.at;
      timer.run();
      await new Promise((resolve) => void setImmediate(resolve));
    }
  }

  #take() {
    const timers = this.#timers;
    const [first] = timers;
    const last = timers.pop();
    if (!first || !last || first === last) return first;
    timers[0] = last;
    for (let index = 0; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      const child = (timers[right]?.at ?? Number.POSITIVE_INFINITY) < (timers[left]?.at ?? 0) ? right : left;
      if (!this.#swap(index, child)) return first;
      index = child;
    }
  }

  /** Brings a timer and one that should be later into order; false if they are. */
  #swap(earlier: number, later: number): boolean {
    const [one, other] = [this.#timers[earlier], this.#timers[later]];
    if (!one || !other || one.at <= other.at) return false;
    this.#timers[earlier] = other;
    this.#timers[later] = one;
    return true;
  }
}
