import { createYoga } from 'graphql-yoga';
import { describe, expect, it } from 'vitest';
import type { EventFact } from '../../../src/events/event.ts';
import { useWebhooks } from '../../../src/server/plugins/use-webhooks.ts';
import { recordingLog } from '../../support/log.ts';
import { signatureOf, snapshotOf, WEBHOOK_SECRET } from '../../support/webhooks.ts';

function serverOf({ isLive = false, append = async (_: EventFact): Promise<unknown> => true } = {}) {
  const stored: EventFact[] = [];
  const log = recordingLog();
  const options = { secrets: ['whsec_old', WEBHOOK_SECRET], isLive, log };
  const yoga = createYoga({
    logging: false,
    plugins: [
      useWebhooks({
        ...options,
        nowSeconds: () => Math.floor(Date.now() / 1000),
        append: async (event) => {
          await append(event);
          stored.push(event);
        },
      }),
    ],
  });
  const send = (body: string, { signature = signatureOf(body), method = 'POST' } = {}) =>
    yoga.fetch('http://test/webhooks/stripe', {
      method,
      headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature },
      ...(method === 'POST' && { body }),
    });
  return { stored, log, send };
}

const SNAPSHOT = snapshotOf({ id: 'evt_1', type: 'setup_intent.succeeded', objectId: 'seti_1' });
const THIN = JSON.stringify({
  id: 'evt_2',
  object: 'v2.core.event',
  type: 'v1.setup_intent.succeeded',
  livemode: false,
  created: '2026-11-29T11:00:00.000Z',
  related_object: { id: 'seti_1', type: 'setup_intent', url: '/v1/setup_intents/seti_1' },
});

describe('POST /webhooks/stripe', () => {
  it.each([
    ['snapshot', SNAPSHOT],
    ['thin', THIN],
  ])('stores a %s event before it responds with 200', async (_, body) => {
    const { stored, send } = serverOf();
    expect((await send(body)).status).toBe(200);
    expect(stored).toMatchObject([{ type: 'setup_intent.succeeded', objectId: 'seti_1' }]);
  });

  it.each([
    ['of another type', { type: 'customer.created' }],
    ['of the other mode', { livemode: true }],
  ])('ignores an event %s with 200', async (_, more) => {
    const { stored, send } = serverOf();
    const event = { id: 'evt_1', type: 'setup_intent.created', objectId: 'seti_1', ...more };
    expect((await send(snapshotOf(event))).status).toBe(200);
    expect(stored).toEqual([]);
  });

  it.each([
    ['without a valid signature', SNAPSHOT, signatureOf(SNAPSHOT, { secret: 'whsec_other' })],
    ['that was changed, for example by a body parser', `${SNAPSHOT} `, signatureOf(SNAPSHOT)],
    ['that is older than five minutes', SNAPSHOT, signatureOf(SNAPSHOT, { ageSeconds: 302 })],
    ['that is not an event', '{}', signatureOf('{}')],
    ['that is not JSON', 'x', signatureOf('x')],
  ])('rejects a request %s with 400, and stores nothing', async (_, body, signature) => {
    const { stored, send, log } = serverOf();
    expect((await send(body, { signature })).status).toBe(400);
    expect(stored).toEqual([]);
    expect(log.lines).toMatchObject([{ level: 'warn', fields: { status: 400 } }]);
    expect(JSON.stringify(log.lines)).not.toContain('_secret_');
  });

  it('responds with 503 if the event cannot be stored, so that Stripe repeats it', async () => {
    const { send, log } = serverOf({ append: () => Promise.reject(new Error('seti_1_secret_x')) });
    expect((await send(SNAPSHOT)).status).toBe(503);
    expect(log.lines[0]).toMatchObject({ level: 'error' });
    expect(JSON.stringify(log.lines)).not.toContain('_secret_');
  });

  it('takes at most 1 MiB', async () => {
    const { send } = serverOf();
    const padded = (bytes: number) => SNAPSHOT.padEnd(bytes, ' ');
    expect((await send(padded(1024 * 1024))).status).toBe(200);
    expect((await send(padded(1024 * 1024 + 1))).status).toBe(413);
  });

  it('takes no other method', async () => {
    const { send } = serverOf();
    const response = await send('', { method: 'GET' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
});
