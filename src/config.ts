import { z } from 'zod';
import { CALLER_RULES } from './config/caller-rules.ts';
import { CALLER_VARIABLES, type CallersConfig, callersFrom } from './config/callers.ts';
import { isApiBase, isOrigin } from './http/addresses.ts';
import { isProxyRange } from './http/client-address.ts';
import { isSecretKey } from './stripe/api-key.ts';

export { isLoopback } from './http/addresses.ts';

/** Everything that the environment decides, read once. */
export interface Config extends CallersConfig {
  readonly host: string;
  readonly port: number;
  /** Null: run on the embedded sandbox. */
  readonly stripeApiKey: string | null;
  readonly stripeApiBase: string;
  /** Null for whichever port is free. */
  readonly sandboxPort: number | null;
  readonly upstreamDeadlineMs: number;
  /** Milliseconds for which new requests are still served after SIGTERM. */
  readonly shutdownDelayMs: number;
  readonly shutdownGraceMs: number;
  /** Addresses and networks of proxies whose forwarding headers are believed; null for none. */
  readonly trustedProxies: readonly string[] | null;
  /** The most open connections of all clients. */
  readonly maxConnections: number;
  /** The most open connections of one client address. */
  readonly maxConnectionsPerAddress: number;
  /** The most calls to Stripe that start within a second; null for what suits the key. */
  readonly stripeMaxRps: number | null;
  /** The most calls to Stripe under way at once; null for what suits the key. */
  readonly stripeMaxInFlight: number | null;
  /** What stands before the names of types and root fields; null for nothing. */
  readonly subgraphTypePrefix: string | null;
  /** Whether to serve GraphiQL; null for what suits the key. */
  readonly graphiql: boolean | null;
  /** Whether the graph may be asked about itself; null for what suits the key. */
  readonly introspection: boolean | null;
  /** The origins whose pages may ask; null for none. */
  readonly corsOrigins: readonly string[] | null;
  /** The path of a manifest; null when any operation may run. */
  readonly persistedOperations: string | null;
  /** The most bytes of a request's body. */
  readonly maxBodyBytes: number;
  /** The most bytes of a document. */
  readonly maxDocumentBytes: number;
  /** The most tokens of a document. */
  readonly maxTokens: number;
  /** The most fields within fields. */
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxDirectives: number;
  /** The most fields at the top of an operation. */
  readonly maxRootFields: number;
  /** The most values in one list of the variables. */
  readonly maxListSize: number;
  /** How many creates and confirms a customer may make within an hour. */
  readonly customerWritesPerHour: number;
  /** What customers do not see, as `Type.field`; null for what is the merchant's own. */
  readonly customerHiddenFields: readonly string[] | null;
  /** Whether answers tell of the calls that they cost. */
  readonly upstreamReport: boolean;
  /** The most calls to Stripe that one operation may come to. */
  readonly upstreamCallBudget: number;
  /** Whether answers tell the plan of those calls. */
  readonly stripeExplain: boolean;
  /** The most requests of one caller in flight at once. */
  readonly maxConcurrentRequests: number;
  /** The same with one publishable key from one client address. */
  readonly maxConcurrentRequestsPerAddress: number;
  /** The same for a caller who is bound to a customer. */
  readonly maxConcurrentRequestsPerCustomer: number;
  /** The least that a line of the log must weigh. */
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** `info` has a line for each request, `warn` only what went wrong. */
const LOG_LEVELS = ['info', 'warn', 'error', 'silent'] as const;

/** Lists every variable with a bad value. No message holds a secret. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number, 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65535, 'must be a port number, 0 to 65535');

const milliseconds = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'must be a whole number of milliseconds, 1 or more')
  .transform(Number);

const pause = z
  .string()
  .regex(/^\d{1,9}$/, 'must be a whole number of milliseconds')
  .transform(Number);

const proxies = z
  .string()
  .transform((list) => list.split(',').map((each) => each.trim()))
  .refine(
    (all) => all.every(isProxyRange),
    'must be a comma-separated list of IP addresses and networks, such as 10.0.0.0/8',
  );

const count = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'must be a whole number, 1 or more')
  .transform(Number);

const bytes = z
  .string()
  .regex(/^[1-9]\d{2,8}$/, 'must be a whole number of bytes, 100 or more')
  .transform(Number);

const origins = z
  .string()
  .transform((list) => list.split(',').map((each) => each.trim()))
  .refine(
    (all) => all.every(isOrigin),
    'must be a list of origins such as https://shop.example.com, parted by commas: without a path, and no wildcard',
  );

const hiddenFields = z
  .string()
  .transform((list) => (list === 'none' ? [] : list.split(',').map((each) => each.trim())))
  .refine(
    (fields) => fields.every((field) => /^\w+\.\w+$/.test(field)),
    'must be a list of fields such as SetupIntent.metadata, parted by commas, or none',
  );

const typePrefix = z
  .string()
  .regex(
    /^[A-Z][A-Za-z0-9]{0,31}$/,
    'must be up to 32 letters and digits with a capital first, such as Stripe',
  );

const yesOrNo = z.enum(['true', 'false'], 'must be true or false').transform((value) => value === 'true');

const host = z.string().regex(/^[A-Za-z0-9.:_-]+$/, 'must be a host name or an IP address');

const apiKey = z.string().superRefine((key, context) => {
  if (isSecretKey(key)) return;
  const isPublishable = key.startsWith('pk_');
  context.addIssue({
    code: 'custom',
    message: isPublishable
      ? 'must be a secret or restricted key (sk_… or rk_…): a publishable key may not do what the gateway does'
      : 'must be a secret or restricted key of Stripe (sk_test_…, rk_test_…, sk_live_… or rk_live_…)',
  });
});

const apiBase = z
  .string()
  .refine(
    isApiBase,
    'must be an https URL without query or credentials; plain http is for loopback addresses only',
  );

const Variables = z
  .object({
    HOST: host.default('127.0.0.1'),
    PORT: port.default(4000),
    STRIPE_API_KEY: apiKey.optional(),
    STRIPE_API_BASE: apiBase.default('https://api.stripe.com'),
    SANDBOX_PORT: port.optional(),
    UPSTREAM_DEADLINE_MS: milliseconds.default(20_000),
    SHUTDOWN_DELAY_MS: pause.default(5000),
    SHUTDOWN_GRACE_MS: milliseconds.default(20_000),
    TRUSTED_PROXIES: proxies.optional(),
    MAX_CONNECTIONS: count.default(20_000),
    MAX_CONNECTIONS_PER_ADDRESS: count.default(500),
    STRIPE_MAX_RPS: count.optional(),
    STRIPE_MAX_IN_FLIGHT: count.optional(),
    SUBGRAPH_TYPE_PREFIX: typePrefix.optional(),
    GRAPHIQL: yesOrNo.optional(),
    INTROSPECTION: yesOrNo.optional(),
    CORS_ORIGINS: origins.optional(),
    PERSISTED_OPERATIONS: z.string().optional(),
    MAX_BODY_BYTES: bytes.default(1024 * 1024),
    MAX_DOCUMENT_BYTES: bytes.default(65_536),
    MAX_TOKENS: count.default(10_000),
    MAX_DEPTH: count.default(30),
    MAX_ALIASES: count.default(200),
    MAX_DIRECTIVES: count.default(100),
    MAX_ROOT_FIELDS: count.default(50),
    MAX_LIST_SIZE: count.default(500),
    CUSTOMER_WRITES_PER_HOUR: count.default(10),
    CUSTOMER_HIDDEN_FIELDS: hiddenFields.optional(),
    UPSTREAM_REPORT: yesOrNo.default(true),
    UPSTREAM_CALL_BUDGET: count.default(100),
    STRIPE_EXPLAIN: yesOrNo.default(false),
    MAX_CONCURRENT_REQUESTS: count.default(100),
    MAX_CONCURRENT_REQUESTS_PER_CUSTOMER: count.default(10),
    MAX_CONCURRENT_REQUESTS_PER_ADDRESS: count.default(20),
    ...CALLER_VARIABLES,
    LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  })
  .superRefine(
    (env, context) => {
      if (env.SHUTDOWN_GRACE_MS < env.UPSTREAM_DEADLINE_MS)
        context.addIssue({
          code: 'custom',
          path: ['SHUTDOWN_GRACE_MS'],
          message: `must be at least UPSTREAM_DEADLINE_MS (${env.UPSTREAM_DEADLINE_MS})`,
        });
    },
    { when: areGood('SHUTDOWN_GRACE_MS', 'UPSTREAM_DEADLINE_MS') },
  );

const Environment = CALLER_RULES.reduce(
  (variables, { variables: names, problem }) =>
    variables.superRefine(
      (env, context) => {
        const message = problem(env);
        if (message !== null) context.addIssue({ code: 'custom', path: names.slice(0, 1), message });
      },
      { when: areGood(...names) },
    ),
  Variables,
);

/** A rule over several variables counts as soon as each of them is good, whatever is wrong with others. */
function areGood(...names: readonly string[]) {
  return ({ issues }: z.core.ParsePayload) => !issues.some(({ path }) => names.includes(String(path?.[0])));
}

/**
 * The configuration that an environment describes. Values are trimmed; an empty one counts as absent.
 * @throws ConfigError naming every problem
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(env)
    .map(([name, value]) => [name, value?.trim()] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  const result = Environment.safeParse(Object.fromEntries(given));
  if (!result.success)
    throw new ConfigError(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`));
  const values = result.data;
  return Object.freeze({
    host: values.HOST,
    port: values.PORT,
    stripeApiKey: values.STRIPE_API_KEY ?? null,
    stripeApiBase: values.STRIPE_API_BASE,
    sandboxPort: values.SANDBOX_PORT ?? null,
    upstreamDeadlineMs: values.UPSTREAM_DEADLINE_MS,
    shutdownDelayMs: values.SHUTDOWN_DELAY_MS,
    shutdownGraceMs: values.SHUTDOWN_GRACE_MS,
    trustedProxies: values.TRUSTED_PROXIES ?? null,
    maxConnections: values.MAX_CONNECTIONS,
    maxConnectionsPerAddress: values.MAX_CONNECTIONS_PER_ADDRESS,
    stripeMaxRps: values.STRIPE_MAX_RPS ?? null,
    stripeMaxInFlight: values.STRIPE_MAX_IN_FLIGHT ?? null,
    subgraphTypePrefix: values.SUBGRAPH_TYPE_PREFIX ?? null,
    graphiql: values.GRAPHIQL ?? null,
    introspection: values.INTROSPECTION ?? null,
    corsOrigins: values.CORS_ORIGINS ?? null,
    persistedOperations: values.PERSISTED_OPERATIONS ?? null,
    maxBodyBytes: values.MAX_BODY_BYTES,
    maxDocumentBytes: values.MAX_DOCUMENT_BYTES,
    maxTokens: values.MAX_TOKENS,
    maxDepth: values.MAX_DEPTH,
    maxAliases: values.MAX_ALIASES,
    maxDirectives: values.MAX_DIRECTIVES,
    maxRootFields: values.MAX_ROOT_FIELDS,
    maxListSize: values.MAX_LIST_SIZE,
    customerWritesPerHour: values.CUSTOMER_WRITES_PER_HOUR,
    customerHiddenFields: values.CUSTOMER_HIDDEN_FIELDS ?? null,
    upstreamReport: values.UPSTREAM_REPORT,
    upstreamCallBudget: values.UPSTREAM_CALL_BUDGET,
    stripeExplain: values.STRIPE_EXPLAIN,
    maxConcurrentRequests: values.MAX_CONCURRENT_REQUESTS,
    maxConcurrentRequestsPerCustomer: values.MAX_CONCURRENT_REQUESTS_PER_CUSTOMER,
    maxConcurrentRequestsPerAddress: values.MAX_CONCURRENT_REQUESTS_PER_ADDRESS,
    ...callersFrom(values),
    logLevel: values.LOG_LEVEL,
  });
}
