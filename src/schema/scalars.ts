import { Kind } from 'graphql';
import { GraphQLJSON, GraphQLSafeInt } from 'graphql-scalars';
import { builder } from './builder.ts';
import { quoted } from './error-codes.ts';

builder.addScalarType('SafeInt', GraphQLSafeInt, {
  description:
    'A whole number of up to 53 bits, such as an amount of money in the smallest unit of its currency.',
});

builder.addScalarType('JSON', GraphQLJSON, {
  description: 'Any JSON value: an opaque dictionary that is handed through as Stripe gives it.',
});

builder.scalarType('DateTime', {
  description:
    'An instant in UTC, in whole seconds, as in `2026-09-01T12:00:00Z`. Inputs may carry another offset, but no fractions of a second.',
  serialize: (seconds) => `${new Date(Number(seconds) * 1000).toISOString().slice(0, -5)}Z`,
  parseValue: unixSecondsFrom,
  parseLiteral: (node) => unixSecondsFrom(node.kind === Kind.STRING ? node.value : null),
});

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;

/** The error of an invalid DateTime. Its message quotes the value. */
export class DateTimeError extends Error {}

/** Unix seconds, as in Stripe's API and in the resolvers. */
function unixSecondsFrom(value: unknown): number {
  if (
    typeof value !== 'string' ||
    !INSTANT.test(value) ||
    !isRealDay(value) ||
    Number.isNaN(Date.parse(value))
  )
    throw new DateTimeError(
      `${typeof value === 'string' ? quoted(value) : 'The value'} is not a valid DateTime (expected whole seconds, such as "2026-09-01T12:00:00Z").`,
    );
  return Date.parse(value) / 1000;
}

/** Rejects 31 February, which JavaScript parses as 3 March. */
function isRealDay(value: string): boolean {
  return new Date(`${value.slice(0, 10)}T00:00:00Z`).getUTCDate() === Number(value.slice(8, 10));
}
