import type { Stripe as Wire } from 'stripe';
import { list } from '../operation.ts';

/** Stripe's operations on setup attempts: they can only be listed, by intent. */
export const setupAttempts = {
  list: list<Wire.SetupAttempt, { readonly setup_intent: string }>('/v1/setup_attempts'),
};
