import {
  accounts,
  algorithms,
  audience,
  claim,
  issuer,
  jwksUrl,
  optionalClaim,
  publicKey,
  scopes,
  tokens,
} from './credentials.ts';
import { details, type Setting, type Settings } from './setting.ts';
import {
  apiBase,
  apiKey,
  bytes,
  clockSkew,
  count,
  endpoint,
  hiddenFields,
  host,
  milliseconds,
  nameOf,
  origins,
  path,
  pause,
  port,
  proxies,
  publishableKey,
  publishableKeys,
  redisUrl,
  someOf,
  typePrefix,
  webhookSecrets,
  yesOrNo,
} from './values.ts';

/*
 * Each setting is declared here, and nowhere else: its name, its check, its default, and its documentation, which
 * editors show and `npm run codegen` writes to docs/configuration.md. `@default` describes a default that depends on
 * other settings.
 */

const serverSettings = {
  /** Address to listen on. It must be a loopback address if there is a Stripe key and `GATEWAY_AUTH` is `none`. */
  host: host.default('127.0.0.1'),
  /** Port to listen on; 0 selects any free port. */
  port: port.default(4000),
  /**
   * Port of the sandbox.
   * @default any free port; 12111 for the command `sandbox`
   */
  sandboxPort: port.exactOptional(),
  /**
   * Port of the metrics, at `/metrics` on the same address; 0 selects any free port. They need no credentials, so only
   * your monitoring should reach this port.
   * @default none: there are no metrics
   */
  metricsPort: port.exactOptional(),
  /** Milliseconds after SIGTERM during which new requests are still served while `/ready` responds with 503. */
  shutdownDelayMs: pause.default(5000),
  /**
   * Milliseconds for requests in flight to end, after the server has stopped accepting requests. At least
   * `UPSTREAM_DEADLINE_MS`.
   */
  shutdownGraceMs: milliseconds.default(20_000),
  /** Maximum number of open connections. */
  maxConnections: count.default(20_000),
  /** Maximum number of open connections from one address (for IPv6, one /64 network). Trusted proxies are exempt. */
  maxConnectionsPerAddress: count.default(500),
  /** Level of the log. `info` logs a line for each request, `warn` and `error` only problems, `silent` nothing. */
  logLevel: nameOf(['info', 'warn', 'error', 'silent']).default('info'),
  /**
   * Path of a manifest of persisted operations, in the format of Relay's or Apollo's tools. If it is set, only these
   * operations are accepted. The option takes the operations themselves.
   * @default none: all operations are accepted
   */
  persistedOperations: path.exactOptional().register(details, { option: 'persistedOperations' }),
};

const stripeSettings = {
  /**
   * Secret or restricted key of your Stripe account (`sk_…` or `rk_…`).
   * @default none: the sandbox is started
   */
  stripeApiKey: apiKey.exactOptional().register(details, { hasFile: true }),
  /**
   * Publishable key of the same account and mode (`pk_…`), which the field `stripeConfig` returns to clients. If
   * `GATEWAY_AUTH` contains `publishable`, browsers may authenticate with it.
   * @default none; a key of the sandbox if the sandbox is started
   */
  stripePublishableKey: publishableKey.exactOptional(),
  /** Base URL of Stripe's API. Plain http is for loopback addresses only. */
  stripeApiBase: apiBase.default('https://api.stripe.com'),
  /** Milliseconds for one Stripe call with all its attempts, or for all pages of one list. */
  upstreamDeadlineMs: milliseconds.default(20_000),
  /**
   * Maximum number of Stripe calls per second, for each account. Further calls wait, or are rejected with
   * `RATE_LIMITED` if they would wait too long.
   * @default 80 with a live key, 20 with a test key; 10,000 if the API is on a loopback address
   */
  stripeMaxRps: count.exactOptional(),
  /**
   * Maximum number of concurrent Stripe calls, for each account.
   * @default 60 with a live key, 20 with a test key; 1,000 if the API is on a loopback address
   */
  stripeMaxInFlight: count.exactOptional(),
  /**
   * Maximum number of Stripe calls of one operation. An operation that may need more is rejected before its first call.
   */
  upstreamCallBudget: count.default(100),
};

const redisSettings = {
  /**
   * URL of a Redis or Valkey server, with which several instances share their limits: `rediss://…`, or `redis://…` on a
   * loopback address.
   * @default none: each instance has limits of its own
   */
  redisUrl: redisUrl.exactOptional().register(details, { hasFile: true }),
  /** Whether `REDIS_URL` may start with `redis://` on other addresses: only for a private network. */
  redisPlaintext: yesOrNo.default(false),
};

