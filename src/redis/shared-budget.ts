import { type Budget, LocalBudget, type RateLimits, type WaitingCalls } from '../stripe/budget.ts';
import { NOW, scriptOf } from './script.ts';
import type { SharedStore } from './store.ts';

export interface SharedBudgetOptions {
  readonly store: SharedStore;
  /** The name of the budget in Redis. It must not contain a key of Stripe's. */
  readonly name: string;
  /** The limits of all instances together. */
  readonly limits: RateLimits;
  /** Milliseconds after which a call that was never released counts as ended, because its instance was killed. */
  readonly maxCallMs: number;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** Resolves after `ms` milliseconds. */
  readonly delay: (ms: number) => Promise<unknown>;
  /** A random number from 0 to 1. */
  readonly random: () => number;
}

/**
 * The window in which `maxPerSecond` calls may start. It is longer than a second, because the time between permission
 * and arrival at Stripe differs from call to call.
 */
const WINDOW_MS = 1100;

/** The maximum time between two requests for permission, in milliseconds. */
const MAX_PAUSE_MS = 250;

/**
 * Grants waiting calls permission to start: first writes, then reads. While several instances wait, each gets an equal
 * share of the window. One slot in flight is reserved for writes.
 *
 * Keys: starts in the window, calls in flight (by the time at which they count as ended), waiting instances, starts of
 * this instance. Returns the numbers of writes and reads, the milliseconds after which it is worth to ask again, and the
 * number of waiting instances.
 */
const ACQUIRE = scriptOf(`${NOW}
local window, max, max_in_flight, max_call = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local writes, reads, first, unreported = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local starts, in_flight, waiting, own = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
for _, key in ipairs({ starts, waiting, own }) do redis.call('ZREMRANGEBYSCORE', key, '-inf', now - window) end
redis.call('ZREMRANGEBYSCORE', in_flight, '-inf', now)
for index = 1, unreported do
  local id = ARGV[1] .. ':unreported:' .. first .. ':' .. index
  redis.call('ZADD', starts, now, id)
  redis.call('ZADD', own, now, id)
end
redis.call('ZADD', waiting, now, ARGV[1])
local instances = redis.call('ZCARD', waiting)
local room = max - redis.call('ZCARD', starts)
local blocking = starts
if instances > 1 then
  local own_room = math.ceil(max / instances) - redis.call('ZCARD', own)
  if own_room < room then room, blocking = own_room, own end
end
local flying = redis.call('ZCARD', in_flight)
local granted_writes = math.max(0, math.min(writes, room, max_in_flight - flying))
local granted_reads = math.max(0, math.min(
  reads, room - granted_writes, math.max(1, max_in_flight - 1) - flying - granted_writes))
for index = first, first + granted_writes + granted_reads - 1 do
  local id = ARGV[1] .. ':' .. index
  redis.call('ZADD', starts, now, id)
  redis.call('ZADD', own, now, id)
  redis.call('ZADD', in_flight, now + max_call, id)
end
if granted_writes + granted_reads == writes + reads then redis.call('ZREM', waiting, ARGV[1]) end
for _, key in ipairs({ starts, waiting, own }) do redis.call('PEXPIRE', key, window) end
redis.call('PEXPIRE', in_flight, max_call)
local pause = 20
if room <= 0 then
  local oldest = redis.call('ZRANGE', blocking, 0, 0, 'WITHSCORES')
  if oldest[2] then pause = tonumber(oldest[2]) + window - now end
end
return { granted_writes, granted_reads, pause, instances }
`);

/**
 * One budget for all instances. Without Redis, each instance keeps to its share: the limits divided by the number of
 * instances that were last known.
 */
export class SharedBudget implements Budget {
  readonly #options: SharedBudgetOptions;
  readonly #local: LocalBudget;
  readonly #keys: { readonly starts: string; readonly inFlight: string; readonly all: readonly string[] };
  /** Ids of granted calls that have not started. */
  readonly #granted: { readonly reads: string[]; readonly writes: string[] } = { reads: [], writes: [] };
  #lastId = 0;
  #waitingInstances = 1;
  /** Calls that Redis does not know, because they started while it was not available. */
  #unreported = 0;
  #isAsking = false;

