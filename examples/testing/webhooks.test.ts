import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createSandbox } from 'setup-intents-gateway/sandbox';
import Stripe from 'stripe';
import { expect, test } from 'vitest';

const secret = 'whsec_test';

test('sends a signed event for each change', async () => {
  const events: Stripe.Event[] = [];
  const server = createServer(async (request, response) => {
    const signature = String(request.headers['stripe-signature']);
    events.push(stripe.webhooks.constructEvent(await text(request), signature, secret));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/webhooks/stripe`;
  const sandbox = await createSandbox({ webhooks: [{ url, secret }] });
  const { host } = sandbox;
  const stripe = new Stripe('sk_test_123', { host, port: sandbox.port, protocol: 'http' });

  const { id } = await stripe.setupIntents.create();
  await expect.poll(() => events).toMatchObject([{ type: 'setup_intent.created', data: { object: { id } } }]);

  await sandbox.close();
  server.close();
});
