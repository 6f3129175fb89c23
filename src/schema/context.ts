import type { Loaders } from '../loaders/loaders.ts';
import type { Stripe } from '../stripe/client.ts';

/** What every resolver of one request shares. */
export interface Context {
  readonly stripe: Stripe;
  readonly loaders: Loaders;
  /** Whether reads expand what their selections need; without, each object is a call of its own. */
  readonly expands: boolean;
  /** The HTTP header `Idempotency-Key`, if the request has one. */
  readonly idempotencyHeader: string | null;
  readonly newIdempotencyKey: () => string;
  readonly log: Log;
}

/** The part of a structured logger that the gateway uses; pino's has it. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
