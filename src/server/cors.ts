import type { CORSOptions } from 'graphql-yoga';

/** Allows requests from pages of these origins, with the headers that the gateway reads. Cookies are not used. */
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
      'last-event-id',
      'stripe-account',
      'traceparent',
      'tracestate',
      'x-request-id',
    ],
    exposedHeaders: ['x-request-id'],
    maxAge: 600,
  };
}
