import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../src/sandbox/server.ts';

/** What a server that stands somewhere answers to, whatever it is made of. */
interface Mounted {
  readonly fetch: (init: RequestInit) => Promise<Response>;
  readonly close: () => Promise<void>;
}

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ seeded: true });
  process.env.STRIPE_API_KEY = 'sk_test_mounted';
  process.env.STRIPE_API_BASE = sandbox.url;
});
afterAll(async () => {
  const { gateway } = await import('../../examples/mounting/gateway.ts');
  await gateway.dispose();
  await sandbox.close();
});

async function listening(server: Server): Promise<Mounted> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  return {
    fetch: (init) => fetch(url, init),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const byFetch = (handle: (request: Request) => Response | Promise<Response>): Mounted => ({
  fetch: async (init) => handle(new Request('http://shop.example/graphql', init)),
  close: async () => {},
});

describe.each<[string, () => Promise<Mounted>]>([
  ['node:http', async () => listening((await import('../../examples/mounting/node-http.ts')).server)],
  [
    'Express',
    async () => {
      const { app } = await import('../../examples/mounting/express.ts');
      return listening(createServer(app as unknown as RequestListener));
    },
  ],
  [
    'Fastify',
    async () => {
      const { app } = await import('../../examples/mounting/fastify.ts');
      const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
      return { fetch: (init) => fetch(url, init), close: async () => app.close() };
    },
  ],
  [
    'a Next.js route',
    async () => {
      const { GET, POST } = await import('../../examples/mounting/next-route.ts');
      return byFetch((request) => (request.method === 'GET' ? GET(request) : POST(request)));
    },
  ],
  ['a fetch handler', async () => byFetch((await import('../../examples/mounting/fetch.ts')).handle)],
])('mounted in %s, the gateway', (_name, mount) => {
  let mounted: Mounted;
  afterEach(() => mounted.close());

  it('answers, writes once, refuses what is no JSON, and shows GraphiQL', async () => {
    mounted = await mount();
    const before = sandbox.requests().length;
    const post = (query: string, headers: Readonly<Record<string, string>> = {}) =>
      mounted.fetch({
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query }),
      });
    const created = await post(
      'mutation { createSetupIntent(input: { description: "é – mounted" }) { ... on CreateSetupIntentPayload { setupIntent { description } } } }',
    );
    expect(created.status).toBe(200);
    expect(created.headers.get('cache-control')).toContain('no-store');
    expect(await created.json()).toMatchObject({
      data: { createSetupIntent: { setupIntent: { description: 'é – mounted' } } },
    });
    const refused = await post('{ nonsense }', { accept: 'application/graphql-response+json' });
    expect([refused.status, await refused.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
    ]);
    expect((await mounted.fetch({ method: 'POST', body: 'query=%7Bx%7D' })).status).toBe(415);
    const page = await mounted.fetch({ headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('GraphiQL');
    expect(sandbox.requests().length - before).toBe(1);
  });
});
