import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { createGateway } from 'setup-intents-gateway';
import { createSandbox } from 'setup-intents-gateway/sandbox';

/** The output of Vite. */
const PAGE = fileURLToPath(new URL('./page/', import.meta.url));

// The sandbox replaces Stripe. You do not need it with your own key.
const sandbox = await createSandbox({ seeded: true });
const gateway = createGateway({
  stripeApiKey: 'sk_test_example',
  stripeApiBase: sandbox.url,
  // A shop gets the customer from its session here. The browser cannot choose one.
  principal: () => ({
    kind: 'customer',
    subject: 'session:example',
    customer: 'cus_U8rAldFnchC0fe',
    scopes: new Set([
      'setup_intents:read',
      'setup_intents:write',
      'customers:write',
      'payment_methods:write',
    ] as const),
    account: null,
  }),
  // Customers do not wait longer. If the outcome is unknown by then, a retry with the same key resolves it.
  upstreamDeadlineMs: 5000,
  // Its example operations are for services. Customers may not run all of them.
  graphiql: false,
  // Far above real use, for the tests.
  customerWritesPerHour: 1000,
});

const app = express();
app.use(gateway.graphqlEndpoint, gateway);
app.use(express.static(PAGE));

const server = createServer(app);
server.once('error', (error) => {
  process.stderr.write(`${error.message}: set PORT to a free port.\n`);
  process.exit(1);
});
server.listen(Number(process.env.PORT ?? 4000), '127.0.0.1', () => {
  process.stdout.write(`Sandbox: ${sandbox.url}\n`);
  process.stdout.write(`Page: http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`);
});
