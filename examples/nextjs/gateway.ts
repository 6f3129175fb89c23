import { randomBytes } from 'node:crypto';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { type ExecutionResult, print } from 'graphql';
import { createGateway, type GatewayOptions } from 'setup-intents-gateway';
import { createSandbox, seededIds } from 'setup-intents-gateway/sandbox';

type Gateway = ReturnType<typeof createGateway>;
type Upstream = Pick<GatewayOptions, 'stripeApiKey' | 'stripeApiBase' | 'stripeWebhookSecrets'>;

// Next.js may load this module once for each route, but all of them use the same gateway and its connections.
const shared = globalThis as typeof globalThis & { gateway?: Promise<Gateway> };

/** The gateway of this process. The first request creates it, because `next build` loads the routes without a key. */
export function getGateway(): Promise<Gateway> {
  shared.gateway ??= start();
  return shared.gateway;
}

/**
 * Executes an operation in this process, for Server Components and Server Actions.
 *
 * @throws Error for an operation without data
 */
export async function execute<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const gateway = await getGateway();
  const response = await gateway.fetch(`http://localhost${gateway.graphqlEndpoint}`, {
    method: 'POST',
    // If `principal` reads a cookie, pass it on here: `cookie: (await cookies()).toString()`.
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await response.json()) as ExecutionResult<Data>;
  if (!data) throw new Error(errors?.[0]?.message ?? `HTTP ${response.status}`);
  return data;
}

async function start(): Promise<Gateway> {
  const { STRIPE_API_KEY, STRIPE_API_BASE, STRIPE_WEBHOOK_SECRET, STRIPE_CUSTOMER } = process.env;
  const upstream =
    STRIPE_API_KEY === undefined
      ? await startSandbox(STRIPE_WEBHOOK_SECRET)
      : {
          stripeApiKey: STRIPE_API_KEY,
          ...(STRIPE_API_BASE && { stripeApiBase: STRIPE_API_BASE }),
          ...(STRIPE_WEBHOOK_SECRET && { stripeWebhookSecrets: [STRIPE_WEBHOOK_SECRET] }),
        };
  return createGateway({
    ...upstream,
    graphqlEndpoint: '/api/graphql',
    // An app gets the customer from its session here. The browser cannot choose one.
    principal: () => ({
      kind: 'customer',
      subject: 'session:example',
      customer: STRIPE_CUSTOMER ?? seededIds.customer,
      scopes: new Set(['setup_intents:read', 'setup_intents:write'] as const),
      account: null,
    }),
  });
}

/** Starts the sandbox, which replaces Stripe, and makes it send events to this server. */
async function startSandbox(secret = `whsec_${randomBytes(24).toString('hex')}`): Promise<Upstream> {
  // Next.js sets PORT to the port on which it listens.
  const url = `http://127.0.0.1:${process.env.PORT}/webhooks/stripe`;
  const sandbox = await createSandbox({ seeded: true, webhooks: [{ url, secret }] });
  return { stripeApiKey: 'sk_test_example', stripeApiBase: sandbox.url, stripeWebhookSecrets: [secret] };
}
