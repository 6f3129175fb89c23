import type { Transport } from '../../src/http/transport.ts';
import { createStripeClient, type StripeClientOptions, type StripeScope } from '../../src/stripe/client.ts';

/** A client with a clock that stands at 1000, no patience (its waits are over at once) and no limits. */
export function testStripeClient(transport: Transport, options: Partial<StripeClientOptions> = {}) {
  return createStripeClient({
    transport,
    apiKey: 'sk_test_unit',
    userAgent: 'unit-test/1',
    deadlineMs: 20_000,
    now: () => 1000,
    random: () => 0.5,
    delay: async () => {},
    limits: { maxPerSecond: 1_000_000, maxInFlight: 1_000_000 },
    ...options,
  });
}

/** Every operation, over a transport, for one request. */
export function testStripe(transport: Transport, scope: StripeScope = {}) {
  return testStripeClient(transport).scoped(scope);
}
