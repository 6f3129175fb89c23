import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { ListRange } from '../../../src/loaders/list-loader.ts';
import { connectionOf, type PageArgs, rangeFrom } from '../../../src/schema/relay/connection.ts';
import { SetupIntentId } from '../../../src/stripe/ids.ts';
import { backward, forward, type Item, items, listOf, loadRange } from '../../support/list-ranges.ts';

describe('rangeFrom', () => {
  it.each<[string, PageArgs, ListRange]>([
    ['without arguments is the first ten', {}, { direction: 'forward', size: 10, cursor: null }],
    [
      'takes null for absent',
      { first: null, after: null, last: null, before: null },
      { direction: 'forward', size: 10, cursor: null },
    ],
    ['takes first', { first: 3 }, { direction: 'forward', size: 3, cursor: null }],
    ['takes none', { first: 0 }, { direction: 'forward', size: 0, cursor: null }],
    ['takes 500', { first: 500 }, { direction: 'forward', size: 500, cursor: null }],
    [
      'takes first with after',
      { first: 3, after: 'seti_1' },
      { direction: 'forward', size: 3, cursor: 'seti_1' },
    ],
    ['takes after alone', { after: 'seti_1' }, { direction: 'forward', size: 10, cursor: 'seti_1' }],
    [
      'takes last with before',
      { last: 3, before: 'seti_1' },
      { direction: 'backward', size: 3, cursor: 'seti_1' },
    ],
    [
      'takes the last none',
      { last: 0, before: 'seti_1' },
      { direction: 'backward', size: 0, cursor: 'seti_1' },
    ],
    [
      'takes the last 500',
      { last: 500, before: 'seti_1' },
      { direction: 'backward', size: 500, cursor: 'seti_1' },
    ],
  ])('%s', (_, args, page) => {
    expect(rangeFrom(args, SetupIntentId)).toEqual(page);
  });

  it.each<[string, PageArgs, string, string]>([
    ['first with last', { first: 1, last: 1 }, 'last', '`last` cannot be combined with `first`.'],
    [
      'first with last and before',
      { first: 1, last: 1, before: 'seti_1' },
      'last',
      '`last` cannot be combined with `first`.',
    ],
    [
      'after with last',
      { after: 'seti_1', last: 1 },
      'after',
      '`after` cannot be combined with `last`: use `before`.',
    ],
    [
      'after with last and before',
      { after: 'seti_1', last: 1, before: 'seti_2' },
      'after',
      '`after` cannot be combined with `last`: use `before`.',
    ],
    [
      'before without last',
      { before: 'seti_1' },
      'before',
      '`before` requires `last`, the number of objects before the cursor.',
    ],
    [
      'before with first',
      { first: 1, before: 'seti_1' },
      'before',
      '`before` requires `last`, the number of objects before the cursor.',
    ],
    [
      'last without before',
      { last: 1 },
      'last',
      '`last` requires `before`: Stripe cannot page backward from the end of a list.',
    ],
    ['a negative first', { first: -1 }, 'first', '`first` must not be negative: -1.'],
    ['a negative last', { last: -1, before: 'seti_1' }, 'last', '`last` must not be negative: -1.'],
    ['first: 501', { first: 501 }, 'first', '`first` must be at most 500: 501.'],
    ['last: 501', { last: 501, before: 'seti_1' }, 'last', '`last` must be at most 500: 501.'],
    ['an empty cursor', { after: '' }, 'after', 'after: "" is not a cursor of this list (expected seti_…).'],
    [
      'a cursor of another list',
      { after: 'cus_1' },
      'after',
      'after: "cus_1" is not a cursor of this list (expected seti_…).',
    ],
    [
      'a cursor of another server',
      { after: 'YXJyYXljb25uZWN0aW9uOjA=' },
      'after',
      'after: "YXJyYXljb25uZWN0aW9uOjA=" is not a cursor of this list (expected seti_…).',
    ],
    [
      'a cursor that would be a parameter',
      { last: 1, before: 'seti_1&limit=1' },
      'before',
      'before: "seti_1&limit=1" is not a cursor of this list (expected seti_…).',
    ],
    [
      'a long cursor, and echoes only its beginning',
      { after: 'x'.repeat(1000) },
      'after',
      `after: "${'x'.repeat(40)}…" is not a cursor of this list (expected seti_…).`,
    ],
  ])('rejects %s', (_, args, argument, message) => {
    const refused = expect(() => rangeFrom(args, SetupIntentId));
    refused.toThrow(GraphQLError);
    refused.toThrow(
      expect.objectContaining({
        message,
        extensions: { code: 'BAD_USER_INPUT', retryable: false, argument },
      }),
    );
  });
});

describe('connectionOf keeps the newest first', () => {
  it.each<[string, ListRange, Item[]]>([
    ['forward', forward(3), items(1, 3)],
    ['forward from a cursor', forward(3, 'seti_5'), items(6, 8)],
    ['forward over several pages', forward(250), items(1, 250)],
    ['backward', backward(3, 'seti_9'), items(6, 8)],
    ['backward over several pages', backward(250, 'seti_301'), items(51, 300)],
  ])('%s', async (_, page, nodes) => {
    const { edges } = connectionOf(page, await loadRange(page, listOf(1000).fetchPage));
    expect(edges).toEqual(nodes.map((node) => ({ cursor: node.id, node })));
  });
});

describe('the pageInfo of connectionOf', () => {
  it.each<
    [string, ListRange, number, [next: boolean, previous: boolean, start: string | null, end: string | null]]
  >([
    ['the first of more', forward(3), 9, [true, false, 'seti_1', 'seti_3']],
    ['all there is', forward(3), 3, [false, false, 'seti_1', 'seti_3']],
    ['more than there is', forward(9), 3, [false, false, 'seti_1', 'seti_3']],
    ['one in the middle', forward(3, 'seti_3'), 9, [true, true, 'seti_4', 'seti_6']],
    ['the last', forward(3, 'seti_6'), 9, [false, true, 'seti_7', 'seti_9']],
    ['one after the end', forward(3, 'seti_9'), 9, [false, true, null, null]],
    ['an empty list', forward(3), 0, [false, false, null, null]],
    ['none', forward(0), 9, [false, false, null, null]],
    ['none after a cursor', forward(0, 'seti_3'), 9, [false, false, null, null]],
    ['over several of Stripe’s pages', forward(150), 200, [true, false, 'seti_1', 'seti_150']],
    ['up to the end of Stripe’s last page', forward(200), 200, [false, false, 'seti_1', 'seti_200']],
    ['backward, more before', backward(3, 'seti_9'), 9, [true, true, 'seti_6', 'seti_8']],
    ['backward to the start', backward(3, 'seti_4'), 9, [true, false, 'seti_1', 'seti_3']],
    ['backward from the start', backward(3, 'seti_1'), 9, [true, false, null, null]],
    ['backward none', backward(0, 'seti_4'), 9, [false, false, null, null]],
    [
      'backward over several of Stripe’s pages',
      backward(150, 'seti_200'),
      200,
      [true, true, 'seti_50', 'seti_199'],
    ],
  ])('%s', async (_, page, count, [hasNextPage, hasPreviousPage, startCursor, endCursor]) => {
    const { pageInfo } = connectionOf(page, await loadRange(page, listOf(count).fetchPage));
    expect(pageInfo).toEqual({ hasNextPage, hasPreviousPage, startCursor, endCursor });
  });
});
