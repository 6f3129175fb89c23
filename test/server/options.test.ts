import { describe, expect, it } from 'vitest';
import { createGateway } from '../../src/server/gateway.ts';
import { checkOptions, type GatewayOptions } from '../../src/server/options.ts';

const KEY = 'sk_test_options';

describe('the options of a gateway', () => {
  it.each<[string, Partial<GatewayOptions>]>([
    ['stripeApiKey', { stripeApiKey: '' }],
    ['stripeApiKey', { stripeApiKey: 'pk_test_1' }],
    ['stripeApiKey', { stripeApiKey: `${KEY}\n` }],
    ['stripeApiBase', { stripeApiBase: 'http://api.example.com' }],
    ['stripeApiBase', { stripeApiBase: 'api.example.com' }],
    ['graphqlEndpoint', { graphqlEndpoint: 'api/graphql' }],
    ['upstreamCallBudget', { upstreamCallBudget: Number.NaN }],
    ['upstreamDeadlineMs', { upstreamDeadlineMs: 0 }],
    ['stripeMaxRps', { stripeMaxRps: -1 }],
    ['stripeMaxInFlight', { stripeMaxInFlight: 1.5 }],
    ['maxBodyBytes', { maxBodyBytes: Number.POSITIVE_INFINITY }],
    ['maxConcurrentRequests', { maxConcurrentRequests: Number.NaN }],
    ['maxConcurrentRequestsPerCustomer', { maxConcurrentRequestsPerCustomer: Number.NaN }],
    ['customerWritesPerHour', { customerWritesPerHour: Number.NaN }],
    ['depth', { limits: { depth: 0 } }],
    ['There is no limit depht', { limits: { depht: 3 } as object }],
    ['upstreamDeadlineMs', { upstreamDeadlineMs: 1e12 }],
    ['stripeApiBase', { stripeApiBase: 'https://api.example.com/?a=1' }],
    ['stripeApiBase', { stripeApiBase: 'https://me:you@api.example.com' }],
    ['graphqlEndpoint', { graphqlEndpoint: '/health' }],
    ['graphqlEndpoint', { graphqlEndpoint: '/graphql?a' }],
    ['corsOrigins', { corsOrigins: ['https://shop.example.com', 'shop.example.com'] }],
    ['corsOrigins', { corsOrigins: ['https://shop.example.com/'] }],
  ])('are refused by their name where they cannot be used: %s', (name, options) => {
    expect(() => checkOptions({ stripeApiKey: KEY, ...options })).toThrow(
      new RegExp(`^${name}(?: must|\\.)`),
    );
    expect(() => createGateway({ stripeApiKey: KEY, ...options })).toThrow(TypeError);
  });

  it.each<Partial<GatewayOptions>>([
    {},
    { stripeApiKey: 'rk_live_1' },
    { stripeApiBase: 'http://127.0.0.1:12111' },
    { stripeApiBase: 'https://proxy.example.com/stripe' },
    {
      corsOrigins: ['https://shop.example.com', 'http://localhost:3000'],
      limits: { depth: undefined } as object,
    },
    { graphqlEndpoint: '/api/graphql', upstreamCallBudget: 1, limits: { depth: 1 } },
  ])('are taken otherwise: %j', (options) => {
    expect(() => checkOptions({ stripeApiKey: KEY, ...options })).not.toThrow();
  });

  it('never repeat the key that is refused', () => {
    expect(() => checkOptions({ stripeApiKey: 'whsec_secret' })).toThrow(/^(?!.*whsec)/s);
  });
});
