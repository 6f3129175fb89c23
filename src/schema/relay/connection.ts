import type { ListPart, ListRange } from '../../loaders/list-loader.ts';
import type { IdKind } from '../../stripe/ids.ts';
import { badUserInput, quoted } from '../error-codes.ts';
import { formsOf } from '../params.ts';

/** Relay's arguments. */
export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

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
 * The part of a list that Relay's arguments describe.
 * @param cursors the kind of ids of the list's objects: the ids are the cursors
 * @throws BAD_USER_INPUT naming the argument, for pages that Stripe cannot return
 */
export function rangeFrom({ first, after, last, before }: PageArgs, cursors: IdKind<string>): ListRange {
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
      cursor: cursorFrom(before, 'before', cursors),
    };
  return {
    direction: 'forward',
    size: sizeFrom(first ?? DEFAULT_SIZE, 'first'),
    cursor: after == null ? null : cursorFrom(after, 'after', cursors),
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

/** The connection for a part of a list. */
export function connectionOf<T extends { readonly id: string }>(
  { direction, size, cursor }: ListRange,
  { items, hasMore }: ListPart<T>,
): Connection<T> {
  const isForward = direction === 'forward';
  return {
    edges: items.map((node) => ({ cursor: node.id, node })),
    pageInfo: {
      hasNextPage: isForward ? hasMore : size > 0,
      hasPreviousPage: isForward ? size > 0 && cursor !== null : hasMore,
      startCursor: items[0]?.id ?? null,
      endCursor: items.at(-1)?.id ?? null,
    },
  };
}
