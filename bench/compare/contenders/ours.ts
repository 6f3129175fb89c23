import { pino } from 'pino';
import { createGateway } from 'setup-intents-gateway';
import { UPSTREAM } from './shared.ts';

/** This gateway as another server mounts it, with the limits and the log of the one that its command line serves. */
export const gateway = createGateway({
  stripeApiKey: 'sk_test_bench',
  stripeApiBase: UPSTREAM,
  stripeMaxRps: 900_000,
  stripeMaxInFlight: 1000,
  maxConcurrentRequests: 1000,
  log: pino({ base: null }, pino.destination({ dest: 2, sync: false, minLength: 4096 })),
});
