// app/graphql/route.ts. For another path, set the option graphqlEndpoint of createGateway.
import { createGateway } from 'setup-intents-gateway';

let gateway: ReturnType<typeof createGateway> | undefined;

const handle = (request: Request) => {
  // Created with the first request, because `next build` loads this file without a key.
  gateway ??= createGateway({
    stripeApiKey: process.env.STRIPE_API_KEY ?? '',
    stripeApiBase: process.env.STRIPE_API_BASE ?? 'https://api.stripe.com',
    ...(process.env.STRIPE_WEBHOOK_SECRET && { stripeWebhookSecrets: [process.env.STRIPE_WEBHOOK_SECRET] }),
  });
  // Next.js compresses responses itself, and removes the header Content-Encoding of others.
  const headers = new Headers(request.headers);
  headers.delete('accept-encoding');
  return gateway.fetch(new Request(request, { headers }));
};

// Export the same functions in app/webhooks/stripe/route.ts to receive Stripe's events.

export { handle as GET, handle as OPTIONS, handle as POST };
