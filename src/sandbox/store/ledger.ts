/** The most entries that a ledger keeps. Above it, the oldest is dropped. */
export const MAX_LEDGER_ENTRIES = 50_000;

/** All writes with one idempotency key; or, without a key, one write. */
export interface LedgerEntry {
  /** The connected account, or null for the platform. */
  readonly account: string | null;
  readonly key: string | null;
  readonly path: string;
  /** The number of valid requests received so far. */
  readonly requests: number;
  /** How often the operation ran: with a key, never more than once. */
  readonly executions: number;
  /** The ids of the created objects, even if the response failed or was lost. */
  readonly objects: readonly string[];
  /** The status of each response, in order. A fault may have kept a response from being sent. */
  readonly statuses: readonly number[];
}

type Entry = { -readonly [K in keyof LedgerEntry]: LedgerEntry[K] };

/** Records the execution and the response of one write request. */
export interface WriteRecorder {
  executed(objects: readonly string[]): void;
  responded(status: number): void;
}

interface Write {
  readonly account: string | null;
  /** Secret and publishable keys have separate idempotency keys. */
  readonly keyType: string;
  readonly key: string | null;
  readonly path: string;
}

/**
 * Records which objects each idempotency key has created. It is independent of the idempotency records, so that tests
 * can verify idempotency with it.
 */
export class Ledger {
  #entries = new Map<string, Entry>();
  #writes = 0;

  /** Records that a write was received, and returns the recorder of its execution and response. */
  received({ account, keyType, key, path }: Write): WriteRecorder {
    this.#writes += 1;
    const name = key === null ? `${this.#writes}` : `${account}:${keyType}:${key}`;
    const entry = this.#entries.get(name) ?? this.#addEntry(name, { account, key, path });
    entry.requests += 1;
    return {
      executed(objects) {
        entry.executions += 1;
        entry.objects = [...entry.objects, ...objects];
      },
      responded(status) {
        entry.statuses = [...entry.statuses, status];
      },
    };
  }

  /** Oldest first. */
  list(): readonly LedgerEntry[] {
    return [...this.#entries.values()].map((entry) => ({ ...entry }));
  }

  clear(): void {
    this.#entries.clear();
  }

  #addEntry(name: string, write: Pick<Entry, 'account' | 'key' | 'path'>): Entry {
    const entry: Entry = { ...write, requests: 0, executions: 0, objects: [], statuses: [] };
    this.#entries.set(name, entry);
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined && this.#entries.size > MAX_LEDGER_ENTRIES) this.#entries.delete(oldest);
    return entry;
  }
}
