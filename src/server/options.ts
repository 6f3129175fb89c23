import { isApiBase, isOrigin } from '../http/addresses.ts';
import { isProxyRange } from '../http/client-address.ts';
import type { Log } from '../schema/log.ts';
import { isSecretKey } from '../stripe/api-key.ts';
import type { CallerList, PrincipalOf } from './auth/authenticate.ts';
import { DEFAULT_LIMITS, type DocumentLimits } from './document-limits.ts';
import type { ExampleIds } from './graphiql.ts';
import type { PersistedOperations } from './persisted-operations.ts';

/** What a gateway is told by whoever makes it. */
export interface GatewayOptions {
  /** A secret or restricted key of Stripe. */
  readonly stripeApiKey: string;
  /** Where Stripe's API is; `https://api.stripe.com` by default. */
  readonly stripeApiBase?: string;
  /** Milliseconds for one call to Stripe with all its tries, or for all pages of one list; 20,000 by default. */
  readonly upstreamDeadlineMs?: number;
  /**
   * The most calls to Stripe that start within a second, for each account; by default 80 with a live key, 20 with a test
   * key, and 10,000 where `stripeApiBase` is on this machine. Calls beyond wait, or are refused as `RATE_LIMITED`.
   */
  readonly stripeMaxRps?: number;
  /** The most of them under way at once; by default 60, 20 and 1,000. */
  readonly stripeMaxInFlight?: number;
  /** Whether answers tell of the calls that they cost, as `extensions.stripe`; true by default. */
  readonly upstreamReport?: boolean;
  /** The most calls to Stripe of one operation; 100 by default. One that may need more is refused before the first call. */
  readonly upstreamCallBudget?: number;
  /** Whether answers tell the plan of the calls, as `extensions.stripe.plan`; false by default. */
  readonly explain?: boolean;
  /** Whether reads expand what their selections need; true by default. Without, each object is a call of its own. */
  readonly expands?: boolean;
  /**
   * What stands before the names of types and root fields (`Stripe` makes `StripeCustomer`, `stripeCustomer` and
   * `createStripeSetupIntent`), for a larger graph that has such types of its own; nothing by default.
   */
  readonly subgraphTypePrefix?: string;
  /** The path at which GraphQL is served; `/graphql` by default. */
  readonly graphqlEndpoint?: string;
  /** Whether to serve GraphiQL; by default, unless the key is a live one or only persisted operations run. */
  readonly graphiql?: boolean;
  /** Whether the graph may be asked about itself; by default, unless the key is a live one. */
  readonly introspection?: boolean;
  /** The most that one operation may ask, in several respects; those left out are as usual. */
  readonly limits?: Partial<DocumentLimits>;
  /** The most bytes of a request's body; 1 MiB by default. */
  readonly maxBodyBytes?: number;
  /** The origins whose pages may ask (`https://shop.example.com`); none by default. */
  readonly corsOrigins?: readonly string[];
  /** Operations by id: only these run. By default any does. */
  readonly persistedOperations?: PersistedOperations;
  /** Ids for GraphiQL's examples; by default, the examples name none. */
  readonly exampleIds?: ExampleIds;
  /** Whether a host name, without its port, is one of the server's; by default every request is taken. */
  readonly isKnownHost?: (hostname: string) => boolean;
  /**
   * Who may ask, each kind by its credential; `everybody` (a service with all scopes) by default. With a live key,
   * either this or `principal` must be given.
   */
  readonly callers?: 'everybody' | CallerList;
  /**
   * Tells who asks by the HTTP request, in place of `callers`; the body is not to be read. Its second argument has the
   * request of Node's server as `req`, with what Express and the like have put on it. Null refuses the request with 401.
   * What it throws is hidden and logged without its message, and the request is refused with 500.
   * The headers `Stripe-Account` and `Gateway-Customer` are checked afterwards: the account must be the principal's own,
   * and a service may bind itself to a customer.
   */
  readonly principal?: PrincipalOf;
  /** The most requests of one caller in flight at once; 100 by default. */
  readonly maxConcurrentRequests?: number;
  /** The same for a caller who is bound to a customer; 10 by default. */
  readonly maxConcurrentRequestsPerCustomer?: number;
  /** The same with one publishable key from one client address; 20 by default. */
  readonly maxConcurrentRequestsPerAddress?: number;
  /**
   * IP addresses and networks of the proxies in front of the gateway, such as `10.0.0.0/8`: they tell the client address by
   * `Forwarded` or `X-Forwarded-For`. None by default.
   */
  readonly trustedProxies?: readonly string[];
  /** Whether the server has begun to stop: then `/ready` answers 503. By default it never does. */
  readonly isDraining?: () => boolean;
  /** What customers do not see, as `Type.field`; by default what is the merchant's own, such as `SetupIntent.metadata`. */
  readonly customerHiddenFields?: readonly string[];
  /** How many creates and confirms a customer may make within an hour; 10 by default. */
  readonly customerWritesPerHour?: number;
  /** Where to log, such as a pino logger; nowhere by default. */
  readonly log?: Log;
}

