import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { sdlOf } from '../../../examples/federation/supergraph.ts';
import { stripeClient } from '../../sandbox/support.ts';
import { startTestGateway } from '../../support/gateway.ts';
import { WEBHOOK_SECRET } from '../../support/webhooks.ts';

it.each([
  ['', 'setupIntent'],
  ['Payments', 'paymentsSetupIntent'],
])(
  "Hive Gateway passes the subgraph's subscriptions on, and clients resume through it (prefix %j)",
  async (prefix, field) => {
    const gateway = await startTestGateway({
      gateway: { stripeWebhookSecrets: [WEBHOOK_SECRET], eventsPollMs: 0, subgraphTypePrefix: prefix },
    });
    const url = new URL('/webhooks/stripe', gateway.url).href;
    gateway.sandbox.addWebhookEndpoint({ url, secret: WEBHOOK_SECRET });
    const service = { name: 'payments', url: gateway.url };
    const { supergraphSdl: supergraph } = composeServices([
      { ...service, typeDefs: parse(await sdlOf(service)) },
    ]);
    const hive = createGatewayRuntime({ supergraph: supergraph ?? '', logging: false });
    try {
      const stripe = stripeClient(gateway.sandbox);
      const { id } = await stripe.setupIntents.create({});
      const subscribe = async (after: string | null) => {
        const query = `subscription ($id: ID!, $after: String) {
        changes: ${field}(id: $id, after: $after) { cursor gap setupIntent { status } }
      }`;
        const response = await hive.fetch('http://localhost/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
          body: JSON.stringify({ query, variables: { id, after } }),
        });
        const reader = (response.body as ReadableStream<Uint8Array>).getReader();
        let text = '';
        const items = () => [...text.matchAll(/^data: ?(\{.*)$/gm)].map(([, json = '']) => JSON.parse(json));
        const readUntil = async (isEnough: () => boolean) => {
          while (!isEnough()) {
            const { done, value } = await reader.read();
            if (done) return items();
            text += Buffer.from(value).toString();
          }
          return items();
        };
        return { readUntil, items, text: () => text, leave: () => reader.cancel() };
      };
      const first = await subscribe(null);
      const [opening] = await first.readUntil(() => first.items().length > 0);
      expect(opening).toMatchObject({
        data: { changes: { gap: false, setupIntent: { status: 'REQUIRES_PAYMENT_METHOD' } } },
      });
      await first.leave();
      await stripe.setupIntents.cancel(id);
      const second = await subscribe(opening.data.changes.cursor);
      const items = await second.readUntil(() => second.text().includes('complete'));
      expect(items).toMatchObject([
        { data: { changes: { gap: false, setupIntent: { status: 'CANCELED' } } } },
      ]);
    } finally {
      await hive.dispose();
      await gateway.close();
    }
  },
);
