/** A JSON object whose keys are data: it has no prototype, so that `__proto__` is a key like any other. */
export interface JsonObject {
  [key: string]: Json;
}

export type Json = string | number | boolean | null | Json[] | JsonObject;

/** An empty object without a prototype. */
export function emptyObject(): JsonObject {
  return Object.create(null) as JsonObject;
}

/** Says whether a value is a JSON object, and not an array or null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A deep copy in the key order of Stripe's answers: `id`, `object`, then the others by name. Members that are
 * undefined are left out. What is answered is always such a copy, so no caller can reach into the store.
 */
export function wireCopy(value: unknown): Json {
  if (Array.isArray(value)) return value.map(wireCopy);
  if (!isJsonObject(value)) return value as Json;
  const copy = emptyObject();
  for (const key of Object.keys(value).sort(byWireOrder)) {
    const member: unknown = value[key];
    if (member !== undefined) copy[key] = wireCopy(member);
  }
  return copy;
}

function byWireOrder(left: string, right: string): number {
  const difference = rank(left) - rank(right);
  if (difference !== 0) return difference;
  return left < right ? -1 : Number(left > right);
}

function rank(key: string): number {
  if (key === 'id') return 0;
  return key === 'object' ? 1 : 2;
}
