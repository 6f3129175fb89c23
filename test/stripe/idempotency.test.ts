import { describe, expect, it } from 'vitest';
import { idempotencyKeyProblem, MAX_IDEMPOTENCY_KEY_LENGTH } from '../../src/stripe/idempotency.ts';

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
