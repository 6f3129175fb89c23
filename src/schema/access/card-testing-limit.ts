import { codedError } from '../error-codes.ts';
import type { CustomerPrincipal } from './principal.ts';

const HOUR_MS = 60 * 60 * 1000;

/** How many customers are remembered; past it, those who have not written for longest are forgotten. */
const MAX_CUSTOMERS = 100_000;

export interface CardTestingLimitOptions {
  /** How many creates and confirms a customer may make within an hour. */
  readonly perHour: number;
  /** Milliseconds of a clock that never runs backwards. */
  readonly now: () => number;
}

interface Write {
  readonly at: number;
  readonly key: string;
}

/**
 * Counts the writes of each customer that try a payment method. Whoever has stolen a list of cards tries them one after
 * the other; a customer saves one now and then. Asking again with the same key is the same write.
 */
export class CardTestingLimit {
  readonly #options: CardTestingLimitOptions;
  readonly #writes = new Map<string, Write[]>();

  constructor(options: CardTestingLimitOptions) {
    this.#options = options;
  }

  /**
   * Counts one write.
   * @throws RATE_LIMITED when there were too many within an hour; the write is not to be sent then
   */
  count({ account, customer }: CustomerPrincipal, key: string): void {
    const now = this.#options.now();
    const name = `${account ?? ''} ${customer}`;
    const recent = (this.#writes.get(name) ?? []).filter(({ at }) => now - at < HOUR_MS);
    if (recent.some((write) => write.key === key)) return;
    const [oldest] = recent;
    if (oldest && recent.length >= this.#options.perHour)
      throw codedError(
        'RATE_LIMITED',
        'Too many payment methods were tried for this customer: try again later.',
        {
          retryAfterMs: Math.ceil(oldest.at + HOUR_MS - now),
        },
      );
    this.#writes.delete(name);
    this.#writes.set(name, [...recent, { at: now, key }]);
    const [first] = this.#writes.keys();
    if (first !== undefined && this.#writes.size > MAX_CUSTOMERS) this.#writes.delete(first);
  }
}
