import { builder } from './builder.ts';

/** A span of time, as Stripe's lists take it for `created`. */
export const DateTimeRange = builder.inputType('DateTimeRange', {
  description: 'A span of time; bounds that are left out are open.',
  fields: (t) => ({
    gt: t.field({ type: 'DateTime', description: 'After this instant.' }),
    gte: t.field({ type: 'DateTime', description: 'At this instant or after it.' }),
    lt: t.field({ type: 'DateTime', description: 'Before this instant.' }),
    lte: t.field({ type: 'DateTime', description: 'At this instant or before it.' }),
  }),
});
