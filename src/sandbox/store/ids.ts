import { createHash } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const COUNTER_LENGTH = 4;

/** Makes the random part of an id. */
export interface Ids {
  /** `length` alphanumerics, never the same twice. */
  next(prefix: string, length: number): string;
}

/**
 * Ids from a source of randomness. The last characters count upwards, so ids stay unique even if the source
 * always says the same.
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

/** `length` alphanumerics that depend on the text alone: card fingerprints, ids of the seeded world. */
export function digest(text: string, length: number): string {
  const bytes = createHash('sha512').update(text).digest();
  return Array.from(bytes.subarray(0, length), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}
