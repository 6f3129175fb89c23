import {
  accounts,
  algorithms,
  audience,
  claim,
  issuer,
  jwksUrl,
  optionalClaim,
  publicKey,
  publishableKeys,
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
  someOf,
  typePrefix,
  yesOrNo,
} from './values.ts';

/*
 * Each setting is declared here, and nowhere else: its name, its check, its default, and the sentence that editors show
 * and `npm run codegen` writes to docs/configuration.md. `@default` describes a default that depends on other settings.
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
  /** Milliseconds after SIGTERM in which new requests are still served while `/ready` responds with 503. */
  shutdownDelayMs: pause.default(5000),
  /** Milliseconds for requests in flight to end after the server has closed; at least `UPSTREAM_DEADLINE_MS`. */
  shutdownGraceMs: milliseconds.default(20_000),
  /** Open connections of all clients. */
  maxConnections: count.default(20_000),
  /** Open connections of one client address (of one /64 network with IPv6). A trusted proxy is exempt. */
  maxConnectionsPerAddress: count.default(500),
  /** What is logged: `info` has a line for each request, `warn` and `error` only problems, `silent` nothing. */
  logLevel: nameOf(['info', 'warn', 'error', 'silent']).default('info'),
  /**
   * Path of a manifest of persisted operations, as Relay's or Apollo's tools write it. Only these operations run. The
   * option takes the operations themselves.
   * @default any operation runs
   */
  persistedOperations: path.exactOptional().register(details, { option: 'persistedOperations' }),
};

const stripeSettings = {
  /**
   * Secret or restricted key of your Stripe account (`sk_…` or `rk_…`).
   * @default none: the sandbox is started
   */
  stripeApiKey: apiKey.exactOptional().register(details, { hasFile: true }),
  /** Base URL of Stripe's API. Plain http is for loopback addresses only. */
  stripeApiBase: apiBase.default('https://api.stripe.com'),
  /** Milliseconds for one Stripe call with all its attempts, or for all pages of one list. */
  upstreamDeadlineMs: milliseconds.default(20_000),
  /**
   * Stripe calls per second, for each account. Further calls wait, or are rejected with `RATE_LIMITED`.
   * @default 80 with a live key, 20 with a test key; 10,000 if the API is on a loopback address
   */
  stripeMaxRps: count.exactOptional(),
  /**
   * Concurrent Stripe calls, for each account.
   * @default 60 with a live key, 20 with a test key; 1,000 if the API is on a loopback address
   */
  stripeMaxInFlight: count.exactOptional(),
  /** Stripe calls that one operation may make. An operation that may need more is rejected before its first call. */
  upstreamCallBudget: count.default(100),
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
  /** Origins whose web pages may send requests, such as `https://shop.example.com,https://www.example.com`. */
  corsOrigins: origins.default([]),
  /**
   * Prefix for the names of types and root fields, for a larger graph that has a `Customer` of its own: `Stripe` makes
   * `StripeCustomer`, `stripeCustomer` and `createStripeSetupIntent`. `Node`, `PageInfo` and scalars keep their names.
   */
  subgraphTypePrefix: typePrefix.default(''),
  /** Whether responses to services report their Stripe calls: `extensions.stripe = { calls, requestIds }`. */
  upstreamReport: yesOrNo.default(true),
  /** Whether `extensions.stripe.plan` shows the Stripe calls that were planned for the operation. */
  explain: yesOrNo.default(false).register(details, { variable: 'STRIPE_EXPLAIN' }),
  /** Path at which GraphQL is served. */
  graphqlEndpoint: endpoint.default('/graphql').register(details, { variable: null }),
  /** Whether reads expand the objects that the operation selects. If not, each object takes a separate call. */
  expands: yesOrNo.default(true).register(details, { variable: null }),
};

const requestSettings = {
  /** Bytes of a request's body. */
  maxBodyBytes: bytes.default(1024 * 1024),
  /** Concurrent requests of one caller, counted once their bodies have arrived. More are rejected with `RATE_LIMITED`. */
  maxConcurrentRequests: count.default(100),
  /** Concurrent requests of a caller that is bound to a customer. */
  maxConcurrentRequestsPerCustomer: count.default(10),
  /** Concurrent requests with one publishable key from one client address, counted once their headers have arrived. */
  maxConcurrentRequestsPerAddress: count.default(20),
  /**
   * IP addresses and networks of the proxies in front of the gateway, such as `10.0.0.0/8`. Only their `Forwarded` and
   * `X-Forwarded-For` headers determine the client address.
   */
  trustedProxies: proxies.default([]),
};

