import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { createTransport } from '../../http/transport.ts';
import type { Log } from '../../schema/log.ts';

export interface JwksOptions {
  /** Where the keys are published (a JWKS). */
  readonly url: string;
  /** Milliseconds of a clock that never runs backwards: it tells how old the keys are. */
  readonly now: () => number;
  readonly log: Log;
}

export interface Jwks {
  /**
   * The key for a token, by the token's header.
   * @throws JwksUnavailable when the keys cannot be fetched; JWKSMultipleMatchingKeys, which iterates over the keys,
   * when several fit the header; or another error of jose when none does
   */
  readonly find: JWTVerifyGetKey;
  close(): Promise<void>;
}

/** The keys could not be fetched, so nobody can tell whether a token is good. */
export class JwksUnavailable extends Error {}

/** Between two fetches, so that tokens with made-up key ids cannot make us ask all the time. */
const COOL_DOWN_MS = 10_000;

/** How old keys may get before they are fetched anew: so long may a withdrawn one be taken. */
const MAX_AGE_MS = 600_000;

const FETCH_TIMEOUT_MS = 5000;

/**
 * The keys of a JWKS, fetched when the first is needed, when an unknown one is asked for, and when they are old. While
 * they cannot be fetched, the known ones stay good, and the log says so.
 */
export function createJwks({ url, now, log }: JwksOptions): Jwks {
  const { origin, pathname, search } = new URL(url);
  const transport = createTransport(origin);
  let known: JWTVerifyGetKey | null = null;
  let pending: Promise<void> | null = null;
  let failure: Error | null = null;
  let triedAt = Number.NEGATIVE_INFINITY;
  let fetchedAt = Number.NEGATIVE_INFINITY;

  const fetchKeys = async () => {
    triedAt = now();
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
      failure = new JwksUnavailable(`the keys could not be fetched: ${shortReason(error)}`);
      if (known) log.warn({ reason: failure.message }, 'Tokens are checked with the keys fetched before');
    }
  };
  /** Everybody waits for the same fetch. */
  const refreshed = () => {
    pending ??= fetchKeys().finally(() => {
      pending = null;
    });
    return pending;
  };
  const mayFetch = () => pending !== null || now() - triedAt >= COOL_DOWN_MS;

  return {
    async find(header, token) {
      // Nobody waits while old keys are replaced.
      if (known && now() - fetchedAt >= MAX_AGE_MS && mayFetch()) void refreshed();
      const key = known && (await found(known, header, token));
      if (key) return key;
      if (mayFetch()) await refreshed();
      const newKey = known && (await found(known, header, token));
      if (newKey) return newKey;
      throw failure ?? new errors.JWKSNoMatchingKey();
    },
    close: () => transport.close(),
  };
}

async function found(find: JWTVerifyGetKey, ...[header, token]: Parameters<JWTVerifyGetKey>) {
  try {
    return await find(header, token);
  } catch (error) {
    if (error instanceof errors.JWKSNoMatchingKey) return null;
    throw error;
  }
}

/** In our own words where the text of an answer could stand in the message. */
function shortReason(error: unknown): string {
  if (error instanceof SyntaxError || error instanceof errors.JOSEError) return 'the answer is no JWKS';
  return error instanceof Error ? error.message : 'unknown';
}
