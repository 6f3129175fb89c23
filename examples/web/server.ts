import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { createGateway } from 'setup-intents-gateway';
import { createSandbox } from 'setup-intents-gateway/sandbox';

const PAGE = new URL('./page/', import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
};

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
});

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname === gateway.graphqlEndpoint) {
    gateway(request, response);
    return;
  }
  const path = pathname === '/' ? '/index.html' : pathname;
  const body = await readFile(new URL(`.${path}`, PAGE)).catch(() => null);
  response.writeHead(body ? 200 : 404, { 'content-type': TYPES[extname(path)] ?? 'text/plain' });
  response.end(body ?? 'There is no such page.');
});
server.listen(Number(process.env.PORT ?? 4000), '127.0.0.1', () => {
  process.stdout.write(`Sandbox: ${sandbox.url}\n`);
  process.stdout.write(`Page: http://127.0.0.1:${(server.address() as AddressInfo).port}/\n`);
});
