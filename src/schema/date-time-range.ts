import type { Stripe } from 'stripe';
import { builder } from './builder.ts';
import type { WireParam } from './fields/table.ts';

const DateTimeRangeInput = builder.inputType('DateTimeRangeInput', {
  description: 'A range of creation times. A bound that is absent does not limit the range.',
  fields: (t) => ({
    gt: t.field({ type: 'DateTime', description: 'Only objects created after this time.' }),
    gte: t.field({ type: 'DateTime', description: 'Only objects created at this time or later.' }),
    lt: t.field({ type: 'DateTime', description: 'Only objects created before this time.' }),
    lte: t.field({ type: 'DateTime', description: 'Only objects created at this time or earlier.' }),
  }),
});

/** A range for `created`, as in Stripe's lists. */
export function createdFilter(description: string): WireParam<Stripe.RangeQueryParam, false> {
  return {
    paramsAt: ({ t, name }) => ({ [name]: t.field({ type: DateTimeRangeInput, description }) }),
  };
}
