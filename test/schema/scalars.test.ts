import { type GraphQLScalarType, isScalarType, parseValue } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { DateError } from '../../src/schema/scalars.ts';

function scalar(name: string): GraphQLScalarType {
  const type = schema.getType(name);
  if (!isScalarType(type)) throw new Error(`The graph has no scalar "${name}".`);
  return type;
}

/** What a scalar makes of a value that stands in the document. */
const literal = (name: string, source: string) => scalar(name).parseLiteral(parseValue(source), {});

describe('DateTime out', () => {
  it.each([
    [0, '1970-01-01T00:00:00Z'],
    [1790000000, '2026-09-21T14:13:20Z'],
    [-1, '1969-12-31T23:59:59Z'],
    [4102444800, '2100-01-01T00:00:00Z'],
  ])('%i → %s', (seconds, text) => {
    expect(scalar('DateTime').serialize(seconds)).toBe(text);
  });
});

describe('DateTime in', () => {
  it.each([
    ['2026-09-21T14:13:20Z', 1790000000],
    ['2026-09-21T16:13:20+02:00', 1790000000],
    ['2026-09-21T09:43:20-04:30', 1790000000],
    ['1970-01-01T00:00:00Z', 0],
    ['2024-02-29T00:00:00Z', 1709164800],
  ])('%s → %i, as variable and as literal', (text, seconds) => {
    expect(scalar('DateTime').parseValue(text)).toBe(seconds);
    expect(literal('DateTime', JSON.stringify(text))).toBe(seconds);
  });

  it.each<[string, unknown]>([
    ['with fractions of a second', '2026-09-21T14:13:20.5Z'],
    ['with milliseconds', '2026-09-21T14:13:20.001Z'],
    ['without an offset', '2026-09-21T14:13:20'],
    ['without a time', '2026-09-21'],
    ['without seconds', '2026-09-21T14:13Z'],
    ['with a blank in place of T', '2026-09-21 14:13:20Z'],
    ['in small letters', '2026-09-21t14:13:20z'],
    ['in words', 'Mon, 21 Sep 2026 14:13:20 GMT'],
    ['in week dates', '2026-W39-1T14:13:20Z'],
    ['on 31 February', '2026-02-31T00:00:00Z'],
    ['on 29 February of a common year', '2026-02-29T00:00:00Z'],
    ['on 31 April', '2026-04-31T00:00:00Z'],
    ['on day 0', '2026-04-00T00:00:00Z'],
    ['in month 13', '2026-13-01T00:00:00Z'],
    ['at 25 o’clock', '2026-09-21T25:00:00Z'],
    ['in minute 60', '2026-09-21T14:60:00Z'],
    ['with an impossible offset', '2026-09-21T14:13:20+25:00'],
    ['with a line end behind', '2026-09-21T14:13:20Z\n'],
    ['with a blank before', ' 2026-09-21T14:13:20Z'],
    ['of five-digit years', '12026-09-21T14:13:20Z'],
    ['that is empty', ''],
    ['that is a number', 1790000000],
    ['that is a number in a text', '1790000000'],
    ['that is true', true],
    ['that is a list', ['2026-09-21T14:13:20Z']],
    ['that is an object', {}],
    ['that is a Date', new Date(0)],
  ])('rejects one %s', (_, value) => {
    expect(() => scalar('DateTime').parseValue(value)).toThrow(DateError);
  });

  it.each(['1790000000', '17.5', 'true', 'null', 'TODAY', '{}', '[]', '"2026-09-21"'])(
    'refuses the literal %s',
    (source) => {
      expect(() => literal('DateTime', source)).toThrow(DateError);
    },
  );

  it('states the expected form, and quotes at most 40 characters', () => {
    expect(() => scalar('DateTime').parseValue('x'.repeat(50))).toThrow(
      `"${'x'.repeat(40)}…" is not a valid DateTime (expected whole seconds, such as "2026-09-01T12:00:00Z").`,
    );
    expect(() => scalar('DateTime').parseValue(7)).toThrow(/^The value is not a valid DateTime/);
  });
});

describe('Date', () => {
  it.each(['2026-09-01', '2024-02-29', '0001-01-01', '9999-12-31'])('accepts and returns %s', (day) => {
    expect(scalar('Date').parseValue(day)).toBe(day);
    expect(literal('Date', JSON.stringify(day))).toBe(day);
    expect(scalar('Date').serialize(day)).toBe(day);
  });

  it.each<[string, unknown]>([
    ['with a time', '2026-09-01T00:00:00Z'],
    ['on 31 February', '2026-02-31'],
    ['on 29 February of a common year', '2026-02-29'],
    ['in month 13', '2026-13-01'],
    ['with one digit for the month', '2026-9-01'],
    ['in another order', '01-09-2026'],
    ['with a line end behind', '2026-09-01\n'],
    ['of five-digit years', '12026-09-01'],
    ['that is empty', ''],
    ['that is a number', 20260901],
    ['that is a Date object', new Date(0)],
  ])('rejects one %s', (_, value) => {
    expect(() => scalar('Date').parseValue(value)).toThrow(DateError);
  });

  it('states the expected form', () => {
    expect(() => scalar('Date').parseValue('soon')).toThrow(
      '"soon" is not a valid Date (expected a calendar day, such as "2026-09-01").',
    );
    expect(() => literal('Date', '5')).toThrow(/^The value is not a valid Date /);
  });
});

describe('SafeInt', () => {
  it.each([0, 1, -1, 9007199254740991, -9007199254740991])('accepts and returns %i', (value) => {
    expect(scalar('SafeInt').parseValue(value)).toBe(value);
    expect(scalar('SafeInt').serialize(value)).toBe(value);
    expect(literal('SafeInt', String(value))).toBe(value);
  });

  it.each([9007199254740992, 1.5, Number.NaN, 'x', {}])('rejects %s', (value) => {
    expect(() => scalar('SafeInt').parseValue(value)).toThrow();
  });
});

describe('JSON', () => {
  it.each([[{ type: 'three_d_secure_redirect', deep: { list: [1, null, 'a'] } }], [[]], ['a'], [null]])(
    'hands %j through',
    (value) => {
      expect(scalar('JSON').serialize(value)).toEqual(value);
    },
  );
});
