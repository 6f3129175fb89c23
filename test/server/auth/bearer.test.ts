import { describe, expect, it } from 'vitest';
import { AuthenticationError } from '../../../src/server/auth/authentication-error.ts';
import { bearerOf, rejectSecretKeys } from '../../../src/server/auth/bearer.ts';

const headers = (authorization?: string) => new Headers(authorization === undefined ? {} : { authorization });
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

/** The error that a function throws. */
function thrown(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('bearerOf', () => {
  it.each<[string | undefined, string | null]>([
    [undefined, null],
    ['', null],
    ['Bearer abc', 'abc'],
    ['bearer abc', 'abc'],
    ['BEARER   a.b-c_d~e+f/g==', 'a.b-c_d~e+f/g=='],
  ])('of %j is %j', (header, expected) => {
    expect(bearerOf(headers(header))).toBe(expected);
  });

  it.each([
    'Bearer',
    'Bearer ',
    'abc',
    'Bearer a b',
    'Bearer a, Bearer b',
    'Bearer "abc"',
    'Bearer ä',
    'Digest abc',
    basic('user:hunter2'),
    'Bearerabc',
    `Bearer ${'x'.repeat(100)}!`,
  ])('rejects %j without repeating it', (header) => {
    const error = thrown(() => bearerOf(headers(header)));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'The Authorization header must have the form `Bearer …`.',
      reason: 'an Authorization header without a bearer credential',
    });
  });
});

describe('rejectSecretKeys', () => {
  it.each([
    'Bearer sk_test_hunter2',
    'bearer sk_live_hunter2',
    'Bearer rk_live_hunter2',
    'Bearer SK_LIVE_hunter2',
    'sk_test_hunter2',
    'Basic sk_live_hunter2',
    basic('sk_live_hunter2:'),
    basic(':rk_test_hunter2'),
  ])('rejects %j without repeating it', (header) => {
    const error = thrown(() => rejectSecretKeys(headers(header)));
    expect(error).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'a Stripe secret key as credential' });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/hunter2|sk_|rk_/i);
  });

  it.each([undefined, 'Bearer pk_test_1', 'Bearer xsk_test_1', 'Bearer task_live_1', basic('user:password')])(
    'accepts %j',
    (header) => {
      expect(() => rejectSecretKeys(headers(header))).not.toThrow();
    },
  );
});