  constructor(options: SharedBudgetOptions) {
    this.#options = options;
    const { store, name, now, delay } = options;
    this.#local = new LocalBudget({ limits: () => this.#localLimits(), now, delay });
    // The braces let Redis Cluster store all keys of a budget in one slot.
    const key = (kind: string) => `sig:{${name}}:${kind}`;
    const [starts, inFlight] = [key('starts'), key('inflight')];
    this.#keys = {
      starts,
      inFlight,
      all: [starts, inFlight, key('waiting'), key(`starts:${store.instance}`)],
    };
  }

  get isIdle(): boolean {
    return this.#local.isIdle && !this.#isAsking;
  }

  take(isWrite: boolean): (() => void) | null {
    const { store } = this.#options;
    if (store.isDegraded) {
      const end = this.#local.take(isWrite);
      if (end) this.#unreported += 1;
      return end;
    }
    const id = (isWrite ? this.#granted.writes.pop() : undefined) ?? this.#granted.reads.pop();
    if (id === undefined) return null;
    const end = this.#local.record(isWrite);
    return () => {
      end();
      store.remove(this.#keys.inFlight, [id]);
    };
  }

  waitMs(waiting: number): number {
    const { store, limits } = this.#options;
    if (store.isDegraded) return this.#local.waitMs(waiting);
    return ((waiting * this.#waitingInstances) / limits.maxPerSecond) * WINDOW_MS;
  }

  notify(waiting: WaitingCalls, check: () => void): void {
    if (this.#options.store.isDegraded) this.#local.notify(waiting, check);
    else if (!this.#isAsking) void this.#ask(waiting, check);
  }

  async #ask({ reads, writes }: WaitingCalls, check: () => void): Promise<void> {
    this.#isAsking = true;
    const { store, limits, maxCallMs, delay, random } = this.#options;
    const { maxPerSecond, maxInFlight } = limits;
    const first = this.#lastId + 1;
    this.#lastId += reads + writes;
    const unreported = Math.min(this.#unreported, this.#local.recent);
    this.#unreported = 0;
    const args = [WINDOW_MS, maxPerSecond, maxInFlight, maxCallMs, writes, reads, first, unreported];
    const reply = await store.run(ACQUIRE, this.#keys.all, args);
    if (reply !== null) {
      const [grantedWrites = 0, grantedReads = 0, pauseMs = 0, instances = 1] = (reply as unknown[]).map(
        Number,
      );
      this.#waitingInstances = instances;
      const ids = Array.from(
        { length: grantedWrites + grantedReads },
        (_, index) => `${store.instance}:${first + index}`,
      );
      this.#granted.writes.push(...ids.slice(0, grantedWrites));
      this.#granted.reads.push(...ids.slice(grantedWrites));
      // Instances that wait for the same start to leave the window should not always ask in the same order.
      if (ids.length === 0) await delay(Math.min(Math.max(1, pauseMs), MAX_PAUSE_MS) + random() * 10);
    }
    this.#isAsking = false;
    check();
    this.#returnUnused();
  }

  /** Gives back permissions that no call needs any more. */
  #returnUnused(): void {
    const unused = [...this.#granted.writes.splice(0), ...this.#granted.reads.splice(0)];
    if (unused.length === 0) return;
    for (const key of [this.#keys.inFlight, this.#keys.starts]) this.#options.store.remove(key, unused);
  }

  /** The limits without Redis. */
  #localLimits(): RateLimits {
    const { limits, store } = this.#options;
    const share = (limit: number) => Math.max(1, Math.floor(limit / store.instances));
    return { maxPerSecond: share(limits.maxPerSecond), maxInFlight: share(limits.maxInFlight) };
  }
}
