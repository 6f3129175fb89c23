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
