import { createGateway } from 'setup-intents-gateway';

/** One for the whole server: it keeps the connections to Stripe. `await gateway.dispose()` closes them. */
export const gateway = createGateway({
  stripeApiKey: process.env.STRIPE_API_KEY ?? '',
  stripeApiBase: process.env.STRIPE_API_BASE ?? 'https://api.stripe.com',
});
