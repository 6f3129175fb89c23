import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import type { Principal } from '../../src/schema/access/principal.ts';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { startHttpServer } from '../support/http-server.ts';
import { BROWSER, service } from '../support/principals.ts';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway();
});
afterAll(() => gateway.close());

const LIST = '{ setupIntents(first: 1) { nodes { id } } }';

describe('the gateway', () => {
  it('sends the pinned version and its own user agent with every call, and no header of the caller', async () => {
    gateway.sandbox.reset();
    await gateway.execute(
      LIST,
      {},
      { 'user-agent': 'caller/1', cookie: 'secret=1', 'x-forwarded-for': '10.0.0.1' },
    );
    const [received] = gateway.sandbox.requests();
    expect(received?.headers).toMatchObject({
      'stripe-version': '2026-08-26.dahlia',
      'user-agent': `setup-intents-gateway/${packageJson.version}`,
    });
    expect(JSON.stringify(received)).not.toMatch(/caller|secret|10\.0\.0\.1/);
  });

  it('responds to its health check without a Stripe call', async () => {
    gateway.sandbox.reset();
    const response = await fetch(gateway.url.replace('/graphql', '/health'));
    expect(response.status).toBe(200);
    expect(gateway.sandbox.requests()).toEqual([]);
  });

  it.each<[string, Principal, number]>([
    ['its own key makes it not ready', service(), 503],
    ['the publishable key of a caller leaves it ready', BROWSER, 200],
  ])('responds to /ready by its own key: a 401 for %s', async (_, principal, status) => {
    const upstream = await startHttpServer(({ url = '' }, response) => {
      // The readiness probe reads a list.
      if (url.startsWith('/v1/setup_intents?')) response.end('{"object":"list","data":[],"has_more":false}');
      else response.writeHead(401).end();
    });
    const caller = await startTestGateway({
      gateway: { stripeApiBase: upstream.url, principal: () => principal },
    });
    const ready = async () => (await fetch(caller.url.replace('/graphql', '/ready'))).status;
    await expect.poll(ready).toBe(200);
    const { errors } = await caller.execute(
      '{ setupIntent(id: "seti_1", clientSecret: "seti_1_secret_x") { id } }',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_REFUSED' } }]);
    expect(await ready()).toBe(status);
    await caller.close();
    await upstream.close();
  });

  it('can have another path', async () => {
    const elsewhere = await startTestGateway({ gateway: { graphqlEndpoint: '/api/graphql' } });
    const url = elsewhere.url.replace('/graphql', '/api/graphql');
    const ask = (at: string) =>
      fetch(at, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: LIST }),
      });
    expect(await (await ask(url)).json()).toMatchObject({ data: { setupIntents: { nodes: [] } } });
    expect((await ask(elsewhere.url)).status).toBe(404);
    await elsewhere.close();
  });

  it('reports the Stripe calls with each response', async () => {
    const { extensions } = await gateway.execute(LIST);
    expect(extensions?.stripe).toEqual({ calls: 1, requestIds: [expect.stringMatching(/^req_/)] });
  });

  it('does not report the Stripe calls if the report is off', async () => {
    const quiet = await startTestGateway({ gateway: { upstreamReport: false } });
    const { extensions } = await quiet.execute(LIST);
    await quiet.close();
    expect(extensions).toBeUndefined();
  });

  it('serves GraphiQL to browsers only, and not at all if it is off', async () => {
    const ask = (url: string) => fetch(url, { headers: { accept: 'text/html' } });
    const page = await ask(gateway.url);
    expect(page.headers.get('content-type')).toContain('text/html');
    const without = await startTestGateway({ gateway: { graphiql: false } });
    const refused = await ask(without.url);
    await without.close();
    expect(refused.headers.get('content-type') ?? '').not.toContain('text/html');
  });

  it('rejects a body that is too large before it has arrived', async () => {
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ __typename } # ${'x'.repeat(2_000_000)}` }),
    });
    expect(response.status).toBe(413);
    expect((await fetch(gateway.url.replace('/graphql', '/health'))).status).toBe(200);
  });

  it('aborts reads when the client disconnects', async () => {
    const caller = new AbortController();
    const hungUp = new EventEmitter();
    const ended = once(hungUp, 'close');
    const upstream = await startHttpServer((request) => {
      request.socket.once('close', () => hungUp.emit('close'));
      caller.abort();
    });
    const impatient = await startTestGateway({ gateway: { stripeApiBase: upstream.url } });
    const request = fetch(impatient.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: LIST }),
      signal: caller.signal,
    });
    await expect(request).rejects.toThrow();
    await ended;
    await impatient.close();
    await upstream.close();
  });
});
