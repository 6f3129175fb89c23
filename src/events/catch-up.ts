import type { StripeList } from '../stripe/list.ts';
import { type EventFact, eventFrom, SETUP_INTENT_EVENTS } from './event.ts';
import type { EventLog } from './event-log.ts';

/** Stripe does not document how soon an event is listed, so each catch-up also covers this time before the last event. */
const OVERLAP_SECONDS = 300;

/** A younger event may still be delivered. */
const MISSED_AFTER_SECONDS = 30;

const PAGE_SIZE = 100;

/** The share of an interval in which no other instance asks. The rest allows for inexact timers. */
const CLAIMED_SHARE = 0.9;

/** The parameters of a page of Stripe's list of events. */
export interface EventListParams {
  readonly limit: number;
  readonly types: readonly string[];
  readonly created: { readonly gte: number };
  readonly starting_after?: string;
}

export interface CatchUpOptions {
  readonly log: EventLog;
  /** Fetches a page of events, newest first. */
  readonly list: (
    account: string | null,
    params: EventListParams,
  ) => Promise<StripeList<{ readonly id: string }>>;
  /** The accounts whose events are needed now; null is the own account. */
  readonly accounts: () => readonly (string | null)[];
  /** Whether Stripe also sends the events to this gateway. */
  readonly hasWebhooks: boolean;
  readonly isLive: boolean;
  /** Milliseconds between two catch-ups; 0 for none. */
  readonly intervalMs: number;
  /** Unix seconds. */
  readonly nowSeconds: () => number;
  /** Called for an event that should have been delivered, but was not. */
  readonly onMissed: (event: EventFact) => void;
  readonly onFailure: (error: unknown) => void;
}

/** Asks Stripe regularly for events that the log does not contain. */
export class CatchUp {
  readonly #options: CatchUpOptions;
  readonly #startedAt: number;
  /** When the last complete catch-up of each account began, in Unix seconds. */
  readonly #lastRuns = new Map<string | null, number>();
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;

  constructor(options: CatchUpOptions) {
    this.#options = options;
    this.#startedAt = options.nowSeconds();
  }

  /** Starts the regular catch-ups. The first one runs immediately. */
  start(): void {
    const { intervalMs } = this.#options;
    if (intervalMs === 0 || this.#timer) return;
    this.#timer = setInterval(() => void this.run(), intervalMs).unref();
    void this.run();
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  /** One catch-up, unless one is running or another instance does it. Never rejects. */
  run(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    const { log, accounts, intervalMs, onFailure } = this.#options;
    // Stripe may refuse one account, which must not keep the others from catching up.
    for (const account of accounts())
      try {
        if (await log.claimCatchUp(account, intervalMs * CLAIMED_SHARE)) await this.#catchUp(account);
      } catch (error) {
        onFailure(error);
      }
  }

  async #catchUp(account: string | null): Promise<void> {
    const { log, hasWebhooks, nowSeconds, onMissed } = this.#options;
    const startedAt = nowSeconds();
    const newestAt = await log.newestAt();
    // An empty log may have lost its events, so the last catch-up counts only for one with events.
    const since = newestAt === null ? this.#startedAt : (this.#lastRuns.get(account) ?? newestAt);
    for (const fact of (await this.#listed(account, since - OVERLAP_SECONDS)).reverse()) {
      const isNew = await log.append(fact);
      if (isNew && hasWebhooks && nowSeconds() - fact.createdAt > MISSED_AFTER_SECONDS) onMissed(fact);
    }
    this.#lastRuns.set(account, startedAt);
  }

  /** The events since a time, newest first. */
  async #listed(account: string | null, since: number): Promise<EventFact[]> {
    const { list, isLive } = this.#options;
    const facts: EventFact[] = [];
    let after: string | undefined;
    for (;;) {
      const { data, has_more } = await list(account, {
        limit: PAGE_SIZE,
        types: SETUP_INTENT_EVENTS,
        created: { gte: since },
        ...(after !== undefined && { starting_after: after }),
      });
      for (const value of data) {
        const fact = eventFrom(value, isLive);
        if (fact !== null && typeof fact !== 'string') facts.push({ ...fact, account });
      }
      after = data.at(-1)?.id;
      if (!has_more || after === undefined) return facts;
    }
  }
}
