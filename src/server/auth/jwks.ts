import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { createTransport } from '../../http/transport.ts';
import type { Log } from '../../schema/log.ts';

export interface JwksOptions {
  /** The URL of the JWKS. */
  readonly url: string;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  readonly log: Log;
}

export interface Jwks {
  /**
   * Finds the key for the header of a token.
   * @throws JwksUnavailable if the keys cannot be fetched; jose's JWKSMultipleMatchingKeys, which iterates over the keys,
   * if several match the header; another error of jose if none does
   */
  readonly find: JWTVerifyGetKey;
  close(): Promise<void>;
}

/** The keys could not be fetched, so tokens cannot be verified. */
export class JwksUnavailable extends Error {}

/** The shortest time between two fetches, so that tokens with unknown key ids do not each cause a fetch. */
const COOL_DOWN_MS = 10_000;

/** The age at which keys are fetched again: a revoked key may be accepted for this time. */
const MAX_AGE_MS = 600_000;

const FETCH_TIMEOUT_MS = 5000;

/**
 * The keys of a JWKS. They are fetched when the first key is needed, for an unknown key, and when they are old. If a fetch
 * fails, the earlier keys stay valid, and a warning is logged.
 */
export function createJwks({ url, now, log }: JwksOptions): Jwks {
  const { origin, pathname, search } = new URL(url);
  const transport = createTransport(origin);
  let known: JWTVerifyGetKey | null = null;
  let pending: Promise<void> | null = null;
  let failure: Error | null = null;
  let attemptedAt = Number.NEGATIVE_INFINITY;
  let fetchedAt = Number.NEGATIVE_INFINITY;

  const fetchKeys = async () => {
    attemptedAt = now();
    try {
      const { status, body } = await transport.send({
        method: 'GET',
        path: pathname + search,
        headers: { accept: 'application/json' },
        timeoutMs: FETCH_TIMEOUT_MS,
      });
      if (status !== 200) throw new Error(`HTTP ${status}`);
      known = createLocalJWKSet(JSON.parse(body) as JSONWebKeySet);
      fetchedAt = now();
      failure = null;
    } catch (error) {
      failure = new JwksUnavailable(`the JWKS could not be fetched: ${reasonOf(error)}`);
      if (known)
        log.warn(
          { reason: failure.message },
          'The JWKS could not be fetched; tokens are verified with the earlier keys',
        );
    }
  };
  /** Concurrent requests share one fetch. */
  const refreshed = () => {
    pending ??= fetchKeys().finally(() => {
      pending = null;
    });
    return pending;
  };
  const mayFetch = () => pending !== null || now() - attemptedAt >= COOL_DOWN_MS;

  return {
    async find(header, token) {
      // Old keys remain in use until the fetch has ended.
      if (known && now() - fetchedAt >= MAX_AGE_MS && mayFetch()) void refreshed();
      const key = known && (await keyFrom(known, header, token));
      if (key) return key;
      if (mayFetch()) await refreshed();
      const newKey = known && (await keyFrom(known, header, token));
      if (newKey) return newKey;
      throw failure ?? new errors.JWKSNoMatchingKey();
    },
    close: () => transport.close(),
  };
}

async function keyFrom(find: JWTVerifyGetKey, ...[header, token]: Parameters<JWTVerifyGetKey>) {
  try {
    return await find(header, token);
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) return null;
    throw error;
  }
}

/** The reason for the log. A parser's message is replaced, because it may contain parts of the response. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError || error instanceof errors.JOSEError) return 'the response is not a JWKS';
  return error instanceof Error ? error.message : 'unknown';
}
