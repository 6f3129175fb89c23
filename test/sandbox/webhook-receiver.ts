import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { expect } from 'vitest';

interface ReceivedWebhook {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A server that records webhooks. */
export interface WebhookReceiver extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly ReceivedWebhook[];
  /** Responds with this status from now on. 0 resets the connection instead. */
  respondWith(status: number): void;
  /** The first webhooks, once there are as many, with their signatures verified by the official library. */
  events(count: number, secret: string): Promise<Stripe.Event[]>;
}

export async function createWebhookReceiver(): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  let status = 200;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    received.push({
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    });
    if (status === 0) request.socket.resetAndDestroy();
    else response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stripe = new Stripe('sk_test_receiver');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`,
    received,
    respondWith: (next) => {
      status = next;
    },
    events: async (count, secret) => {
      await expect.poll(() => received.length).toBeGreaterThanOrEqual(count);
      return received
        .slice(0, count)
        .map(({ body, headers }) =>
          stripe.webhooks.constructEvent(body, String(headers['stripe-signature']), secret),
        );
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
