import { describe, expect, it } from 'vitest';
import {
  type CardFields,
  formatExpiry,
  formatNumber,
  parseExpiry,
  problemsOf,
} from '../../../src/sandbox/stripe-js/card-fields.ts';

describe('the fields of the card form', () => {
  it.each([
    ['4242424242424242', '4242 4242 4242 4242'],
    ['4242 42', '4242 42'],
    ['42a42-4', '4242 4'],
    ['378282246310005', '3782 822463 10005'],
    ['37828', '3782 8'],
    ['6205500000000000004', '6205 5000 0000 0000 004'],
    ['', ''],
  ])('group the number %j', (typed, shown) => {
    expect(formatNumber(typed)).toBe(shown);
  });

  it.each([
    ['1', '1'],
    ['5', '05'],
    ['12', '12'],
    ['123', '12 / 3'],
    ['1234', '12 / 34'],
    ['12/34', '12 / 34'],
    ['12 / 34', '12 / 34'],
    ['12/2034', '12 / 34'],
    ['1/34', '01 / 34'],
    ['122034', '12 / 34'],
    ['', ''],
  ])('split the expiry %j', (typed, shown) => {
    expect(formatExpiry(typed)).toBe(shown);
  });

  it('parse a complete expiry', () => {
    expect([parseExpiry('12 / 34'), parseExpiry('12 / 3')]).toEqual([{ month: 12, year: 2034 }, null]);
  });

  const rules = { testNumbers: new Set(['4242424242424242', '378282246310005']), thisMonth: 2026 * 12 + 10 };
  const valid: CardFields = {
    number: '4242 4242 4242 4242',
    expiry: '11 / 26',
    cvc: '123',
    postalCode: null,
  };

  it.each<[Partial<CardFields>, string[]]>([
    [{}, []],
    [{ number: '4242' }, ['incomplete_number']],
    [{ number: '4242 4242 4242 4241' }, ['invalid_number']],
    [{ number: '4929 0000 0000 0000' }, ['invalid_number']],
    [{ number: '3782 822463 10005' }, ['incomplete_cvc']],
    [{ number: '3782 822463 10005', cvc: '1234' }, []],
    [{ expiry: '1' }, ['incomplete_expiry']],
    [{ expiry: '13 / 27' }, ['invalid_expiry_month']],
    [{ expiry: '10 / 26' }, ['invalid_expiry_month_past']],
    [{ expiry: '12 / 25' }, ['invalid_expiry_year_past']],
    [{ cvc: '12' }, ['incomplete_cvc']],
    [{ postalCode: '' }, ['incomplete_zip']],
    [{ postalCode: '94103' }, []],
    [{ number: '', expiry: '', cvc: '' }, ['incomplete_number', 'incomplete_expiry', 'incomplete_cvc']],
  ])('are checked in order: %j', (changes, codes) => {
    expect(problemsOf({ ...valid, ...changes }, rules).map(({ code }) => code)).toEqual(codes);
  });
});
