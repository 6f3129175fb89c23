import type { Transport } from '../../src/http/transport.ts';
import { LocalBudget, type RateLimits } from '../../src/stripe/budget.ts';
import {
  createStripeClient,
  type StripeClientOptions,
  type StripeRequestOptions,
} from '../../src/stripe/client.ts';

/** The same limits for each key and account. */
export function budgetsOf(limits: RateLimits): StripeClientOptions['budgetOf'] {
  return () => new LocalBudget({ limits: () => limits, now: () => 1000, delay: async () => {} });
}

/** A client whose clock is always at 1000, whose waits end at once, and which has no rate limits. */
export function testStripeClient(transport: Transport, options: Partial<StripeClientOptions> = {}) {
  return createStripeClient({
    transport,
    apiKey: 'sk_test_unit',
    userAgent: 'unit-test/1',
    deadlineMs: 20_000,
    now: () => 1000,
    random: () => 0.5,
    delay: async () => {},
    budgetOf: budgetsOf({ maxPerSecond: 1_000_000, maxInFlight: 1_000_000 }),
    ...options,
  });
}

/** All operations, for one GraphQL request. */
export function testStripe(transport: Transport, scope: StripeRequestOptions = {}) {
  return testStripeClient(transport).forRequest(scope);
}
