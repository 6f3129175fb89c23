import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { useDisableIntrospection } from '@graphql-yoga/plugin-disable-introspection';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { createYoga, useExecutionCancellation, type YogaServerInstance } from 'graphql-yoga';
import { TrustedProxies } from '../http/client-address.ts';
import { createTransport } from '../http/transport.ts';
import { createLoaders } from '../loaders/loaders.ts';
import { CardTestingLimit } from '../schema/access/card-testing-limit.ts';
import type { Context } from '../schema/context.ts';
import { schema as clientSchema } from '../schema/index.ts';
import type { Log } from '../schema/log.ts';
import { type CallAttempt, createStripeClient } from '../stripe/client.ts';
import { StripeCardError, StripeInvalidRequestError } from '../stripe/errors.ts';
import { defaultLimits } from '../stripe/limiter.ts';
import { type CallersOptions, createAuthenticator } from './auth/authenticate.ts';
import { createClientAddresses } from './client-addresses.ts';
import { corsOptions } from './cors.ts';
import { DocumentCache } from './document-cache.ts';
import { limitsFrom } from './document-limits.ts';
import { toPublicError } from './errors/public-error.ts';
import { withFederation } from './graph/federation.ts';
import { withTypePrefix } from './graph/type-prefix.ts';
import { MERCHANT_FIELDS, VisibleSchemas } from './graph/visible-schema.ts';
import { graphiqlOptions } from './graphiql.ts';
import { refuseMalformedRequests } from './malformed-requests.ts';
import { checkOptions, type GatewayOptions } from './options.ts';
import { Principals, useAuthentication } from './plugins/use-authentication.ts';
import { useAuthorization } from './plugins/use-authorization.ts';
import { useCallBudget } from './plugins/use-call-budget.ts';
import { useConcurrencyLimit } from './plugins/use-concurrency-limit.ts';
import { useDocumentCache } from './plugins/use-document-cache.ts';
import { useDocumentLimits } from './plugins/use-document-limits.ts';
import { useJsonOnly } from './plugins/use-json-only.ts';
import { useJsonParameters } from './plugins/use-json-parameters.ts';
import { useKnownHosts } from './plugins/use-known-hosts.ts';
import { useLiteralErrors } from './plugins/use-literal-errors.ts';
import { useNoSecretInUrl } from './plugins/use-no-secret-in-url.ts';
import { useNoSuggestions } from './plugins/use-no-suggestions.ts';
import { usePersisted } from './plugins/use-persisted-operations.ts';
import { usePublicErrors } from './plugins/use-public-errors.ts';
import { useReadiness } from './plugins/use-readiness.ts';
import { useRequestErrors } from './plugins/use-request-errors.ts';
import { RequestIds, useRequestId } from './plugins/use-request-id.ts';
import { useRequestLog } from './plugins/use-request-log.ts';
import { useSecureHeaders } from './plugins/use-secure-headers.ts';
import { useStaleReplays } from './plugins/use-stale-replays.ts';
import { type UpstreamCalls, useUpstreamReport } from './plugins/use-upstream-report.ts';
import { Readiness } from './readiness.ts';
import { redactingLog } from './redacting-log.ts';

export type {
  CustomerPrincipal,
  Principal,
  PublishablePrincipal,
  Scope,
  ServicePrincipal,
} from '../schema/access/principal.ts';
export type { Log } from '../schema/log.ts';
export type { CallerList, PrincipalOf, ServerContext } from './auth/authenticate.ts';
export type { JwtOptions } from './auth/jwt.ts';
export type { PublishableOptions } from './auth/publishable-keys.ts';
export type { ServiceToken } from './auth/service-tokens.ts';
export type { DocumentLimits } from './document-limits.ts';
export type { ExampleIds } from './graphiql.ts';
export type { GatewayOptions } from './options.ts';
export type { PersistedOperations } from './persisted-operations.ts';

/** A larger body is not a GraphQL request. */
const MAX_REQUEST_BYTES = 1024 * 1024;

const USER_AGENT = 'setup-intents-gateway/0.1.0';

const SILENT: Log = { info() {}, warn() {}, error() {} };