const liveSettings = {
  /**
   * Secrets (`whsec_…`) of your webhook endpoints at Stripe. Requests to `/webhooks/stripe` must be signed with one of
   * them.
   * @default none: `/webhooks/stripe` does not exist, and the gateway asks Stripe for events while somebody subscribes
   */
  stripeWebhookSecrets: webhookSecrets.exactOptional().register(details, { hasFile: true }),
  /**
   * Milliseconds between two requests to Stripe for new events; 0 for none.
   * @default 60,000 with `STRIPE_WEBHOOK_SECRETS`; otherwise 5,000, and only while somebody subscribes
   */
  eventsPollMs: pause.exactOptional(),
  /** Maximum number of events in the log. Older ones are dropped. */
  eventsRetained: count.default(100_000),
  /** Maximum number of open subscriptions. Further ones are rejected with `RATE_LIMITED`. */
  subscriptionsMax: count.default(10_000),
  /** Maximum number of open subscriptions of one customer, or to one intent with a publishable key. */
  subscriptionsMaxPerCaller: count.default(20),
  /** Milliseconds after which a subscription completes. The client resumes it, and its credential is checked again. */
  subscriptionMaxAgeMs: milliseconds.default(3_600_000),
};

const graphSettings = {
  /**
   * Whether to serve GraphiQL.
   * @default `true`; `false` with a live key or with persisted operations
   */
  graphiql: yesOrNo.exactOptional(),
  /**
   * Whether to answer introspection queries.
   * @default `true`; `false` with a live key
   */
  introspection: yesOrNo.exactOptional(),
  /** Origins whose web pages may send requests (CORS), such as `https://shop.example.com,https://www.example.com`. */
  corsOrigins: origins.default([]),
  /**
   * Prefix for the names of types and root fields, for a larger graph that has its own `Customer`. With `Stripe`, the
   * names are `StripeCustomer`, `stripeCustomer` and `createStripeSetupIntent`. `Node`, `PageInfo` and scalars keep
   * their names.
   */
  subgraphTypePrefix: typePrefix.default(''),
  /** Whether responses to services report their Stripe calls: `extensions.stripe = { calls, requestIds }`. */
  upstreamReport: yesOrNo.default(true),
  /** Whether `extensions.stripe.plan` shows the Stripe calls that the operation was expected to need. */
  explain: yesOrNo.default(false).register(details, { variable: 'STRIPE_EXPLAIN' }),
  /** Path at which GraphQL is served. */
  graphqlEndpoint: endpoint.default('/graphql').register(details, { variable: null }),
  /** Whether reads use `expand` for the objects that the operation selects. If not, each object takes a separate call. */
  expands: yesOrNo.default(true).register(details, { variable: null }),
};

const requestSettings = {
  /** Maximum size of a request's body, in bytes. */
  maxBodyBytes: bytes.default(1024 * 1024),
  /**
   * Maximum number of concurrent requests of one caller. A request counts once its body has arrived. Further requests are
   * rejected with `RATE_LIMITED`.
   */
  maxConcurrentRequests: count.default(100),
  /** Maximum number of concurrent requests of a caller that is bound to a customer. */
  maxConcurrentRequestsPerCustomer: count.default(10),
  /**
   * Maximum number of concurrent requests with one publishable key from one client address. A request counts once its
   * headers have arrived.
   */
  maxConcurrentRequestsPerAddress: count.default(20),
  /**
   * IP addresses and networks of the proxies in front of the gateway, such as `10.0.0.0/8`. Only their `Forwarded` and
   * `X-Forwarded-For` headers determine the client address.
   */
  trustedProxies: proxies.default([]),
};

const documentLimits = {
  /**
   * Maximum size of a document in UTF-8, in bytes. A request that exceeds this limit or one of those below is rejected
   * with `OPERATION_TOO_COMPLEX`.
   */
  bytes: bytes.default(65_536).register(details, { variable: 'MAX_DOCUMENT_BYTES' }),
  /** Maximum number of lexical tokens in a document. */
  tokens: count.default(10_000),
  /** Maximum depth of nested fields. */
  depth: count.default(30),
  /** Maximum number of aliases in a document. */
  aliases: count.default(200),
  /** Maximum number of directives in a document. */
  directives: count.default(100),
  /** Maximum number of root fields of an operation. */
  rootFields: count.default(50),
  /** Maximum number of items in one list of the variables. */
  listSize: count.default(500),
};

const customerSettings = {
  /** Maximum number of creates and confirms of one customer per hour. Further ones are rejected with `RATE_LIMITED`. */
  customerWritesPerHour: count.default(10),
  /**
   * Fields that are always null for customers, such as `SetupIntent.metadata,Customer.balance`. Use the names of types
   * without `SUBGRAPH_TYPE_PREFIX`. In the environment, `none` means that no field is hidden.
   * @default the merchant's own fields, such as `SetupIntent.metadata`
   */
  customerHiddenFields: hiddenFields.exactOptional(),
};

const callerSettings = {
  /** Accepted kinds of callers: `none` (no authentication), or a list of `token`, `jwt` and `publishable`. */
  auth: someOf(['none', 'token', 'jwt', 'publishable']).default(['none']).register(details, { option: null }),
  /**
   * Accepted services, as a JSON list with the SHA-256 hashes of their tokens:
   * `[{"name", "sha256", "scopes", "accounts", "mayNarrow"}]`.
   */
  tokens: tokens.exactOptional().register(details, { hasFile: true }),
};

