// app/graphql/route.ts. For another path, set the option graphqlEndpoint of createGateway.
import { createGateway } from 'setup-intents-gateway';

let gateway: ReturnType<typeof createGateway> | undefined;

const handle = (request: Request) => {
  // Created with the first request, because `next build` loads this file without a key.
  gateway ??= createGateway({
    stripeApiKey: process.env.STRIPE_API_KEY ?? '',
    stripeApiBase: process.env.STRIPE_API_BASE ?? 'https://api.stripe.com',
  });
  return gateway.fetch(request);
};

export { handle as GET, handle as OPTIONS, handle as POST };
