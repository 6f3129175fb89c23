import { createHash } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const COUNTER_LENGTH = 4;

export interface Ids {
  /** A new id: the prefix and `length` alphanumeric characters. Never returns the same id twice. */
  next(prefix: string, length: number): string;
}

/**
 * Generates ids from random numbers. Their last characters are a counter, so that ids are unique even when `random`
 * always returns the same number.
 */
export function createIds(random: () => number): Ids {
  let count = 0;
  return {
    next(prefix, length) {
      count += 1;
      let tail = '';
      for (let rest = count; tail.length < COUNTER_LENGTH; rest = Math.floor(rest / ALPHABET.length)) {
        tail = ALPHABET.charAt(rest % ALPHABET.length) + tail;
      }
      let head = '';
      while (head.length < length - COUNTER_LENGTH)
        head += ALPHABET.charAt(Math.floor(random() * ALPHABET.length));
      return prefix + head + tail;
    },
  };
}

/** `length` alphanumeric characters that depend only on the text: for fingerprints and the ids of seeded objects. */
export function digest(text: string, length: number): string {
  const bytes = createHash('sha512').update(text).digest();
  return Array.from(bytes.subarray(0, length), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

/** A UUID that depends only on the text. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-');
}
