/** How much may be asked of Stripe with one key and for one account. */
export interface LimiterOptions {
  /** The most calls that start in any span of one second. */
  readonly maxPerSecond: number;
  /** The most calls under way at once. */
  readonly maxInFlight: number;
  /** The most milliseconds for which a call may have to wait for its turn. */
  readonly maxWaitMs: number;
  /** Milliseconds of a clock that never runs backwards. */
  readonly now: () => number;
  /** Ends after so many milliseconds. */
  readonly delay: (ms: number) => Promise<unknown>;
}

/** A call that asks for its turn. */
export interface Turn {
  /** Whoever asks: turns go round among those who do. */
  readonly caller: object;
  readonly isWrite: boolean;
  /** When the turn is of no use any more, by the limiter's clock. */
  readonly endsAt: number;
  /** Once it is aborted, nobody waits for the turn any more. */
  readonly signal?: AbortSignal | undefined;
}

/** What a turn comes to: `release` ends it; without it, there was none in time. */
export type Granted =
  | { readonly release: () => void }
  | { readonly release?: undefined; readonly retryAfterMs: number };

interface Waiting {
  readonly turn: Turn;
  readonly settle: (granted: Granted) => void;
}

const SPAN_MS = 1000;

/** After so many writes in a row, a read that waits has its turn. */
const WRITES_PER_READ = 3;

/**
 * Lets calls start one after the other, within the limits. Authenticator take turns, so that one who asks for much does not
 * hold up others; writes go before reads, but every fourth turn is a read's; and reads leave room for a write in
 * flight. A call that would have to wait too long is refused at once.
 */
export class Limiter {
  readonly #options: LimiterOptions;
  readonly #queues = { read: new FairQueue(), write: new FairQueue() };
  /** When the last calls started, the oldest first. */
  readonly #starts: number[] = [];
  #writesInARow = 0;
  #inFlight = 0;
  #readsInFlight = 0;
  #isWaking = false;

  constructor(options: LimiterOptions) {
    this.#options = options;
  }

  /** Whether nothing is under way, waiting, or of account for the next second. */
  get isIdle(): boolean {
    this.#forgetStarts();
    return this.#inFlight === 0 && this.#waiting === 0 && this.#starts.length === 0;
  }

  /** Settles when the call may start, or when it will not. Never rejects. */
  take(turn: Turn): Promise<Granted> {
    if (this.#leastWaitMs() > this.#options.maxWaitMs) this.#dropUseless();
    const waitMs = this.#leastWaitMs();
    if (waitMs > this.#options.maxWaitMs) return Promise.resolve({ retryAfterMs: Math.ceil(waitMs) });
    return new Promise((settle) => {
      this.#queues[turn.isWrite ? 'write' : 'read'].add({ turn, settle });
      this.#startAll();
    });
  }

  get #waiting(): number {
    return this.#queues.read.size + this.#queues.write.size;
  }

  /** How long a call has to wait that comes now, if those under way end soon. */
  #leastWaitMs(): number {
    this.#forgetStarts();
    const { maxPerSecond } = this.#options;
    return (Math.max(0, this.#waiting + this.#starts.length + 1 - maxPerSecond) / maxPerSecond) * SPAN_MS;
  }

  #forgetStarts(): void {
    const since = this.#options.now() - SPAN_MS;
    while (this.#starts[0] !== undefined && this.#starts[0] <= since) this.#starts.shift();
  }

  #startAll(): void {
    this.#forgetStarts();
    while (this.#inFlight < this.#options.maxInFlight && this.#starts.length < this.#options.maxPerSecond) {
      const next = this.#next();
      if (!next) break;
      if (this.#isUseless(next)) next.settle({ retryAfterMs: SPAN_MS });
      else this.#start(next);
    }
    this.#wakeLater();
  }

  #next(): Waiting | undefined {
    const { read, write } = this.#queues;
    const readsMayStart = this.#readsInFlight < Math.max(1, this.#options.maxInFlight - 1);
    const isReadsTurn = write.size === 0 || this.#writesInARow >= WRITES_PER_READ;
    if (read.size > 0 && readsMayStart && isReadsTurn) {
      this.#writesInARow = 0;
      return read.take();
    }
    const next = write.take();
    if (next) this.#writesInARow += 1;
    return next;
  }

  #start({ turn, settle }: Waiting): void {
    const reads = turn.isWrite ? 0 : 1;
    this.#inFlight += 1;
    this.#readsInFlight += reads;
    this.#starts.push(this.#options.now());
    let isOver = false;
    const release = () => {
      if (isOver) return;
      isOver = true;
      this.#inFlight -= 1;
      this.#readsInFlight -= reads;
      this.#startAll();
    };
    settle({ release });
  }

