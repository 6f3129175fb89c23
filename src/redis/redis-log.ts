import type { Redis } from 'ioredis';
import type { EventFact } from '../events/event.ts';
import {
  type Cursor,
  type EventLog,
  type EventsSince,
  isAfter,
  type LoggedEvent,
  type Position,
  parseCursor,
} from '../events/event-log.ts';
import { delay } from '../http/cancel-signal.ts';
import { evaluate, NOW, scriptOf } from './script.ts';

export interface RedisLogOptions {
  readonly url: string;
  /** The name of the log in Redis: one for each Stripe key. It must not contain the key. */
  readonly name: string;
  /** The maximum number of events, approximately. The oldest are dropped. */
  readonly retained: number;
  /** The beginning of the name of a log that does not exist yet: no other instance has it. */
  readonly newLog: string;
}

/**
 * A new log is empty and gets a name, so that cursors of a log that was lost are recognized. The name contains the time,
 * because the same instance may create several logs.
 */
const NAME_OF_LOG = `${NOW}
local log = redis.call('GET', KEYS[2])
if not log then
  log = string.format('%s-%d', ARGV[1], now)
  redis.call('SET', KEYS[2], log)
  redis.call('DEL', KEYS[1], KEYS[3])
end
`;

const APPEND = scriptOf(`${NAME_OF_LOG}
local id, event, retained = ARGV[2], ARGV[3], tonumber(ARGV[4])
if redis.call('ZSCORE', KEYS[3], id) then return 0 end
redis.call('ZADD', KEYS[3], now, id)
redis.call('ZREMRANGEBYRANK', KEYS[3], 0, -2 * retained - 1)
redis.call('XADD', KEYS[1], 'MAXLEN', '~', retained, '*', 'log', log, 'event', event)
return 1
`);

/** Returns the name of the log, its last position, its first position, and whether events were dropped. */
const STATE = scriptOf(`${NAME_OF_LOG}
if redis.call('EXISTS', KEYS[1]) == 0 then return { log, '0-0', '0-0', 0 } end
local info, fields = redis.call('XINFO', 'STREAM', KEYS[1]), {}
for index = 1, #info, 2 do fields[info[index]] = info[index + 1] end
local first = fields['first-entry'] and fields['first-entry'][1] or fields['last-generated-id']
return { log, fields['last-generated-id'], first, fields['entries-added'] > fields['length'] and 1 or 0 }
`);

const PAGE_SIZE = 1000;

/** Milliseconds for which a read waits for new events. */
const BLOCK_MS = 5000;
const RETRY_MS = 500;
const COMMAND_MS = 2000;

/** How many of the last events are compared to find the newest one. */
const RECENT = 50;

type Entry = [position: string, fields: string[]];

/**
 * The log of all instances, as a Redis stream. Each instance reads it from the last position that it has seen, so that
 * nothing is lost while a connection is interrupted.
 */
export class RedisLog implements EventLog {
  readonly #options: RedisLogOptions;
  readonly #keys: readonly [stream: string, log: string, seen: string];
  #connections: Promise<{ readonly commands: Redis; readonly reader: Redis }> | null = null;
  /** The name of the log as the reader knows it. */
  #log = '';
  /** The position up to which the reader has read; null at first. */
  #from: Position | null = null;
  #onLoss: () => void = () => {};
  #isClosed = false;

  constructor(options: RedisLogOptions) {
    this.#options = options;
    const key = (kind: string) => `sig:{events:${options.name}}:${kind}`;
    this.#keys = [key('stream'), key('log'), key('seen')];
  }

