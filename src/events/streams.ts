import type { CancelSignal } from '../http/cancel-signal.ts';
import {
  type Cursor,
  type EventLog,
  isAfter,
  type LoggedEvent,
  type Position,
  parseCursor,
} from './event-log.ts';
import { concerns, type Hub, type Interest } from './hub.ts';
import { Wait, type WaitOptions } from './wait.ts';

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
  /** Whether the object changes no more: if no event follows `after`, its state is sent once again, as the last item. */
  readonly isFinal: boolean;
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
  /** Whether the server has begun to stop: then all streams end, and clients resume elsewhere. */
  readonly isDraining: () => boolean;
  /** Called when a stream begins, before its first item. */
  readonly onOpen: () => void;
}

/** There are already too many streams. */
export class TooManyStreamsError extends Error {
  override readonly name = 'TooManyStreamsError';
}

/** Items, until the end of the stream or until it is closed. */
export interface OpenStream extends AsyncIterableIterator<StreamItem, undefined> {
  /** Ends the stream, also while an item is awaited. */
  readonly close: () => void;
}

type Step = IteratorResult<StreamItem, undefined>;

/** How often old streams are ended, in milliseconds. One timer serves all streams. */
const SWEEP_MS = 1000;

/** The open streams of this instance. */
export class Streams {
  readonly #options: StreamsOptions;
  readonly #open = new Set<Stream>();
  readonly #waits = new Set<Wait>();
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
  open(options: StreamOptions): OpenStream {
    const { max, maxPerGroup, now } = this.#options;
    const { group } = options;
    const ofGroup = group === null ? 0 : (this.#groups.get(group) ?? 0);
    if (this.#open.size >= max || (group !== null && ofGroup >= maxPerGroup))
      throw new TooManyStreamsError('Too many subscriptions.');
    if (group !== null) this.#groups.set(group, ofGroup + 1);
    const stream = new Stream(options, {
      ...this.#options,
      openedAt: now(),
      onClose: () => this.#leave(stream, group),
    });
    this.#open.add(stream);
    this.#start();
    if (this.#isClosed || options.signal.aborted) stream.close();
    return stream;
  }

  /** Ends all streams. Clients resume elsewhere. */
  close(): void {
    this.#isClosed = true;
    if (this.#timer) clearInterval(this.#timer);
    this.#closeAll();
  }

  /** Waits for the next event of an object, at most `ms` milliseconds, or until the signal is aborted. */
  next(objectId: string, options: WaitOptions): Wait {
    const { hub } = this.#options;
    const wait = new Wait(options, {
      subscribe: (onEvent) =>
        hub.subscribe({ interest: { objectId }, onEvent, onLoss: onEvent }, options.account),
      onEnd: () => this.#waits.delete(wait),
    });
    this.#waits.add(wait);
    this.#start();
    if (this.#isClosed || options.signal.aborted) wait.end();
    return wait;
  }

  #start(): void {
    this.#timer ??= setInterval(() => this.#sweep(), SWEEP_MS).unref();
    this.#options.onOpen();
  }

  #leave(stream: Stream, group: string | null): void {
    this.#open.delete(stream);
    if (group === null) return;
    const left = (this.#groups.get(group) ?? 0) - 1;
    if (left > 0) this.#groups.set(group, left);
    else this.#groups.delete(group);
  }

  #sweep(): void {
    const { maxAgeMs, now, isDraining } = this.#options;
    if (isDraining()) this.#closeAll();
    const since = now() - maxAgeMs;
    for (const stream of this.#open) if (stream.openedAt <= since) stream.close();
  }

  #closeAll(): void {
    for (const stream of this.#open) stream.close();
    for (const wait of this.#waits) wait.end();
  }
}

interface StreamContext extends Pick<StreamsOptions, 'log' | 'hub'> {
  readonly openedAt: number;
  readonly onClose: () => void;
}

class Stream implements OpenStream {
  readonly openedAt: number;
  readonly #options: StreamOptions;
  readonly #log: EventLog;
  /** The last event of each object that has not been read. There is no longer queue, however slow the client is. */
  readonly #pending = new Map<string, LoggedEvent>();
  readonly #onClose: () => void;
  readonly #unsubscribe: () => void;
  /** Events up to this position were sent, or are older than the stream; null if this is not known yet. */
  #since: Position | null = null;
  #hasLoss = false;
  #isStarted = false;
  #isClosed = false;
  #last: StreamItem | null = null;
  #wake: () => void = () => {};

  constructor(options: StreamOptions, { log, hub, openedAt, onClose }: StreamContext) {
    const { interest, account, signal } = options;
    this.#options = options;
    this.#log = log;
    this.openedAt = openedAt;
    this.#onClose = onClose;
    const onEvent = (event: LoggedEvent) => {
      if (this.#since === null || isAfter(event.position, this.#since)) this.#add(event);
    };
    const onLoss = () => {
      this.#hasLoss = true;
      // The positions of the lost log have no meaning in the new one.
      this.#since = null;
      this.#pending.clear();
      this.#wake();
    };
    // Events that arrive during the first read must not be lost, so this comes first.
    this.#unsubscribe = hub.subscribe({ interest, onEvent, onLoss }, account);
    signal.addEventListener('abort', this.close);
  }

  /** Takes effect at once, because an iteration that waits for the client would never notice. */
  readonly close = (): void => {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#unsubscribe();
    this.#options.signal.removeEventListener('abort', this.close);
    this.#onClose();
    this.#wake();
  };

  [Symbol.asyncIterator]() {
    return this;
  }

  /** Promises instead of a generator, because there may be thousands of streams that wait. */
  next(): Promise<Step> {
    if (this.#isClosed || this.#last?.isLast) return this.return();
    const isFirst = !this.#isStarted;
    this.#isStarted = true;
    const item = isFirst ? this.#opening() : this.#take();
    return item.then(this.#give, (error: unknown) => {
      this.close();
      throw error;
    });
  }

  async return(): Promise<Step> {
    this.close();
    return { done: true, value: undefined };
  }

  readonly #give = (item: StreamItem | null): Step | Promise<Step> => {
    if (!item) return this.next();
    this.#last = item;
    return { done: false, value: item };
  };

  /** The first item of a stream that does not resume where another one has ended. */
  async #opening(): Promise<StreamItem | null> {
    const { after, interest, isFinal } = this.#options;
    const missed = after === null ? null : await this.#log.since(after);
    if (after === null || !missed) return itemOf(await this.#newHead(), null, after !== null);
    const seen = parseCursor(after)?.position ?? '0-0';
    this.#forgetUntil(seen);
    this.#since = missed.at(-1)?.position ?? seen;
    for (const event of missed) if (concerns(event, interest)) this.#add(event);
    return isFinal && this.#pending.size === 0 ? itemOf(after, null, false) : null;
  }

  /** The cursor of the last event. The events up to there, and losses, are part of the state that is read now. */
  async #newHead(): Promise<Cursor> {
    const head = await this.#log.head();
    this.#hasLoss = false;
    const since = parseCursor(head)?.position ?? '0-0';
    this.#since = since;
    this.#forgetUntil(since);
    return head;
  }

  #forgetUntil(since: Position): void {
    for (const { objectId, position } of this.#pending.values())
      if (!isAfter(position, since)) this.#pending.delete(objectId);
  }

  /** The next item; null after the stream was closed. */
  async #take(): Promise<StreamItem | null> {
    if (!this.#hasLoss && this.#pending.size === 0) await this.#woken();
    if (this.#isClosed) return null;
    if (this.#hasLoss) return itemOf(await this.#newHead(), null, true);
    let first: LoggedEvent | null = null;
    for (const event of this.#pending.values())
      if (!first || isAfter(first.position, event.position)) first = event;
    if (!first) return null;
    this.#pending.delete(first.objectId);
    return itemOf(this.#log.cursorOf(first), first, false);
  }

  #woken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
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
