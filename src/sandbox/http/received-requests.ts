/** How many requests are remembered. Past it, the oldest are forgotten; the total still counts them. */
export const MAX_RECEIVED_REQUESTS = 1000;

/** A request to `/v1` as it was received. `query` and `form` are the raw texts; headers come without secrets. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly form: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null while the answer is under way, and for ever when a fault kept it back. */
  readonly status: number | null;
  readonly request_id: string;
}

const SECRET_HEADERS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** The last requests, oldest first, and how many there were since the last reset. */
export class ReceivedRequests {
  #requests: { -readonly [K in keyof ReceivedRequest]: ReceivedRequest[K] }[] = [];
  #total = 0;

  get total(): number {
    return this.#total;
  }

  /** Remembers a request. The function that comes back takes the status of its answer. */
  record(request: Omit<ReceivedRequest, 'status'>): (status: number) => void {
    const entry = { ...request, headers: withoutSecrets(request.headers), status: null as number | null };
    this.#requests.push(entry);
    this.#total += 1;
    if (this.#requests.length > MAX_RECEIVED_REQUESTS) this.#requests.shift();
    return (status) => {
      entry.status = status;
    };
  }

  list(): readonly ReceivedRequest[] {
    return this.#requests.map((request) => ({ ...request }));
  }

  clear(): void {
    this.#requests = [];
    this.#total = 0;
  }
}

function withoutSecrets(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRET_HEADERS.has(name)));
}
