import { builder } from './builder.ts';

/** A range for `created`, as in Stripe's lists. */
export const DateTimeRange = builder.inputType('DateTimeRange', {
  description: 'A span of time; bounds that are left out are open.',
  fields: (t) => ({
    gt: t.field({ type: 'DateTime', description: 'After this instant.' }),
    gte: t.field({ type: 'DateTime', description: 'At this instant or after it.' }),
    lt: t.field({ type: 'DateTime', description: 'Before this instant.' }),
    lte: t.field({ type: 'DateTime', description: 'At this instant or before it.' }),
  }),
});
