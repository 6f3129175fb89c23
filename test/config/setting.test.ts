import { expect, it } from 'vitest';
import { checkText, checkValue, defaultOf, withDefaults } from '../../src/config/setting.ts';
import { count, yesOrNo } from '../../src/config/values.ts';

const SETTINGS = { calls: count.default(3), isOpen: yesOrNo.exactOptional() };

it('adds the default of an absent setting, and only if it has one', () => {
  expect(withDefaults(SETTINGS, {})).toEqual({ calls: 3 });
  expect(withDefaults(SETTINGS, { calls: 4, isOpen: false })).toEqual({ calls: 4, isOpen: false });
  expect(defaultOf(SETTINGS.isOpen)).toBeUndefined();
});

it('reads a value from a text', () => {
  expect(checkText(SETTINGS.calls, '7')).toEqual({ value: 7 });
  expect(checkText(SETTINGS.calls, '07')).toEqual({ problems: ['must be a whole number, 1 or more'] });
});

it('checks the value of an option, which is not a text', () => {
  expect(checkValue(SETTINGS.calls, 7)).toEqual({ value: 7 });
  expect(checkValue(SETTINGS.calls, '7')).toEqual({ problems: ['must be a whole number, 1 or more'] });
});
