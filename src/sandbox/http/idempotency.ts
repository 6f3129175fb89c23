import type { Quota } from '../store/collection.ts';
import { invalidRequest, StripeApiError } from './errors.ts';

/** How many keys a world remembers. Past it, the oldest are forgotten before their 24 hours are over. */
export const MAX_IDEMPOTENCY_RECORDS = 10_000;
export const KEPT_SECONDS = 24 * 60 * 60;
const MAX_KEY_LENGTH = 255;

export interface SavedAnswer {
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
}

export interface KeyedRequest {
  readonly key: string;
  /** Keys of secret and of publishable callers do not meet: their answers differ. */
  readonly caller: string;
  readonly path: string;
  /** Equal for equal parameters. */
  readonly fingerprint: string;
}

interface IdempotencyRecord {
  readonly request: KeyedRequest;
  readonly since: number;
  answer: SavedAnswer | null;
}

/** The idempotency keys of one world: first use, replay, and the conflicts that Stripe's docs describe. */
export class IdempotencyRecords {
  readonly #records = new Map<string, IdempotencyRecord>();
  readonly #quota: Quota;

  constructor(quota: Quota) {
    this.#quota = quota;
  }

  get size(): number {
    return this.#records.size;
  }

  /**
   * Claims a key for a request that is about to run, or hands out the answer saved under it.
   *
   * @throws StripeApiError `idempotency_error`: 400 for the same key with another path or other parameters, 409
   * while the first request is still running.
   */
  claim(request: KeyedRequest, now: number): SavedAnswer | null {
    const id = recordId(request);
    const held = this.#records.get(id);
    if (held && now - held.since < KEPT_SECONDS) return replay(held, request);
    this.#forget(id);
    this.#records.set(id, { request, since: now, answer: null });
    this.#quota.used += 1;
    const [oldest] = this.#records.keys();
    if (oldest !== undefined && this.#records.size > MAX_IDEMPOTENCY_RECORDS) this.#forget(oldest);
    return null;
  }

  /** Saves the answer of a claimed key. */
  settle(request: KeyedRequest, answer: SavedAnswer): void {
    const held = this.#records.get(recordId(request));
    if (held?.request === request) held.answer = answer;
  }

  #forget(id: string): void {
    if (this.#records.delete(id)) this.#quota.used -= 1;
  }
}

/**
 * Refuses keys that Stripe would not take.
 *
 * @throws StripeApiError (400) for an empty or overlong key.
 */
export function checkIdempotencyKey(key: string): void {
  if (key === '') throw invalidRequest('Idempotency Key must be a non-empty string.');
  if (key.length > MAX_KEY_LENGTH) {
    throw invalidRequest(
      `Idempotency Key must be at most ${MAX_KEY_LENGTH} characters, but has ${key.length}.`,
    );
  }
}

function recordId(request: KeyedRequest): string {
  return `${request.caller}:${request.key}`;
}

function replay(held: IdempotencyRecord, request: KeyedRequest): SavedAnswer {
  const another = `Try using a key other than '${request.key}' if you meant to execute a different request.`;
  if (held.request.path !== request.path) {
    throw idempotencyError(
      400,
      'Keys for idempotent requests can only be used for the same endpoint they were first used for ' +
        `('${request.path}' vs '${held.request.path}'). ${another}`,
    );
  }
  if (held.request.fingerprint !== request.fingerprint) {
    throw idempotencyError(
      400,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. ${another}`,
    );
  }
  if (held.answer === null) {
    throw idempotencyError(
      409,
      'There is currently another in-progress request using this Idempotent Key (that probably means you submitted ' +
        `twice, and the other request is still going through): ${request.key}. Please try again later.`,
    );
  }
  return held.answer;
}

function idempotencyError(status: 400 | 409, message: string): StripeApiError {
  const code = status === 409 ? { code: 'idempotency_key_in_use' } : {};
  return new StripeApiError(status, { type: 'idempotency_error', message, ...code });
}
