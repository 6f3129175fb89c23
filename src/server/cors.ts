import type { CORSOptions } from 'graphql-yoga';

/** Lets pages of these origins ask, with the headers that the gateway reads. Cookies mean nothing here. */
export function corsOptions(origins: readonly string[]): CORSOptions {
  return {
    origin: [...origins],
    credentials: false,
    methods: ['GET', 'POST'],
    allowedHeaders: [
      'authorization',
      'content-type',
      'gateway-customer',
      'idempotency-key',
      'stripe-account',
      'x-request-id',
    ],
    exposedHeaders: ['x-request-id'],
    maxAge: 600,
  };
}
