#!/usr/bin/env node
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { GraphQLSchema } from 'graphql';
import { type Logger, pino } from 'pino';
import { type Config, ConfigError, isLoopback, readConfig } from './config.ts';
import { TrustedProxies } from './http/client-address.ts';
import { SCOPES, type Scope } from './schema/access/principal.ts';
import { traceOf } from './schema/log.ts';
import { createGateway, type GatewayOptions } from './server/gateway.ts';
import { subgraphSdl } from './server/graph/federation.ts';
import { withTypePrefix } from './server/graph/type-prefix.ts';
import { hiddenFieldsProblem } from './server/graph/visible-schema.ts';
import { listen } from './server/listen.ts';
import { ManifestError, type PersistedOperations, readManifest } from './server/persisted-operations.ts';

const USAGE = `Usage: setup-intents-gateway [serve | sandbox | token [name [scope …]] | subgraph | --version]

  serve     GraphQL and GraphiQL at http://127.0.0.1:4000/graphql (the default)
  sandbox   only the Stripe-compatible sandbox, at http://127.0.0.1:12111
  token     makes a token for a service, and shows it once. Its scopes are
            setup_intents:read and setup_intents:write unless others are named,
            of ${SCOPES.join(', ')}
  subgraph  prints the schema as part of a larger graph (Federation 2)

Settings come from the environment; the README lists them.`;

/** How often to look whether npm is still there. */
const ORPHAN_CHECK_MS = 250;

const DEFAULT_SANDBOX_PORT = 12111;

/** The embedded sandbox takes any well-formed test key. */
const SANDBOX_KEY = 'sk_test_embedded';

/** What runs until it is stopped. */
interface Running {
  /**
   * Takes no new work, and settles when the work in flight is done.
   * @param isUrgent whether to skip the delay in which load balancers notice
   */
  readonly stop: (options: { readonly isUrgent: boolean }) => Promise<void>;
  readonly log: Logger;
}

type Upstream = Pick<GatewayOptions, 'stripeApiKey' | 'stripeApiBase' | 'exampleIds'> & {
  readonly line: string;
  readonly stop: () => Promise<void>;
};

/** Of a token, unless others are named. */
const DEFAULT_SCOPES: readonly Scope[] = ['setup_intents:read', 'setup_intents:write'];

/** Of a service, as GATEWAY_TOKENS takes it. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function upstream(config: Config): Promise<Upstream> {
  if (config.stripeApiKey !== null)
    return {
      stripeApiKey: config.stripeApiKey,
      stripeApiBase: config.stripeApiBase,
      line: `Stripe: ${config.stripeApiBase}`,
      stop: async () => {},
    };
  const { createSandbox } = await import('./sandbox/server.ts');
  const { seededIds } = await import('./sandbox/seed/seed.ts');
  const sandbox = await createSandbox({ seeded: true, port: config.sandboxPort ?? 0 });
  return {
    stripeApiKey: SANDBOX_KEY,
    stripeApiBase: sandbox.url,
    exampleIds: { setupIntent: seededIds.succeeded, customer: seededIds.customer },
    line: `Sandbox: made-up data, nothing reaches Stripe (${sandbox.url}). For Stripe itself, start with STRIPE_API_KEY=sk_test_…`,
    stop: () => sandbox.close(),
  };
}

function callersFrom(config: Config): NonNullable<GatewayOptions['callers']> {
  const { gatewayAuth, gatewayTokens, jwtIssuer, jwtAudience, jwtJwksUrl, jwtPublicKey } = config;
  if (gatewayAuth.includes('none')) return 'everybody';
  const keys = jwtJwksUrl !== null ? { url: jwtJwksUrl } : jwtPublicKey && { publicKey: jwtPublicKey };
  return {
    ...(gatewayTokens && { tokens: gatewayTokens }),
    ...(jwtIssuer !== null &&
      jwtAudience &&
      keys && {
        jwt: {
          issuer: jwtIssuer,
          audience: jwtAudience,
          keys,
          algorithms: config.jwtAlgorithms,
          clockSkewMs: config.jwtClockSkewMs,
          scopesClaim: config.jwtScopesClaim,
          customerClaim: config.jwtCustomerClaim,
          customerScopes: config.jwtCustomerScopes ?? [],
          services: config.jwtServices,
          accountClaim: config.jwtAccountClaim,
        },
      }),
    ...(config.stripePublishableKey && {
      publishable: {
        keys: config.stripePublishableKey,
        accounts: config.stripePublishableAccounts ?? ['own'],
      },
    }),
  };
}

/** The graph as it is named for whoever asks. */
async function servedSchema({ subgraphTypePrefix }: Config): Promise<GraphQLSchema> {
  const { schema } = await import('./schema/index.ts');
  return withTypePrefix(schema, subgraphTypePrefix ?? '');
}

