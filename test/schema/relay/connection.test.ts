import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { connectionFrom, type Page, type PageArgs, pageFrom } from '../../../src/schema/relay/connection.ts';
import { SetupIntentId } from '../../../src/stripe/ids.ts';
import type { PageParams } from '../../../src/stripe/list.ts';

describe('pageFrom', () => {
  it.each<[string, PageArgs, Page]>([
    ['without arguments is the first ten', {}, { direction: 'forward', size: 10, after: null }],
    [
      'takes null for absent',
      { first: null, after: null, last: null, before: null },
      { direction: 'forward', size: 10, after: null },
    ],
    ['takes first', { first: 3 }, { direction: 'forward', size: 3, after: null }],
    ['takes none', { first: 0 }, { direction: 'forward', size: 0, after: null }],
    ['takes 500', { first: 500 }, { direction: 'forward', size: 500, after: null }],
    [
      'takes first with after',
      { first: 3, after: 'seti_1' },
      { direction: 'forward', size: 3, after: 'seti_1' },
    ],
    ['takes after alone', { after: 'seti_1' }, { direction: 'forward', size: 10, after: 'seti_1' }],
    [
      'takes last with before',
      { last: 3, before: 'seti_1' },
      { direction: 'backward', size: 3, before: 'seti_1' },
    ],
    [
      'takes the last none',
      { last: 0, before: 'seti_1' },
      { direction: 'backward', size: 0, before: 'seti_1' },
    ],
    [
      'takes the last 500',
      { last: 500, before: 'seti_1' },
      { direction: 'backward', size: 500, before: 'seti_1' },
    ],
  ])('%s', (_, args, page) => {
    expect(pageFrom(args, SetupIntentId)).toEqual(page);
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
    const refused = expect(() => pageFrom(args, SetupIntentId));
    refused.toThrow(GraphQLError);
    refused.toThrow(
      expect.objectContaining({
        message,
        extensions: { code: 'BAD_USER_INPUT', retryable: false, argument },
      }),
    );
  });
});

interface Item {
  readonly id: string;
}

const items = (from: number, to: number): Item[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ id: `seti_${from + index}` }));

/** Stripe's list of `seti_1` (newest) to `seti_n` (oldest), and what was asked of it. */
function listOf(count: number) {
  const all = items(1, count);
  const asked: PageParams[] = [];
  const place = (cursor: string | undefined) => all.findIndex(({ id }) => id === cursor);
  return {
    asked,
    async fetchPage(params: PageParams) {
      asked.push(params);
      const backward = params.ending_before !== undefined;
      const end = backward ? place(params.ending_before) : count;
      const from = backward ? Math.max(0, end - params.limit) : place(params.starting_after) + 1;
      const data = all.slice(from, Math.min(end, from + params.limit));
      const has_more = backward ? from > 0 : from + data.length < count;
      return { object: 'list' as const, data, has_more, url: '/v1/setup_intents' };
    },
  };
}

const forward = (size: number, after: string | null = null): Page => ({ direction: 'forward', size, after });
const backward = (size: number, before: string): Page => ({ direction: 'backward', size, before });

describe('connectionFrom requests', () => {
  it.each<[string, Page, number, PageParams[]]>([
    ['once for a page', forward(10), 1000, [{ limit: 10 }]],
    ['once for a hundred', forward(100), 1000, [{ limit: 100 }]],
    ['twice for 101', forward(101), 1000, [{ limit: 100 }, { limit: 1, starting_after: 'seti_100' }]],
    [
      'five times for 500',
      forward(500),
      1000,
      [
        { limit: 100 },
        { limit: 100, starting_after: 'seti_100' },
        { limit: 100, starting_after: 'seti_200' },
        { limit: 100, starting_after: 'seti_300' },
        { limit: 100, starting_after: 'seti_400' },
      ],
    ],
    ['from a cursor on', forward(2, 'seti_7'), 1000, [{ limit: 2, starting_after: 'seti_7' }]],
    ['back from a cursor', backward(2, 'seti_7'), 1000, [{ limit: 2, ending_before: 'seti_7' }]],
    [
      'further back for more than a hundred',
      backward(150, 'seti_301'),
      1000,
      [
        { limit: 100, ending_before: 'seti_301' },
        { limit: 50, ending_before: 'seti_201' },
      ],
    ],
    [
      'no more when the list has ended',
      forward(500),
      120,
      [{ limit: 100 }, { limit: 100, starting_after: 'seti_100' }],
    ],
    ['no more when the list ends with a page', forward(500), 100, [{ limit: 100 }]],
    ['nothing for none', forward(0), 1000, []],
    ['nothing for none after a cursor', forward(0, 'seti_7'), 1000, []],
    ['nothing for none before a cursor', backward(0, 'seti_7'), 1000, []],
  ])('%s', async (_, page, count, params) => {
    const list = listOf(count);
    await connectionFrom(page, list.fetchPage);
    expect(list.asked).toEqual(params);
  });

  it('for one page after the other, never side by side', async () => {
    const list = listOf(1000);
    let underWay = 0;
    let most = 0;
    await connectionFrom(forward(500), async (params) => {
      underWay += 1;
      most = Math.max(most, underWay);
      const page = await list.fetchPage(params);
      underWay -= 1;
      return page;
    });
    expect(most).toBe(1);
  });

  it.each([
    ['forward', forward(500, 'seti_7')],
    ['backward', backward(500, 'seti_7')],
  ])('no further when a page is empty though more is promised, and ends the list: %s', async (_, page) => {
    const asked: PageParams[] = [];
    const { edges, pageInfo } = await connectionFrom<Item>(page, async (params) => {
      if (asked.length > 0) throw new Error('Asked again.');
      asked.push(params);
      return { object: 'list', data: [], has_more: true, url: '' };
    });
    expect(asked).toHaveLength(1);
    expect(edges).toEqual([]);
    const isForward = page.direction === 'forward';
    expect(pageInfo).toMatchObject({ hasNextPage: !isForward, hasPreviousPage: isForward });
  });

  it('no further when a page fails, and fails with it', async () => {
    const failure = new Error('The second page.');
    const list = listOf(1000);
    const connection = connectionFrom(forward(300), (params) =>
      params.starting_after ? Promise.reject(failure) : list.fetchPage(params),
    );
    await expect(connection).rejects.toBe(failure);
  });
});

describe('connectionFrom keeps the newest first', () => {
  it.each<[string, Page, Item[]]>([
    ['forward', forward(3), items(1, 3)],
    ['forward from a cursor', forward(3, 'seti_5'), items(6, 8)],
    ['forward over several pages', forward(250), items(1, 250)],
    ['backward', backward(3, 'seti_9'), items(6, 8)],
    ['backward over several pages', backward(250, 'seti_301'), items(51, 300)],
  ])('%s', async (_, page, nodes) => {
    const { edges } = await connectionFrom(page, listOf(1000).fetchPage);
    expect(edges).toEqual(nodes.map((node) => ({ cursor: node.id, node })));
  });
});

describe('the pageInfo of connectionFrom', () => {
  it.each<
    [string, Page, number, [next: boolean, previous: boolean, start: string | null, end: string | null]]
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
    const { pageInfo } = await connectionFrom(page, listOf(count).fetchPage);
    expect(pageInfo).toEqual({ hasNextPage, hasPreviousPage, startCursor, endCursor });
  });
});
