import { Pool } from 'undici';
import { AbortedError, ConnectionError, TimeoutError, type TransportError } from './errors.ts';

export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute path with its query, already encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until the whole answer must have been read. */
  readonly timeoutMs: number;
  /** Aborts the request. Do not hand one to a write: a write that has left must be allowed to finish. */
  readonly signal?: AbortSignal;
}

export interface TransportResponse {
  readonly status: number;
  /** Lower-case names; of a header sent twice, the first value. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the rest of the gateway knows of HTTP: bytes out, bytes in, or a `TransportError`. */
export interface Transport {
  send(request: TransportRequest): Promise<TransportResponse>;
  /** Ends after the requests under way have ended. */
  close(): Promise<void>;
}

/** Stripe's largest answers (a page of 100 expanded intents) stay far below this. */
const MAX_RESPONSE_BYTES = 32 * 1024 * 1024;

const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * A transport to one origin over a keep-alive pool.
 * @param baseUrl scheme, host, port and an optional path prefix, e.g. `https://api.stripe.com`
 */
export function createTransport(baseUrl: string): Transport {
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  const pool = new Pool(base.origin, { maxResponseSize: MAX_RESPONSE_BYTES });

  return {
    async send({ method, path, headers, body, timeoutMs, signal }) {
      const controller = new AbortController();
      // Told by events, because `aborted` of a signal that is not Node's own may lag behind.
      const state = { timedOut: false, aborted: signal?.aborted === true };
      const onAbort = () => {
        state.aborted = true;
        controller.abort();
      };
      const timer = setTimeout(() => {
        state.timedOut = true;
        controller.abort();
      }, timeoutMs);
      signal?.addEventListener('abort', onAbort, { once: true });
      if (state.aborted) controller.abort();
      try {
        const response = await pool.request({
          method,
          path: prefix + path,
          headers,
          body: body ?? null,
          signal: controller.signal,
          headersTimeout: 0,
          bodyTimeout: 0,
        });
        return {
          status: response.statusCode,
          headers: firstValues(response.headers),
          body: await response.body.text(),
        };
      } catch (cause) {
        throw transportErrorFrom(cause, state);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      }
    },
    close: () => pool.close(),
  };
}

function firstValues(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const entries: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) entries.push([name.toLowerCase(), first]);
  }
  return Object.fromEntries(entries);
}

function transportErrorFrom(cause: unknown, state: { timedOut: boolean; aborted: boolean }): TransportError {
  if (state.aborted) return new AbortedError('The caller gave up.', { sent: true, cause });
  if (state.timedOut) return new TimeoutError('No answer in time.', { sent: true, cause });
  const code = errorCode(cause);
  const sent = !(code !== undefined && NOT_SENT.has(code));
  return new ConnectionError(`The connection failed${code ? ` (${code})` : ''}.`, { sent, cause });
}

function errorCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  // Several addresses tried: Node wraps one error per address.
  return cause instanceof AggregateError ? errorCode(cause.errors[0]) : undefined;
}
