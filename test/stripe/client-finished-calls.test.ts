import { describe, expect, it } from 'vitest';
import { ConnectionError, TimeoutError } from '../../src/http/errors.ts';
import type { FinishedCall } from '../../src/stripe/client.ts';
import { StripeConnectionError, StripeInvalidRequestError } from '../../src/stripe/errors.ts';
import { SetupIntentId } from '../../src/stripe/ids.ts';
import { finishedCall } from '../support/finished-call.ts';
import { answeringInTurn, json, recordingTransport } from '../support/recording-transport.ts';
import { testStripe } from '../support/stripe-client.ts';

const ID = SetupIntentId.parse('seti_1') as SetupIntentId;
const INTENT = { id: 'seti_1', object: 'setup_intent' };

const answering = () => recordingTransport(() => json(INTENT, { headers: { 'request-id': 'req_1' } }));
const lost = () => Promise.reject(new ConnectionError('The connection failed.', { sent: true }));
const refusal = (status: number) => () => json({ error: { type: 'api_error' } }, { status });

describe('onCall', () => {
  const path = '/v1/setup_intents/seti_1';

  it('is told of a success', async () => {
    const calls: FinishedCall[] = [];
    await testStripe(answering(), { onCall: (call) => calls.push(call) }).setupIntents.retrieve(ID);
    expect(calls).toEqual([finishedCall({ path, durationMs: 0 })]);
  });

  it('is told the path without its query, which may hold a client secret', async () => {
    const calls: FinishedCall[] = [];
    const stripe = testStripe(answering(), { onCall: (call) => calls.push(call) });
    await stripe.setupIntents.retrieve(ID, { client_secret: 'seti_1_secret_2' });
    expect(calls).toEqual([finishedCall({ path, durationMs: 0 })]);
  });

  it('is told of a refusal', async () => {
    const calls: FinishedCall[] = [];
    const transport = recordingTransport(() =>
      json({ error: { type: 'invalid_request_error' } }, { status: 404, headers: { 'request-id': 'req_2' } }),
    );
    const { setupIntents } = testStripe(transport, { onCall: (call) => calls.push(call) });
    await expect(setupIntents.cancel(ID, {}, { idempotencyKey: 'k' })).rejects.toBeInstanceOf(
      StripeInvalidRequestError,
    );
    expect(calls).toMatchObject([
      { method: 'POST', path: `${path}/cancel`, status: 404, requestId: 'req_2', retryInMs: null },
    ]);
    expect(calls[0]?.failure).toBeInstanceOf(StripeInvalidRequestError);
  });

  it('is told of silence', async () => {
    const calls: FinishedCall[] = [];
    const transport = recordingTransport(() => Promise.reject(new TimeoutError('Late.', { sent: true })));
    const { setupIntents } = testStripe(transport, { onCall: (call) => calls.push(call) });
    await expect(setupIntents.retrieve(ID)).rejects.toBeInstanceOf(StripeConnectionError);
    const [first, ...others] = calls;
    expect(first).toMatchObject({ path, status: null, requestId: null, attempt: 1, retryInMs: 500 });
    expect(others.map(({ attempt, retryInMs }) => [attempt, retryInMs])).toEqual([
      [2, 500],
      [3, 750],
      [4, 1500],
      [5, null],
    ]);
  });

  it('is told of each try', async () => {
    const calls: FinishedCall[] = [];
    const transport = answeringInTurn(lost, refusal(503), () => json(INTENT));
    await testStripe(transport, { onCall: (call) => calls.push(call) }).setupIntents.retrieve(ID);
    expect(calls.map(({ status, attempt }) => [status, attempt])).toEqual([
      [null, 1],
      [503, 2],
      [200, 3],
    ]);
  });
});
