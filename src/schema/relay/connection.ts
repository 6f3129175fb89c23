import type { IdKind } from '../../stripe/ids.ts';
import { MAX_PAGE_SIZE, type PageParams, type StripeList } from '../../stripe/list.ts';
import { badUserInput, quoted } from '../error-codes.ts';
import { formsOf } from '../params.ts';

/** Relay's arguments. */
export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** A page: a number of objects after or before a cursor. */
export type Page =
  | { readonly direction: 'forward'; readonly size: number; readonly after: string | null }
  | { readonly direction: 'backward'; readonly size: number; readonly before: string };

export interface Connection<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const DEFAULT_SIZE = 10;
const MAX_SIZE = 500;

/**
 * The page that Relay's arguments describe.
 * @param cursors the kind of ids of the list's objects: the ids are the cursors
 * @throws BAD_USER_INPUT naming the argument, for pages that Stripe cannot return
 */
export function pageFrom({ first, after, last, before }: PageArgs, cursors: IdKind<string>): Page {
  if (first != null && last != null) throw badUserInput(['last'], '`last` cannot be combined with `first`.');
  if (after != null && last != null)
    throw badUserInput(['after'], '`after` cannot be combined with `last`: use `before`.');
  if (before != null && last == null)
    throw badUserInput(['before'], '`before` requires `last`, the number of objects before the cursor.');
  if (last != null && before == null)
    throw badUserInput(
      ['last'],
      '`last` requires `before`: Stripe cannot page backward from the end of a list.',
    );
  if (last != null && before != null)
    return {
      direction: 'backward',
      size: sizeFrom(last, 'last'),
      before: cursorFrom(before, 'before', cursors),
    };
  return {
    direction: 'forward',
    size: sizeFrom(first ?? DEFAULT_SIZE, 'first'),
    after: after == null ? null : cursorFrom(after, 'after', cursors),
  };
}

function sizeFrom(size: number, argument: string): number {
  if (size < 0) throw badUserInput([argument], `\`${argument}\` must not be negative: ${size}.`);
  if (size > MAX_SIZE)
    throw badUserInput([argument], `\`${argument}\` must be at most ${MAX_SIZE}: ${size}.`);
  return size;
}

function cursorFrom(cursor: string, argument: string, cursors: IdKind<string>): string {
  if (cursors.parse(cursor) === null)
    throw badUserInput(
      [argument],
      `${argument}: ${quoted(cursor)} is not a cursor of this list (expected ${formsOf([cursors])}).`,
    );
  return cursor;
}

/**
 * The connection for a page. A page that is larger than Stripe's pages takes several calls, and a size of 0 takes none.
 * An empty page of Stripe's ends the list, even with `has_more`. Edges are in Stripe's order, newest first, in both
 * directions.
 * @param fetchPage returns at most `limit` objects
 */
export async function connectionFrom<T extends { readonly id: string }>(
  page: Page,
  fetchPage: (params: PageParams) => Promise<StripeList<T>>,
): Promise<Connection<T>> {
  const isForward = page.direction === 'forward';
  let nodes: readonly T[] = [];
  let more = page.size > 0;
  let cursor = isForward ? page.after : page.before;
  while (more && nodes.length < page.size) {
    const limit = Math.min(MAX_PAGE_SIZE, page.size - nodes.length);
    const { data, has_more } = await fetchPage(pageParams(page.direction, limit, cursor));
    nodes = isForward ? [...nodes, ...data] : [...data, ...nodes];
    more = has_more === true && data.length > 0;
    cursor = (isForward ? nodes.at(-1)?.id : nodes[0]?.id) ?? null;
  }
  return {
    edges: nodes.map((node) => ({ cursor: node.id, node })),
    pageInfo: {
      hasNextPage: isForward ? more : page.size > 0,
      hasPreviousPage: isForward ? page.size > 0 && page.after !== null : more,
      startCursor: nodes[0]?.id ?? null,
      endCursor: nodes.at(-1)?.id ?? null,
    },
  };
}

function pageParams(direction: Page['direction'], limit: number, cursor: string | null): PageParams {
  if (cursor === null) return { limit };
  return direction === 'forward' ? { limit, starting_after: cursor } : { limit, ending_before: cursor };
}
