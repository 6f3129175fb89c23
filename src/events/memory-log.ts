import type { EventFact } from './event.ts';
import {
  type Cursor,
  type EventLog,
  type EventsSince,
  isAfter,
  type LoggedEvent,
  type Position,
  parseCursor,
} from './event-log.ts';

export interface MemoryLogOptions {
  /** A name that no other log has. */
  readonly name: string;
  /** The maximum number of events. The oldest are dropped. */
  readonly retained: number;
}

/** The log of a single instance. It is lost when the process ends. */
export class MemoryLog implements EventLog {
  readonly #options: MemoryLogOptions;
  readonly #events = new Map<string, LoggedEvent>();
  #onEvent: (event: LoggedEvent) => void = () => {};
  #last: Position = '0-0';
  /** The position of the newest event that was dropped. */
  #dropped: Position = '0-0';

  constructor(options: MemoryLogOptions) {
    this.#options = options;
  }

  async append(fact: EventFact): Promise<boolean> {
    if (this.#events.has(fact.id)) return false;
    this.#last = `${Number.parseInt(this.#last, 10) + 1}-0`;
    const event = { ...fact, position: this.#last };
    this.#events.set(fact.id, event);
    const [oldest] = this.#events.values();
    if (oldest && this.#events.size > this.#options.retained) {
      this.#events.delete(oldest.id);
      this.#dropped = oldest.position;
    }
    this.#onEvent(event);
    return true;
  }

  async head(): Promise<Cursor> {
    return `${this.#options.name}.${this.#last}`;
  }

  async since(cursor: Cursor): Promise<EventsSince> {
    const parsed = parseCursor(cursor);
    if (!parsed || parsed.log !== this.#options.name) return null;
    if (isAfter(this.#dropped, parsed.position) || isAfter(parsed.position, this.#last)) return null;
    return [...this.#events.values()].filter(({ position }) => isAfter(position, parsed.position));
  }

  cursorOf({ position }: LoggedEvent): Cursor {
    return `${this.#options.name}.${position}`;
  }

  async newestAt(): Promise<number | null> {
    const times = [...this.#events.values()].map(({ createdAt }) => createdAt);
    return times.length === 0 ? null : times.reduce((one, other) => Math.max(one, other));
  }

  listen(onEvent: (event: LoggedEvent) => void): void {
    this.#onEvent = onEvent;
  }

  async claimCatchUp(): Promise<boolean> {
    return true;
  }

  async close(): Promise<void> {}
}
