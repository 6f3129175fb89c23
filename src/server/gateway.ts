import { randomUUID } from 'node:crypto';
import { useDisableIntrospection } from '@graphql-yoga/plugin-disable-introspection';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import { delay, sharedSignal } from '../http/cancel-signal.ts';
import { TrustedProxies } from '../http/client-address.ts';
import { createTransport } from '../http/transport.ts';
import { createLoaders } from '../loaders/loaders.ts';
import { createSharedCounter } from '../redis/shared-count.ts';
import { CardTestingLimit } from '../schema/access/card-testing-limit.ts';
import { policyOf } from '../schema/access/policy.ts';
import { schema as clientSchema, MERCHANT_FIELDS } from '../schema/index.ts';
import type { Log } from '../schema/log.ts';
import { type CallAttempt, createStripeClient } from '../stripe/client.ts';
import { StripeCardError, StripeInvalidRequestError } from '../stripe/errors.ts';
import { defaultLimits } from '../stripe/limiter.ts';
import { Tracing } from '../telemetry/tracing.ts';
import { createAuthenticator } from './auth/authenticate.ts';
import { createClientAddresses } from './client-addresses.ts';
import { type CompletedRequest, logCompleted, measuredFrom } from './completed-request.ts';
import { corsOptions } from './cors.ts';
import { DocumentCache } from './document-cache.ts';
import { toPublicError } from './errors/public-error.ts';
import { type ExecutionContext, Executor } from './executor.ts';
import { type Caller, FastPath } from './fast-path.ts';
import { withFederation } from './graph/federation.ts';
import { withTypePrefix } from './graph/type-prefix.ts';
import { VisibleSchemas } from './graph/visible-schema.ts';
import { exampleTabs } from './graphiql.ts';
import { createLive } from './live.ts';
import { withNodeEntry } from './node-entry.ts';
import { fetchRequestFrom, headersOf } from './node-request.ts';
import { callersFrom, type GatewayOptions, settingsFrom } from './options.ts';
import { Principals, useAuthentication } from './plugins/use-authentication.ts';
import { useCompressedIntrospection } from './plugins/use-compressed-introspection.ts';
import { Concurrency, useConcurrencyLimit } from './plugins/use-concurrency-limit.ts';
import { useDocumentCache } from './plugins/use-document-cache.ts';
import { useDocumentLimits } from './plugins/use-document-limits.ts';
import { useExecutor } from './plugins/use-executor.ts';
import { useGraphiql } from './plugins/use-graphiql.ts';
import { useJsonOnly } from './plugins/use-json-only.ts';
import { useJsonParameters } from './plugins/use-json-parameters.ts';
import { useKnownHosts } from './plugins/use-known-hosts.ts';
import { useLiteralErrors } from './plugins/use-literal-errors.ts';
import { useNoSecretInUrl } from './plugins/use-no-secret-in-url.ts';
import { useNoSuggestions } from './plugins/use-no-suggestions.ts';
import { useNullableMembers } from './plugins/use-nullable-members.ts';
import { ID_PARAMETERS, usePersisted } from './plugins/use-persisted-operations.ts';
import { useReadiness } from './plugins/use-readiness.ts';
import { useRequestErrors } from './plugins/use-request-errors.ts';
import { RequestIds, useRequestId } from './plugins/use-request-id.ts';
import { useRequestLog } from './plugins/use-request-log.ts';
import { secureHeaders, useSecureHeaders } from './plugins/use-secure-headers.ts';
import { useSubscriptions } from './plugins/use-subscriptions.ts';
import { useWebhooks } from './plugins/use-webhooks.ts';
import { Readiness } from './readiness.ts';
import { redactingLog } from './redacting-log.ts';
import { budgetsOf, eventLogFor, redisStore } from './shared-limits.ts';

