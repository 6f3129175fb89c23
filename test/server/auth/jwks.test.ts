import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJwks, type Jwks, JwksUnavailable } from '../../../src/server/auth/jwks.ts';
import { type Issuer, NOW, startIssuer } from '../../support/issuer.ts';
import { recordingLog } from '../../support/log.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

let issuer: Issuer;
let keys: Jwks;
let log: ReturnType<typeof recordingLog>;
let now: number;

beforeEach(async () => {
  issuer = await startIssuer();
  log = recordingLog();
  now = NOW;
  keys = createJwks({ url: issuer.jwksUrl, now: () => now, log });
});
afterEach(async () => {
  await keys.close();
  await issuer.close();
});

const UNKNOWN = { code: 'ERR_JWKS_NO_MATCHING_KEY' };

const find = async (kid: string) => keys.find({ alg: 'ES256', kid }, { payload: '', signature: '' });

describe('the keys of a JWKS', () => {
  it('are fetched when the first is needed, once for concurrent requests', async () => {
    expect(issuer.fetches()).toBe(0);
    await Promise.all([find('key-1'), find('key-1'), find('key-1')]);
    await find('key-1');
    expect(issuer.fetches()).toBe(1);
  });

  it('are fetched again for an unknown key, but not more often than the cool-down allows', async () => {
    await find('key-1');
    await expect(find('made-up-1')).rejects.toMatchObject(UNKNOWN);
    now += 9 * SECOND;
    await expect(find('made-up-2')).rejects.toMatchObject(UNKNOWN);
    expect(issuer.fetches()).toBe(1);
    now += SECOND;
    await expect(find('made-up-3')).rejects.toMatchObject(UNKNOWN);
    expect(issuer.fetches()).toBe(2);
  });

  it('can be rotated', async () => {
    await find('key-1');
    await issuer.rotate();
    now += 10 * SECOND;
    await find('key-1-next');
    await expect(find('key-1')).rejects.toMatchObject(UNKNOWN);
    expect(issuer.fetches()).toBe(2);
  });

  it('are fetched again in the background when they are old, so that a withdrawn key is rejected', async () => {
    await find('key-1');
    await issuer.rotate();
    now += 10 * MINUTE - 1;
    await find('key-1');
    expect(issuer.fetches()).toBe(1);
    now += 1;
    await find('key-1');
    await expect.poll(() => issuer.fetches()).toBe(2);
    await expect.poll(() => find('key-1').catch((error) => error)).toMatchObject(UNKNOWN);
  });
});

describe('keys that cannot be fetched', () => {
  it.each<[string, { status: number; body: string }, string]>([
    ['respond with 503', { status: 503, body: 'hunter2' }, 'the JWKS could not be fetched: HTTP 503'],
    ['redirect', { status: 302, body: '' }, 'the JWKS could not be fetched: HTTP 302'],
    [
      'are not JSON',
      { status: 200, body: 'hunter2' },
      'the JWKS could not be fetched: the response is not a JWKS',
    ],
    [
      'are not a JWKS',
      { status: 200, body: '{"keys":"hunter2"}' },
      'the JWKS could not be fetched: the response is not a JWKS',
    ],
    ['are null', { status: 200, body: 'null' }, 'the JWKS could not be fetched: the response is not a JWKS'],
  ])('that %s', async (_, response, message) => {
    issuer.fail(response);
    const error = await find('key-1').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(JwksUnavailable);
    expect((error as Error).message).toBe(message);
  });

  it('are fetched again after the cool-down, and then work', async () => {
    issuer.fail({ status: 503, body: '' });
    await expect(find('key-1')).rejects.toBeInstanceOf(JwksUnavailable);
    issuer.fail(null);
    await expect(find('key-1')).rejects.toBeInstanceOf(JwksUnavailable);
    expect(issuer.fetches()).toBe(1);
    now += 10 * SECOND;
    await find('key-1');
    expect(issuer.fetches()).toBe(2);
  });

  it('leave the earlier keys valid, with a warning for each failed fetch', async () => {
    await find('key-1');
    issuer.fail({ status: 503, body: 'hunter2' });
    now += 24 * 60 * MINUTE;
    await find('key-1');
    await expect.poll(() => log.lines).toHaveLength(1);
    await find('key-1');
    await expect(find('made-up')).rejects.toBeInstanceOf(JwksUnavailable);
    expect(issuer.fetches()).toBe(2);
    expect(log.lines).toEqual([
      {
        level: 'warn',
        fields: { reason: 'the JWKS could not be fetched: HTTP 503' },
        message: 'The JWKS could not be fetched; tokens are verified with the earlier keys',
      },
    ]);
  });

  it('because there is no server', async () => {
    const { jwksUrl } = issuer;
    await issuer.close();
    keys = createJwks({ url: jwksUrl, now: () => now, log });
    await expect(find('key-1')).rejects.toThrow(
      'the JWKS could not be fetched: The connection failed (ECONNREFUSED).',
    );
    issuer = await startIssuer();
  });
});
