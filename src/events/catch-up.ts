import type { StripeList } from '../stripe/list.ts';
import { type EventFact, eventFrom, SETUP_INTENT_EVENTS } from './event.ts';
import type { EventLog } from './event-log.ts';

/** Stripe does not document how soon an event is listed, so each catch-up also covers this time before the last event. */
const OVERLAP_SECONDS = 300;

/** A younger event may still be delivered. */
const MISSED_AFTER_SECONDS = 30;

const PAGE_SIZE = 100;

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
  readonly #since: number;
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;

  constructor(options: CatchUpOptions) {
    this.#options = options;
    this.#since = options.nowSeconds();
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
    try {
      const needed = accounts();
      if (needed.length === 0 || !(await log.claimCatchUp(intervalMs / 2))) return;
      const since = ((await log.newestAt()) ?? this.#since) - OVERLAP_SECONDS;
      for (const account of needed) await this.#catchUp(account, since);
    } catch (error) {
      onFailure(error);
    }
  }

  async #catchUp(account: string | null, since: number): Promise<void> {
    const { log, list, hasWebhooks, nowSeconds, onMissed } = this.#options;
    for (const fact of (await this.#listed(account, since, list)).reverse()) {
      const isNew = await log.append(fact);
      if (isNew && hasWebhooks && nowSeconds() - fact.createdAt > MISSED_AFTER_SECONDS) onMissed(fact);
    }
  }

  /** The events since a time, newest first. */
  async #listed(account: string | null, since: number, list: CatchUpOptions['list']): Promise<EventFact[]> {
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
        const fact = eventFrom(value, this.#options.isLive);
        if (fact !== null && typeof fact !== 'string') facts.push({ ...fact, account });
      }
      after = data.at(-1)?.id;
      if (!has_more || after === undefined) return facts;
    }
  }
}
