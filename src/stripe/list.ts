/**
 * The object that Stripe returns for one page of a list. `has_more` says whether there are more objects in the direction
 * of paging: older ones, or newer ones with `ending_before`.
 */
export interface StripeList<T> {
  readonly object: 'list';
  readonly data: readonly T[];
  readonly has_more: boolean;
  readonly url: string;
}

/** Stripe's parameters for one page of a list. */
export interface PageParams {
  readonly limit: number;
  readonly starting_after?: string;
  readonly ending_before?: string;
}

/** The maximum number of objects in one page. Stripe silently reduces a larger `limit`: longer lists take several calls. */
export const MAX_PAGE_SIZE = 100;

/** A page cut to its limit. The objects next to the cursor, or to the start of the list, are kept. */
export function withinLimit<T>(list: StripeList<T>, { limit, ending_before }: PageParams): StripeList<T> {
  if (list.data.length <= limit) return list;
  const data = ending_before === undefined ? list.data.slice(0, limit) : list.data.slice(-limit);
  return { ...list, data };
}
