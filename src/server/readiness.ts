import { StripeAuthenticationError, StripeError } from '../stripe/errors.ts';

/** For so long, what is known of the key is taken for true. */
const TRUSTED_MS = 10_000;

export interface ReadinessOptions {
  /** Whether the server has begun to stop. */
  readonly isDraining: () => boolean;
  /** Makes one cheap call to Stripe; rejects as a `StripeError` when that fails. */
  readonly probe: () => Promise<unknown>;
  /** Milliseconds of a clock that never runs backwards. */
  readonly now: () => number;
}

/**
 * Whether it makes sense to send requests here: not while the server is stopping, nor while Stripe refuses the key of
 * the gateway. That Stripe cannot be reached is no reason: another instance would reach it no better.
 */
export class Readiness {
  readonly #options: ReadinessOptions;
  #isRefused = false;
  #knownAt = Number.NEGATIVE_INFINITY;
  #probing: Promise<void> | null = null;

  constructor(options: ReadinessOptions) {
    this.#options = options;
  }

  /** Learns from a call with the gateway's own key; `status` is null when no answer came. */
  learn(status: number | null): void {
    if (status === null || status >= 500) return;
    this.#isRefused = status === 401;
    this.#knownAt = this.#options.now();
  }

  /** Asks Stripe only when nothing else has lately told what it thinks of the key. */
  async isReady(): Promise<boolean> {
    if (this.#options.isDraining()) return false;
    if (this.#options.now() - this.#knownAt >= TRUSTED_MS) {
      this.#probing ??= this.#probe();
      await this.#probing;
    }
    return !this.#isRefused && !this.#options.isDraining();
  }

  async #probe(): Promise<void> {
    try {
      await this.#options.probe();
      this.learn(200);
    } catch (error) {
      if (error instanceof StripeAuthenticationError) this.learn(401);
      else if (!(error instanceof StripeError)) throw error;
    } finally {
      this.#probing = null;
    }
  }
}
