import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import fastify from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seededIds } from '../../../src/sandbox/seed/seed.ts';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { signatureOf, snapshotOf, WEBHOOK_SECRET } from '../../support/webhooks.ts';

/** Checks the responses of a gateway in any server. */
interface Mounted {
  /** The headers that do not come from the gateway. */
  readonly outer: Readonly<Record<string, string>>;
  readonly fetch: (init: RequestInit, path?: string) => Promise<Response>;
  readonly close: () => Promise<void>;
}

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ seeded: true });
  process.env.STRIPE_API_KEY = 'sk_test_mounted';
  process.env.STRIPE_API_BASE = sandbox.url;
  process.env.STRIPE_WEBHOOK_SECRET = WEBHOOK_SECRET;
});
afterAll(async () => {
  for (const name of ['gateway', 'session']) {
    const { gateway } = await import(`../../../examples/mounting/${name}.ts`);
    await gateway.dispose();
  }
  await sandbox.close();
});

/** The headers that the surrounding server adds to each response, as CORS does. */
const OUTER = { 'access-control-allow-origin': 'https://shop.example' };

/** A user's own app around the example. */
function around(app: express.Express): RequestListener {
  const outer = express();
  outer.use((_request, response, next) => {
    response.set(OUTER);
    next();
  });
  outer.use(app);
  return outer as unknown as RequestListener;
}

async function listening(server: Server, outer = {}): Promise<Mounted> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    outer,
    fetch: (init, path = '/graphql') => fetch(`${url}${path}`, init),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const byFetch = (handle: (request: Request) => Response | Promise<Response>): Mounted => ({
  outer: {},
  fetch: async (init, path = '/graphql') => handle(new Request(`http://shop.example${path}`, init)),
  close: async () => {},
});

describe.each<[string, () => Promise<Mounted>]>([
  ['node:http', async () => listening((await import('../../../examples/mounting/node-http.ts')).server)],
  [
    'Express',
    async () => {
      const { app } = await import('../../../examples/mounting/express.ts');
      return listening(createServer(around(app)), OUTER);
    },
  ],
  [
    'Express behind a parser of bodies',
    async () => {
      const { gateway } = await import('../../../examples/mounting/gateway.ts');
      const app = express();
      app.use('/webhooks/stripe', gateway);
      app.use(express.json());
      app.use(gateway.graphqlEndpoint, gateway);
      return listening(createServer(around(app)), OUTER);
    },
  ],
  [
    'Fastify',
    async () => {
      const { app } = await import('../../../examples/mounting/fastify.ts');
      app.addHook('onRequest', async (_request, reply) => {
        reply.headers(OUTER);
      });
      const url = await app.listen({ port: 0, host: '127.0.0.1' });
      return {
        outer: OUTER,
        fetch: (init, path = '/graphql') => fetch(`${url}${path}`, init),
        close: async () => app.close(),
      };
    },
  ],
  [
    'a Next.js route',
    async () => {
      const route = await import('../../../examples/mounting/next-route.ts');
      return byFetch((request) => route[request.method as keyof typeof route](request));
    },
  ],
  ['a fetch handler', async () => byFetch((await import('../../../examples/mounting/fetch.ts')).handle)],
])('mounted in %s, the gateway', (_name, mount) => {
  let mounted: Mounted;
  afterEach(() => mounted.close());

  it('executes operations, writes once, rejects bodies that are not JSON, shows GraphiQL, and takes webhooks', async () => {
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
    expect(Object.fromEntries(created.headers)).toMatchObject(mounted.outer);
    expect(await created.json()).toMatchObject({
      data: { createSetupIntent: { setupIntent: { description: 'é – mounted' } } },
    });
    const rejected = await post('{ nonsense }', { accept: 'application/graphql-response+json' });
    expect([rejected.status, await rejected.json()]).toMatchObject([
      400,
      { errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
    ]);
    expect((await mounted.fetch({ method: 'POST', body: 'query=%7Bx%7D' })).status).toBe(415);
    // From a page of another origin, which CORS rejects unless it is listed.
    expect((await mounted.fetch({ method: 'OPTIONS' })).status).toBe(405);
    const page = await mounted.fetch({ headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('GraphiQL');
    // With webhooks, the gateway also asks for missed events.
    const calls = sandbox.requests().slice(before);
    expect(calls.filter(({ path }) => path !== '/v1/events')).toHaveLength(1);

    const body = snapshotOf({ id: 'evt_1', type: 'setup_intent.created', objectId: 'seti_1' });
    const deliver = (signature: string) =>
      mounted.fetch(
        {
          method: 'POST',
          headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature },
          body,
        },
        '/webhooks/stripe',
      );
    expect((await deliver(signatureOf(body))).status).toBe(200);
    expect((await deliver(signatureOf(`${body} `))).status).toBe(400);
  });
});

describe('in Express, a parser of bodies before the webhooks', () => {
  it('is named as the cause of the invalid signature', async () => {
    const { gateway } = await import('../../../examples/mounting/gateway.ts');
    const app = express();
    app.use(express.json(), gateway);
    const mounted = await listening(createServer(app as unknown as RequestListener));
    // Stripe formats its JSON.
    const event = snapshotOf({ id: 'evt_1', type: 'setup_intent.created', objectId: 'seti_1' });
    const body = JSON.stringify(JSON.parse(event), null, 2);
    const headers = { 'content-type': 'application/json', 'stripe-signature': signatureOf(body) };
    const response = await mounted.fetch({ method: 'POST', headers, body }, '/webhooks/stripe');
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('no body parser');
    await mounted.close();
  });
});

/** Adds a session to a request, as session middleware does. */
function sessionOf(request: { readonly headers: IncomingHttpHeaders }): void {
  const customer = request.headers['x-test-session'];
  if (customer) Object.assign(request, { session: { customer } });
}

describe.each<[string, () => Promise<Mounted>]>([
  [
    'Express',
    async () => {
      const { gateway } = await import('../../../examples/mounting/session.ts');
      const app = express();
      app.use((request, _response, next) => {
        sessionOf(request);
        next();
      });
      app.use(gateway.graphqlEndpoint, gateway);
      return listening(createServer(app as unknown as RequestListener));
    },
  ],
  [
    'Fastify',
    async () => {
      const { gateway } = await import('../../../examples/mounting/session.ts');
      const { mount } = await import('../../../examples/mounting/fastify.ts');
      const app = fastify();
      app.addHook('onRequest', async (request) => sessionOf(request));
      app.register(mount(gateway));
      const url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
      return { outer: {}, fetch: (init) => fetch(url, init), close: async () => app.close() };
    },
  ],
])('mounted in %s behind sessions, the gateway', (_name, mountIn) => {
  it('shows each visitor their own objects, and denies access without a session', async () => {
    const mounted = await mountIn();
    const ask = (headers: Readonly<Record<string, string>>) =>
      mounted.fetch({
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: '{ viewer { id name } }' }),
      });
    expect(await (await ask({ 'x-test-session': seededIds.customer })).json()).toMatchObject({
      data: { viewer: { id: seededIds.customer, name: expect.any(String) } },
    });
    expect((await ask({})).status).toBe(401);
    await mounted.close();
  });
});
