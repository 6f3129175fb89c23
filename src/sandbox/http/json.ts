/** A JSON object. The ones created here have no prototype, so that `__proto__` is an ordinary key. */
export interface JsonObject {
  [key: string]: Json;
}

export type Json = string | number | boolean | null | Json[] | JsonObject;

/** An empty JSON object without a prototype. */
export function emptyObject(): JsonObject {
  return Object.create(null) as JsonObject;
}

/** Whether a value is a JSON object, rather than an array or null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A deep copy in the key order of Stripe's responses: `id`, `object`, then the others by name, without undefined
 * members. Responses contain only such copies, so that later changes in the store do not affect them.
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

/** An object with every key of a shape: the given values, and null for keys without one. */
export function withNulls(shape: object, values: object): JsonObject;
export function withNulls(shape: object, values: object | null): JsonObject | null;
export function withNulls(shape: object, values: object | null): JsonObject | null {
  if (values === null) return null;
  const given = values as Readonly<Record<string, Json | undefined>>;
  const result = emptyObject();
  for (const key of Object.keys(shape)) result[key] = given[key] ?? null;
  return result;
}

/** The members that are not null, for objects in which Stripe omits unset members. */
export function withoutNulls(members: object = {}): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
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
