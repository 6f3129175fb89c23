import type { Log } from '../schema/log.ts';
import { StripeError } from '../stripe/errors.ts';

export interface ReadinessOptions {
  /** Whether the server has begun to stop. */
  readonly isDraining: () => boolean;
  /** Makes one cheap call to Stripe and ends in bounded time; rejects with a `StripeError` when the call fails. */
  readonly probe: () => Promise<unknown>;
  /** Milliseconds between the starts of two probes. */
  readonly intervalMs: number;
  /** Milliseconds after which the server counts as started, even if the first probe has not ended. */
  readonly startMs: number;
  readonly log: Log;
}

type KeyState = 'unknown' | 'accepted' | 'refused';

/**
 * Whether requests should be sent to this instance: not while it starts, not while it drains, and not while Stripe
 * refuses the gateway's key. A slow or failing Stripe is no reason, since another instance would reach it no better.
 *
 * Stripe is asked in the background, one probe at a time, and only as long as somebody wants to know: after the first
 * question at once, then at each interval that follows a question.
 */
export class Readiness {
  readonly #options: ReadinessOptions;
  #key: KeyState = 'unknown';
  #hasStarted = false;
  #isWanted = false;
  #isProbing = false;
  #isFailing = false;
  #timers: NodeJS.Timeout[] = [];

  constructor(options: ReadinessOptions) {
    this.#options = options;
  }

  /** Answers at once, from what is known. */
  isReady(): boolean {
    this.#isWanted = true;
    this.#start();
    return this.#hasStarted && this.#key !== 'refused' && !this.#options.isDraining();
  }

  /**
   * Learns from a call with the gateway's own key.
   * @param status the HTTP status; null when there was no response
   */
  learn(status: number | null): void {
    if (!isVerdict(status)) return;
    const key: KeyState = status === 401 ? 'refused' : 'accepted';
    if (key === this.#key) return;
    const { log } = this.#options;
    if (key === 'refused') log.error({}, 'Not ready: Stripe refuses the API key');
    else if (this.#key === 'refused') log.info({}, 'Ready again: Stripe accepts the API key');
    this.#key = key;
  }

  /** Ends the probes. */
  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
  }

  #start(): void {
    if (this.#timers.length > 0) return;
    const { intervalMs, startMs } = this.#options;
    const probe = setInterval(() => this.#isWanted && this.#probe(), intervalMs);
    const started = setTimeout(() => {
      this.#hasStarted = true;
    }, startMs);
    this.#timers = [probe.unref(), started.unref()];
    this.#probe();
  }

  async #probe(): Promise<void> {
    if (this.#isProbing) return;
    this.#isProbing = true;
    this.#isWanted = false;
    const failure = await this.#options.probe().then(
      () => null,
      (error: unknown) => error,
    );
    this.#isProbing = false;
    this.#hasStarted = true;
    if (failure === null) this.learn(200);
    if (failure instanceof StripeError) this.learn(failure.status);
    this.#report(failure instanceof StripeError && isVerdict(failure.status) ? null : failure);
  }

  /** Logs the first of several failures in a row, and the first success after them. */
  #report(failure: unknown): void {
    const isFailing = failure !== null;
    if (isFailing === this.#isFailing) return;
    this.#isFailing = isFailing;
    const { log } = this.#options;
    if (isFailing) log.warn({ error: describe(failure) }, 'The readiness probe failed; still ready');
    else log.info({}, 'The readiness probe succeeds again');
  }
}

/** Whether a status tells if Stripe accepts the key: not if Stripe failed, or was too busy to look at it. */
function isVerdict(status: number | null): status is number {
  return status !== null && status < 500 && status !== 429;
}

function describe(failure: unknown): string {
  if (!(failure instanceof Error)) return typeof failure;
  return failure instanceof StripeError && failure.status !== null
    ? `${failure.name} (${failure.status})`
    : failure.name;
}
