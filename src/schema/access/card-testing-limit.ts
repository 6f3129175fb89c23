import type { GraphQLError } from 'graphql';
import { codedError } from '../error-codes.ts';
import type { CustomerPrincipal } from './principal.ts';

const HOUR_MS = 60 * 60 * 1000;

/** The maximum number of customers in memory. Beyond it, the customer whose last write is oldest is dropped. */
const MAX_CUSTOMERS = 100_000;

/** Counts the writes of all instances of the gateway. */
export interface SharedCounter {
  /**
   * @returns 0 if the write may be sent, else the milliseconds until another one may; null if this is unknown
   */
  count(name: string, key: string, limit: number): Promise<number | null>;
  /** The number of running instances, as far as it is known; at least 1. */
  readonly instances: number;
}

export interface CardTestingLimitOptions {
  /** The maximum number of creates and confirms of a customer within an hour. */
  readonly perHour: number;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** Without it, the limit is for this instance alone. */
  readonly shared?: SharedCounter | undefined;
}

interface Write {
  readonly at: number;
  readonly key: string;
}

/**
 * Limits the writes of each customer that try a payment method, to prevent card testing: attackers try many stolen cards,
 * while real customers rarely save one. A retry with the same idempotency key counts as the same write.
 *
 * Each instance also counts its own writes. While the shared counter does not answer, an instance allows only its share.
 */
export class CardTestingLimit {
  readonly #options: CardTestingLimitOptions;
  readonly #writes = new Map<string, Write[]>();

  constructor(options: CardTestingLimitOptions) {
    this.#options = options;
  }

  /**
   * Counts one write. Rejects with RATE_LIMITED if there were too many within an hour. Then the write must not be sent.
   */
  async count({ account, customer }: CustomerPrincipal, key: string): Promise<void> {
    const { shared, perHour } = this.#options;
    const name = `${account ?? ''} ${customer}`;
    const write = this.#add(name, key, perHour);
    if (!shared || !write) return;
    const retryAfterMs = await shared.count(name, key, perHour);
    if (retryAfterMs === 0) return;
    this.#remove(name, write);
    if (retryAfterMs !== null) throw tooMany(retryAfterMs);
    this.#add(name, key, Math.ceil(perHour / shared.instances));
  }

  /**
   * The write that was added; null if it is a retry of another.
   * @throws RATE_LIMITED if there are already so many
   */
  #add(name: string, key: string, limit: number): Write | null {
    const now = this.#options.now();
    const recent = (this.#writes.get(name) ?? []).filter(({ at }) => now - at < HOUR_MS);
    if (recent.some((write) => write.key === key)) return null;
    const [oldest] = recent;
    if (oldest && recent.length >= limit) throw tooMany(Math.ceil(oldest.at + HOUR_MS - now));
    const write = { at: now, key };
    this.#writes.delete(name);
    this.#writes.set(name, [...recent, write]);
    const [first] = this.#writes.keys();
    if (first !== undefined && this.#writes.size > MAX_CUSTOMERS) this.#writes.delete(first);
    return write;
  }

  #remove(name: string, removed: Write): void {
    const writes = this.#writes.get(name) ?? [];
    this.#writes.set(
      name,
      writes.filter((write) => write !== removed),
    );
  }
}

function tooMany(retryAfterMs: number): GraphQLError {
  return codedError(
    'RATE_LIMITED',
    'Too many payment methods were tried for this customer: try again later.',
    { retryAfterMs },
  );
}