  /** Those who wait for the next second, or for longer than they can, are looked at again in time. */
  #wakeLater(): void {
    if (this.#isWaking || this.#waiting === 0) return;
    this.#isWaking = true;
    const oldest = this.#starts[0];
    const isFull = this.#starts.length >= this.#options.maxPerSecond && oldest !== undefined;
    const pauseMs = isFull ? Math.max(1, oldest + SPAN_MS - this.#options.now()) : SPAN_MS / 4;
    this.#options.delay(pauseMs).then(() => {
      this.#isWaking = false;
      this.#dropUseless();
      this.#startAll();
    });
  }

  #isUseless({ turn }: Waiting): boolean {
    return turn.endsAt <= this.#options.now() || turn.signal?.aborted === true;
  }

  #dropUseless(): void {
    for (const queue of Object.values(this.#queues))
      for (const { settle } of queue.removeAll((each) => this.#isUseless(each)))
        settle({ retryAfterMs: SPAN_MS });
  }
}

/** A queue in which callers take turns, each with what it asked for first. */
class FairQueue {
  readonly #byCaller = new Map<object, Waiting[]>();
  size = 0;

  add(waiting: Waiting): void {
    const others = this.#byCaller.get(waiting.turn.caller);
    if (others) others.push(waiting);
    else this.#byCaller.set(waiting.turn.caller, [waiting]);
    this.size += 1;
  }

  take(): Waiting | undefined {
    const [first] = this.#byCaller;
    if (!first) return undefined;
    const [caller, waiting] = first;
    const next = waiting.shift();
    // Whoever had a turn goes to the end of the line.
    this.#byCaller.delete(caller);
    if (waiting.length > 0) this.#byCaller.set(caller, waiting);
    this.size -= 1;
    return next;
  }

  removeAll(isMeant: (waiting: Waiting) => boolean): Waiting[] {
    const removed: Waiting[] = [];
    for (const [caller, waiting] of this.#byCaller) {
      const left = waiting.filter((each) => !isMeant(each));
      if (left.length === waiting.length) continue;
      removed.push(...waiting.filter(isMeant));
      if (left.length > 0) this.#byCaller.set(caller, left);
      else this.#byCaller.delete(caller);
    }
    this.size -= removed.length;
    return removed;
  }
}

/** The limiters of a client, one for each key and account. */
export class Limiters {
  readonly #options: LimiterOptions;
  readonly #limiters = new Map<string, Limiter>();

  constructor(options: LimiterOptions) {
    this.#options = options;
  }

  /** @param account null for the key's own */
  of(apiKey: string, account: string | null): Limiter {
    const name = `${apiKey} ${account ?? ''}`;
    const known = this.#limiters.get(name);
    if (known) return known;
    for (const [other, limiter] of this.#limiters) if (limiter.isIdle) this.#limiters.delete(other);
    const limiter = new Limiter(this.#options);
    this.#limiters.set(name, limiter);
    return limiter;
  }
}

/** Limits that leave room for others who use the same account. */
export interface Limits {
  readonly maxPerSecond: number;
  readonly maxInFlight: number;
}

/**
 * What to ask of an upstream at most, unless somebody knows better. Stripe takes 100 calls a second of an account, 25 in
 * test mode (https://docs.stripe.com/rate-limits); an upstream on this machine is a sandbox, which takes any number.
 */
export function defaultLimits(apiKey: string, apiBase: string): Limits {
  const { hostname } = new URL(apiBase);
  if (/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname)) return { maxPerSecond: 10_000, maxInFlight: 1000 };
  return apiKey.includes('_live_')
    ? { maxPerSecond: 80, maxInFlight: 60 }
    : { maxPerSecond: 20, maxInFlight: 20 };
}
