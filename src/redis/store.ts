import type { Redis } from 'ioredis';
import { evaluate, NOW, type Script, scriptOf } from './script.ts';

/** The state that the instances of a gateway share. */
export interface SharedStore {
  /** Whether Redis does not answer, so that this instance has to do without it. */
  readonly isDegraded: boolean;
  /** The number of running instances, as far as it is known; at least 1. */
  readonly instances: number;
  /** The name of this instance, different for each start. */
  readonly instance: string;
  /** Runs a script, with the name of this instance as its first argument. Resolves to null if Redis does not answer. The first call connects. */
  run(script: Script, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>;
  /** Removes the members of a sorted set in the background; later, if Redis does not answer. */
  remove(key: string, members: readonly string[]): void;
  close(): Promise<void>;
}

export interface SharedStoreOptions {
  /** `redis://…` or `rediss://…` */
  readonly url: string;
  readonly instance: string;
  /** Called when Redis stops answering, and when it answers again. */
  readonly onChange: (isDegraded: boolean, cause: unknown) => void;
}

const BEAT_MS = 1000;

/** An instance that was not heard of for so long counts as stopped. */
const INSTANCE_MS = 5000;

/** A command without an answer for so long counts as failed. */
const COMMAND_MS = 1000;
const CONNECT_MS = 2000;

const INSTANCES_KEY = 'sig:instances';

const BEAT = scriptOf(`${NOW}
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - tonumber(ARGV[2]))
return redis.call('ZCARD', KEYS[1])
`);

/**
 * The shared state on Redis. If Redis fails, all calls return immediately until it answers a heartbeat again. So
 * requests never wait for Redis more than once.
 */
export class RedisStore implements SharedStore {
  readonly instance: string;
  isDegraded = false;
  instances = 1;
  readonly #options: SharedStoreOptions;
  #redis: Redis | null = null;
  #started: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  /** Members of sorted sets that could not be removed. */
  readonly #unremoved = new Map<string, readonly string[]>();

  constructor(options: SharedStoreOptions) {
    this.#options = options;
    this.instance = options.instance;
  }

  async run(script: Script, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    this.#started ??= this.#start();
    await this.#started;
    if (this.isDegraded) return null;
    try {
      return await inTime(evaluate(this.#redis, script, { keys, args: [this.instance, ...args] }));
    } catch (error) {
      this.#degrade(error);
      return null;
    }
  }

  remove(key: string, members: readonly string[]): void {
    const keep = () => this.#unremoved.set(key, [...(this.#unremoved.get(key) ?? []), ...members]);
    if (this.isDegraded) keep();
    else
      inTime(this.#redis?.zrem(key, ...members)).catch((error: unknown) => {
        this.#degrade(error);
        keep();
      });
  }

  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    if (this.#redis?.status === 'ready')
      await inTime(this.#redis.zrem(INSTANCES_KEY, this.instance)).catch(() => undefined);
    this.#redis?.disconnect();
  }

  async #start(): Promise<void> {
    const { Redis } = await import('ioredis');
    this.#redis = new Redis(this.#options.url, {
      lazyConnect: true,
      // Without a connection, commands fail immediately.
      enableOfflineQueue: false,
      connectTimeout: CONNECT_MS,
      maxRetriesPerRequest: 0,
      retryStrategy: (attempt) => Math.min(100 * attempt, 1000),
    });
    // Without a listener, Node would throw. The failed commands report the same problem.
    this.#redis.on('error', () => {});
    await this.#redis.connect().catch(() => undefined);
    await this.#beat();
    this.#timer = setInterval(() => void this.#beat(), BEAT_MS).unref();
  }

  async #beat(): Promise<void> {
    try {
      this.instances = Math.max(
        1,
        Number(
          await inTime(
            evaluate(this.#redis, BEAT, { keys: [INSTANCES_KEY], args: [this.instance, INSTANCE_MS] }),
          ),
        ),
      );
      if (!this.isDegraded) return;
      this.isDegraded = false;
      const unremoved = [...this.#unremoved];
      this.#unremoved.clear();
      for (const [key, members] of unremoved) this.remove(key, members);
      this.#options.onChange(false, null);
    } catch (error) {
      this.#degrade(error);
    }
  }

  #degrade(cause: unknown): void {
    if (this.isDegraded) return;
    this.isDegraded = true;
    this.#options.onChange(true, cause);
  }
}

/** Rejects if a command takes too long. If this process was busy, it first reads the answers that have arrived. */
async function inTime<T>(command: Promise<T> | undefined): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    const fail = () => reject(new Error(`Redis did not answer within ${COMMAND_MS} ms.`));
    // Timers run before the sockets are read, and their events after that.
    timer = setTimeout(() => setImmediate(() => setImmediate(fail)), COMMAND_MS);
  });
  try {
    return await Promise.race([command, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
