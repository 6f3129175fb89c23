/** Rate limits for one key and account. They should leave room for other programs that use the same account. */
export interface RateLimits {
  /** The maximum number of calls that start within any second. */
  readonly maxPerSecond: number;
  /** The maximum number of calls in flight. */
  readonly maxInFlight: number;
}

/** The numbers of calls that wait for permission to start. */
export interface WaitingCalls {
  readonly reads: number;
  readonly writes: number;
}

/** Grants calls permission to start, within the rate limits of one key and account. */
export interface Budget {
  /** Permission to start a call now: a function to call when the call has ended. Null if the call must wait. */
  take(isWrite: boolean): (() => void) | null;
  /** An estimate of the milliseconds that one more call has to wait behind the waiting ones; 0 if it may start now. */
  waitMs(waiting: number): number;
  /** Calls `check` once, as soon as waiting calls may start; at the latest after some time, so that they can expire. */
  notify(waiting: WaitingCalls, check: () => void): void;
  /** Whether a new budget would behave in the same way: nothing is in flight, or in the window. */
  readonly isIdle: boolean;
}

export interface LocalBudgetOptions {
  /** The limits at this time. */
  readonly limits: () => RateLimits;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** Resolves after `ms` milliseconds. */
  readonly delay: (ms: number) => Promise<unknown>;
}

/** The window of `maxPerSecond`, in milliseconds. */
const WINDOW_MS = 1000;

/** The budget of one process. One slot in flight is reserved for writes. */
export class LocalBudget implements Budget {
  readonly #options: LocalBudgetOptions;
  /** Start times within the window, oldest first. */
  readonly #startTimes: number[] = [];
  #inFlight = 0;
  #readsInFlight = 0;
  #hasTimer = false;

  constructor(options: LocalBudgetOptions) {
    this.#options = options;
  }

  get isIdle(): boolean {
    this.#dropOldStartTimes();
    return this.#inFlight === 0 && this.#startTimes.length === 0;
  }

  /** The number of calls that started within the window. */
  get recent(): number {
    this.#dropOldStartTimes();
    return this.#startTimes.length;
  }

  take(isWrite: boolean): (() => void) | null {
    this.#dropOldStartTimes();
    const { maxPerSecond, maxInFlight } = this.#options.limits();
    const hasRoom = this.#inFlight < maxInFlight && this.#startTimes.length < maxPerSecond;
    const mayStart = hasRoom && (isWrite || this.#readsInFlight < Math.max(1, maxInFlight - 1));
    return mayStart ? this.record(isWrite) : null;
  }

  /** Counts a call that starts now, even beyond the limits. */
  record(isWrite: boolean): () => void {
    const reads = isWrite ? 0 : 1;
    this.#inFlight += 1;
    this.#readsInFlight += reads;
    this.#startTimes.push(this.#options.now());
    let isReleased = false;
    return () => {
      if (isReleased) return;
      isReleased = true;
      this.#inFlight -= 1;
      this.#readsInFlight -= reads;
    };
  }

  /** The time until the window has room. A call may wait longer if too many calls are in flight. */
  waitMs(waiting: number): number {
    this.#dropOldStartTimes();
    const { maxPerSecond } = this.#options.limits();
    const excess = Math.max(0, waiting + this.#startTimes.length + 1 - maxPerSecond);
    return (excess / maxPerSecond) * WINDOW_MS;
  }

  /** Checks when the window has room again; after a quarter of a second if calls wait for a slot in flight. */
  notify(_waiting: WaitingCalls, check: () => void): void {
    if (this.#hasTimer) return;
    this.#hasTimer = true;
    const oldest = this.#startTimes[0];
    const isFull = this.#startTimes.length >= this.#options.limits().maxPerSecond && oldest !== undefined;
    const delayMs = isFull ? Math.max(1, oldest + WINDOW_MS - this.#options.now()) : WINDOW_MS / 4;
    this.#options.delay(delayMs).then(() => {
      this.#hasTimer = false;
      check();
    });
  }

  #dropOldStartTimes(): void {
    const since = this.#options.now() - WINDOW_MS;
    while (this.#startTimes[0] !== undefined && this.#startTimes[0] <= since) this.#startTimes.shift();
  }
}
