import type { CancelSignal } from '../http/cancel-signal.ts';
import { type Cursor, type EventLog, isAfter, type LoggedEvent } from './event-log.ts';
import { concerns, type Hub, type Interest } from './hub.ts';

/** One item of a stream: the state of an intent, now, has to be read. */
export interface StreamItem {
  readonly cursor: Cursor;
  /** The event that is the reason for the item; null for the opening item, and after a gap. */
  readonly event: LoggedEvent | null;
  /** Whether events before this item may be missing from the stream. */
  readonly gap: boolean;
  /** Set by the reader of the item, if no further one can follow. */
  isLast: boolean;
  /** Set by the reader of the item, if the subscriber must not learn of it. */
  isHidden: boolean;
}

export interface StreamOptions {
  readonly interest: Interest;
  /** The connected account; null for the own account. */
  readonly account: string | null;
  /** Where to resume; null to begin with the state now. */
  readonly after: Cursor | null;
  /** Aborted when the client disconnects. */
  readonly signal: CancelSignal;
  /** The streams of a group are limited together; null for no limit. */
  readonly group: string | null;
}

export interface StreamsOptions {
  readonly log: EventLog;
  readonly hub: Hub;
  /** The maximum number of streams. */
  readonly max: number;
  /** The maximum number of streams of one group. */
  readonly maxPerGroup: number;
  /** Milliseconds after which a stream ends, so that the client connects again with its current credential. */
  readonly maxAgeMs: number;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** Called when a stream begins, before its first item. */
  readonly onOpen: () => void;
}

/** There are already too many streams. */
export class TooManyStreamsError extends Error {
  override readonly name = 'TooManyStreamsError';
}

/** How often old streams are ended, in milliseconds. One timer serves all streams. */
const SWEEP_MS = 1000;

/** The open streams of this instance. */
export class Streams {
  readonly #options: StreamsOptions;
  readonly #open = new Set<Stream>();
  readonly #groups = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(options: StreamsOptions) {
    this.#options = options;
  }

  /**
   * Opens a stream. It ends when the client disconnects, when the last item was read, at its maximum age, and when the
   * server stops.
   * @throws TooManyStreamsError
   */
  open(options: StreamOptions): AsyncGenerator<StreamItem, void, void> {
    const { max, maxPerGroup, now, onOpen } = this.#options;
    const { group } = options;
    const ofGroup = group === null ? 0 : (this.#groups.get(group) ?? 0);
    if (this.#open.size >= max || ofGroup >= maxPerGroup)
      throw new TooManyStreamsError('Too many subscriptions.');
    if (group !== null) this.#groups.set(group, ofGroup + 1);
    const stream = new Stream(options, this.#options, now());
    this.#open.add(stream);
    this.#timer ??= setInterval(() => this.#sweep(), SWEEP_MS).unref();
    if (this.#isClosed) stream.close();
    onOpen();
    return stream.items(() => {
      this.#open.delete(stream);
      if (group === null) return;
      const left = (this.#groups.get(group) ?? 0) - 1;
      if (left > 0) this.#groups.set(group, left);
      else this.#groups.delete(group);
    });
  }

  /** Ends all streams. Clients resume elsewhere. */
  close(): void {
    this.#isClosed = true;
    if (this.#timer) clearInterval(this.#timer);
    for (const stream of this.#open) stream.close();
  }

  /** Waits for the next event of an object, at most `ms` milliseconds, or until the signal is aborted. */
  next(objectId: string, { account, ms, signal }: WaitOptions): Wait {
    let end = () => {};
    const event = new Promise<void>((resolve) => {
      end = () => {
        unsubscribe();
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      const subscriber = { interest: { objectId }, onEvent: end, onLoss: end };
      const unsubscribe = this.#options.hub.subscribe(subscriber, account);
      signal.addEventListener('abort', end);
      this.#options.onOpen();
      if (this.#isClosed || signal.aborted) end();
    });
    return { event, end };
  }

  #sweep(): void {
    const { maxAgeMs, now } = this.#options;
    const since = now() - maxAgeMs;
    for (const stream of this.#open) if (stream.openedAt <= since) stream.close();
  }
}

interface Wait {
  readonly event: Promise<void>;
  /** Stops waiting. */
  readonly end: () => void;
}

interface WaitOptions {
  readonly account: string | null;
  readonly ms: number;
  readonly signal: CancelSignal;
}

class Stream {
  readonly openedAt: number;
  readonly #options: StreamOptions;
  readonly #log: EventLog;
  readonly #hub: Hub;
  /** The last event of each object that has not been read. There is no longer queue, however slow the client is. */
  readonly #pending = new Map<string, LoggedEvent>();
  #hasLoss = false;
  #isClosed = false;
  #wake: () => void = () => {};

  constructor(options: StreamOptions, { log, hub }: Pick<StreamsOptions, 'log' | 'hub'>, openedAt: number) {
    this.#options = options;
    this.#log = log;
    this.#hub = hub;
    this.openedAt = openedAt;
  }

  readonly close = (): void => {
    this.#isClosed = true;
    this.#wake();
  };

  async *items(onEnd: () => void): AsyncGenerator<StreamItem, void, void> {
    const { interest, account, signal } = this.#options;
    const onEvent = (event: LoggedEvent) => this.#add(event);
    const onLoss = () => {
      this.#hasLoss = true;
      this.#wake();
    };
    // Events that arrive during the first read must not be lost, so this comes first.
    const unsubscribe = this.#hub.subscribe({ interest, onEvent, onLoss }, account);
    signal.addEventListener('abort', this.close);
    try {
      const opening = await this.#opening();
      if (opening) yield opening;
      if (opening?.isLast) return;
      while (!this.#isClosed && !signal.aborted) {
        const item = await this.#take();
        if (!item) continue;
        yield item;
        if (item.isLast) return;
      }
    } finally {
      unsubscribe();
      signal.removeEventListener('abort', this.close);
      onEnd();
    }
  }

  /** The first item of a stream that does not resume where another one has ended. */
  async #opening(): Promise<StreamItem | null> {
    const { after, interest } = this.#options;
    const missed = after === null ? null : await this.#log.since(after);
    if (!missed) return itemOf(await this.#log.head(), null, after !== null);
    for (const event of missed) if (concerns(event, interest)) this.#add(event);
    return null;
  }

  /** The next item; null if there is none yet, after waiting for one. */
  async #take(): Promise<StreamItem | null> {
    if (this.#hasLoss) {
      this.#hasLoss = false;
      return itemOf(await this.#log.head(), null, true);
    }
    let first: LoggedEvent | null = null;
    for (const event of this.#pending.values())
      if (!first || isAfter(first.position, event.position)) first = event;
    if (first) {
      this.#pending.delete(first.objectId);
      return itemOf(this.#log.cursorOf(first), first, false);
    }
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (this.#isClosed) resolve();
    });
    return null;
  }

  #add(event: LoggedEvent): void {
    const pending = this.#pending.get(event.objectId);
    if (!pending || isAfter(event.position, pending.position)) this.#pending.set(event.objectId, event);
    this.#wake();
  }
}

function itemOf(cursor: Cursor, event: LoggedEvent | null, gap: boolean): StreamItem {
  return { cursor, event, gap, isLast: false, isHidden: false };
}
