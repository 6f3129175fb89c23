import { invalidRequest } from '../http/errors.ts';
import type { Metadata } from '../store/objects.ts';
import type { FormValue } from './form.ts';
import { childPath, type Param } from './params.ts';

const MAX_KEYS = 50;
const MAX_KEY_LENGTH = 40;
const MAX_VALUE_LENGTH = 500;

/** A change of metadata: key → new value, or an empty string to remove the key. Null removes all keys. */
export type MetadataChange = ReadonlyMap<string, string> | null;

/** The `metadata` parameter, with Stripe's limits on keys and values. */
export const metadataParam: Param<MetadataChange, false> = { required: false, read: readMetadata };

function readMetadata(value: FormValue, path: string): MetadataChange {
  if (value === '') return null;
  if (typeof value === 'string') throw invalidRequest('Invalid object', { param: path });
  const change = new Map<string, string>();
  for (const [key, member] of value) {
    if (typeof member !== 'string') {
      throw invalidRequest('Metadata values must be strings.', { param: childPath(path, key) });
    }
    checkEntry(key, member, path);
    change.set(key, member);
  }
  return change;
}

function checkEntry(key: string, value: string, param: string): void {
  const keyLength = [...key].length;
  if (keyLength > MAX_KEY_LENGTH) {
    const message = `Metadata keys can have up to 40 characters, but you passed in a key that is ${keyLength} characters.`;
    throw invalidRequest(`${message} Invalid key: ${key}`, { param });
  }
  const valueLength = [...value].length;
  if (valueLength > MAX_VALUE_LENGTH) {
    const message = `Metadata values can have up to 500 characters, but you passed in a value that is ${valueLength} characters.`;
    throw invalidRequest(`${message} Invalid value: ${value}`, { param });
  }
}

/**
 * The metadata after a change.
 *
 * @throws StripeApiError (400) when the merged result has more than 50 keys.
 */
export function mergedMetadata(current: Metadata, change: MetadataChange | undefined): Metadata {
  if (change === undefined) return current;
  const merged = new Map(change === null ? [] : Object.entries(current));
  for (const [key, value] of change ?? []) {
    if (value === '') merged.delete(key);
    else merged.set(key, value);
  }
  if (merged.size > MAX_KEYS) {
    const message = `Metadata can have up to ${MAX_KEYS} keys, but this request would leave ${merged.size}.`;
    throw invalidRequest(message, { param: 'metadata' });
  }
  const result: Metadata = Object.create(null);
  for (const [key, value] of merged) result[key] = value;
  return result;
}