/** @throws ConfigError when the manifest cannot be used */
async function persistedFrom(config: Config): Promise<PersistedOperations | null> {
  const { persistedOperations: path } = config;
  if (path === null) return null;
  const schema = await servedSchema(config);
  try {
    return readManifest(await readFile(path, 'utf8'), schema);
  } catch (error) {
    const reason = error instanceof ManifestError ? error.message : 'It cannot be read.';
    throw new ConfigError([`PERSISTED_OPERATIONS names a manifest that cannot be used. ${reason}`]);
  }
}

/** @throws ConfigError when a field cannot be hidden */
async function checkHiddenFields({ customerHiddenFields: fields }: Config): Promise<void> {
  const { schema } = await import('./schema/index.ts');
  const problem = fields && hiddenFieldsProblem(schema, fields);
  if (problem) throw new ConfigError([`CUSTOMER_HIDDEN_FIELDS cannot be used: ${problem}.`]);
}

function limitsFrom(config: Config): NonNullable<GatewayOptions['limits']> {
  return {
    bytes: config.maxDocumentBytes,
    tokens: config.maxTokens,
    depth: config.maxDepth,
    aliases: config.maxAliases,
    directives: config.maxDirectives,
    rootFields: config.maxRootFields,
    listSize: config.maxListSize,
  };
}

async function serve(config: Config): Promise<Running> {
  const persisted = await persistedFrom(config);
  await checkHiddenFields(config);
  const { line, stop, ...stripe } = await upstream(config);
  const log = createLog(config.logLevel);
  let isDraining = false;
  const gateway = createGateway({
    ...stripe,
    upstreamDeadlineMs: config.upstreamDeadlineMs,
    ...(config.stripeMaxRps !== null && { stripeMaxRps: config.stripeMaxRps }),
    ...(config.stripeMaxInFlight !== null && { stripeMaxInFlight: config.stripeMaxInFlight }),
    subgraphTypePrefix: config.subgraphTypePrefix ?? '',
    ...(config.graphiql !== null && { graphiql: config.graphiql }),
    ...(config.introspection !== null && { introspection: config.introspection }),
    ...(persisted && { persistedOperations: persisted }),
    ...(config.corsOrigins && { corsOrigins: config.corsOrigins }),
    maxBodyBytes: config.maxBodyBytes,
    limits: limitsFrom(config),
    customerWritesPerHour: config.customerWritesPerHour,
    ...(config.customerHiddenFields && { customerHiddenFields: config.customerHiddenFields }),
    upstreamReport: config.upstreamReport,
    upstreamCallBudget: config.upstreamCallBudget,
    explain: config.stripeExplain,
    callers: callersFrom(config),
    maxConcurrentRequests: config.maxConcurrentRequests,
    maxConcurrentRequestsPerCustomer: config.maxConcurrentRequestsPerCustomer,
    maxConcurrentRequestsPerAddress: config.maxConcurrentRequestsPerAddress,
    trustedProxies: config.trustedProxies ?? [],
    isDraining: () => isDraining,
    // On a loopback address only this machine's own names lead here.
    ...(isLoopback(config.host) && { isKnownHost: isLoopback }),
    log,
  });
  const server = await listen(gateway, {
    host: config.host,
    port: config.port,
    graceMs: config.shutdownGraceMs,
    now: () => performance.now(),
    maxConnections: config.maxConnections,
    maxConnectionsPerAddress: config.maxConnectionsPerAddress,
    trustedProxies: new TrustedProxies(config.trustedProxies ?? []),
    log,
  });
  // Starts the readiness probes, so that the first check by a load balancer finds an answer.
  await gateway.fetch('http://127.0.0.1/ready');
  say(line);
  say(`GraphQL and GraphiQL: ${server.url}/graphql`);
  return {
    log,
    stop: async ({ isUrgent }) => {
      isDraining = true;
      await server.close({ delayMs: isUrgent ? 0 : config.shutdownDelayMs });
      await gateway.dispose();
      await stop();
    },
  };
}

async function sandbox(config: Config): Promise<Running> {
  const { createSandbox } = await import('./sandbox/server.ts');
  const running = await createSandbox({ seeded: true, port: config.sandboxPort ?? DEFAULT_SANDBOX_PORT });
  say(`Sandbox: ${running.url} takes any well-formed test key, such as sk_test_123.`);
  return { log: createLog(config.logLevel), stop: () => running.close() };
}

