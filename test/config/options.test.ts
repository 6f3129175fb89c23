import { describe, expect, it } from 'vitest';
import { completeOptions, type SettingOptions } from '../../src/config/options.ts';
import { configOf } from '../support/config.ts';

const KEY = 'sk_test_options';
const JWT = {
  issuer: 'https://issuer.example',
  audience: ['gateway'],
  keys: { url: 'https://issuer.example' },
};

const complete = (options: object) => completeOptions({ stripeApiKey: KEY, ...options }, ['log']);

describe('completeOptions', () => {
  it('adds the defaults that the environment has, too', () => {
    const { limits, ...settings } = configOf({ STRIPE_API_KEY: KEY, GATEWAY_AUTH: 'none' }).gateway;
    expect(complete({ callers: 'everybody' })).toEqual({
      ...settings,
      limits,
      graphqlEndpoint: '/graphql',
      expands: true,
    });
  });

  it('adds the defaults of callers only if there are such callers', () => {
    expect(complete({}).callers).toBeUndefined();
    expect(complete({ callers: {} }).callers).toEqual({});
    expect(complete({ callers: { jwt: JWT } }).callers).toEqual({
      jwt: {
        ...JWT,
        algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
        clockSkewMs: 30_000,
        scopesClaim: 'scope',
        customerClaim: null,
        customerScopes: [],
        services: false,
        accountClaim: null,
      },
    });
    const token = { name: 'orders', sha256: 'ab'.repeat(32), scopes: ['setup_intents:read'] };
    expect(complete({ callers: { tokens: [token] } }).callers).toEqual({
      tokens: [{ ...token, accounts: ['own'], mayNarrow: false }],
    });
  });

  it('accepts the publishable key as a credential by default', () => {
    const callers = { publishable: {} };
    expect(complete({ stripePublishableKey: 'pk_test_1', callers }).callers).toEqual({
      publishable: { keys: ['pk_test_1'], accounts: ['own'] },
    });
  });

  it('treats undefined as absent', () => {
    const { limits, graphiql } = complete({ limits: { depth: undefined, aliases: 7 }, graphiql: undefined });
    expect(limits).toMatchObject({ depth: 30, aliases: 7 });
    expect(graphiql).toBeUndefined();
  });

  it.each<Partial<SettingOptions>>([
    {},
    { stripeApiKey: 'rk_live_1' },
    { stripeApiBase: 'http://127.0.0.1:12111' },
    { stripeApiBase: 'https://proxy.example.com/stripe' },
    { corsOrigins: ['https://shop.example.com', 'http://localhost:3000'] },
    { graphqlEndpoint: '/api/graphql', upstreamCallBudget: 1, limits: { depth: 1 } },
    { callers: { publishable: { keys: ['pk_test_1'], accounts: '*' } } },
  ])('accepts %j', (options) => {
    expect(complete(options)).toMatchObject(options);
  });

  it.each<[string, object]>([
    ['stripeApiKey must be a secret', { stripeApiKey: '' }],
    ['stripeApiKey must be a secret', { stripeApiKey: 'pk_test_1' }],
    ['stripeApiKey must be a secret', { stripeApiKey: `${KEY}\n` }],
    ['stripeApiKey must be a string', { stripeApiKey: 1 }],
    ['stripeApiKey must be set', { stripeApiKey: undefined }],
    ['stripeApiBase must be an https URL', { stripeApiBase: 'http://api.example.com' }],
    ['stripeApiBase must be an https URL', { stripeApiBase: 'api.example.com' }],
    ['stripeApiBase must be an https URL', { stripeApiBase: 'https://api.example.com/?a=1' }],
    ['stripeApiBase must be an https URL', { stripeApiBase: 'https://me:you@api.example.com' }],
    ['graphqlEndpoint must be a path', { graphqlEndpoint: 'api/graphql' }],
    ['graphqlEndpoint must be a path', { graphqlEndpoint: '/health' }],
    ['graphqlEndpoint must be a path', { graphqlEndpoint: '/graphql?a' }],
    ['upstreamCallBudget must be a whole number', { upstreamCallBudget: Number.NaN }],
    ['upstreamDeadlineMs must be a whole number', { upstreamDeadlineMs: 0 }],
    ['upstreamDeadlineMs must be a whole number', { upstreamDeadlineMs: 1e12 }],
    ['stripeMaxRps must be a whole number', { stripeMaxRps: -1 }],
    ['stripeMaxInFlight must be a whole number', { stripeMaxInFlight: 1.5 }],
    ['stripeMaxInFlight must be a whole number', { stripeMaxInFlight: '7' }],
    ['maxBodyBytes must be a whole number', { maxBodyBytes: Number.POSITIVE_INFINITY }],
    ['maxConcurrentRequests must be a whole number', { maxConcurrentRequests: Number.NaN }],
    ['customerWritesPerHour must be a whole number', { customerWritesPerHour: null }],
    ['graphiql must be true or false', { graphiql: 'true' }],
    ['limits.depth must be a whole number', { limits: { depth: 0 } }],
    [
      'corsOrigins must be a list of origins',
      { corsOrigins: ['https://shop.example.com', 'shop.example.com'] },
    ],
    ['corsOrigins must be a list of origins', { corsOrigins: 'https://shop.example.com' }],
    ['trustedProxies must be a list', { trustedProxies: ['10.0.0.0/33'] }],
    ['customerHiddenFields must be a list of fields', { customerHiddenFields: ['metadata'] }],
    ['callers must be "everybody", or an object', { callers: 'nobody' }],
    ['callers.tokens at 0.sha256 must be the SHA-256', { callers: { tokens: [{ name: 'a', scopes: [] }] } }],
    ['callers.jwt.issuer must be set', { callers: { jwt: { ...JWT, issuer: undefined } } }],
    ['callers.jwt.keys must have either url or publicKey', { callers: { jwt: { ...JWT, keys: {} } } }],
    [
      'callers.jwt.keys.url must be an https URL',
      { callers: { jwt: { ...JWT, keys: { url: 'http://a.example' } } } },
    ],
    ['callers.jwt.algorithms must be a list', { callers: { jwt: { ...JWT, algorithms: ['HS256'] } } }],
    [
      'callers.jwt.algorithms must be a list',
      { callers: { jwt: { ...JWT, algorithms: ['ES256', 'none'] } } },
    ],
    ['callers.publishable.keys or stripePublishableKey must be set', { callers: { publishable: {} } }],
    ['stripePublishableKey must be a publishable key', { stripePublishableKey: KEY }],
    [
      'stripePublishableKey must have the same mode as stripeApiKey (test)',
      { stripePublishableKey: 'pk_live_1' },
    ],
    [
      'callers.publishable.keys must have the same mode as stripeApiKey (test)',
      { callers: { publishable: { keys: ['pk_test_1', 'pk_live_1'] } } },
    ],
    ['callers.publishable.keys must be publishable', { callers: { publishable: { keys: [KEY] } } }],
    ['maxDepth is not an option of createGateway.', { maxDepth: 3 }],
    [
      'upstreamDeadlineMS is not an option of createGateway: did you mean upstreamDeadlineMs?',
      { upstreamDeadlineMS: 3 },
    ],
    ['limits.depht is not an option of createGateway: did you mean limits.depth?', { limits: { depht: 3 } }],
    ['callers.jwts is not an option of createGateway', { callers: { jwts: JWT } }],
  ])('reports %s: %j', (problem, options) => {
    expect(() => complete(options)).toThrow(new RegExp(`^${problem.replace(/[.?()]/g, '\\$&')}`, 'm'));
    expect(() => complete(options)).toThrow(TypeError);
  });

  it('reports all problems at once, and never a value', () => {
    expect(() => complete({ stripeApiKey: 'whsec_secret', graphiql: 'whsec_secret' })).toThrow(
      /^(?!.*whsec)stripeApiKey must.*\ngraphiql must/s,
    );
  });

  it('accepts the names of other options', () => {
    expect(() => complete({ log: {} })).not.toThrow();
  });
});
