import { isLoopback } from '../http/addresses.ts';
import type { CancelSignal } from '../http/cancel-signal.ts';

/** Rate limits for one key and account. They should leave room for other programs that use the same account. */
export interface RateLimits {
  /** The maximum number of calls that start within any second. */
  readonly maxPerSecond: number;
  /** The maximum number of calls in flight. */
  readonly maxInFlight: number;
}

export interface LimiterOptions extends RateLimits {
  /** Milliseconds. A call that would have to wait longer is rejected immediately. */
  readonly maxWaitMs: number;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** Resolves after `ms` milliseconds. */
  readonly delay: (ms: number) => Promise<unknown>;
}

/** A call that waits for permission to start. */
export interface QueuedCall {
  /** Calls of one GraphQL request share a group. Groups are served in turn. */
  readonly group: object;
  readonly isWrite: boolean;
  /** When the call gives up waiting, in milliseconds of the limiter's clock. */
  readonly endsAt: number;
  /** If it is aborted, the call gives up waiting. */
  readonly signal?: CancelSignal | undefined;
}

/** Permission to start a call, which must be released after the call. Without `release`, the call was rejected. */
export type Slot =
  | { readonly release: () => void }
  | { readonly release?: undefined; readonly retryAfterMs: number };

interface Waiting {
  readonly call: QueuedCall;
  readonly resolve: (slot: Slot) => void;
}

/** The window of `maxPerSecond`, in milliseconds. */
const WINDOW_MS = 1000;

/** After this number of writes in a row, a waiting read is next. */
const WRITES_PER_READ = 3;

/**
 * Starts calls within the rate limits. The groups take turns, so that a request with many calls does not block others.
 * Writes go before reads, but after three writes a waiting read goes first. One slot in flight is reserved for writes. A
 * call that would have to wait too long is rejected immediately.
 */
export class Limiter {
  readonly #options: LimiterOptions;
  readonly #queues = { read: new FairQueue(), write: new FairQueue() };
  /** Start times within the window, oldest first. */
  readonly #startTimes: number[] = [];
  #writesInARow = 0;
  #inFlight = 0;
  #readsInFlight = 0;
  #hasTimer = false;

  constructor(options: LimiterOptions) {
    this.#options = options;
  }

  /** Whether a new limiter would behave in the same way: nothing is in flight, waiting, or in the window. */
  get isIdle(): boolean {
    this.#dropOldStartTimes();
    return this.#inFlight === 0 && this.#waiting === 0 && this.#startTimes.length === 0;
  }

  /** Starts a call if it does not have to wait; otherwise returns null. Cheaper than `acquire`, which creates a promise. */
  tryAcquire(isWrite: boolean): Slot | null {
    this.#dropOldStartTimes();
    const hasRoom = this.#waiting === 0 && this.#hasRoom() && (isWrite || this.#mayRead());
    if (!hasRoom) return null;
    this.#writesInARow = isWrite ? this.#writesInARow + 1 : 0;
    return this.#start(isWrite);
  }

  /** Resolves when the call may start or is rejected by the limiter. The promise itself never rejects. */
  acquire(call: QueuedCall): Promise<Slot> {
    if (this.#minWaitMs() > this.#options.maxWaitMs) this.#dropExpired();
    const waitMs = this.#minWaitMs();
    if (waitMs > this.#options.maxWaitMs) return Promise.resolve({ retryAfterMs: Math.ceil(waitMs) });
    return new Promise((resolve) => {
      this.#queues[call.isWrite ? 'write' : 'read'].add({ call, resolve });
      this.#startCalls();
    });
  }

  get #waiting(): number {
    return this.#queues.read.size + this.#queues.write.size;
  }

  /** The time until the window has room for a new call. It may wait longer if too many calls are in flight. */
  #minWaitMs(): number {
    this.#dropOldStartTimes();
    const { maxPerSecond } = this.#options;
    const excess = Math.max(0, this.#waiting + this.#startTimes.length + 1 - maxPerSecond);
    return (excess / maxPerSecond) * WINDOW_MS;
  }

  #dropOldStartTimes(): void {
    const since = this.#options.now() - WINDOW_MS;
    while (this.#startTimes[0] !== undefined && this.#startTimes[0] <= since) this.#startTimes.shift();
  }

  #startCalls(): void {
    this.#dropOldStartTimes();
    while (this.#hasRoom()) {
      const next = this.#takeNext();
      if (!next) break;
      next.resolve(this.#isExpired(next) ? { retryAfterMs: WINDOW_MS } : this.#start(next.call.isWrite));
    }
    this.#setTimer();
  }

  #hasRoom(): boolean {
    const { maxPerSecond, maxInFlight } = this.#options;
    return this.#inFlight < maxInFlight && this.#startTimes.length < maxPerSecond;
  }

