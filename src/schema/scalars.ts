import { Kind } from 'graphql';
import { GraphQLJSON, GraphQLSafeInt } from 'graphql-scalars';
import { builder } from './builder.ts';
import { quoted } from './error-codes.ts';
import { isCalendarDay } from './fields/declared.ts';

builder.addScalarType('SafeInt', GraphQLSafeInt, {
  description:
    'A whole number of up to 53 bits (at most 9007199254740991). Amounts of money are in the smallest unit of the currency: `1099` is 10.99 USD, and `500` is 500 JPY.',
});

builder.addScalarType('JSON', GraphQLJSON, {
  description:
    'A JSON value from Stripe without a documented structure, which the gateway returns unchanged.',
});

builder.scalarType('DateTime', {
  description:
    'A point in time in UTC with whole seconds (RFC 3339), such as `2026-09-01T12:00:00Z`. Inputs may have another offset, such as `+02:00`, but no fractions of a second.',
  serialize: (seconds) => `${new Date(Number(seconds) * 1000).toISOString().slice(0, -5)}Z`,
  parseValue: unixSecondsFrom,
  parseLiteral: (node) => unixSecondsFrom(node.kind === Kind.STRING ? node.value : null),
});

builder.scalarType('Date', {
  description: 'A calendar day without a time or time zone, as `YYYY-MM-DD`, such as `2026-09-01`.',
  serialize: String,
  parseValue: dayFrom,
  parseLiteral: (node) => dayFrom(node.kind === Kind.STRING ? node.value : null),
});

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;

/** The error of an invalid Date or DateTime. Its message quotes the value. */
export class DateError extends Error {}

/** A day as in Stripe's API: `YYYY-MM-DD`. */
function dayFrom(value: unknown): string {
  if (isCalendarDay(value)) return value;
  throw new DateError(`${shown(value)} is not a valid Date (expected a calendar day, such as "2026-09-01").`);
}

const shown = (value: unknown) => (typeof value === 'string' ? quoted(value) : 'The value');

/** Unix seconds, as in Stripe's API and in the resolvers. */
function unixSecondsFrom(value: unknown): number {
  if (
    typeof value !== 'string' ||
    !INSTANT.test(value) ||
    !isCalendarDay(value.slice(0, 10)) ||
    Number.isNaN(Date.parse(value))
  )
    throw new DateError(
      `${shown(value)} is not a valid DateTime (expected whole seconds, such as "2026-09-01T12:00:00Z").`,
    );
  return Date.parse(value) / 1000;
}
