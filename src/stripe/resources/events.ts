import { list } from '../operation.ts';

/** Stripe's events of the last 30 days, newest first. */
export const events = {
  list: list<{ readonly id: string }>('/v1/events'),
};
