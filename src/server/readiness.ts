import type { Log } from '../schema/log.ts';
import { StripeError } from '../stripe/errors.ts';

export interface ReadinessOptions {
  /** Whether the server has begun to stop. */
  readonly isDraining: () => boolean;
  /** Makes one cheap Stripe call in bounded time. Rejects with a `StripeError` if the call fails. */
  readonly probe: () => Promise<unknown>;
  /** Milliseconds between the starts of two probes. */
  readonly intervalMs: number;
  /** Milliseconds after which the server counts as started, even if the first probe has not ended. */
  readonly startMs: number;
  readonly log: Log;
}

type KeyState = 'unknown' | 'accepted' | 'rejected';

/**
 * Whether this instance is ready for requests: not while it starts, while it drains, or while Stripe rejects the
 * gateway's key. If Stripe is slow or fails, the instance stays ready, because other instances would have the same
 * problem.
 *
 * Probes run in the background, one at a time. The first probe starts with the first check of readiness. After that, a
 * probe starts at the end of each interval in which readiness was checked.
 */
export class Readiness {
  readonly #options: ReadinessOptions;
  #key: KeyState = 'unknown';
  #hasStarted = false;
  #wasChecked = false;
  #isProbing = false;
  #isFailing = false;
  #timers: NodeJS.Timeout[] = [];

  constructor(options: ReadinessOptions) {
    this.#options = options;
  }

  /** Does not wait for a probe. */
  isReady(): boolean {
    this.#wasChecked = true;
    this.#start();
    return this.#hasStarted && this.#key !== 'rejected' && !this.#options.isDraining();
  }

  /**
   * Updates the state of the key after a call with it.
   * @param status the HTTP status; null without a response
   */
  recordStatus(status: number | null): void {
    if (!showsKeyState(status)) return;
    const key: KeyState = status === 401 ? 'rejected' : 'accepted';
    if (key === this.#key) return;
    const { log } = this.#options;
    if (key === 'rejected') log.error({}, 'Not ready: Stripe rejects the API key');
    else if (this.#key === 'rejected') log.info({}, 'Ready again: Stripe accepts the API key');
    this.#key = key;
  }

  /** Stops the probes. */
  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  #start(): void {
    if (this.#timers.length > 0) return;
    const { intervalMs, startMs } = this.#options;
    const probe = setInterval(() => this.#wasChecked && this.#probe(), intervalMs);
    const started = setTimeout(() => {
      this.#hasStarted = true;
    }, startMs);
    this.#timers = [probe.unref(), started.unref()];
    this.#probe();
  }

  async #probe(): Promise<void> {
    if (this.#isProbing) return;
    this.#isProbing = true;
    this.#wasChecked = false;
    const failure = await this.#options.probe().then(
      () => null,
      (error: unknown) => error,
    );
    this.#isProbing = false;
    this.#hasStarted = true;
    if (failure === null) this.recordStatus(200);
    if (failure instanceof StripeError) this.recordStatus(failure.status);
    this.#report(failure instanceof StripeError && showsKeyState(failure.status) ? null : failure);
  }

  /** Logs the first of several failures in a row, and the first success after them. */
  #report(failure: unknown): void {
    const isFailing = failure !== null;
    if (isFailing === this.#isFailing) return;
    this.#isFailing = isFailing;
    const { log } = this.#options;
    if (isFailing)
      log.warn({ error: summaryOf(failure) }, 'The readiness probe failed; the instance stays ready');
    else log.info({}, 'The readiness probe succeeds again');
  }
}

/**
 * Whether a status shows that Stripe accepts or rejects the key. After a server error or a rate limit, this is unknown.
 */
function showsKeyState(status: number | null): status is number {
  return status !== null && status < 500 && status !== 429;
}

function summaryOf(failure: unknown): string {
  if (!(failure instanceof Error)) return typeof failure;
  return failure instanceof StripeError && failure.status !== null
    ? `${failure.name} (${failure.status})`
    : failure.name;
}
