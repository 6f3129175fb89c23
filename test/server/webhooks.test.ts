import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text as textFrom } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestGateway, type TestGateway } from '../support/gateway.ts';
import { WEBHOOK_SECRET } from '../support/webhooks.ts';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway({ gateway: { stripeWebhookSecrets: [WEBHOOK_SECRET], eventsPollMs: 0 } });
});
afterEach(() => gateway.close());

const MIB = 1024 * 1024;

it.each<[string, Record<string, string>]>([
  ['with a length', { 'content-length': String(2 * MIB) }],
  ['in chunks', { 'transfer-encoding': 'chunked' }],
])(
  'A webhook that is too large %s gets 413, although its body is not read to the end',
  async (_, headers) => {
    const sent = request(new URL('/webhooks/stripe', gateway.url), { method: 'POST', headers });
    // The server closes the connection after the response.
    sent.on('error', () => {});
    const response = once(sent, 'response') as Promise<[IncomingMessage]>;
    for (let part = 0; part < 9; part += 1) sent.write(Buffer.alloc(MIB / 8));
    const [answer] = await response;
    expect(answer.statusCode).toBe(413);
    expect(await textFrom(answer)).toContain('at most 1048576 bytes');
    expect(answer.headers.connection).toBe('close');
  },
);