/** Milliseconds between two probes of Stripe, and for one of them. */
const PROBE_INTERVAL_MS = 10_000;
const PROBE_MS = 3000;

type GatewayContext = Context & UpstreamCalls;

/**
 * A gateway: a fetch handler and a Node listener in one, to be mounted in any server.
 * Opens no connection before the first request; `dispose()` closes those to Stripe.
 * @throws TypeError for options that cannot be used
 */
export function createGateway(options: GatewayOptions): YogaServerInstance<object, object> {
  checkOptions(options);
  const log = options.log ? redactingLog(options.log) : SILENT;
  const now = () => performance.now();
  const stripeApiBase = options.stripeApiBase ?? 'https://api.stripe.com';
  const transport = createTransport(stripeApiBase);
  const limits = defaultLimits(options.stripeApiKey, stripeApiBase);
  const client = createStripeClient({
    transport,
    apiKey: options.stripeApiKey,
    userAgent: USER_AGENT,
    deadlineMs: options.upstreamDeadlineMs ?? 20_000,
    now,
    random: () => Math.random(),
    delay: (ms, signal) => delay(ms, undefined, { signal }),
    limits: {
      maxPerSecond: options.stripeMaxRps ?? limits.maxPerSecond,
      maxInFlight: options.stripeMaxInFlight ?? limits.maxInFlight,
    },
  });

  const callBudget = options.upstreamCallBudget ?? 100;
  const requestIds = new RequestIds(randomUUID);
  const callers = createAuthenticator(callersOption(options), {
    now: () => Date.now(),
    monotonicNow: now,
    log,
  });
  const principals = new Principals();
  const readiness = new Readiness({
    isDraining: options.isDraining ?? (() => false),
    probe: () => {
      const endsAt = now() + PROBE_MS;
      return client.forRequest({}).setupIntents.list({ limit: 1 }, { endsAt });
    },
    intervalMs: PROBE_INTERVAL_MS,
    startMs: PROBE_MS,
    log,
  });

  const documents = new DocumentCache();
  const isLive = options.stripeApiKey.includes('_live_');
  const hasGraphiql = options.graphiql ?? !(isLive || options.persistedOperations);
  const origins = options.corsOrigins ?? [];
  const typePrefix = options.subgraphTypePrefix ?? '';
  // What is served: the graph, and the fields by which a larger one reads it.
  const schema = withFederation(withTypePrefix(clientSchema, typePrefix));
  const views = new VisibleSchemas(schema, options.customerHiddenFields ?? MERCHANT_FIELDS);
  const cardTestingLimit = new CardTestingLimit({ perHour: options.customerWritesPerHour ?? 10, now });

  const contextOf = (request: Request): GatewayContext => {
    const upstreamCalls: CallAttempt[] = [];
    const policy = principals.of(request);
    const { account } = policy.principal;
    const stripe = client.forRequest({
      // An operation is planned before its first call, but only Stripe's answers decide how many follow.
      maxCalls: callBudget,
      signal: request.signal,
      ...(account !== null && { account }),
      ...(policy.apiKey !== null && { apiKey: policy.apiKey }),
      onAttempt: (call) => {
        upstreamCalls.push(call);
        logFailedTry(call, requestIds.of(request), log);
        // Of the key in a browser's hands, the gateway's own readiness knows nothing.
        if (policy.apiKey === null) readiness.learn(call.status);
      },
    });
    return {
      policy,
      stripe,
      cardTestingLimit,
      loaders: createLoaders(stripe),
      expands: options.expands !== false,
      idempotencyHeader: request.headers.get('idempotency-key'),
      newIdempotencyKey: randomUUID,
      staleReplays: [],
      requestId: requestIds.of(request),
      log,
      upstreamCalls,
    };
  };

  const gateway = createYoga<object, GatewayContext>({
    schema,
    context: ({ request }) => contextOf(request),
    graphqlEndpoint: options.graphqlEndpoint ?? '/graphql',
    healthCheckEndpoint: '/health',
    plugins: [
      // Before anything is read of a request. The log comes first, and so tells of what the others refuse.
      useRequestLog({ log, requestIds, now }),
      useRequestId(requestIds),
      useReadiness(readiness),
      ...(options.isKnownHost ? [useKnownHosts(options.isKnownHost)] : []),
      // The door: what stands after it works for callers who are known, and what is for everybody stands before.
      useAuthentication({ callers, principals, requestIds, log }),
      useConcurrencyLimit({
        limits: {
          requests: options.maxConcurrentRequests ?? 100,
          requestsPerCustomer: options.maxConcurrentRequestsPerCustomer ?? 10,
          requestsPerAddress: options.maxConcurrentRequestsPerAddress ?? 20,
        },
        clientAddresses: createClientAddresses(new TrustedProxies(options.trustedProxies ?? [])),
        principals,
        requestIds,
        log,
      }),
      useJsonOnly(),
      useJsonParameters(),
      useSecureHeaders(origins.length > 0),
      ...(options.persistedOperations ? [usePersisted(options.persistedOperations)] : []),
      // Before and after the parser: documents beyond the limits go no further.
      useDocumentCache(documents),
      useDocumentLimits(limitsFrom(options.limits), documents),
      ...((options.introspection ?? !isLive) ? [] : [useDisableIntrospection(), useNoSuggestions()]),
      useNoSecretInUrl(),
      // Before the execution: first of all, what the caller may ask for.
      useAuthorization(views),
      useLiteralErrors(),
      useExecutionCancellation(),
      useCallBudget({ budget: callBudget, explain: options.explain === true }),
      // After it: errors take their public form before anything else reads the result.
      usePublicErrors(log),
      useStaleReplays(),
      ...(options.upstreamReport === false ? [] : [useUpstreamReport()]),
      useRequestErrors(),
      { onDispose: () => transport.close() },
      { onDispose: () => callers.close() },
    ],
    // What throws outside of execution passes here.
    maskedErrors: { maskError: (error) => maskAndLog(error, log) },
    logging: {
      debug() {},
      info() {},
      warn: (...message: unknown[]) => log.warn({}, message.map(String).join(' ')),
      // Errors are logged where they are masked.
      error() {},
    },
    parserAndValidationCache: false,
    maxRequestBodySize: options.maxBodyBytes ?? MAX_REQUEST_BYTES,
    graphiql: hasGraphiql
      ? graphiqlOptions(options.exampleIds ?? null, { schema: clientSchema, typePrefix })
      : false,
    renderGraphiQL,
    landingPage: false,
    multipart: false,
    batching: false,
    ...(options.persistedOperations && { extraParamNames: ['doc_id', 'documentId', 'id'] }),
    cors: origins.length > 0 && corsOptions(origins),
  });
  // The context of resolvers is internal.
  return refuseMalformedRequests(gateway as unknown as YogaServerInstance<object, object>, {
    log,
    requestIdFrom: (given) => requestIds.from(given),
    isShared: origins.length > 0,
  });
}

