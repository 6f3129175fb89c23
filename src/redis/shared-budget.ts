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
 * share of the window. After a pause, half of the share may start at once, the rest at even intervals: then a delay
 * between permission and arrival moves few calls into the next second. One slot in flight is reserved for writes.
 *
 * Keys: starts in the window, calls in flight (by the time at which they count as ended), waiting instances, starts of
 * this instance, and the time of its next start. Returns the numbers of writes and reads, the milliseconds after which
 * to ask again, and the number of waiting instances.
 */
const ACQUIRE = scriptOf(`${NOW}
local window, max, max_in_flight, max_call = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local writes, reads, first, unreported = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9])
local starts, in_flight, waiting, own, pace = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
for _, key in ipairs({ starts, waiting, own }) do redis.call('ZREMRANGEBYSCORE', key, '-inf', now - window) end
redis.call('ZREMRANGEBYSCORE', in_flight, '-inf', now)
for index = 1, unreported do
  local id = ARGV[1] .. ':unreported:' .. first .. ':' .. index
  redis.call('ZADD', starts, now, id)
  redis.call('ZADD', own, now, id)
end
redis.call('ZADD', waiting, now, ARGV[1])
local instances = redis.call('ZCARD', waiting)
local share = math.ceil(max / instances)
local interval = window / share
local used = redis.call('ZCARD', own)
local head_start = used < share / 4 and window / 2 or window / 8
local next_start = math.max(tonumber(redis.call('GET', pace) or 0), now - head_start)
local room_in_window, blocking = max - redis.call('ZCARD', starts), starts
if share - used < room_in_window then room_in_window, blocking = share - used, own end
local room = math.min(room_in_window, math.floor((now - next_start) / interval) + 1)
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
next_start = next_start + (granted_writes + granted_reads) * interval
redis.call('SET', pace, string.format('%.3f', next_start), 'PX', window)
if granted_writes + granted_reads == writes + reads then redis.call('ZREM', waiting, ARGV[1]) end
for _, key in ipairs({ starts, waiting, own }) do redis.call('PEXPIRE', key, window) end
redis.call('PEXPIRE', in_flight, max_call)
local pause = 20
if room <= 0 then
  local oldest = redis.call('ZRANGE', blocking, 0, 0, 'WITHSCORES')
  local leaves = room_in_window <= 0 and oldest[2] and tonumber(oldest[2]) + window or now
  pause = math.max(1, math.ceil(math.max(next_start, leaves) - now))
end
return { granted_writes, granted_reads, pause, instances }
`);

/** A permission that took longer, in milliseconds, is recorded again: its call starts later than Redis has recorded. */
const LATE_MS = 25;

/** Records that calls start now. Keys: starts in the window, starts of this instance. */
const RESTART = scriptOf(`${NOW}
for _, key in ipairs(KEYS) do
  for index = 3, #ARGV do redis.call('ZADD', key, now, ARGV[index]) end
  redis.call('PEXPIRE', key, ARGV[2])
end
`);

/**
 * One budget for all instances. Without Redis, each instance keeps to its share: the limits divided by the number of
 * instances that were last known.
 */
export class SharedBudget implements Budget {
  readonly #options: SharedBudgetOptions;
  readonly #local: LocalBudget;
  readonly #keys: {
    readonly starts: string;
    readonly inFlight: string;
    readonly own: string;
    readonly waiting: string;
    readonly pace: string;
  };
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
    this.#keys = {
      starts: key('starts'),
      inFlight: key('inflight'),
      waiting: key('waiting'),
      own: key(`starts:${store.instance}`),
      pace: key(`pace:${store.instance}`),
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
    const { store, limits, maxCallMs, now, delay, random } = this.#options;
    const askedAt = now();
    const { maxPerSecond, maxInFlight } = limits;
    const first = this.#lastId + 1;
    this.#lastId += reads + writes;
    const unreported = Math.min(this.#unreported, this.#local.recent);
    this.#unreported = 0;
    const args = [WINDOW_MS, maxPerSecond, maxInFlight, maxCallMs, writes, reads, first, unreported];
    const { starts, inFlight, waiting, own, pace } = this.#keys;
    const keys = [starts, inFlight, waiting, own, pace];
    const reply = await store.run(ACQUIRE, keys, args);
    const asked = Array.from({ length: reads + writes }, (_, index) => `${store.instance}:${first + index}`);
    if (reply === null) {
      // Redis may have granted them, although its answer did not arrive.
      this.#giveBack(asked);
      this.#unreported += unreported;
      this.#isAsking = false;
      check();
      return;
    }
    const [grantedWrites = 0, grantedReads = 0, pauseMs = 0, instances = 1] = (reply as unknown[]).map(
      Number,
    );
    const granted = asked.slice(0, grantedWrites + grantedReads);
    this.#waitingInstances = instances;
    this.#granted.writes.push(...granted.slice(0, grantedWrites));
    this.#granted.reads.push(...granted.slice(grantedWrites));
    // Instances that wait for the same start to leave the window should not always ask in the same order.
    if (granted.length === 0) await delay(Math.min(Math.max(1, pauseMs), MAX_PAUSE_MS) + random() * 10);
    this.#isAsking = false;
    check();
    const unused = [...this.#granted.writes.splice(0), ...this.#granted.reads.splice(0)];
    this.#giveBack(unused);
    const started = granted.filter((id) => !unused.includes(id));
    if (started.length > 0 && now() - askedAt > LATE_MS)
      void store.run(RESTART, [starts, own], [WINDOW_MS, ...started]);
  }

  /** Gives back permissions that no call needs. */
  #giveBack(ids: readonly string[]): void {
    if (ids.length === 0) return;
    const { inFlight, starts, own } = this.#keys;
    for (const key of [inFlight, starts, own]) this.#options.store.remove(key, ids);
  }

  /** The limits without Redis. */
  #localLimits(): RateLimits {
    const { limits, store } = this.#options;
    const share = (limit: number) => Math.max(1, Math.floor(limit / store.instances));
    return { maxPerSecond: share(limits.maxPerSecond), maxInFlight: share(limits.maxInFlight) };
  }
}