  /** One slot in flight is reserved for writes. */
  #mayRead(): boolean {
    return this.#readsInFlight < Math.max(1, this.#options.maxInFlight - 1);
  }

  #takeNext(): Waiting | undefined {
    const { read, write } = this.#queues;
    const isReadNext = write.size === 0 || this.#writesInARow >= WRITES_PER_READ;
    if (read.size > 0 && this.#mayRead() && isReadNext) {
      this.#writesInARow = 0;
      return read.take();
    }
    const next = write.take();
    if (next) this.#writesInARow += 1;
    return next;
  }

  #start(isWrite: boolean): Slot {
    const reads = isWrite ? 0 : 1;
    this.#inFlight += 1;
    this.#readsInFlight += reads;
    this.#startTimes.push(this.#options.now());
    let isReleased = false;
    const release = () => {
      if (isReleased) return;
      isReleased = true;
      this.#inFlight -= 1;
      this.#readsInFlight -= reads;
      if (this.#waiting > 0) this.#startCalls();
    };
    return { release };
  }

  /**
   * Schedules the next check of the queues: when the window has room again, or after a quarter of a second if it already
   * has room, so that calls which wait for a slot in flight are rejected at their deadline.
   */
  #setTimer(): void {
    if (this.#hasTimer || this.#waiting === 0) return;
    this.#hasTimer = true;
    const oldest = this.#startTimes[0];
    const isFull = this.#startTimes.length >= this.#options.maxPerSecond && oldest !== undefined;
    const delayMs = isFull ? Math.max(1, oldest + WINDOW_MS - this.#options.now()) : WINDOW_MS / 4;
    this.#options.delay(delayMs).then(() => {
      this.#hasTimer = false;
      this.#dropExpired();
      this.#startCalls();
    });
  }

  #isExpired({ call }: Waiting): boolean {
    return call.endsAt <= this.#options.now() || call.signal?.aborted === true;
  }

  #dropExpired(): void {
    for (const queue of Object.values(this.#queues))
      for (const { resolve } of queue.removeWhere((waiting) => this.#isExpired(waiting)))
        resolve({ retryAfterMs: WINDOW_MS });
  }
}

/** A queue in which groups take turns. Within a group, the oldest call is first. */
class FairQueue {
  /** In the order of their turns. */
  readonly #byGroup = new Map<object, Waiting[]>();
  size = 0;

  add(waiting: Waiting): void {
    const sameGroup = this.#byGroup.get(waiting.call.group);
    if (sameGroup) sameGroup.push(waiting);
    else this.#byGroup.set(waiting.call.group, [waiting]);
    this.size += 1;
  }

  take(): Waiting | undefined {
    const [first] = this.#byGroup;
    if (!first) return undefined;
    const [group, waiting] = first;
    const next = waiting.shift();
    this.#byGroup.delete(group);
    if (waiting.length > 0) this.#byGroup.set(group, waiting);
    this.size -= 1;
    return next;
  }

  removeWhere(shouldRemove: (waiting: Waiting) => boolean): Waiting[] {
    const removed: Waiting[] = [];
    for (const [group, waiting] of this.#byGroup) {
      const kept = waiting.filter((each) => !shouldRemove(each));
      if (kept.length === waiting.length) continue;
      removed.push(...waiting.filter(shouldRemove));
      if (kept.length > 0) this.#byGroup.set(group, kept);
      else this.#byGroup.delete(group);
    }
    this.size -= removed.length;
    return removed;
  }
}

/** One limiter for each key and account. */
export class Limiters {
  readonly #options: LimiterOptions;
  readonly #limiters = new Map<string, Limiter>();

  constructor(options: LimiterOptions) {
    this.#options = options;
  }

  /** @param account null for the key's own account */
  get(apiKey: string, account: string | null): Limiter {
    const name = `${apiKey} ${account ?? ''}`;
    const existing = this.#limiters.get(name);
    if (existing) return existing;
    for (const [other, limiter] of this.#limiters) if (limiter.isIdle) this.#limiters.delete(other);
    const limiter = new Limiter(this.#options);
    this.#limiters.set(name, limiter);
    return limiter;
  }
}

/**
 * The default limits. Stripe allows 100 calls a second for an account, 25 in test mode
 * (https://docs.stripe.com/rate-limits). A loopback address is a sandbox, which has no limit.
 */
export function defaultLimits(apiKey: string, apiBase: string): RateLimits {
  const { hostname } = new URL(apiBase);
  if (isLoopback(hostname.replace(/^\[|\]$/g, ''))) return { maxPerSecond: 10_000, maxInFlight: 1000 };
  return apiKey.includes('_live_')
    ? { maxPerSecond: 80, maxInFlight: 60 }
    : { maxPerSecond: 20, maxInFlight: 20 };
}