export type { CallerList, JwtOptions, PublishableOptions, ServiceToken } from '../config/options.ts';
export type {
  CustomerPrincipal,
  Principal,
  PublishablePrincipal,
  Scope,
  ServicePrincipal,
} from '../schema/access/principal.ts';
export type { Log } from '../schema/log.ts';
export type { Metrics } from '../telemetry/metrics.ts';
export type { PrincipalOf, ServerContext } from './auth/authenticate.ts';
export type { DocumentLimits } from './document-limits.ts';
export type { ExampleIds } from './graphiql.ts';
export type { GatewayOptions } from './options.ts';
export type { PersistedOperations } from './persisted-operations.ts';

const USER_AGENT = 'setup-intents-gateway/0.1.0';

const SILENT: Log = { info() {}, warn() {}, error() {} };

/** Milliseconds between two readiness probes. */
const PROBE_INTERVAL_MS = 10_000;

const HOUR_MS = 60 * 60 * 1000;

/** Milliseconds for one readiness probe. */
const PROBE_MS = 3000;

/**
 * Creates a gateway, which is both a fetch handler and a Node listener, for any server. It opens no connection before
 * the first request. `dispose()` closes its connections.
 * @throws TypeError that names each option that is unknown, missing or invalid
 */
export function createGateway(options: GatewayOptions): YogaServerInstance<object, object> {
  const settings = settingsFrom(options);
  const { stripeApiKey, stripeApiBase, upstreamCallBudget } = settings;
  const { plugins = [], metrics } = options;
  const log = options.log ? redactingLog(options.log) : SILENT;
  const now = () => performance.now();
  const isDraining = options.isDraining ?? (() => false);
  const transport = createTransport(stripeApiBase);
  const defaults = defaultLimits(stripeApiKey, stripeApiBase);
  const limits = {
    maxPerSecond: settings.stripeMaxRps ?? defaults.maxPerSecond,
    maxInFlight: settings.stripeMaxInFlight ?? defaults.maxInFlight,
  };
  const store = settings.redisUrl === undefined ? null : redisStore(settings.redisUrl, randomUUID(), log);
  const client = createStripeClient({
    transport,
    apiKey: stripeApiKey,
    userAgent: USER_AGENT,
    deadlineMs: settings.upstreamDeadlineMs,
    now,
    random: () => Math.random(),
    delay,
    budgetOf: budgetsOf({ limits, store, deadlineMs: settings.upstreamDeadlineMs, now, random: Math.random }),
  });

  const tracing = new Tracing(stripeApiBase);
  const requestIds = new RequestIds(randomUUID);
  const authenticator = createAuthenticator(callersFrom(options, settings), {
    now: () => Date.now(),
    monotonicNow: now,
    log,
  });
  const principals = new Principals();
  const readiness = new Readiness({
    isDraining,
    probe: () => {
      const endsAt = now() + PROBE_MS;
      return client.forRequest({}).setupIntents.list({ limit: 1 }, { endsAt });
    },
    intervalMs: PROBE_INTERVAL_MS,
    startMs: PROBE_MS,
    log,
  });

  const documents = new DocumentCache();
  const isLive = stripeApiKey.includes('_live_');
  const hasGraphiql = settings.graphiql ?? !(isLive || options.persistedOperations);
  const { corsOrigins: origins, subgraphTypePrefix: typePrefix } = settings;
  const schema = withFederation(withTypePrefix(clientSchema, typePrefix));
  const visibleSchemas = new VisibleSchemas(schema, settings.customerHiddenFields ?? MERCHANT_FIELDS);
  const cardTestingLimit = new CardTestingLimit({
    perHour: settings.customerWritesPerHour,
    now,
    ...(store && { shared: createSharedCounter(store, HOUR_MS) }),
  });

  const { stripeWebhookSecrets: webhookSecrets } = settings;
  const nowSeconds = () => Math.floor(Date.now() / 1000);
  const live = createLive({
    events: eventLogFor(settings, randomUUID()),
    list: async (account, params) => {
      const stripe = client.forRequest(account === null ? {} : { account });
      return (await stripe.events.list({ ...params }, { endsAt: stripe.deadline() })).object;
    },
    hasWebhooks: webhookSecrets !== undefined,
    isLive,
    maxStreams: settings.subscriptionsMax,
    maxStreamsPerCaller: settings.subscriptionsMaxPerCaller,
    maxAgeMs: settings.subscriptionMaxAgeMs,
    pollMs: settings.eventsPollMs,
    now,
    nowSeconds,
    isDraining,
    log,
  });

  const executor = new Executor({
    schemaFor: (policy) => visibleSchemas.of(policy),
    callBudget: upstreamCallBudget,
    hasReport: settings.upstreamReport,
    explain: settings.explain,
    log,
  });
  const concurrency = new Concurrency({
    requests: settings.maxConcurrentRequests,
    requestsPerCustomer: settings.maxConcurrentRequestsPerCustomer,
    requestsPerAddress: settings.maxConcurrentRequestsPerAddress,
  });

  metrics?.observeRedis(() => store?.isDegraded === true);
  const onCompleted = (completed: CompletedRequest) => {
    logCompleted(log, completed);
    metrics?.recordRequest(measuredFrom(completed));
  };
  const contextOf = (caller: Caller): ExecutionContext => {
    const { policy, requestId, headers, signal } = caller;
    const upstreamCalls: CallAttempt[] = [];
    const { account } = policy.principal;
    const trace = tracing.start(headers);
    const stripe = client.forRequest({
      // The plan of an operation is only an estimate, so the limit is also enforced here.
      maxCalls: upstreamCallBudget,
      signal,
      ...(account !== null && { account }),
      ...(policy.apiKey !== null && { apiKey: policy.apiKey }),
      onAttempt: (attempt) => {
        upstreamCalls.push(attempt);
        logFailedAttempt(attempt, requestId, log);
        metrics?.recordAttempt(attempt);
        // Readiness depends only on the gateway's own key.
        if (policy.apiKey === null) readiness.recordStatus(attempt.status);
      },
      ...(trace && { tracer: trace }),
      ...(metrics && { onRateLimited: () => metrics.recordRateLimited() }),
    });
    return {
      policy,
      stripe,
      publishableKey: settings.stripePublishableKey ?? null,
      cardTestingLimit,
      streams: live.streams,
      signal,
      lastEventId: headers.get('last-event-id'),
      renewed: () => contextOf(caller),
      loaders: createLoaders(stripe),
      expands: settings.expands,
      idempotencyHeader: headers.get('idempotency-key'),
      newIdempotencyKey: randomUUID,
      staleReplays: [],
      outcomes: [],
      requestId,
      log,
      upstreamCalls,
      trace,
    };
  };
  const callerOf = (request: Request): Caller => ({
    policy: principals.of(request),
    requestId: requestIds.of(request),
    headers: request.headers,
    signal: sharedSignal(request.signal),
  });

  const gateway = createYoga<object, ExecutionContext>({
    schema,
    context: ({ request }) => contextOf(callerOf(request)),
    graphqlEndpoint: settings.graphqlEndpoint,
    healthCheckEndpoint: '/health',
    plugins: [
      // These plugins run before the body is read. The log comes first, so that it includes rejected requests.
      useRequestLog({ onCompleted, principals, requestIds, now }),
      useRequestId(requestIds),
      ...(webhookSecrets
        ? [useWebhooks({ secrets: webhookSecrets, isLive, append: live.append, nowSeconds, log })]
        : []),
      useReadiness(readiness, () => store?.isDegraded === true),
      ...(options.isKnownHost ? [useKnownHosts(options.isKnownHost)] : []),
      ...(hasGraphiql
        ? [
            useGraphiql({
              endpoint: settings.graphqlEndpoint,
              tabs: exampleTabs(options.exampleIds ?? null, { schema: clientSchema, typePrefix }),
            }),
          ]
        : []),
      // The plugins above run for all requests, those below only for authenticated ones.
      useAuthentication({ authenticator, principals, requestIds, log }),
      useConcurrencyLimit({
        concurrency,
        clientAddresses: createClientAddresses(new TrustedProxies(settings.trustedProxies)),
        principals,
        requestIds,
        log,
      }),
      useJsonOnly(),
      useJsonParameters(),
      useSecureHeaders(origins.length > 0),
      ...(options.persistedOperations ? [usePersisted(options.persistedOperations)] : []),
      // These plugins run before and after parsing.
      useDocumentCache(documents),
      useDocumentLimits(settings.limits, documents),
      useNullableMembers(),
      ...((settings.introspection ?? !isLive) ? [] : [useDisableIntrospection(), useNoSuggestions()]),
      useNoSecretInUrl(),
      useLiteralErrors(),
      useExecutor(executor),
      useCompressedIntrospection(),
      useSubscriptions({ executor, hasOtherPlugins: plugins.length > 0 }),
      useRequestErrors(),
      { onDispose: () => transport.close() },
      { onDispose: () => authenticator.close() },
      { onDispose: () => live.close() },
      { onDispose: () => store?.close() },
      ...plugins,
    ],
    // Masks errors that are thrown outside of the execution.
    maskedErrors: { maskError: (error) => maskAndLog(error, log) },
    logging: {
      debug() {},
      info() {},
      warn: (...message: unknown[]) => log.warn({}, message.map(String).join(' ')),
      // Errors are logged where they are masked.
      error() {},
    },
    parserAndValidationCache: false,
    maxRequestBodySize: settings.maxBodyBytes,
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    ...(options.persistedOperations && { extraParamNames: [...ID_PARAMETERS] }),
    cors: origins.length > 0 && corsOptions(origins),
  });
  const isShared = origins.length > 0;
  const requestIdFrom = (given: string | undefined) => requestIds.from(given);
  const fastPath = new FastPath({
    endpoint: settings.graphqlEndpoint,
    maxBodyBytes: settings.maxBodyBytes,
    limits: settings.limits,
    documents,
    persistedOperations: options.persistedOperations,
    isKnownHost: options.isKnownHost,
    isShared,
    headers: secureHeaders({ isShared, isPage: false }),
    now,
    requestIdFrom,
    authenticate: async (request) => {
      const whole = authenticator.needsRequest ? fetchRequestFrom(request) : { headers: headersOf(request) };
      return policyOf(await authenticator.principalOf(whole, { req: request }));
    },
    acquireSlot: (policy) => concurrency.acquire(policy),
    execute: async (request, caller) => {
      const context = contextOf(caller);
      const operation = executor.operationOf(request, context);
      const run = operation?.operation === 'subscription' ? executor.subscribe : executor.execute;
      return { operation, result: run.call(executor, request, context), context };
    },
    onCompleted,
  });
  // The type of the resolvers' context is internal.
  return withNodeEntry(gateway as unknown as YogaServerInstance<object, object>, {
    onCompleted,
    requestIdFrom,
    isShared,
    // Plugins must see all requests.
    fastPath: plugins.length > 0 ? null : fastPath,
  });
}

function maskAndLog(error: unknown, log: Log): Error {
  const { error: publicError, logged } = toPublicError(error);
  if (logged) log[logged.level](logged.fields, logged.message);
  return publicError;
}

/** Card declines and invalid requests are the caller's concern; everything else is logged for the operator. */
function logFailedAttempt(call: CallAttempt, requestId: string, log: Log): void {
  const { failure, method, path, status, attempt, durationMs, retryInMs } = call;
  if (!failure || failure instanceof StripeInvalidRequestError || failure instanceof StripeCardError) return;
  const { name: error, requestId: stripeRequestId } = failure;
  const code = failure.body.code ?? failure.body.type;
  const ms = { durationMs: Math.round(durationMs), retryInMs: retryInMs && Math.round(retryInMs) };
  log.warn(
    { requestId, stripe: { method, path, status, requestId: stripeRequestId, error, code, attempt, ...ms } },
    'An attempt of a Stripe call failed',
  );
}
