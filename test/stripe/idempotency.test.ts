import { describe, expect, it } from 'vitest';
import { idempotencyKeyProblem, MAX_IDEMPOTENCY_KEY_LENGTH, ownedKey } from '../../src/stripe/idempotency.ts';

describe('an idempotency key', () => {
  it.each<[string, string]>([
    ['of one character', 'k'],
    ['that is a UUID', '3f2c6f0e-98a1-4d6f-b2aa-5a4f7c1b9a10'],
    ['with every printable ASCII character', ` ${'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'}`],
    ['of 255 characters', 'k'.repeat(255)],
  ])('is good: one %s', (_, key) => {
    expect(idempotencyKeyProblem(key)).toBeNull();
  });

  it.each<[string, string, string]>([
    ['that is empty', '', 'must not be empty'],
    ['of blanks', '   ', 'must not be empty'],
    ['of 256 characters', 'k'.repeat(256), 'must have at most 255 characters'],
    ['with a line end', 'a\r\nx: y', 'must consist of printable ASCII characters'],
    ['with a line end at its end', 'a\n', 'must consist of printable ASCII characters'],
    ['with a NUL', 'a\0', 'must consist of printable ASCII characters'],
    ['with DEL', 'a\x7f', 'must consist of printable ASCII characters'],
    ['with accents', 'clé', 'must consist of printable ASCII characters'],
    ['with half a character', 'a\ud800', 'must consist of printable ASCII characters'],
  ])('is refused: one %s', (_, key, problem) => {
    expect(idempotencyKeyProblem(key)).toBe(problem);
  });

  it('may be as long as Stripe allows', () => {
    expect(MAX_IDEMPOTENCY_KEY_LENGTH).toBe(255);
  });
});

describe('ownedKey', () => {
  const owner = { account: null, subject: 'jwt:a' };

  it('is the same for the same owner and key, and can travel', () => {
    expect(ownedKey(owner, 'k')).toBe(ownedKey({ ...owner }, 'k'));
    expect(idempotencyKeyProblem(ownedKey(owner, 'x'.repeat(255)))).toBeNull();
  });

  it('is another for another owner, account or key, however they are written', () => {
    const keys = [
      ownedKey(owner, 'k'),
      ownedKey(owner, 'K'),
      ownedKey({ ...owner, account: 'acct_1' }, 'k'),
      ownedKey({ ...owner, account: 'null' }, 'k'),
      ownedKey({ ...owner, subject: 'jwt:b' }, 'k'),
      ownedKey({ account: null, subject: 'jwt:a,"k' }, ''),
      ownedKey({ account: null, subject: 'jwt:a' }, ',"k'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