  async append(fact: EventFact): Promise<boolean> {
    const { commands } = await this.#connect();
    const args = [this.#options.newLog, fact.id, JSON.stringify(fact), this.#options.retained];
    return (await evaluate(commands, APPEND, { keys: this.#keys, args })) === 1;
  }

  async head(): Promise<Cursor> {
    const { log, last } = await this.#state();
    return `${log}.${last}`;
  }

  async since(cursor: Cursor): Promise<EventsSince> {
    const parsed = parseCursor(cursor);
    const { log, first, last, isTrimmed } = await this.#state();
    if (!parsed || parsed.log !== log || (isTrimmed && isAfter(first, parsed.position))) return null;
    // A replica that has become the primary may not have the last events.
    if (isAfter(parsed.position, last)) return null;
    const { commands } = await this.#connect();
    const events: LoggedEvent[] = [];
    let from: string = parsed.position;
    for (;;) {
      const entries = await commands.xrange(this.#keys[0], `(${from}`, '+', 'COUNT', PAGE_SIZE);
      for (const entry of entries) events.push(eventOf(entry).event);
      const last = entries.at(-1);
      if (!last || entries.length < PAGE_SIZE) return events;
      [from] = last;
    }
  }

  cursorOf({ position }: LoggedEvent): Cursor {
    return `${this.#log}.${position}`;
  }

  async newestAt(): Promise<number | null> {
    const { commands } = await this.#connect();
    const entries = await commands.xrevrange(this.#keys[0], '+', '-', 'COUNT', RECENT);
    const times = entries.map((entry) => eventOf(entry).event.createdAt);
    return times.length === 0 ? null : Math.max(...times);
  }

  listen(onEvent: (event: LoggedEvent) => void, onLoss: () => void): void {
    this.#onLoss = onLoss;
    void this.#read(onEvent);
  }

  async claimCatchUp(account: string | null, ms: number): Promise<boolean> {
    const { commands } = await this.#connect();
    const key = `${this.#keys[0]}:catch-up:${account ?? ''}`;
    return (await commands.set(key, '1', 'PX', Math.max(1, Math.floor(ms)), 'NX')) === 'OK';
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const connections = await this.#connections;
    connections?.commands.disconnect();
    connections?.reader.disconnect();
  }

  async #read(onEvent: (event: LoggedEvent) => void): Promise<void> {
    while (!this.#isClosed) {
      const { reader } = await this.#connect();
      try {
        if (this.#from === null) await this.#state();
        const from = this.#from ?? '0-0';
        const reply = await reader.xread(
          'COUNT',
          PAGE_SIZE,
          'BLOCK',
          BLOCK_MS,
          'STREAMS',
          this.#keys[0],
          from,
        );
        // The log was replaced meanwhile.
        if (this.#from !== from) continue;
        for (const entry of reply?.[0]?.[1] ?? []) {
          const { log, event } = eventOf(entry);
          if (log !== this.#log) {
            this.#replace(log);
            break;
          }
          this.#from = event.position;
          onEvent(event);
        }
      } catch {
        if (!this.#isClosed) await delay(RETRY_MS);
      }
    }
  }

  async #state() {
    const { commands } = await this.#connect();
    const reply = await evaluate(commands, STATE, { keys: this.#keys, args: [this.#options.newLog] });
    const [log, last, first, dropped] = reply as [string, Position, Position, number];
    // The first position that anyone has seen: a stream that begins there must get all later events.
    if (this.#from === null) [this.#log, this.#from] = [log, last];
    if (this.#log !== log) this.#replace(log);
    return { log, last, first, isTrimmed: dropped === 1 };
  }

  /** Goes on with another log, because Redis has lost this one. The positions of the new log may be lower. */
  #replace(log: string): void {
    this.#log = log;
    this.#from = '0-0';
    this.#onLoss();
  }

  #connect() {
    this.#connections ??= connect(this.#options.url);
    return this.#connections;
  }
}

async function connect(url: string) {
  const { Redis } = await import('ioredis');
  const retryStrategy = (attempt: number) => Math.min(100 * attempt, 1000);
  const commands = new Redis(url, { retryStrategy, maxRetriesPerRequest: 1, commandTimeout: COMMAND_MS });
  // Without the timeout, a connection that was lost silently would block the reader for ever.
  const reader = new Redis(url, { retryStrategy, maxRetriesPerRequest: null, socketTimeout: 2 * BLOCK_MS });
  // Without listeners, Node would throw. The failed commands report the same problem.
  for (const redis of [commands, reader]) redis.on('error', () => {});
  return { commands, reader };
}

function eventOf([position, fields]: Entry): { readonly log: string; readonly event: LoggedEvent } {
  const value = (name: string) => fields[fields.indexOf(name) + 1] ?? '';
  const fact = JSON.parse(value('event')) as EventFact;
  return { log: value('log'), event: { ...fact, position: position as Position } };
}
