import { describe, expect, it } from 'vitest';
import { previousAttributes } from '../../../src/sandbox/events/previous-attributes.ts';

describe('previous attributes', () => {
  it.each([
    ['an equal object', { a: 1, b: [1] }, { a: 1, b: [1] }, {}],
    ['a changed member', { a: 1, b: 2 }, { a: 1, b: 3 }, { b: 2 }],
    ['a new member', {}, { a: 1 }, { a: null }],
    ['a removed member', { a: 1 }, {}, { a: 1 }],
    ['nested members', { m: { x: '1', y: '2' } }, { m: { x: '1', z: '3' } }, { m: { y: '2', z: null } }],
    ['a whole array', { l: ['en', 'de'] }, { l: ['en', 'fr'] }, { l: ['en', 'de'] }],
    ['an object that was null', { a: null }, { a: { b: 1 } }, { a: null }],
    ['an object that is null now', { a: { b: 1 } }, { a: null }, { a: { b: 1 } }],
  ])('contain %s', (_name, before, after, expected) => {
    expect(previousAttributes(before, after)).toEqual(expected);
  });
});
