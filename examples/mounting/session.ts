import { createGateway } from 'setup-intents-gateway';

/** The request of the surrounding server, with the session that its middleware has added. */
interface WithSession {
  readonly session?: { readonly customer?: string };
}

/** A gateway that shows each visitor their own objects, and denies access without a session. */
export const gateway = createGateway({
  stripeApiKey: process.env.STRIPE_API_KEY ?? '',
  stripeApiBase: process.env.STRIPE_API_BASE ?? 'https://api.stripe.com',
  principal(_request, { req }) {
    const customer = (req as WithSession | undefined)?.session?.customer;
    if (customer === undefined) return null;
    const scopes = new Set(['setup_intents:read', 'setup_intents:write'] as const);
    return { kind: 'customer', subject: `session:${customer}`, customer, scopes, account: null };
  },
});
