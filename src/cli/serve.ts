import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { ConfigError } from '../config/config-error.ts';
import type { Config } from '../config.ts';
import { isLoopback } from '../http/addresses.ts';
import { TrustedProxies } from '../http/client-address.ts';
import { schema } from '../schema/index.ts';
import { createGateway, type GatewayOptions } from '../server/gateway.ts';
import { withTypePrefix } from '../server/graph/type-prefix.ts';
import { hiddenFieldsProblem } from '../server/graph/visible-schema.ts';
import { listen } from '../server/listen.ts';
import { ManifestError, type PersistedOperations, readManifest } from '../server/persisted-operations.ts';
import { WEBHOOK_PATH } from '../server/plugins/use-webhooks.ts';
import { stopOnSignals } from './lifecycle.ts';
import { serveMetrics } from './metrics.ts';
import { announce, createLog, logWarnings } from './output.ts';
import { settingsOfProcess } from './settings.ts';

/** The embedded sandbox accepts any well-formed test key. */
const SANDBOX_KEY = 'sk_test_embedded';
const SANDBOX_PUBLISHABLE_KEY = 'pk_test_embedded';

/** Serves GraphQL until the process is stopped. */
export async function serve(): Promise<void> {
  const config = settingsOfProcess(true);
  const { server: settings, gateway: options, warnings } = config;
  const operations = await persistedOperations(config);
  checkHiddenFields(config);
  const log = createLog(settings.logLevel);
  logWarnings(log, warnings);
  const { announceUpstream, deliverEventsTo, close, ...upstream } = await upstreamOf(config);
  let isDraining = false;
  const { host, metricsPort } = settings;
  // Other machines cannot reach a loopback address, but a web page can make its host name resolve to it (DNS rebinding).
  const isKnownHost = isLoopback(host) ? isLoopback : () => true;
  const listening = {
    host,
    graceMs: settings.shutdownGraceMs,
    now: () => performance.now(),
    maxConnections: settings.maxConnections,
    maxConnectionsPerAddress: settings.maxConnectionsPerAddress,
    trustedProxies: new TrustedProxies(options.trustedProxies ?? []),
    log,
  };
  const served =
    metricsPort === undefined ? null : await serveMetrics({ ...listening, port: metricsPort }, isKnownHost);
  const gateway = createGateway({
    ...options,
    ...upstream,
    ...(operations && { persistedOperations: operations }),
    isDraining: () => isDraining,
    ...(isLoopback(host) && { isKnownHost }),
    ...(served && { metrics: served.metrics }),
    log,
  });
  const server = await listen(gateway, { ...listening, port: settings.port });
  const localUrl = loopbackUrl(host, server.url);
  // The sandbox sends events to loopback addresses only. On others, the gateway asks it for events.
  if (localUrl !== null) deliverEventsTo(`${localUrl}${WEBHOOK_PATH}`);
  // Starts the readiness probes, so that the first check by a load balancer finds a result.
  await gateway.fetch('http://127.0.0.1/ready');
  stopOnSignals({
    log,
    delayMs: settings.shutdownDelayMs,
    stop: async (delayMs) => {
      isDraining = true;
      await server.close({ delayMs });
      await gateway.dispose();
      await served?.close();
      await close();
    },
  });
  announceUpstream();
  if (served) announce(`Metrics: ${served.url}`, { metrics: served.url });
  const url = `${server.url}${gateway.graphqlEndpoint}`;
  announce(`GraphQL and GraphiQL: ${url}`, { url });
}

/** The origin at which the sandbox reaches a server; null if it listens on neither a loopback address of IPv4 nor on all. */
function loopbackUrl(host: string, url: string): string | null {
  const [port] = /\d+$/.exec(url) ?? [];
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return isLoopback(host) && host !== '::1' ? `http://${host}:${port}` : null;
}

type Upstream = Pick<
  GatewayOptions,
  'stripeApiKey' | 'stripePublishableKey' | 'stripeApiBase' | 'stripeWebhookSecrets' | 'exampleIds'
> & {
  /** Prints whether calls go to Stripe or to the sandbox. */
  readonly announceUpstream: () => void;
  /** Makes the sandbox send its events to a URL. Stripe needs a webhook endpoint in the Dashboard. */
  readonly deliverEventsTo: (url: string) => void;
  readonly close: () => Promise<void>;
};

async function upstreamOf({ server, gateway }: Config): Promise<Upstream> {
  const { stripeApiKey } = gateway;
  if (stripeApiKey !== undefined)
    return {
      stripeApiKey,
      announceUpstream: () => announce(`Stripe: ${gateway.stripeApiBase}`, { stripe: gateway.stripeApiBase }),
      deliverEventsTo: () => {},
      close: async () => {},
    };
  const { createSandbox } = await import('../sandbox/server.ts');
  const { seededIds } = await import('../sandbox/seed/seed.ts');
  const sandbox = await createSandbox({ seeded: true, port: server.sandboxPort ?? 0 });
  const secret = `whsec_${randomBytes(24).toString('hex')}`;
  return {
    stripeApiKey: SANDBOX_KEY,
    stripePublishableKey: gateway.stripePublishableKey ?? SANDBOX_PUBLISHABLE_KEY,
    stripeApiBase: sandbox.url,
    stripeWebhookSecrets: [secret, ...(gateway.stripeWebhookSecrets ?? [])],
    exampleIds: {
      setupIntent: seededIds.succeeded,
      declinedSetupIntent: seededIds.declined,
      pendingSetupIntent: seededIds.requiresAction,
      customer: seededIds.customer,
      paymentMethod: seededIds.paymentMethod,
    },
    announceUpstream: () =>
      announce(
        `Sandbox: made-up data, no request reaches Stripe (${sandbox.url}). To use Stripe, set STRIPE_API_KEY=sk_test_…`,
        { sandbox: sandbox.url },
      ),
    deliverEventsTo: (url) => {
      for (const connect of [false, true]) sandbox.addWebhookEndpoint({ url, secret, connect });
    },
    close: () => sandbox.close(),
  };
}

/** @throws ConfigError if the manifest is not usable */
async function persistedOperations({ server, gateway }: Config): Promise<PersistedOperations | null> {
  const path = server.persistedOperations;
  if (path === undefined) return null;
  try {
    const text = await readFile(path, 'utf8');
    return readManifest(text, withTypePrefix(schema, gateway.subgraphTypePrefix ?? ''));
  } catch (error) {
    const reason = error instanceof ManifestError ? error.message : 'The file cannot be read.';
    throw new ConfigError([`PERSISTED_OPERATIONS names a manifest that cannot be used. ${reason}`]);
  }
}

/** @throws ConfigError if a field cannot be hidden */
function checkHiddenFields({ gateway: { customerHiddenFields: fields } }: Config): void {
  const problem = fields && hiddenFieldsProblem(schema, fields);
  if (problem) throw new ConfigError([`CUSTOMER_HIDDEN_FIELDS is invalid: ${problem}.`]);
}
