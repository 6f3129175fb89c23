import type { EventFact } from './event.ts';

/** An event in a log. */
export interface LoggedEvent extends EventFact {
  readonly position: Position;
}

/** The place of an event in its log: two numbers, such as `1764410000000-0`, that grow with each event. */
export type Position = `${number}-${number}`;

/** A place in a log, for clients to resume from. It is opaque to them. */
export type Cursor = `${string}.${Position}`;

/** The events after a cursor, oldest first; null if the log does not know them any more. */
export type EventsSince = readonly LoggedEvent[] | null;

/**
 * An append-only log of events. Its order is the order of the events for all subscribers: Stripe's deliveries come in any
 * order, and their times have whole seconds.
 */
export interface EventLog {
  /** Adds an event, unless the log contains it already. Rejects if it cannot be stored. @returns whether it was added */
  append(event: EventFact): Promise<boolean>;
  /** The cursor of the last event. */
  head(): Promise<Cursor>;
  since(cursor: Cursor): Promise<EventsSince>;
  /** The cursor of an event. */
  cursorOf(event: LoggedEvent): Cursor;
  /** When the newest event was created, in Unix seconds; null if the log is empty. */
  newestAt(): Promise<number | null>;
  /**
   * Calls `onEvent` for each event that is added from now on, in order, and `onLoss` if earlier events may have been lost.
   */
  listen(onEvent: (event: LoggedEvent) => void, onLoss: () => void): void;
  /**
   * Whether this instance is the one that asks Stripe for missed events of an account in the next `ms` milliseconds; null
   * is the own account.
   */
  claimCatchUp(account: string | null, ms: number): Promise<boolean>;
  close(): Promise<void>;
}

const CURSOR = /^([A-Za-z0-9_-]{1,64})\.(\d{1,16}-\d{1,16})$/;

/** The log and the position of a cursor; null if the text is not a cursor. */
export function parseCursor(text: string): { readonly log: string; readonly position: Position } | null {
  const [, log, position] = CURSOR.exec(text) ?? [];
  return log === undefined ? null : { log, position: position as Position };
}

/** Whether a position is after another. */
export function isAfter(one: Position, other: Position): boolean {
  const [a = 0, b = 0] = one.split('-').map(Number);
  const [c = 0, d = 0] = other.split('-').map(Number);
  return a > c || (a === c && b > d);
}
