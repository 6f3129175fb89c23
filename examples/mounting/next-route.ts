// app/graphql/route.ts; at another address, give createGateway the option graphqlEndpoint.
import { createGateway } from 'setup-intents-gateway';

let gateway: ReturnType<typeof createGateway> | undefined;

const handle = (request: Request) => {
  // Made with the first request: while `next build` looks at this file, there is no key.
  gateway ??= createGateway({
    stripeApiKey: process.env.STRIPE_API_KEY ?? '',
    stripeApiBase: process.env.STRIPE_API_BASE ?? 'https://api.stripe.com',
  });
  return gateway.fetch(request);
};

export { handle as GET, handle as OPTIONS, handle as POST };
