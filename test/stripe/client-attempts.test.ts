import { describe, expect, it } from 'vitest';
import { ConnectionError, TimeoutError } from '../../src/http/errors.ts';
import type { CallAttempt } from '../../src/stripe/client.ts';
import { StripeConnectionError, StripeInvalidRequestError } from '../../src/stripe/errors.ts';
import { SetupIntentId } from '../../src/stripe/ids.ts';
import { callAttempt } from '../support/call-attempt.ts';
import { json, recordingTransport, respondingInTurn } from '../support/recording-transport.ts';
import { testStripe } from '../support/stripe-client.ts';

const ID = SetupIntentId.parse('seti_1') as SetupIntentId;
const INTENT = { id: 'seti_1', object: 'setup_intent' };

const respondingTransport = () =>
  recordingTransport(() => json(INTENT, { headers: { 'request-id': 'req_1' } }));
const lost = () => Promise.reject(new ConnectionError('Lost.', { sent: true }));
const errorResponse = (status: number) => () => json({ error: { type: 'api_error' } }, { status });

describe('onAttempt', () => {
  const path = '/v1/setup_intents/seti_1';

  it('is called with a success', async () => {
    const attempts: CallAttempt[] = [];
    await testStripe(respondingTransport(), {
      onAttempt: (attempt) => attempts.push(attempt),
    }).setupIntents.retrieve(ID);
    expect(attempts).toEqual([callAttempt({ path, durationMs: 0 })]);
  });

  it('gets the path without the query, which may contain a client secret', async () => {
    const attempts: CallAttempt[] = [];
    const stripe = testStripe(respondingTransport(), { onAttempt: (attempt) => attempts.push(attempt) });
    await stripe.setupIntents.retrieve(ID, { client_secret: 'seti_1_secret_2' });
    expect(attempts).toEqual([callAttempt({ path, durationMs: 0 })]);
  });

  it('is called with an error response', async () => {
    const attempts: CallAttempt[] = [];
    const transport = recordingTransport(() =>
      json({ error: { type: 'invalid_request_error' } }, { status: 404, headers: { 'request-id': 'req_2' } }),
    );
    const { setupIntents } = testStripe(transport, { onAttempt: (attempt) => attempts.push(attempt) });
    await expect(setupIntents.cancel(ID, {}, { idempotencyKey: 'k' })).rejects.toBeInstanceOf(
      StripeInvalidRequestError,
    );
    expect(attempts).toMatchObject([
      { method: 'POST', path: `${path}/cancel`, status: 404, requestId: 'req_2', retryInMs: null },
    ]);
    expect(attempts[0]?.failure).toBeInstanceOf(StripeInvalidRequestError);
  });

  it('is called with a timeout and the wait until the next attempt', async () => {
    const attempts: CallAttempt[] = [];
    const transport = recordingTransport(() => Promise.reject(new TimeoutError('Late.', { sent: true })));
    const { setupIntents } = testStripe(transport, { onAttempt: (attempt) => attempts.push(attempt) });
    await expect(setupIntents.retrieve(ID)).rejects.toBeInstanceOf(StripeConnectionError);
    const [first, ...others] = attempts;
    expect(first).toMatchObject({ path, status: null, requestId: null, attempt: 1, retryInMs: 500 });
    expect(others.map(({ attempt, retryInMs }) => [attempt, retryInMs])).toEqual([
      [2, 500],
      [3, 750],
      [4, 1500],
      [5, null],
    ]);
  });

  it('is called for each attempt', async () => {
    const attempts: CallAttempt[] = [];
    const transport = respondingInTurn(lost, errorResponse(503), () => json(INTENT));
    await testStripe(transport, { onAttempt: (attempt) => attempts.push(attempt) }).setupIntents.retrieve(ID);
    expect(attempts.map(({ status, attempt }) => [status, attempt])).toEqual([
      [null, 1],
      [503, 2],
      [200, 3],
    ]);
  });
});