const jwtSettings = {
  /** The `iss` claim of accepted tokens. */
  issuer: issuer.exactOptional(),
  /** The `aud` claim of accepted tokens. If several values are listed, a token needs one of them. */
  audience: audience.exactOptional(),
  /** URL of the issuer's keys (a JWKS); https, or plain http for loopback addresses. */
  jwksUrl: jwksUrl.exactOptional().register(details, { option: 'callers.jwt.keys.url' }),
  /** The issuer's public key, instead of a URL, if it has only one. In the environment, in PEM or JWK format. */
  publicKey: publicKey
    .exactOptional()
    .register(details, { option: 'callers.jwt.keys.publicKey', hasFile: true }),
  /** Accepted signature algorithms. `none` and algorithms with a shared secret (`HS256`) are not supported. */
  algorithms: algorithms.default(['RS256', 'PS256', 'ES256', 'EdDSA']),
  /** Milliseconds by which the issuer's clock may differ from the gateway's. */
  clockSkewMs: clockSkew.default(30_000),
  /** Claim with the scopes, as a space-separated string or a list. Unknown scopes are ignored. */
  scopesClaim: claim.default('scope'),
  /** Claim with the customer (`cus_…`) that a token is bound to. */
  customerClaim: optionalClaim.default(null),
  /** Scopes of a customer whose token has no scopes claim. */
  customerScopes: scopes.default([]),
  /** Whether a token without a customer is accepted, as a service with access to all customers. */
  services: yesOrNo.default(false),
  /** Claim with the account (`acct_…`), or the list of accounts, that a token may use. */
  accountClaim: optionalClaim.default(null),
};

const publishableSettings = {
  /**
   * Publishable keys (`pk_…`) of your account that browsers may authenticate with, such as the old and the new one while
   * you replace a key.
   * @default `STRIPE_PUBLISHABLE_KEY`
   */
  keys: publishableKeys.exactOptional(),
  /** Accounts that a browser may use: `own`, `acct_…`, or `*` for all. */
  accounts: accounts.default(['own']),
};

/** A part of the settings. */
export interface Group<S extends Settings = Settings> {
  /** Its heading in the documentation. */
  readonly title: string;
  readonly settings: S;
  /** The beginning of the variables' names, such as `JWT_`. */
  readonly variables: string;
  /**
   * The path of the option that contains the settings, such as `callers.jwt`; empty for top-level options, null for
   * none.
   */
  readonly option: string | null;
}

const group = <S extends Settings>(group: Group<S>): Group<S> => group;

export const GROUPS = {
  server: group({ title: 'The server', settings: serverSettings, variables: '', option: null }),
  stripe: group({ title: 'Stripe', settings: stripeSettings, variables: '', option: '' }),
  redis: group({ title: 'Several instances', settings: redisSettings, variables: '', option: '' }),
  live: group({ title: 'Live data', settings: liveSettings, variables: '', option: '' }),
  graph: group({ title: 'The graph', settings: graphSettings, variables: '', option: '' }),
  requests: group({ title: 'Requests', settings: requestSettings, variables: '', option: '' }),
  limits: group({ title: 'Documents', settings: documentLimits, variables: 'MAX_', option: 'limits' }),
  customers: group({ title: 'Customers', settings: customerSettings, variables: '', option: '' }),
  callers: group({ title: 'Callers', settings: callerSettings, variables: 'GATEWAY_', option: 'callers' }),
  jwt: group({ title: 'JSON Web Tokens', settings: jwtSettings, variables: 'JWT_', option: 'callers.jwt' }),
  publishable: group({
    title: 'Publishable keys',
    settings: publishableSettings,
    variables: 'STRIPE_PUBLISHABLE_',
    option: 'callers.publishable',
  }),
};

export type GroupName = keyof typeof GROUPS;

/** The settings of a group, with their types. */
export type SettingsOf<Name extends GroupName> = (typeof GROUPS)[Name]['settings'];

/** A setting with its names. */
export interface DeclaredSetting {
  readonly group: GroupName;
  readonly name: string;
  readonly setting: Setting;
  /** Such as `MAX_DEPTH`; null if only an option sets it. */
  readonly variable: string | null;
  /** The path of the option, such as `limits.depth`; null if only the environment sets it. */
  readonly option: string | null;
  readonly hasFile: boolean;
}

/** All settings, in the order of their declaration. */
export const SETTINGS: readonly DeclaredSetting[] = Object.entries(GROUPS).flatMap(([groupName, group]) =>
  Object.entries<Setting>(group.settings).map(([name, setting]) => {
    const { variable, option, hasFile = false } = details.get(setting) ?? {};
    const path = group.option === null ? null : [group.option, name].filter((part) => part !== '').join('.');
    return {
      group: groupName as GroupName,
      name,
      setting,
      variable: variable === undefined ? `${group.variables}${constantCase(name)}` : variable,
      option: option === undefined ? path : option,
      hasFile,
    };
  }),
);

/** The variable of a setting, for messages that name it. */
export function variableOf<Name extends GroupName>(group: Name, name: keyof SettingsOf<Name>): string {
  const found = SETTINGS.find((each) => each.group === group && each.name === name);
  return found?.variable ?? String(name);
}

function constantCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
