import type { Quota } from '../store/collection.ts';
import { invalidRequest, StripeApiError } from './errors.ts';

/** The most idempotency keys that an account keeps. Above it, the oldest is dropped before its 24 hours have passed. */
export const MAX_IDEMPOTENCY_RECORDS = 10_000;
const LIFETIME_SECONDS = 24 * 60 * 60;
const MAX_KEY_LENGTH = 255;

export interface SavedResponse {
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
}

export interface KeyedRequest {
  readonly key: string;
  /** Secret and publishable keys have separate idempotency keys, because their responses differ. */
  readonly keyType: string;
  readonly path: string;
  /** Equal for equal parameters. */
  readonly fingerprint: string;
}

interface IdempotencyRecord {
  readonly request: KeyedRequest;
  readonly since: number;
  /** Null while the request is in flight. */
  response: SavedResponse | null;
}

/** The idempotency keys of one account: first use, replay, and the conflicts that Stripe's docs describe. */
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
   * Claims a key for a request that is about to run, and returns null; or returns the response saved for the key.
   *
   * @throws StripeApiError `idempotency_error`: 400 for the same key with another path or other parameters, 409
   * while the first request is in flight.
   */
  claim(request: KeyedRequest, now: number): SavedResponse | null {
    const id = recordId(request);
    const record = this.#records.get(id);
    if (record && now - record.since < LIFETIME_SECONDS) return savedResponse(record, request);
    this.#drop(id);
    this.#records.set(id, { request, since: now, response: null });
    this.#quota.used += 1;
    const [oldest] = this.#records.keys();
    if (oldest !== undefined && this.#records.size > MAX_IDEMPOTENCY_RECORDS) this.#drop(oldest);
    return null;
  }

  /** Saves the response of a request that has claimed its key. */
  saveResponse(request: KeyedRequest, response: SavedResponse): void {
    const record = this.#records.get(recordId(request));
    if (record?.request === request) record.response = response;
  }

  #drop(id: string): void {
    if (this.#records.delete(id)) this.#quota.used -= 1;
  }
}

/**
 * Checks the form of an idempotency key.
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
  return `${request.keyType}:${request.key}`;
}

function savedResponse(record: IdempotencyRecord, request: KeyedRequest): SavedResponse {
  const remedy = `Try using a key other than '${request.key}' if you meant to execute a different request.`;
  if (record.request.path !== request.path) {
    throw idempotencyError(
      400,
      'Keys for idempotent requests can only be used for the same endpoint they were first used for ' +
        `('${request.path}' vs '${record.request.path}'). ${remedy}`,
    );
  }
  if (record.request.fingerprint !== request.fingerprint) {
    throw idempotencyError(
      400,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. ${remedy}`,
    );
  }
  if (record.response === null) {
    throw idempotencyError(
      409,
      'There is currently another in-progress request using this Idempotent Key (that probably means you submitted ' +
        `twice, and the other request is still going through): ${request.key}. Please try again later.`,
    );
  }
  return record.response;
}

function idempotencyError(status: 400 | 409, message: string): StripeApiError {
  const code = status === 409 ? { code: 'idempotency_key_in_use' } : {};
  return new StripeApiError(status, { type: 'idempotency_error', message, ...code });
}
