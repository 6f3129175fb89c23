import { codedError } from '../error-codes.ts';
import type { CustomerPrincipal } from './principal.ts';

const HOUR_MS = 60 * 60 * 1000;

/** The maximum number of customers in memory. Beyond it, the customer whose last write is oldest is dropped. */
const MAX_CUSTOMERS = 100_000;

export interface CardTestingLimitOptions {
  /** The maximum number of creates and confirms of a customer within an hour. */
  readonly perHour: number;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
}

interface Write {
  readonly at: number;
  readonly key: string;
}

/**
 * Limits the writes of each customer that try a payment method, to prevent card testing: attackers try many stolen cards,
 * while real customers rarely save one. A retry with the same idempotency key counts as the same write.
 */
export class CardTestingLimit {
  readonly #options: CardTestingLimitOptions;
  readonly #writes = new Map<string, Write[]>();

  constructor(options: CardTestingLimitOptions) {
    this.#options = options;
  }

  /**
   * Counts one write.
   * @throws RATE_LIMITED if there were too many within an hour. Then the write must not be sent.
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