/** Eleven days; timers take little more. */
const MAX_MS = 999_999_999;

/**
 * Looks at what a type cannot tell, before anything is made of it.
 * @throws TypeError naming an option that cannot be used
 */
export function checkOptions(options: GatewayOptions): void {
  const { stripeApiKey, stripeApiBase, graphqlEndpoint } = options;
  if (!isSecretKey(stripeApiKey))
    throw new TypeError('stripeApiKey must be a secret or restricted key of Stripe (sk_… or rk_…).');
  if (stripeApiBase !== undefined && !isApiBase(stripeApiBase))
    throw new TypeError(
      'stripeApiBase must be an https URL without query or credentials; plain http is for loopback addresses only.',
    );
  if (graphqlEndpoint !== undefined && !/^\/(?!(?:health|ready)$)[^?#]*$/.test(graphqlEndpoint))
    throw new TypeError('graphqlEndpoint must be a path of its own, such as /graphql.');
  for (const origin of options.corsOrigins ?? [])
    if (!isOrigin(origin))
      throw new TypeError('corsOrigins must be origins such as https://shop.example.com.');
  for (const range of options.trustedProxies ?? [])
    if (!isProxyRange(range))
      throw new TypeError('trustedProxies must be IP addresses and networks such as 10.0.0.0/8.');
  for (const name of Object.keys(options.limits ?? {}))
    if (!Object.hasOwn(DEFAULT_LIMITS, name)) throw new TypeError(`There is no limit ${name}.`);
  if ((options.upstreamDeadlineMs ?? 0) > MAX_MS)
    throw new TypeError(`upstreamDeadlineMs must be at most ${MAX_MS}.`);
  for (const [name, value] of Object.entries(countsOf(options)))
    if (value !== undefined && !(Number.isSafeInteger(value) && value > 0))
      throw new TypeError(`${name} must be a whole number, 1 or more.`);
}

/** The options that count something. */
function countsOf(options: GatewayOptions): Readonly<Record<string, number | undefined>> {
  const { upstreamDeadlineMs, stripeMaxRps, stripeMaxInFlight, upstreamCallBudget, maxBodyBytes } = options;
  const { maxConcurrentRequests, maxConcurrentRequestsPerCustomer, customerWritesPerHour } = options;
  return {
    upstreamDeadlineMs,
    stripeMaxRps,
    stripeMaxInFlight,
    upstreamCallBudget,
    maxBodyBytes,
    maxConcurrentRequests,
    maxConcurrentRequestsPerCustomer,
    maxConcurrentRequestsPerAddress: options.maxConcurrentRequestsPerAddress,
    customerWritesPerHour,
    ...options.limits,
  };
}
