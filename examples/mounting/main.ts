import type { AddressInfo } from 'node:net';
import { createSandbox } from 'setup-intents-gateway/sandbox';

// Without a key, the sandbox replaces Stripe. The gateway reads these variables when it is imported.
if (process.env.STRIPE_API_KEY === undefined) {
  const sandbox = await createSandbox({ seeded: true });
  process.env.STRIPE_API_KEY = 'sk_test_example';
  process.env.STRIPE_API_BASE = sandbox.url;
  process.stdout.write(`Sandbox: ${sandbox.url}\n`);
}
const { server } = await import('./node-http.js');
const { app: expressApp } = await import('./express.js');
const { app: fastifyApp } = await import('./fastify.js');

const HOST = '127.0.0.1';
const first = Number(process.env.PORT ?? 4000);

/** The port of each server: PORT and the next two, or any free ports for 0. */
const port = (offset: number) => (first === 0 ? 0 : first + offset);

function announce(name: string, address: AddressInfo | string | null): void {
  if (address === null || typeof address === 'string') return;
  process.stdout.write(`${name}: http://${HOST}:${address.port}/graphql\n`);
}

function fail(error: Error): never {
  process.stderr.write(`${error.message}: set PORT so that it and the next two ports are free.\n`);
  process.exit(1);
}

server.once('error', fail);
server.listen(port(0), HOST, () => announce('node:http', server.address()));
const inExpress = expressApp.listen(port(1), HOST, (error) => {
  if (error) fail(error);
  announce('Express', inExpress.address());
});
await fastifyApp.listen({ port: port(2), host: HOST }).catch(fail);
announce('Fastify', fastifyApp.server.address());
