import { Registry } from 'prom-client';
import { createGateway } from 'setup-intents-gateway';
import { createMetrics } from 'setup-intents-gateway/metrics';

export const registry = new Registry();

export const gateway = createGateway({
  stripeApiKey: process.env.STRIPE_API_KEY ?? '',
  metrics: createMetrics(registry),
});
