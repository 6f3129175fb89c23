import { createServer } from 'node:http';
import { ApolloClient, HttpLink } from '@apollo/client';
import { print } from 'graphql';
import { createClient as createSseClient } from 'graphql-sse';
import type { Observable } from 'relay-runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cache } from '../../../examples/clients/apollo.ts';
import { changesOf } from '../../../examples/clients/live.ts';
import { createSubscribe } from '../../../examples/clients/relay.ts';
import { createClient as createUrqlClient } from '../../../examples/clients/urql.ts';
import { SetupIntentChangesDocument } from '../../../src/client/client.ts';
import { stripeClient } from '../../sandbox/support.ts';
import { startTestGateway, type TestGateway } from '../../support/gateway.ts';
import { WEBHOOK_SECRET } from '../../support/webhooks.ts';

let gateway: TestGateway;
let id: string;
beforeEach(async () => {
  gateway = await startTestGateway({
    sandbox: { seeded: true },
    gateway: { stripeWebhookSecrets: [WEBHOOK_SECRET], eventsPollMs: 0 },
  });
  const url = new URL('/webhooks/stripe', gateway.url).href;
  gateway.sandbox.addWebhookEndpoint({ url, secret: WEBHOOK_SECRET });
  id = (await stripeClient(gateway.sandbox).setupIntents.create({})).id;
});
afterEach(() => gateway.close());

/** What a client has received. */
interface Received {
  readonly statuses: unknown[];
  isComplete: boolean;
}

interface Data {
  readonly setupIntent?: { readonly setupIntent?: { readonly status?: unknown } | null } | null;
}

type Subscribe = (received: Received, next: (data: Data | null | undefined) => void) => () => void;

const QUERY = print(SetupIntentChangesDocument);

describe.each<[string, Subscribe]>([
  [
    'graphql-sse',
    (received, next) =>
      createSseClient({ url: gateway.url }).subscribe<Data>(
        { query: QUERY, variables: { id } },
        {
          next: ({ data }) => next(data),
          error: () => {},
          complete: () => {
            received.isComplete = true;
          },
        },
      ),
  ],
  [
    'urql',
    (received, next) => {
      const { unsubscribe } = createUrqlClient(gateway.url)
        .subscription(SetupIntentChangesDocument, { id, after: null })
        .subscribe(({ data, hasNext }) => {
          // urql repeats the last result at the end.
          if (hasNext === false) received.isComplete = true;
          else next(data as Data);
        });
      return unsubscribe;
    },
  ],
  [
    'Relay',
    (received, next) => {
      const request = { name: 'SetupIntentChanges', text: QUERY } as Parameters<
        ReturnType<typeof createSubscribe>
      >[0];
      const results = createSubscribe(gateway.url)(request, { id }, {}, undefined as never);
      const subscription = (results as Observable<unknown>).subscribe({
        next: (result) => next((result as { data?: Data }).data),
        complete: () => {
          received.isComplete = true;
        },
      });
      return () => subscription.unsubscribe();
    },
  ],
  [
    'Apollo Client',
    (received, next) => {
      const client = new ApolloClient({ link: new HttpLink({ uri: gateway.url }), cache });
      const subscription = client
        .subscribe({ query: SetupIntentChangesDocument, variables: { id, after: null } })
        .subscribe({
          next: ({ data }) => next(data as Data),
          complete: () => {
            received.isComplete = true;
          },
        });
      return () => {
        subscription.unsubscribe();
        client.stop();
      };
    },
  ],
])('%s', (_name, subscribe) => {
  it('shows each state until the end of an intent', async () => {
    const received: Received = { statuses: [], isComplete: false };
    const end = subscribe(received, (data) => received.statuses.push(data?.setupIntent?.setupIntent?.status));
    await expect.poll(() => received.statuses).toEqual(['REQUIRES_PAYMENT_METHOD']);
    await stripeClient(gateway.sandbox).setupIntents.confirm(id, {
      payment_method: 'pm_card_visa',
      return_url: 'https://shop.example',
    });
    await expect.poll(() => received.statuses).toEqual(['REQUIRES_PAYMENT_METHOD', 'SUCCEEDED']);
    await expect.poll(() => received.isComplete).toBe(true);
    end();
  });
});

it('The example resumes a subscription that was interrupted, and loses no state', async () => {
  // A proxy that breaks the first connection off once the first state was sent.
  let connections = 0;
  const proxy = createServer(async (request, response) => {
    connections += 1;
    const isBroken = connections === 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const upstream = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: request.headers.accept ?? '' },
      body: Buffer.concat(chunks),
    });
    response.writeHead(upstream.status, { 'content-type': upstream.headers.get('content-type') ?? '' });
    for await (const chunk of upstream.body ?? []) {
      response.write(chunk);
      if (isBroken && Buffer.from(chunk).includes('event: next')) break;
    }
    if (isBroken) setTimeout(() => response.destroy(), 20);
    else response.end();
  });
  await new Promise<void>((resolve) => void proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  if (typeof address !== 'object' || !address) throw new Error('The proxy has no address.');
  try {
    const statuses: string[] = [];
    for await (const { status } of changesOf(`http://127.0.0.1:${address.port}/graphql`, id)) {
      statuses.push(status);
      if (statuses.length === 1) await stripeClient(gateway.sandbox).setupIntents.cancel(id);
    }
    expect(statuses).toEqual(['REQUIRES_PAYMENT_METHOD', 'CANCELED']);
    expect(connections).toBe(2);
  } finally {
    proxy.closeAllConnections();
    proxy.close();
  }
});
