import { type CancelSignal, CancelSource } from '../http/cancel-signal.ts';
import { AbortedError, TimeoutError } from '../http/errors.ts';
import { LocalRateLimitError, StripeConnectionError } from './errors.ts';

/** A read in flight. */
export interface Flight {
  /** Aborted when no request waits for the read any more. */
  readonly signal: CancelSignal;
  /** When its last attempt was sent, in milliseconds of the client's clock; infinite before the first. */
  sentAt: number;
}

interface SharedFlight extends Flight {
  readonly signal: CancelSource;
  readonly result: Promise<unknown>;
  /** The number of requests that wait for it. */
  waiting: number;
  /** Functions that remove the listeners on the signals of these requests. */
  readonly listeners: (() => void)[];
}

interface ReadOptions {
  /** The request does not accept a state that is older than this time. */
  readonly since: number;
  /** Aborted when the request no longer waits for the read. */
  readonly signal: CancelSignal | undefined;
}

/** Lets requests share identical reads that are in flight at the same time. */
export class SharedReads {
  readonly #flights = new Map<string, SharedFlight>();

  /**
   * Joins the read with this key if it was sent after `since`, so that no request gets a state that is older than itself
   * or its own last write. Otherwise starts the read.
   *
   * A read ends early, for all, when it was aborted by all. A request whose joined read fails for a reason of the request
   * that started it reads by itself.
   */
  read<T>(key: string, { since, signal }: ReadOptions, start: (flight: Flight) => Promise<T>): Promise<T> {
    const existing = this.#flights.get(key);
    if (existing && existing.sentAt > since && !existing.signal.aborted)
      return this.#wait(existing, signal).catch((error: unknown) => {
        if (isOfTheOther(error) && !signal?.aborted) return this.#start(key, signal, start);
        throw error;
      }) as Promise<T>;
    return this.#start(key, signal, start);
  }

  #start<T>(
    key: string,
    signal: CancelSignal | undefined,
    start: (flight: Flight) => Promise<T>,
  ): Promise<T> {
    const own = { signal: new CancelSource(), sentAt: Number.POSITIVE_INFINITY, waiting: 0, listeners: [] };
    const result = start(own);
    const flight: SharedFlight = Object.assign(own, { result });
    this.#flights.set(key, flight);
    const end = () => {
      if (this.#flights.get(key) === flight) this.#flights.delete(key);
      for (const stop of flight.listeners) stop();
    };
    result.then(end, end);
    return this.#wait(flight, signal) as Promise<T>;
  }

  #wait(flight: SharedFlight, signal: CancelSignal | undefined): Promise<unknown> {
    flight.waiting += 1;
    if (!signal) return flight.result;
    const leave = () => {
      flight.waiting -= 1;
      if (flight.waiting === 0) flight.signal.abort();
    };
    signal.addEventListener('abort', leave);
    flight.listeners.push(() => signal.removeEventListener('abort', leave));
    return flight.result;
  }
}

/** Whether a read failed because of the deadline, the place in the queue, or the disconnect of another request. */
function isOfTheOther(error: unknown): boolean {
  if (error instanceof LocalRateLimitError) return true;
  const cause = error instanceof StripeConnectionError ? error.cause : null;
  return cause instanceof TimeoutError || cause instanceof AbortedError;
}