/** Why no token can be made, or null when it can. */
function tokenProblem(holder: string, scopes: readonly string[]): string | null {
  const known: readonly string[] = SCOPES;
  if (known.includes(holder)) return `A name comes before the scopes: token orders ${holder}.`;
  if (!NAME.test(holder)) return 'A name is of letters, digits, dots, dashes and underscores, 63 at most.';
  const unknown = scopes.filter((scope) => !known.includes(scope));
  if (unknown.length > 0) return `There is no scope ${unknown.join(', ')}: ${SCOPES.join(', ')}.`;
  return new Set(scopes).size < scopes.length ? 'A scope is named twice.' : null;
}

/** A new token, which only its holder keeps, and the setting that knows it by its hash. */
function sayToken(name: string, scopes: readonly string[]): void {
  const token = `sgt_${randomBytes(32).toString('base64url')}`;
  const sha256 = createHash('sha256').update(token).digest('hex');
  say(`Token, shown this once: ${token}`);
  say(`GATEWAY_AUTH=token`);
  say(`GATEWAY_TOKENS='${JSON.stringify([{ name, sha256, scopes }])}'`);
}

/** JSON lines on stderr. A line that waits for its turn is written before the process ends. */
function createLog(level: Config['logLevel']): Logger {
  return pino({ base: null, level }, pino.destination({ dest: 2, sync: false }));
}

/** Stops on a signal or an unhandled error, and then ends the process. Only SIGTERM waits for load balancers. */
function stopInTime({ stop, log }: Running): void {
  let isStopping = false;
  const stopOnce = (code: 0 | 1, isUrgent: boolean) => {
    if (code !== 0) process.exitCode = code;
    if (isStopping) return;
    isStopping = true;
    stop({ isUrgent }).then(
      () => log.flush(() => process.exit()),
      (error) => fail(error),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      // A second signal, whichever it is, ends the process at once.
      process.removeAllListeners('SIGTERM').removeAllListeners('SIGINT');
      stopOnce(0, signal === 'SIGINT');
    });
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      log.fatal({ unhandled: traceOf(error) }, 'Unhandled error: stopping');
      stopOnce(1, true);
    });
  // npm starts its scripts through a shell that keeps SIGTERM for itself: when the shell is gone, the process stops too.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event !== undefined)
    setInterval(() => process.ppid !== parent && stopOnce(0, true), ORPHAN_CHECK_MS).unref();
}

function failUsage(problem: string): never {
  process.stderr.write(`${problem}\n\n${USAGE}\n`);
  process.exit(2);
}

function fail(error: unknown): never {
  process.stderr.write(`${problemText(error)}\n`);
  process.exit(1);
}

/** What to mend when the address cannot be had. */
const ADVICE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'set PORT (or SANDBOX_PORT) to a free one.',
  EADDRNOTAVAIL: 'set HOST to an address of this machine.',
  ENOTFOUND: 'set HOST to an address of this machine.',
  EAI_AGAIN: 'set HOST to an address of this machine.',
  EACCES: 'set PORT to one that you may use.',
};

function problemText(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const advice = 'code' in error && typeof error.code === 'string' ? ADVICE[error.code] : undefined;
  if (advice) return `${error.message}: ${advice}`;
  return error.stack ?? error.message;
}

const commands: Readonly<Record<string, (config: Config) => Promise<Running>>> = { serve, sandbox };

async function main([name = 'serve', ...rest]: readonly string[]): Promise<void> {
  // Whoever reads no further has seen enough, and a server needs no reader.
  process.stdout.on('error', (error) => {
    if (!('code' in error && error.code === 'EPIPE')) fail(error);
  });
  if (name === 'token') {
    const [holder = 'service', ...scopes] = rest;
    const problem = tokenProblem(holder, scopes);
    if (problem) failUsage(problem);
    sayToken(holder, scopes.length > 0 ? scopes : DEFAULT_SCOPES);
    return;
  }
  if (name === 'subgraph' && rest.length === 0) {
    process.stdout.write(subgraphSdl(await servedSchema(readConfig(process.env))));
    return;
  }
  if (name === '--version' && rest.length === 0) {
    const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));
    say(version);
    return;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || rest.length > 0) {
    const asked = name === '--help' || name === '-h';
    process[asked ? 'stdout' : 'stderr'].write(`${USAGE}\n`);
    process.exit(asked ? 0 : 2);
  }
  stopInTime(await command(readConfig(process.env)));
}

main(process.argv.slice(2)).catch(fail);
