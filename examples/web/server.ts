import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { createGateway } from 'setup-intents-gateway';
import { upstreamFrom } from './upstream.ts';

/** The output of Vite. */
const PAGE = fileURLToPath(new URL('./page/', import.meta.url));

const upstream = await upstreamFrom(process.env).catch(fail);
const gateway = createGateway({
  ...upstream.options,
  // A shop gets the customer from its session here. The browser cannot choose one.
  principal: () => ({
    kind: 'customer',
    subject: 'session:example',
    customer: upstream.customer,
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
// Stripe's events, which the subscriptions of the page wait for.
app.post('/webhooks/stripe', gateway);
const html = readFileSync(`${PAGE}index.html`, 'utf8').replace('<!-- Stripe.js -->', upstream.stripeScript);
app.get('/', (_request, response) => {
  response.type('html').send(html);
});
app.use(express.static(PAGE));

const server = createServer(app);
server.once('error', (error) => fail(new Error(`${error.message}: set PORT to a free port.`)));
server.listen(Number(process.env.PORT ?? 4000), '127.0.0.1', () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  upstream.sendEventsTo(`${url}webhooks/stripe`);
  process.stdout.write(`${upstream.announcement}\nPage: ${url}\n`);
});

function fail(error: Error): never {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
