import type { Stripe } from 'stripe';
import { builder } from './builder.ts';
import type { WireParam } from './fields/table.ts';

const DateTimeRangeInput = builder.inputType('DateTimeRangeInput', {
  description: 'A span of time. A bound that is left out is open.',
  fields: (t) => ({
    gt: t.field({ type: 'DateTime', description: 'Only objects created after this instant.' }),
    gte: t.field({ type: 'DateTime', description: 'Only objects created at this instant or later.' }),
    lt: t.field({ type: 'DateTime', description: 'Only objects created before this instant.' }),
    lte: t.field({ type: 'DateTime', description: 'Only objects created at this instant or earlier.' }),
  }),
});

/** A range for `created`, as in Stripe's lists. */
export function createdFilter(description: string): WireParam<Stripe.RangeQueryParam, false> {
  return {
    paramsAt: ({ t, name }) => ({ [name]: t.field({ type: DateTimeRangeInput, description }) }),
  };
}
