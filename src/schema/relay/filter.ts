import type { GraphQLResolveInfo } from 'graphql';
import type { FormParams } from '../../stripe/form.ts';
import type { Context } from '../context.ts';
import { f } from '../fields/f.ts';
import { argumentType, paramsFrom } from '../params.ts';

/** The parameters of all of Stripe's lists that are not filters. */
export const PAGE_PARAMS = {
  ending_before: f.omit('replaced by the argument `before`'),
  expand: f.omit('derived from the selection'),
  limit: f.omit('replaced by the arguments `first` and `last`'),
  starting_after: f.omit('replaced by the argument `after`'),
};

/**
 * Stripe's parameters for the argument `filter` of a list. Null is the same as a missing filter.
 * @throws BAD_USER_INPUT for an invalid value; FORBIDDEN or INVALID_REQUEST for a filter that the caller may not use
 */
export function filterParams(
  filter: object | null | undefined,
  { policy }: Context,
  info: GraphQLResolveInfo,
): FormParams {
  const path = ['filter'];
  policy.checkFilters(filter ?? {}, path);
  return paramsFrom(filter ?? {}, argumentType(info, 'filter'), { nulls: 'absent', path });
}
