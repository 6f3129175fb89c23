import type { Plugin } from 'graphql-yoga';
import { type CompleteOptions, completeOptions, type SettingOptions } from '../config/options.ts';
import { isEncryptedOrLoopback } from '../http/addresses.ts';
import type { Log } from '../schema/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { CallersOptions, PrincipalOf } from './auth/authenticate.ts';
import type { ExampleIds } from './graphiql.ts';
import type { PersistedOperations } from './persisted-operations.ts';

/** Options of a gateway: the settings, and options that only code can set. */
export interface GatewayOptions extends SettingOptions {
  /** Secret or restricted key of your Stripe account (`sk_…` or `rk_…`). */
  readonly stripeApiKey: string;
  /**
   * Operations by id: only these run.
   * @default any operation runs
   */
  readonly persistedOperations?: PersistedOperations;
  /**
   * Ids for GraphiQL's examples.
   * @default the examples name no object
   */
  readonly exampleIds?: ExampleIds;
  /**
   * Whether a host name, without its port, belongs to this server. Requests with another `Host` are rejected.
   * @default every host name is accepted
   */
  readonly isKnownHost?: (hostname: string) => boolean;
  /**
   * Authenticates a request, instead of `callers`. It must not read the body. `req` in the second argument is the
   * request of Node's server, with properties that frameworks such as Express have added. Null rejects the request with
   * 401. If the function throws, the request is rejected with 500, and the error is logged without its message.
   *
   * Afterwards the headers `Stripe-Account` and `Gateway-Customer` are checked: the account must be the principal's
   * own, and a service may restrict the request to a customer.
   */
  readonly principal?: PrincipalOf;
  /**
   * Whether the server has begun to stop: then `/ready` responds with 503.
   * @default never
   */
  readonly isDraining?: () => boolean;
  /**
   * Where to log, such as a pino logger.
   * @default nowhere
   */
  readonly log?: Log;
  /**
   * Metrics in a registry of prom-client: `createMetrics(registry)` of `setup-intents-gateway/metrics`.
   * @default none
   */
  readonly metrics?: Metrics;
  /**
   * Plugins for Yoga and Envelop. They run after the gateway's own, so for rejected requests only their later hooks run,
   * such as `onResponse`. With plugins, Yoga responds to every request. Without them, a faster path responds to most
   * requests.
   * @default none
   */
  readonly plugins?: readonly Plugin[];
}

/** The options that are not settings. The type makes sure that none is missing. */
const OTHER_OPTIONS: Readonly<Record<Exclude<keyof GatewayOptions, keyof SettingOptions>, true>> = {
  persistedOperations: true,
  exampleIds: true,
  isKnownHost: true,
  principal: true,
  isDraining: true,
  log: true,
  metrics: true,
  plugins: true,
};

/**
 * Checks the settings, and adds their defaults.
 * @throws TypeError that names each option that is unknown, missing or invalid
 */
export function settingsFrom(options: GatewayOptions): CompleteOptions {
  const settings = completeOptions(options, Object.keys(OTHER_OPTIONS));
  const { redisUrl, redisPlaintext } = settings;
  if (redisUrl !== undefined && !redisPlaintext && !isEncryptedOrLoopback(redisUrl))
    throw new TypeError(
      'redisUrl must start with rediss:// (TLS), because its address is not a loopback address. On a private network, `redisPlaintext: true` allows redis://.',
    );
  return settings;
}

/**
 * How callers are authenticated.
 * @throws TypeError if both `callers` and `principal` are given, or neither with a live key
 */
export function callersFrom(
  { principal }: GatewayOptions,
  { callers, stripeApiKey }: CompleteOptions,
): CallersOptions {
  if (callers !== undefined && principal !== undefined)
    throw new TypeError('`callers` and `principal` cannot be combined: set only one of them.');
  if (callers === undefined && principal === undefined && stripeApiKey.includes('_live_'))
    throw new TypeError('A live Stripe key requires authentication: set `callers` or `principal`.');
  return principal ?? callers ?? 'everybody';
}
