import { isLoopback } from '../http/addresses.ts';
import type { CancelSignal } from '../http/cancel-signal.ts';
import type { Budget, RateLimits } from './budget.ts';

export interface LimiterOptions {
  readonly budget: Budget;
  /** Milliseconds. A call that would have to wait longer is rejected immediately. */
  readonly maxWaitMs: number;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
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

/** The `retryAfterMs` of a call that has waited until its deadline. */
const RETRY_MS = 1000;

/** After this number of writes in a row, a waiting read is next. */
const WRITES_PER_READ = 3;

/**
 * Starts calls as its budget allows. The groups take turns, so that a request with many calls does not block others.
 * Writes go before reads, but after three writes a waiting read goes first. A call that would have to wait too long is
 * rejected immediately.
 */
export class Limiter {
  readonly #options: LimiterOptions;
  readonly #queues = { read: new FairQueue(), write: new FairQueue() };
  #writesInARow = 0;

  constructor(options: LimiterOptions) {
    this.#options = options;
  }

  /** Whether a new limiter would behave in the same way. */
  get isIdle(): boolean {
    return this.#waiting === 0 && this.#options.budget.isIdle;
  }

  /** Starts a call if it does not have to wait; otherwise returns null. Cheaper than `acquire`, which creates a promise. */
  tryAcquire(isWrite: boolean): Slot | null {
    const end = this.#waiting === 0 ? this.#options.budget.take(isWrite) : null;
    return end && this.#start(isWrite, end);
  }

  /** Resolves when the call may start or is rejected by the limiter. The promise itself never rejects. */
  acquire(call: QueuedCall): Promise<Slot> {
    const { budget, maxWaitMs } = this.#options;
    if (budget.waitMs(this.#waiting) > maxWaitMs) this.#dropExpired();
    const waitMs = budget.waitMs(this.#waiting);
    if (waitMs > maxWaitMs) return Promise.resolve({ retryAfterMs: Math.ceil(waitMs) });
    return new Promise((resolve) => {
      this.#queues[call.isWrite ? 'write' : 'read'].add({ call, resolve });
      this.#startCalls();
    });
  }

  get #waiting(): number {
    return this.#queues.read.size + this.#queues.write.size;
  }

  #startCalls(): void {
    while (this.#startNext());
    if (this.#waiting === 0) return;
    const { read, write } = this.#queues;
    this.#options.budget.notify({ reads: read.size, writes: write.size }, () => {
      this.#dropExpired();
      this.#startCalls();
    });
  }

  /** Whether a call was started. */
  #startNext(): boolean {
    const { budget } = this.#options;
    const { read, write } = this.#queues;
    const isReadNext = read.size > 0 && (write.size === 0 || this.#writesInARow >= WRITES_PER_READ);
    const endOfRead = isReadNext ? budget.take(false) : null;
    const isWrite = endOfRead === null;
    const end = endOfRead ?? (write.size > 0 ? budget.take(true) : null);
    if (!end) return false;
    const queue = isWrite ? write : read;
    let next = queue.take();
    while (next && this.#isExpired(next)) {
      next.resolve({ retryAfterMs: RETRY_MS });
      next = queue.take();
    }
    if (next) next.resolve(this.#start(isWrite, end));
    else end();
    return true;
  }

  #start(isWrite: boolean, end: () => void): Slot {
    this.#writesInARow = isWrite ? this.#writesInARow + 1 : 0;
    const release = () => {
      end();
      if (this.#waiting > 0) this.#startCalls();
    };
    return { release };
  }

  #isExpired({ call }: Waiting): boolean {
    return call.endsAt <= this.#options.now() || call.signal?.aborted === true;
  }

  #dropExpired(): void {
    for (const queue of Object.values(this.#queues))
      for (const { resolve } of queue.removeWhere((waiting) => this.#isExpired(waiting)))
        resolve({ retryAfterMs: RETRY_MS });
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

interface LimitersOptions extends Omit<LimiterOptions, 'budget'> {
  /** @param account null for the key's own account */
  readonly budgetOf: (apiKey: string, account: string | null) => Budget;
}

/** One limiter for each key and account. */
export class Limiters {
  readonly #options: LimitersOptions;
  readonly #limiters = new Map<string, Limiter>();

  constructor(options: LimitersOptions) {
    this.#options = options;
  }

  /** @param account null for the key's own account */
  get(apiKey: string, account: string | null): Limiter {
    const name = `${apiKey} ${account ?? ''}`;
    const existing = this.#limiters.get(name);
    if (existing) return existing;
    for (const [other, limiter] of this.#limiters) if (limiter.isIdle) this.#limiters.delete(other);
    const limiter = new Limiter({ ...this.#options, budget: this.#options.budgetOf(apiKey, account) });
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
