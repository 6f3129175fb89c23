import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { createGateway } from 'setup-intents-gateway';
import { createSandbox } from 'setup-intents-gateway/sandbox';

/** What Vite has built. */
const PAGE = fileURLToPath(new URL('./page/', import.meta.url));

// Stripe's part is played by the sandbox; with a key of your own, leave it out.
const sandbox = await createSandbox({ seeded: true });
const gateway = createGateway({
  stripeApiKey: 'sk_test_example',
  stripeApiBase: sandbox.url,
  // A shop reads its session here. The browser never says which customer it is, and sees no other.
  principal: () => ({
    kind: 'customer',
    subject: 'session:example',
    customer: 'cus_U8rAldFnchC0fe',
    scopes: new Set(['setup_intents:read', 'setup_intents:write'] as const),
    account: null,
  }),
  // Nobody waits longer before a page; what is unsettled by then is settled by asking again.
  upstreamDeadlineMs: 5000,
  // Its tabs are for services; customers may send less.
  graphiql: false,
  // Real customers do not try so often.
  customerWritesPerHour: 1000,
});

const app = express();
app.use(gateway.graphqlEndpoint, gateway);
app.use(express.static(PAGE));

const server = createServer(app);
server.once('error', (error) => {
  process.stderr.write(`${error.message}: set PORT to a free one.\n`);
  process.exit(1);
});
server.listen(Number(process.env.PORT ?? 4000), '127.0.0.1', () => {
  process.stdout.write(`Sandbox: ${sandbox.url}\n`);
  process.stdout.write(`Page: http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`);
});
