import { Pool } from 'undici';
import { AbortedError, ConnectionError, TimeoutError, type TransportError } from './errors.ts';

export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute path with its query, percent-encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds in which the whole response must be read. */
  readonly timeoutMs: number;
  /** Aborts the request. Leave it out for writes: once sent, a write must be allowed to finish. */
  readonly signal?: AbortSignal;
}

export interface TransportResponse {
  readonly status: number;
  /** By lower-case name; of a repeated header, the first value. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The gateway's only view of HTTP. */
export interface Transport {
  /** Sends a request and reads the whole response. Rejects only with a `TransportError`. */
  send(request: TransportRequest): Promise<TransportResponse>;
  /** Takes no more requests, and resolves when those in flight have ended. */
  close(): Promise<void>;
}

/** Stripe's largest responses, pages of 100 expanded intents, are far smaller. */
const MAX_RESPONSE_BYTES = 32 * 1024 * 1024;

/** Codes of errors that occur before anything is sent. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * A transport to one origin over a pool of keep-alive connections. A response of more than 32 MiB is a `ConnectionError`.
 * @param baseUrl scheme, host, port and an optional path prefix, e.g. `https://api.stripe.com`
 */
export function createTransport(baseUrl: string): Transport {
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  const pool = new Pool(base.origin, { maxResponseSize: MAX_RESPONSE_BYTES });

  return {
    async send({ method, path, headers, body, timeoutMs, signal }) {
      const controller = new AbortController();
      // Set by event listeners, because `aborted` of a signal that is not Node's own may change later than its event.
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
  if (state.aborted) return new AbortedError('The caller aborted the request.', { sent: true, cause });
  if (state.timedOut) return new TimeoutError('No response before the timeout.', { sent: true, cause });
  const code = errorCode(cause);
  const sent = !(code !== undefined && NOT_SENT.has(code));
  return new ConnectionError(`The connection failed${code ? ` (${code})` : ''}.`, { sent, cause });
}

function errorCode(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  if ('code' in cause && typeof cause.code === 'string') return cause.code;
  // If a host has several addresses, Node wraps one error per address.
  return cause instanceof AggregateError ? errorCode(cause.errors[0]) : undefined;
}
