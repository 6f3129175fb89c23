import { describe, expect, it } from 'vitest';
import { callerScopedKey, idempotencyKeyProblem, pathScopedKey } from '../../src/stripe/idempotency.ts';

describe('idempotencyKeyProblem', () => {
  it.each<[string, string]>([
    ['one character', 'k'],
    ['a UUID', '3f2c6f0e-98a1-4d6f-b2aa-5a4f7c1b9a10'],
    ['every printable ASCII character', ` ${'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'}`],
    ['255 characters', 'k'.repeat(255)],
  ])('accepts %s', (_, key) => {
    expect(idempotencyKeyProblem(key)).toBeNull();
  });

  it.each<[string, string, string]>([
    ['an empty key', '', 'must not be empty'],
    ['spaces', '   ', 'must not be empty'],
    ['256 characters', 'k'.repeat(256), 'must have at most 255 characters'],
    ['a line break', 'a\r\nx: y', 'must consist of printable ASCII characters'],
    ['a line break at the end', 'a\n', 'must consist of printable ASCII characters'],
    ['NUL', 'a\0', 'must consist of printable ASCII characters'],
    ['DEL', 'a\x7f', 'must consist of printable ASCII characters'],
    ['an accent', 'clé', 'must consist of printable ASCII characters'],
    ['a lone surrogate', 'a\ud800', 'must consist of printable ASCII characters'],
  ])('rejects %s', (_, key, problem) => {
    expect(idempotencyKeyProblem(key)).toBe(problem);
  });
});

describe('callerScopedKey', () => {
  const caller = { account: null, subject: 'jwt:a' };

  it('is the same for the same caller and key, and a valid key', () => {
    expect(callerScopedKey(caller, 'k')).toBe(callerScopedKey({ ...caller }, 'k'));
    expect(idempotencyKeyProblem(callerScopedKey(caller, 'x'.repeat(255)))).toBeNull();
  });

  it('differs for another subject, account or key, however they are written', () => {
    const keys = [
      callerScopedKey(caller, 'k'),
      callerScopedKey(caller, 'K'),
      callerScopedKey({ ...caller, account: 'acct_1' }, 'k'),
      callerScopedKey({ ...caller, account: 'null' }, 'k'),
      callerScopedKey({ ...caller, subject: 'jwt:b' }, 'k'),
      callerScopedKey({ account: null, subject: 'jwt:a,"k' }, ''),
      callerScopedKey({ account: null, subject: 'jwt:a' }, ',"k'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('pathScopedKey', () => {
  it('appends the path, or is a digest of both if that would be too long', () => {
    expect(pathScopedKey('k', 'createSetupIntent')).toBe('k:createSetupIntent');
    const long = ['a', 'b'].map((path) => pathScopedKey('k'.repeat(255), path));
    expect(long.map(idempotencyKeyProblem)).toEqual([null, null]);
    expect(long[0]).not.toBe(long[1]);
  });
});
