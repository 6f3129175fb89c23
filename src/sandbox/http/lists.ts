import type { CreatedRange } from '../form/params.ts';
import type { Collection } from '../store/collection.ts';
import { invalidRequest, missingObject, type ObjectNoun } from './errors.ts';

const DEFAULT_LIMIT = 10;
const MAX_LIMIT = 100;

interface ListItem {
  readonly id: string;
  readonly created: number;
  readonly wire: object;
}

interface PageParams {
  readonly limit?: number | undefined;
  readonly starting_after?: string | undefined;
  readonly ending_before?: string | undefined;
}

export interface ListQuery<T> {
  readonly noun: ObjectNoun;
  readonly url: string;
  readonly page: PageParams;
  readonly matches: (item: T) => boolean;
}

export interface ListPage {
  readonly object: 'list';
  readonly data: readonly object[];
  readonly has_more: boolean;
  readonly url: string;
}

/**
 * One page of a collection, newest first. A limit outside 1 to 100 is clamped. A cursor does not have to match the
 * filter. `has_more` refers to the direction of the cursor.
 *
 * @throws StripeApiError (400) for an unknown cursor; for two cursors in one request only when both are known, as
 * Stripe does.
 */
export function listPage<T extends ListItem>(collection: Collection<T>, query: ListQuery<T>): ListPage {
  const { starting_after: after, ending_before: before } = query.page;
  const items = collection.items();
  const afterIndex = cursorIndex(items, { noun: query.noun, id: after, param: 'starting_after' });
  const beforeIndex = cursorIndex(items, { noun: query.noun, id: before, param: 'ending_before' });
  if (after !== undefined && before !== undefined) {
    throw invalidRequest(
      'Received both starting_after and ending_before parameters. Please pass in only one.',
    );
  }
  const limit = Math.min(Math.max(query.page.limit ?? DEFAULT_LIMIT, 1), MAX_LIMIT);
  const towardsNewer = beforeIndex !== null;
  const step = towardsNewer ? 1 : -1;
  const found: T[] = [];
  for (let index = beforeIndex ?? afterIndex ?? items.length; found.length <= limit; ) {
    index += step;
    const item = items[index];
    if (item === undefined) break;
    if (query.matches(item)) found.push(item);
  }
  const page = found.slice(0, limit);
  if (towardsNewer) page.reverse();
  return {
    object: 'list',
    data: page.map((item) => item.wire),
    has_more: found.length > limit,
    url: query.url,
  };
}

function cursorIndex(
  items: readonly ListItem[],
  cursor: { noun: ObjectNoun; id: string | undefined; param: string },
): number | null {
  if (cursor.id === undefined) return null;
  const index = items.findIndex((item) => item.id === cursor.id);
  if (index < 0) throw missingObject(cursor.noun, cursor.id, { param: cursor.param, status: 400 });
  return index;
}

/** Whether a time matches a `created` filter. Without a filter, every time does. */
export function isWithin(created: number, range: CreatedRange | undefined): boolean {
  if (range === undefined) return true;
  const { gt, gte, lt, lte } = range;
  if (gt !== undefined && created <= gt) return false;
  if (gte !== undefined && created < gte) return false;
  if (lt !== undefined && created >= lt) return false;
  return lte === undefined || created <= lte;
}
