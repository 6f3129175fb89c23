import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { createGateway } from 'setup-intents-gateway';
import { createSandbox } from 'setup-intents-gateway/sandbox';
import { createOrders } from './orders.ts';
import { supergraphOf } from './supergraph.ts';

const EXAMPLE = `{
  orders {
    title
    customer { label }
    setupIntent { isReady paymentMethod { card { brand last4 } } }
  }
}
`;

/** Starts a server on the loopback address, by default on a free port. Returns its URL. */
function serve(listener: RequestListener, port = 0): Promise<string> {
  const server = createServer(listener);
  server.once('error', (error) => {
    process.stderr.write(`${error.message}: set PORT to a free port.\n`);
    process.exit(1);
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
    });
  });
}

// The sandbox replaces Stripe. You do not need it with your own key.
const sandbox = await createSandbox({ seeded: true });

// The combined graph authenticates to `payments` with this token. Its clients never receive it.
const token = randomBytes(32).toString('base64url');
const payments = createGateway({
  stripeApiKey: 'sk_test_example',
  stripeApiBase: sandbox.url,
  callers: {
    tokens: [
      {
        name: 'graph',
        sha256: createHash('sha256').update(token).digest('hex'),
        scopes: ['federation', 'setup_intents:read', 'setup_intents:write'],
      },
    ],
  },
});
const headers = { authorization: `Bearer ${token}` };

const orders = createOrders(await readFile(new URL('../orders.graphql', import.meta.url), 'utf8'));
const supergraph = await supergraphOf([
  { name: 'payments', url: await serve(payments), headers },
  { name: 'orders', url: await serve(orders) },
]);

const graph = createGatewayRuntime({
  supergraph,
  logging: 'error',
  // Rejects pages of other origins: requests with a preflight, and simple requests such as forms.
  cors: false,
  csrfPrevention: {},
  multipart: false,
  landingPage: false,
  // Loads GraphiQL without requests to other hosts.
  renderGraphiQL,
  graphiql: {
    title: 'Payments and orders',
    defaultQuery: EXAMPLE,
  },
  propagateHeaders: {
    fromClientToSubgraphs: ({ subgraphName }) => (subgraphName.toLowerCase() === 'payments' ? headers : {}),
  },
});
// The runtime also handles these signals, but does not end the process. There is no state to save.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit());

const url = await serve(graph, Number(process.env.PORT ?? 4000));
process.stdout.write(`Sandbox: ${sandbox.url}\nOne graph of payments and orders: ${url}\n`);
