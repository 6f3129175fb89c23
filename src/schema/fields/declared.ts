import { isRecord } from '../../stripe/errors.ts';
import type { Context } from '../context.ts';
import { WarnOnce } from '../log.ts';

/** Whether a JSON value is of the type that Stripe declares for a field. */
export type IsDeclared<T = unknown> = (value: unknown) => value is T;

/** RFC 3339 writes years with four digits: from 0000-01-01T00:00:00Z to 9999-12-31T23:59:59Z, in Unix seconds. */
const FIRST_SECOND = -62_167_219_200;
const LAST_SECOND = 253_402_300_799;

const isString: IsDeclared<string> = (value) => typeof value === 'string';
const isNumber: IsDeclared<number> = (value) => typeof value === 'number';

/** Whether a value is a day of the calendar as `YYYY-MM-DD`. JavaScript parses 31 February as 3 March. */
export function isCalendarDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  return new Date(`${value}T00:00:00Z`).getUTCDate() === Number(value.slice(8));
}

/** Checks for the JSON types that Stripe declares for the scalars of the graph. Enum values are strings. */
export const DECLARED_AS = {
  ID: isString,
  String: isString,
  Enum: isString,
  Boolean: (value): value is boolean => typeof value === 'boolean',
  Int: (value): value is number => isNumber(value) && (value | 0) === value,
  SafeInt: (value): value is number => Number.isSafeInteger(value),
  DateTime: (value): value is number => isNumber(value) && value >= FIRST_SECOND && value <= LAST_SECOND,
  Date: isCalendarDay,
  JSON: isRecord,
} as const satisfies Record<string, IsDeclared>;

/** The check for a list of values of a declared type. */
export function listOf<T>(isDeclared: IsDeclared<T>): IsDeclared<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(isDeclared);
}

/** Whether a value is an object with an id. Types with a non-null `id` cannot represent an object without one. */
export function isIdentified(value: unknown): value is { readonly id: string } {
  return isRecord(value) && typeof value.id === 'string';
}

/** Whether a value is an expandable id, or the expanded object. */
export function isReference(value: unknown): value is string | { readonly id: string } {
  return typeof value === 'string' || isIdentified(value);
}

const undeclared = new WarnOnce('Stripe sent a value of an undeclared type');

/**
 * The value of a field if it has the declared type; otherwise null, so that the other fields still resolve. The first
 * such value of each field is logged, with its JSON type only.
 * @param field for the log: `PaymentMethodCard.displayBrand`
 */
export function declaredOrNull<T>(
  value: unknown,
  isDeclared: IsDeclared<T>,
  field: string,
  { log }: Pick<Context, 'log'>,
): T | null {
  if (value === null || value === undefined) return null;
  if (isDeclared(value)) return value;
  undeclared.warn(log, field, { field, received: Array.isArray(value) ? 'array' : typeof value });
  return null;
}
