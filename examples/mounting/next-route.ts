// app/graphql/route.ts; at another address, give createGateway the option graphqlEndpoint.
import { gateway } from './gateway.ts';

const handle = (request: Request) => gateway.fetch(request);

export { handle as GET, handle as OPTIONS, handle as POST };
