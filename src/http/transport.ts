import { isAscii } from 'node:buffer';
import { type Dispatcher, Pool } from 'undici';
import type { CancelSignal } from './cancel-signal.ts';
import { AbortedError, ConnectionError, TimeoutError, type TransportError } from './errors.ts';

export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  /** Absolute path with its query, percent-encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds within which the whole response must be read. */
  readonly timeoutMs: number;
  /** Aborts the request. Leave it out for writes: once sent, a write must be allowed to finish. */
  readonly signal?: CancelSignal;
}

export interface TransportResponse {
  readonly status: number;
  /** By lower-case name. A repeated header has only its first value. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends HTTP requests. All outgoing requests of the gateway use this interface. */
export interface Transport {
  /** Sends a request and reads the whole response. Rejects only with a `TransportError`. */
  send(request: TransportRequest): Promise<TransportResponse>;
  /** Accepts no more requests, and resolves when those in flight have ended. */
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
 * A transport to one origin over a pool of keep-alive connections. A response of more than 32 MiB results in a
 * `ConnectionError`.
 * @param baseUrl scheme, host, port and an optional path prefix, e.g. `https://api.stripe.com`
 */
export function createTransport(baseUrl: string): Transport {
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  const pool = new Pool(base.origin, { maxResponseSize: MAX_RESPONSE_BYTES });

  return {
    send(request) {
      const { method, path, headers, body = null } = request;
      const options = {
        method,
        path: prefix + path,
        headers,
        body,
        headersTimeout: 0,
        bodyTimeout: 0,
      };
      return new Promise((resolve, reject) => {
        pool.dispatch(options, new Exchange(request, { resolve, reject }));
      });
    },
    close: () => pool.close(),
  };
}

interface Settle {
  readonly resolve: (response: TransportResponse) => void;
  readonly reject: (error: TransportError) => void;
}

const CANCELED = new Error('The request was canceled.');

/**
 * One request and its response, as a handler of undici's `dispatch`. `Pool.request` would be more expensive, because it
 * creates a stream and an `AbortController` for each request.
 */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #settle: Settle;
  readonly #signal: CancelSignal | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | null = null;
  #status = 0;
  #headers: Record<string, string> = {};
  /** Set when the event arrives, because a signal that is not Node's own may change its `aborted` only afterwards. */
  #canceledBy: 'signal' | 'timeout' | null = null;

  constructor({ timeoutMs, signal }: TransportRequest, settle: Settle) {
    this.#settle = settle;
    this.#signal = signal;
    // Node keeps timers in one list per duration, so fractions of a millisecond are expensive.
    this.#timer = setTimeout(() => this.#cancel('timeout'), Math.ceil(timeoutMs));
    if (signal?.aborted) this.#canceledBy = 'signal';
    else signal?.addEventListener('abort', this.#onAbort);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#canceledBy) controller.abort(CANCELED);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    this.#status = status;
    this.#headers = firstValues(headers);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#end();
    this.#settle.resolve({ status: this.#status, headers: this.#headers, body: textFrom(this.#chunks) });
  }

  onResponseError(_controller: unknown, cause: unknown): void {
    this.#end();
    this.#settle.reject(transportErrorFrom(cause, this.#canceledBy));
  }

  readonly #onAbort = (): void => this.#cancel('signal');

  #cancel(by: 'signal' | 'timeout'): void {
    this.#canceledBy ??= by;
    if (this.#controller) this.#controller.abort(CANCELED);
    // The pool has not started the request yet, and will abort it in `onRequestStart`.
    else this.onResponseError(null, CANCELED);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#onAbort);
  }
}

/**
 * Decodes UTF-8 and removes a byte order mark. ASCII, as in most of Stripe's responses, decodes much faster as latin1.
 */
function textFrom(chunks: readonly Buffer[]): string {
  const [first = EMPTY] = chunks;
  const bytes = chunks.length > 1 ? Buffer.concat(chunks) : first;
  if (isAscii(bytes)) return bytes.toString('latin1');
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

const EMPTY = Buffer.alloc(0);

/** undici's header names are in lower case. */
function firstValues(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  for (const name in headers) {
    const value = headers[name];
    if (Array.isArray(value)) headers[name] = value[0];
  }
  return headers as Record<string, string>;
}

function transportErrorFrom(cause: unknown, canceledBy: 'signal' | 'timeout' | null): TransportError {
  if (canceledBy === 'signal')
    return new AbortedError('The caller aborted the request.', { sent: true, cause });
  if (canceledBy === 'timeout')
    return new TimeoutError('No response before the timeout.', { sent: true, cause });
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
