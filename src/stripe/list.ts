/** Stripe's list envelope. `has_more` speaks of the direction travelled: older for `starting_after`, newer for `ending_before`. */
export interface StripeList<T> {
  readonly object: 'list';
  readonly data: readonly T[];
  readonly has_more: boolean;
  readonly url: string;
}

/** One page's worth of Stripe's list parameters. */
export interface PageParams {
  readonly limit: number;
  readonly starting_after?: string;
  readonly ending_before?: string;
}

/** Stripe clamps larger pages silently, so larger wishes are split before they are sent. */
export const MAX_PAGE_SIZE = 100;

/** The page without objects beyond its limit. Those nearest to the cursor, or to the start of the list, stay. */
export function withinLimit<T>(list: StripeList<T>, { limit, ending_before }: PageParams): StripeList<T> {
  if (list.data.length <= limit) return list;
  const data = ending_before === undefined ? list.data.slice(0, limit) : list.data.slice(-limit);
  return { ...list, data };
}
