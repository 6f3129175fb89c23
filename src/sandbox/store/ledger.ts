/** How many idempotency keys and writes without one are remembered. Past it, the oldest are forgotten. */
export const MAX_LEDGER_ENTRIES = 50_000;

/** What one idempotency key has come to; or, without a key, one write. */
export interface LedgerEntry {
  /** The connected account, or null for the platform's own. */
  readonly account: string | null;
  readonly key: string | null;
  readonly path: string;
  /** How many requests with the key have come so far that were well-formed. */
  readonly requests: number;
  /** How often the operation was really performed: with a key, never more than once. */
  readonly executions: number;
  /** The ids of what it made, whatever was answered. */
  readonly objects: readonly string[];
  /** What the requests were to be answered, in order; a fault may have kept an answer back. */
  readonly statuses: readonly number[];
}

type Entry = { -readonly [K in keyof LedgerEntry]: LedgerEntry[K] };

/** Keeps account of one write from its coming to its answer. */
export interface LedgerLine {
  executed(objects: readonly string[]): void;
  answered(status: number): void;
}

interface Write {
  readonly account: string | null;
  /** Keys of secret and of publishable callers do not meet. */
  readonly caller: string;
  readonly key: string | null;
  readonly path: string;
}

/** Tells which objects each idempotency key has made. Knows nothing of how keys are replayed, and so can judge it. */
export class Ledger {
  #entries = new Map<string, Entry>();
  #writes = 0;

  write({ account, caller, key, path }: Write): LedgerLine {
    this.#writes += 1;
    const name = key === null ? `${this.#writes}` : `${account}:${caller}:${key}`;
    const entry = this.#entries.get(name) ?? this.#open(name, { account, key, path });
    entry.requests += 1;
    return {
      executed(objects) {
        entry.executions += 1;
        entry.objects = [...entry.objects, ...objects];
      },
      answered(status) {
        entry.statuses = [...entry.statuses, status];
      },
    };
  }

  /** The oldest first. */
  list(): readonly LedgerEntry[] {
    return [...this.#entries.values()].map((entry) => ({ ...entry }));
  }

  clear(): void {
    this.#entries.clear();
  }

  #open(name: string, start: Pick<Entry, 'account' | 'key' | 'path'>): Entry {
    const entry: Entry = { ...start, requests: 0, executions: 0, objects: [], statuses: [] };
    this.#entries.set(name, entry);
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined && this.#entries.size > MAX_LEDGER_ENTRIES) this.#entries.delete(oldest);
    return entry;
  }
}
