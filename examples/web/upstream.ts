import { randomBytes } from 'node:crypto';
import type { GatewayOptions } from 'setup-intents-gateway';
import { createSandbox, seededIds } from 'setup-intents-gateway/sandbox';

/** Stripe, or the sandbox in its place. */
export interface Upstream {
  readonly options: Pick<
    GatewayOptions,
    'stripeApiKey' | 'stripePublishableKey' | 'stripeApiBase' | 'stripeWebhookSecrets'
  >;
  /** The HTML that loads the sandbox's Stripe.js. Empty for Stripe, whose script the page loads itself. */
  readonly stripeScript: string;
  /** The customer of the page. */
  readonly customer: string;
  /** A line that says where calls go. */
  readonly announcement: string;
  /** Makes the sandbox send its events to a URL. Stripe cannot reach this machine, so the gateway asks it for events. */
  readonly sendEventsTo: (url: string) => void;
}

/**
 * With `STRIPE_API_KEY` and `STRIPE_PUBLISHABLE_KEY`, the test keys of your account: Stripe, with a new customer.
 * Otherwise the sandbox.
 *
 * @throws Error for a live key, for a missing publishable key, and if the customer cannot be created
 */
export async function upstreamFrom(env: NodeJS.ProcessEnv): Promise<Upstream> {
  const { STRIPE_API_KEY: key, STRIPE_PUBLISHABLE_KEY: publishableKey = '' } = env;
  if (key === undefined) return startSandbox();
  if (!/^[sr]k_test_/.test(key))
    throw new Error('STRIPE_API_KEY must be a test key (sk_test_… or rk_test_…): this page is an example.');
  if (!publishableKey.startsWith('pk_test_'))
    throw new Error('STRIPE_PUBLISHABLE_KEY must be the test key (pk_test_…) of the same account.');
  return useStripe({
    stripeApiKey: key,
    stripePublishableKey: publishableKey,
    stripeApiBase: env.STRIPE_API_BASE ?? 'https://api.stripe.com',
  });
}

async function startSandbox(): Promise<Upstream> {
  const sandbox = await createSandbox({ seeded: true });
  const secret = `whsec_${randomBytes(24).toString('hex')}`;
  return {
    options: {
      stripeApiKey: 'sk_test_example',
      stripePublishableKey: 'pk_test_example',
      stripeApiBase: sandbox.url,
      stripeWebhookSecrets: [secret],
    },
    stripeScript: `<script src="${sandbox.url}/_sandbox/stripe.js"></script>`,
    customer: seededIds.customer,
    announcement: `Sandbox: ${sandbox.url}`,
    sendEventsTo: (url) => {
      sandbox.addWebhookEndpoint({ url, secret });
    },
  };
}

interface StripeOptions {
  readonly stripeApiKey: string;
  readonly stripePublishableKey: string;
  readonly stripeApiBase: string;
}

async function useStripe(options: StripeOptions): Promise<Upstream> {
  const { stripeApiKey, stripeApiBase } = options;
  const response = await fetch(`${stripeApiBase}/v1/customers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stripeApiKey}` },
    body: new URLSearchParams({ name: 'Customer of an example page' }),
  });
  const { id } = (await response.json()) as { readonly id?: string };
  if (id === undefined)
    throw new Error(`Stripe did not create a customer (status ${response.status}): check STRIPE_API_KEY.`);
  return {
    options,
    stripeScript: '',
    customer: id,
    announcement: `Stripe: ${stripeApiBase}`,
    sendEventsTo: () => {},
  };
}
