import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CompleteJwtOptions } from '../../../src/config/options.ts';
import { createJwtVerifier, type JwtVerifier } from '../../../src/server/auth/jwt.ts';
import { type Issuer, jwtOptions, NOW, startIssuer, validClaims } from '../../support/issuer.ts';
import { recordingLog } from '../../support/log.ts';

let issuer: Issuer;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

interface Clock {
  /** Milliseconds since 1970. */
  wall: number;
  /** Milliseconds of the monotonic clock. */
  monotonic: number;
}

function open(url: string, clock: Clock, options: Partial<CompleteJwtOptions> = {}): JwtVerifier {
  const tokens = createJwtVerifier(jwtOptions({ url }, options), {
    now: () => clock.wall,
    monotonicNow: () => clock.monotonic,
    log: recordingLog(),
  });
  opened.push(tokens);
  return tokens;
}

describe('a verified token', () => {
  it('is verified again after a minute', async () => {
    const clock = { wall: NOW, monotonic: 0 };
    const tokens = open(issuer.jwksUrl, clock);
    const token = await issuer.token();
    const caller = await tokens.callerOf(token);
    clock.monotonic = 59_999;
    expect(await tokens.callerOf(token)).toBe(caller);
    clock.monotonic = 60_000;
    expect(await tokens.callerOf(token)).not.toBe(caller);
  });

  it('is rejected once it has expired, also within the minute', async () => {
    const clock = { wall: NOW, monotonic: 0 };
    const tokens = open(issuer.jwksUrl, clock, { clockSkewMs: 1000 });
    const token = await issuer.token({ exp: NOW / 1000 + 10 });
    const caller = await tokens.callerOf(token);
    clock.wall += 10_999;
    expect(await tokens.callerOf(token)).toBe(caller);
    clock.wall += 1;
    await expect(tokens.callerOf(token)).rejects.toMatchObject({ reason: 'an expired token' });
  });
});

describe('a wall clock that is set back by a day', () => {
  const SECOND = 1000;
  const DAY = 24 * 60 * 60 * SECOND;

  /** Both clocks, and tokens that are valid by the wall clock. */
  async function clocks() {
    const rotating = await startIssuer(NOW - DAY);
    const clock = { wall: NOW, monotonic: 5000 };
    opened.push(rotating);
    const tokens = open(rotating.jwksUrl, clock);
    const { exp = 0, iat = 0 } = validClaims();
    await tokens.callerOf(await rotating.token({ iat, exp }));
    clock.wall -= DAY;
    return { rotating, clock, tokens };
  }

  it('does not prevent the fetch of a new key', async () => {
    const { rotating, clock, tokens } = await clocks();
    await rotating.rotate();
    clock.monotonic += 10 * SECOND;
    expect(await tokens.callerOf(await rotating.token())).toBeDefined();
    expect(rotating.fetches()).toBe(2);
  });

  it('does not extend the use of a withdrawn key', async () => {
    const { rotating, clock, tokens } = await clocks();
    const token = await rotating.token();
    await rotating.rotate();
    clock.monotonic += 600 * SECOND;
    await tokens.callerOf(token);
    const refusal = () => {
      clock.monotonic += 60 * SECOND;
      return tokens.callerOf(token).catch((error: unknown) => error);
    };
    await expect
      .poll(refusal)
      .toMatchObject({ code: 'UNAUTHENTICATED', reason: expect.stringContaining('NO_MATCHING_KEY') });
  });

  it('decides whether a token has expired', async () => {
    const { rotating, clock, tokens } = await clocks();
    const token = await rotating.token();
    expect(await tokens.callerOf(token)).toBeDefined();
    clock.wall += DAY;
    await expect(tokens.callerOf(token)).rejects.toMatchObject({ reason: 'an expired token' });
  });
});
