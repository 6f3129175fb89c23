import { once } from 'node:events';
import { connect } from 'node:net';
import { Agent, request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { stripeClient } from '../../sandbox/support.ts';
import { startHeldUpstream } from '../../support/held-upstream.ts';
import { type RunningProcess, runCli } from '../../support/process.ts';

const GRAPHQL_URL = /GraphQL and GraphiQL: ([^\s"]+)/;
const LIST = '{ setupIntents(first: 1) { nodes { id } } }';
const CREATE =
  'mutation { createSetupIntent(input: {}) { ... on CreateSetupIntentPayload { setupIntent { id } } } }';

const opened: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

function serve(stripeApiBase: string, env: Readonly<Record<string, string>> = {}): RunningProcess {
  const gateway = runCli([], {
    PORT: '0',
    STRIPE_API_KEY: 'sk_test_e2e',
    STRIPE_API_BASE: stripeApiBase,
    SHUTDOWN_DELAY_MS: '0',
    ...env,
  });
  opened.push(() => {
    gateway.signal('SIGKILL');
    return gateway.ended;
  });
  return gateway;
}

/** Separate connections, kept alive for the next request. */
function client(connections: number): Agent {
  const agent = new Agent({ connections });
  opened.push(() => agent.destroy());
  return agent;
}

async function execute(dispatcher: Agent, url: string, query: string): Promise<unknown> {
  const { body } = await request(url, {
    dispatcher,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return body.json();
}

async function intentIds(sandbox: Sandbox): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of stripeClient(sandbox).setupIntents.list({ limit: 100 })) ids.push(id);
  return ids;
}

async function refusesConnections(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  for (;;) {
    const socket = connect(Number(port), hostname);
    const isRefused = await once(socket, 'connect').then(
      () => false,
      () => true,
    );
    socket.destroy();
    if (isRefused) return;
  }
}

interface LogLine {
  readonly level: number;
  readonly msg: string;
}

function linesOf(stderr: string): LogLine[] {
  return stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LogLine);
}

describe('SIGTERM', () => {
  it('stops accepting work, and completes all requests in flight', async () => {
    const upstream = await startHeldUpstream();
    opened.push(upstream.close);
    const gateway = serve(upstream.url);
    const url = await gateway.until(GRAPHQL_URL);
    const agent = client(20);
    const results = Array.from({ length: 20 }, () => execute(agent, url, LIST));
    await upstream.received(20);
    gateway.signal('SIGTERM');
    await refusesConnections(url);
    upstream.release();
    for (const result of await Promise.all(results))
      expect(result).toMatchObject({ data: { setupIntents: { nodes: [] } } });
    const { code, stderr } = await gateway.ended;
    expect(code).toBe(0);
    // A busy machine may add warnings of attempts that were repeated.
    expect(linesOf(stderr).filter(({ level }) => level === 30)).toHaveLength(20);
  });

  it('leaves no write and no response incomplete under load', async () => {
    const sandbox = await createSandbox({ latencyMs: 5 });
    opened.push(sandbox.close);
    const seeded = new Set(await intentIds(sandbox));
    const gateway = serve(sandbox.url, { STRIPE_MAX_RPS: '10000', LOG_LEVEL: 'error' });
    const url = await gateway.until(GRAPHQL_URL);
    const agent = client(32);
    const acknowledged: string[] = [];
    let failures = 0;
    const keepAsking = async () => {
      for (;;) {
        const result = await execute(agent, url, CREATE).catch((error: { code?: string }) => error.code);
        // Without a connection there was no request. Any other failure would be an incomplete response.
        if (typeof result === 'string' && ['ECONNREFUSED', 'UND_ERR_SOCKET', 'ECONNRESET'].includes(result)) {
          failures += 1;
          return;
        }
        const { data } = result as { data: { createSetupIntent: { setupIntent: { id: string } } } };
        acknowledged.push(data.createSetupIntent.setupIntent.id);
        if (acknowledged.length === 300) gateway.signal('SIGTERM');
      }
    };
    await Promise.all(Array.from({ length: 32 }, keepAsking));
    const { code } = await gateway.ended;
    expect(code).toBe(0);
    expect(failures).toBe(32);
    const created = (await intentIds(sandbox)).filter((id) => !seeded.has(id));
    expect(created.sort()).toEqual(acknowledged.sort());
  });

  it('serves new requests for SHUTDOWN_DELAY_MS, while /ready responds with 503', async () => {
    const sandbox = await createSandbox();
    opened.push(sandbox.close);
    const gateway = serve(sandbox.url, { SHUTDOWN_DELAY_MS: '300000' });
    const url = await gateway.until(GRAPHQL_URL);
    const ready = () => fetch(new URL('/ready', url)).then(({ status }) => status);
    await expect.poll(ready).toBe(200);
    gateway.signal('SIGTERM');
    await expect.poll(ready, { interval: 5 }).toBe(503);
    // A new connection for each of these.
    for (let count = 0; count < 5; count += 1)
      expect(await execute(client(1), url, LIST)).toMatchObject({ data: { setupIntents: { nodes: [] } } });
    expect(await ready()).toBe(503);
    // The second signal ends the wait.
    gateway.signal('SIGTERM');
    await gateway.ended;
  });

  it('responds on connections that waited in the queue', async () => {
    const sandbox = await createSandbox();
    opened.push(sandbox.close);
    const gateway = serve(sandbox.url);
    const url = await gateway.until(GRAPHQL_URL);
    await execute(client(1), url, LIST);
    // A stopped process accepts nothing. The kernel completes the connections and queues them.
    gateway.signal('SIGSTOP');
    const { hostname, port } = new URL(url);
    const sockets = Array.from({ length: 60 }, () => connect(Number(port), hostname));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    const statuses = sockets.map(async (socket) => {
      socket.write(`GET /health HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
      const [data] = await once(socket, 'data');
      socket.destroy();
      return String(data).split('\r\n')[0];
    });
    gateway.signal('SIGTERM');
    gateway.signal('SIGCONT');
    expect(await Promise.all(statuses)).toEqual(Array(60).fill('HTTP/1.1 200 OK'));
    expect((await gateway.ended).code).toBe(0);
  });

  it('ends the process immediately when it is received twice', async () => {
    const upstream = await startHeldUpstream();
    opened.push(upstream.close);
    const gateway = serve(upstream.url);
    const url = await gateway.until(GRAPHQL_URL);
    const result = execute(client(1), url, LIST);
    await upstream.received(1);
    gateway.signal('SIGTERM');
    await refusesConnections(url);
    gateway.signal('SIGTERM');
    await expect(result).rejects.toThrow();
    await gateway.ended;
  });
});

describe('SIGINT', () => {
  it('does not wait for load balancers', async () => {
    const sandbox = await createSandbox();
    opened.push(sandbox.close);
    const gateway = serve(sandbox.url, { SHUTDOWN_DELAY_MS: '600000' });
    await gateway.until(GRAPHQL_URL);
    gateway.signal('SIGINT');
    expect((await gateway.ended).code).toBe(0);
  });
});

describe('an unhandled error', () => {
  const BOOM =
    'process.on("SIGUSR2", () => { Promise.reject(new Error(["sk", "test", "boom"].join("_"))); })';

  it('is logged without its message, and ends the process after the requests in flight', async () => {
    const upstream = await startHeldUpstream();
    opened.push(upstream.close);
    const gateway = serve(upstream.url, {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(BOOM)}`,
    });
    const url = await gateway.until(GRAPHQL_URL);
    const agent = client(5);
    const results = Array.from({ length: 5 }, () => execute(agent, url, LIST));
    await upstream.received(5);
    gateway.signal('SIGUSR2');
    await refusesConnections(url);
    upstream.release();
    for (const result of await Promise.all(results)) expect(result).toHaveProperty('data');
    const { code, stderr } = await gateway.ended;
    expect(code).toBe(1);
    expect(linesOf(stderr)[0]).toMatchObject({
      level: 60,
      msg: 'Unhandled error: stopping',
      unhandled: { error: 'Error' },
    });
    // A busy machine may add warnings of attempts that were repeated.
    expect(linesOf(stderr).filter(({ level }) => level === 30)).toHaveLength(5);
    expect(stderr).not.toContain('sk_test_boom');
  });
});

describe('/ready', () => {
  it('responds with 503 while Stripe rejects the key, and with 200 otherwise', async () => {
    const sandbox = await createSandbox();
    opened.push(sandbox.close);
    const good = await serve(sandbox.url).until(GRAPHQL_URL);
    // The sandbox rejects keys that are not test keys.
    const bad = await serve(sandbox.url, { STRIPE_API_KEY: 'sk_live_e2e' }).until(GRAPHQL_URL);
    const ready = (url: string) => fetch(new URL('/ready', url)).then(({ status }) => status);
    await expect.poll(() => ready(good)).toBe(200);
    // Until its first probe has ended, the gateway is starting. After that, it knows that Stripe rejects the key.
    await expect.poll(() => sandbox.requests().length).toBeGreaterThanOrEqual(2);
    for (let count = 0; count < 20; count += 1) expect(await ready(bad)).toBe(503);
    expect((await fetch(new URL('/health', bad))).status).toBe(200);
  });
});
