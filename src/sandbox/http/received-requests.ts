/** The most requests that are kept. Above it, the oldest are dropped; the total still counts them. */
const MAX_RECEIVED_REQUESTS = 1000;

/** A request to `/v1`. `query` and `form` are the raw text; headers with secrets are left out. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly form: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The status of the response. Null while the request is in flight, and when a fault withheld the response. */
  readonly status: number | null;
  readonly request_id: string;
}

const SECRET_HEADERS: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** The last requests, oldest first, and the number of requests since the last reset. */
export class ReceivedRequests {
  #requests: { -readonly [K in keyof ReceivedRequest]: ReceivedRequest[K] }[] = [];
  #total = 0;

  get total(): number {
    return this.#total;
  }

  /** Adds a request, and returns a function that sets the status of its response. */
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
