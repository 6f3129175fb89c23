/** The part of `AbortSignal` that calls use. `CancelSource` is a cheaper implementation. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** A signal that its owner aborts. It takes any number of listeners and calls each once. */
export class CancelSource implements CancelSignal {
  aborted = false;
  #listeners: Set<() => void> | null = null;

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners ??= new Set();
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners?.delete(listener);
  }

  abort(): void {
    if (this.aborted) return;
    this.aborted = true;
    const listeners = this.#listeners;
    this.#listeners = null;
    for (const listener of listeners ?? []) listener();
  }
}

/**
 * A signal that is aborted together with an `AbortSignal`, for any number of listeners. The `AbortSignal` gets a single
 * listener: Node would warn of a leak if a request's own signal had more than ten, one for each call to Stripe.
 */
export function sharedSignal(signal: AbortSignal): CancelSignal {
  const source = new CancelSource();
  if (signal.aborted) source.abort();
  else signal.addEventListener('abort', () => source.abort(), { once: true });
  return source;
}

/** Resolves after `ms` milliseconds. Rejects only if the signal is aborted, and then immediately. */
export function delay(ms: number, signal?: CancelSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      reject(new Error('The wait was canceled.'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, Math.ceil(ms));
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop);
  });
}
