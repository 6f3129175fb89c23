import { createGateway } from 'setup-intents-gateway';

/** The only instance of the server, which keeps connections to Stripe. `await gateway.dispose()` closes them. */
export const gateway = createGateway({
  stripeApiKey: process.env.STRIPE_API_KEY ?? '',
  stripeApiBase: process.env.STRIPE_API_BASE ?? 'https://api.stripe.com',
  // Without webhooks, the gateway asks Stripe for events while somebody subscribes.
  ...(process.env.STRIPE_WEBHOOK_SECRET && { stripeWebhookSecrets: [process.env.STRIPE_WEBHOOK_SECRET] }),
});
