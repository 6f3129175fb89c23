import type { CancelSignal } from '../http/cancel-signal.ts';

export interface WaitOptions {
  /** The connected account of the object; null for the own account. */
  readonly account: string | null;
  /** The maximum time to wait. */
  readonly ms: number;
  /** Aborted when the client disconnects. */
  readonly signal: CancelSignal;
}

interface WaitContext {
  /** Calls the function for each event. Returns a function that ends this. */
  readonly subscribe: (onEvent: () => void) => () => void;
  readonly onEnd: () => void;
}

/** Waits for one event. */
export class Wait {
  /** Whether there was an event, and not only the end of the time. */
  readonly event: Promise<boolean>;
  /** Stops waiting. */
  readonly end: () => void;

  constructor({ ms, signal }: WaitOptions, { subscribe, onEnd }: WaitContext) {
    let settle: (isEvent: boolean) => void = () => {};
    this.event = new Promise((resolve) => {
      settle = resolve;
    });
    let isOver = false;
    const finish = (isEvent: boolean) => {
      if (isOver) return;
      isOver = true;
      unsubscribe();
      clearTimeout(timer);
      signal.removeEventListener('abort', this.end);
      settle(isEvent);
      onEnd();
    };
    this.end = () => finish(false);
    const unsubscribe = subscribe(() => finish(true));
    const timer = setTimeout(this.end, ms);
    signal.addEventListener('abort', this.end);
  }
}