const documentLimits = {
  /** Bytes of a document in UTF-8. A request that exceeds one of these limits is rejected with `OPERATION_TOO_COMPLEX`. */
  bytes: bytes.default(65_536).register(details, { variable: 'MAX_DOCUMENT_BYTES' }),
  /** Lexical tokens of a document. */
  tokens: count.default(10_000),
  /** Nesting of fields. */
  depth: count.default(30),
  /** Aliases of a document. */
  aliases: count.default(200),
  /** Directives of a document. */
  directives: count.default(100),
  /** Fields at the root of an operation. */
  rootFields: count.default(50),
  /** Items of one list in the variables. */
  listSize: count.default(500),
};

const customerSettings = {
  /** Creates and confirms of one customer within an hour. More are rejected with `RATE_LIMITED`. */
  customerWritesPerHour: count.default(10),
  /**
   * Fields that are null for customers, such as `SetupIntent.metadata,Customer.balance`. Types are named without the
   * prefix. In the environment, `none` hides no field.
   * @default the merchant's own fields, such as `SetupIntent.metadata`
   */
  customerHiddenFields: hiddenFields.exactOptional(),
};

const callerSettings = {
  /** Kinds of callers: `none` (no authentication), or a list of `token`, `jwt` and `publishable`. */
  auth: someOf(['none', 'token', 'jwt', 'publishable']).default(['none']).register(details, { option: null }),
  /** Services, as a JSON list with the SHA-256 of their tokens: `[{"name", "sha256", "scopes", "accounts", "mayNarrow"}]`. */
  tokens: tokens.exactOptional().register(details, { hasFile: true }),
};

const jwtSettings = {
  /** The `iss` of accepted tokens. */
  issuer: issuer.exactOptional(),
  /** The `aud` of accepted tokens. If there are several, one of them is enough. */
  audience: audience.exactOptional(),
  /** URL of the issuer's keys (a JWKS); https, or plain http for loopback addresses. */
  jwksUrl: jwksUrl.exactOptional().register(details, { option: 'callers.jwt.keys.url' }),
  /** The issuer's only public key, instead of a URL. As PEM or JWK in the environment. */
  publicKey: publicKey
    .exactOptional()
    .register(details, { option: 'callers.jwt.keys.publicKey', hasFile: true }),
  /** Accepted signatures. `none` and shared secrets (`HS256`) cannot be accepted. */
  algorithms: algorithms.default(['RS256', 'PS256', 'ES256', 'EdDSA']),
  /** Milliseconds by which the issuer's clock may differ. */
  clockSkewMs: clockSkew.default(30_000),
  /** Claim with the scopes: a string with spaces between them, or a list. Unknown scopes are ignored. */
  scopesClaim: claim.default('scope'),
  /** Claim with the customer (`cus_…`) that a token is bound to. */
  customerClaim: optionalClaim.default(null),
  /** Scopes of a customer whose token has no scopes claim. */
  customerScopes: scopes.default([]),
  /** Whether a token without a customer is accepted, as a service with access to all customers. */
  services: yesOrNo.default(false),
  /** Claim with the account (`acct_…`), or with a list of accounts, that a token is bound to. */
  accountClaim: optionalClaim.default(null),
};

const publishableSettings = {
  /** Publishable keys (`pk_…`) of your account. */
  keys: publishableKeys.exactOptional().register(details, { variable: 'STRIPE_PUBLISHABLE_KEY' }),
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
  /** The path of the option that holds the settings, such as `callers.jwt`; empty for options at the top, null for none. */
  readonly option: string | null;
}

const group = <S extends Settings>(group: Group<S>): Group<S> => group;

export const GROUPS = {
  server: group({ title: 'The server', settings: serverSettings, variables: '', option: null }),
  stripe: group({ title: 'Stripe', settings: stripeSettings, variables: '', option: '' }),
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
