import { randomBytes } from 'node:crypto';
import type { GatewayOptions } from 'setup-intents-gateway';
import { createSandbox, seededIds } from 'setup-intents-gateway/sandbox';

/** Stripe, or the sandbox in its place. */
export interface Upstream {
  readonly options: Pick<GatewayOptions, 'stripeApiKey' | 'stripeApiBase' | 'stripeWebhookSecrets'>;
  /** The customer of the page. */
  readonly customer: string;
  /** A line that says where calls go. */
  readonly announcement: string;
  /** Makes the sandbox send its events to a URL. Stripe cannot reach this machine, so the gateway asks it for events. */
  readonly sendEventsTo: (url: string) => void;
}

/**
 * With `STRIPE_API_KEY`, a test key of your account: Stripe, with a new customer. Otherwise the sandbox.
 *
 * @throws Error for a live key, and if the customer cannot be created
 */
export async function upstreamFrom(env: NodeJS.ProcessEnv): Promise<Upstream> {
  const { STRIPE_API_KEY: key, STRIPE_API_BASE: base = 'https://api.stripe.com' } = env;
  return key === undefined ? startSandbox() : useStripe(key, base);
}

async function startSandbox(): Promise<Upstream> {
  const sandbox = await createSandbox({ seeded: true });
  const secret = `whsec_${randomBytes(24).toString('hex')}`;
  return {
    options: {
      stripeApiKey: 'sk_test_example',
      stripeApiBase: sandbox.url,
      stripeWebhookSecrets: [secret],
    },
    customer: seededIds.customer,
    announcement: `Sandbox: ${sandbox.url}`,
    sendEventsTo: (url) => {
      sandbox.addWebhookEndpoint({ url, secret });
    },
  };
}

async function useStripe(stripeApiKey: string, stripeApiBase: string): Promise<Upstream> {
  if (!/^[sr]k_test_/.test(stripeApiKey))
    throw new Error('STRIPE_API_KEY must be a test key (sk_test_… or rk_test_…): this page is an example.');
  const response = await fetch(`${stripeApiBase}/v1/customers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stripeApiKey}` },
    body: new URLSearchParams({ name: 'Customer of an example page' }),
  });
  const { id } = (await response.json()) as { readonly id?: string };
  if (id === undefined)
    throw new Error(`Stripe did not create a customer (status ${response.status}): check STRIPE_API_KEY.`);
  return {
    options: { stripeApiKey, stripeApiBase },
    customer: id,
    announcement: `Stripe: ${stripeApiBase}`,
    sendEventsTo: () => {},
  };
}