function callersOption({ callers, principal, stripeApiKey }: GatewayOptions): CallersOptions {
  if (callers !== undefined && principal !== undefined)
    throw new TypeError('Give either callers or principal: each says who may ask.');
  if (callers === undefined && principal === undefined && stripeApiKey.includes('_live_'))
    throw new TypeError('With a live key, say who may ask: give principal, or callers.');
  return principal ?? callers ?? 'everybody';
}

function maskAndLog(error: unknown, log: Log): Error {
  const { error: publicError, logged } = toPublicError(error);
  if (logged) log[logged.level](logged.fields, logged.message);
  return publicError;
}

/** What Stripe refuses for good reason is the caller's news; the rest is the news of whoever runs the gateway. */
function logFailedTry(call: CallAttempt, requestId: string, log: Log): void {
  const { failure, method, path, status, attempt, durationMs, retryInMs } = call;
  if (!failure || failure instanceof StripeInvalidRequestError || failure instanceof StripeCardError) return;
  const { name: error, requestId: stripeRequestId } = failure;
  const code = failure.body.code ?? failure.body.type;
  const ms = { durationMs: Math.round(durationMs), retryInMs: retryInMs && Math.round(retryInMs) };
  log.warn(
    { requestId, stripe: { method, path, status, requestId: stripeRequestId, error, code, attempt, ...ms } },
    'A try of a call to Stripe failed',
  );
}
