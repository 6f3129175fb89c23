import { afterEach, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../../src/sandbox/server.ts';
import { stripeClient } from '../../sandbox/support.ts';
import { type RunningProcess, runCli } from '../../support/process.ts';
import { type SseClient, subscribe } from '../../support/sse.ts';
import { WEBHOOK_SECRET } from '../../support/webhooks.ts';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

async function startGateway(
  sandbox: Sandbox,
  port: string,
): Promise<{ url: string; process: RunningProcess }> {
  const process = runCli([], {
    PORT: port,
    STRIPE_API_KEY: 'sk_test_e2e',
    STRIPE_API_BASE: sandbox.url,
    STRIPE_WEBHOOK_SECRETS: WEBHOOK_SECRET,
    SHUTDOWN_DELAY_MS: '0',
    LOG_LEVEL: 'error',
  });
  opened.push(() => {
    process.signal('SIGKILL');
    return process.ended;
  });
  return { url: await process.until(/GraphQL and GraphiQL: ([^\s"]+)/), process };
}

const QUERY = `subscription ($id: ID!, $after: String) {
  setupIntent(id: $id, after: $after) { cursor gap type setupIntent { status } }
}`;

/** The items that a client has received. */
const itemsOf = ({ events }: SseClient) =>
  events.flatMap(({ data }) => (data?.data?.setupIntent as { readonly cursor: string } | undefined) ?? []);

it('After a restart of a gateway without Redis, clients resume with one gap, and the state as it is now', async () => {
  const sandbox = await createSandbox();
  opened.push(() => sandbox.close());
  const first = await startGateway(sandbox, '0');
  const { port } = new URL(first.url);
  const webhooks = { url: `http://127.0.0.1:${port}/webhooks/stripe`, secret: WEBHOOK_SECRET };
  sandbox.addWebhookEndpoint(webhooks);
  const { setupIntents } = stripeClient(sandbox);
  const { id } = await setupIntents.create({
    payment_method: 'pm_card_authenticationRequired',
    confirm: true,
    return_url: 'https://shop.example',
  });
  const client = await subscribe(first.url, { query: QUERY, variables: { id } });
  await expect.poll(() => itemsOf(client)).toHaveLength(1);
  const cursor = itemsOf(client)[0]?.cursor ?? '';

  first.process.signal('SIGKILL');
  await client.ended;
  await fetch(`${sandbox.url}/_sandbox/authenticate`, {
    method: 'POST',
    body: new URLSearchParams({ setup_intent: id, outcome: 'failed' }),
  });
  const second = await startGateway(sandbox, port);
  const resumed = await Promise.all([
    subscribe(second.url, { query: QUERY, variables: { id, after: cursor } }),
    subscribe(second.url, { query: QUERY, variables: { id } }, { 'last-event-id': cursor }),
  ]);
  for (const each of resumed) await expect.poll(() => itemsOf(each).length).toBeGreaterThan(0);
  // Meanwhile the gateway asks Stripe for the events of the time before, which must not lead to further items.
  await setupIntents.cancel(id);
  for (const each of resumed) {
    await each.ended;
    expect(itemsOf(each)).toMatchObject([
      { gap: true, type: null, setupIntent: { status: 'REQUIRES_PAYMENT_METHOD' } },
      { gap: false, type: 'SETUP_INTENT_CANCELED', setupIntent: { status: 'CANCELED' } },
    ]);
    expect(each.events.at(-1)?.event).toBe('complete');
  }
});

it('SIGTERM completes all subscriptions, and the process ends', async () => {
  const sandbox = await createSandbox();
  opened.push(() => sandbox.close());
  const { url, process } = await startGateway(sandbox, '0');
  const { id } = await stripeClient(sandbox).setupIntents.create({});
  const clients = await Promise.all(
    Array.from({ length: 10 }, () => subscribe(url, { query: QUERY, variables: { id } })),
  );
  for (const client of clients) await expect.poll(() => itemsOf(client)).toHaveLength(1);
  process.signal('SIGTERM');
  for (const client of clients) {
    await client.ended;
    expect(client.events.map(({ event }) => event)).toEqual(['next', 'complete']);
  }
  expect((await process.ended).code).toBe(0);
});
