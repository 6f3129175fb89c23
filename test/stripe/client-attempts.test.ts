import { describe, expect, it } from 'vitest';
import { ConnectionError, TimeoutError } from '../../src/http/errors.ts';
import type { AttemptOutcome, AttemptTracer, StartingAttempt } from '../../src/stripe/attempt-tracer.ts';
import { LocalBudget } from '../../src/stripe/budget.ts';
import type { CallAttempt } from '../../src/stripe/client.ts';
import { StripeConnectionError, StripeInvalidRequestError } from '../../src/stripe/errors.ts';
import { SetupIntentId } from '../../src/stripe/ids.ts';
import { callAttempt } from '../support/call-attempt.ts';
import { json, recordingTransport, respondingInTurn } from '../support/recording-transport.ts';
import { budgetsOf, testStripe, testStripeClient } from '../support/stripe-client.ts';

const ID = SetupIntentId.parse('seti_1') as SetupIntentId;
const INTENT = { id: 'seti_1', object: 'setup_intent' };

const respondingTransport = () =>
  recordingTransport(() => json(INTENT, { headers: { 'request-id': 'req_1' } }));
const lost = () => Promise.reject(new ConnectionError('Lost.', { sent: true }));
const errorResponse = (status: number) => () => json({ error: { type: 'api_error' } }, { status });

describe('onAttempt', () => {
  const path = '/v1/setup_intents/seti_1';
  const template = '/v1/setup_intents/:id';

  it('is called with a success', async () => {
    const attempts: CallAttempt[] = [];
    await testStripe(respondingTransport(), {
      onAttempt: (attempt) => attempts.push(attempt),
    }).setupIntents.retrieve(ID);
    expect(attempts).toEqual([callAttempt({ path, template, durationMs: 0 })]);
  });

  it('gets the path without the query, which may contain a client secret', async () => {
    const attempts: CallAttempt[] = [];
    const stripe = testStripe(respondingTransport(), { onAttempt: (attempt) => attempts.push(attempt) });
    await stripe.setupIntents.retrieve(ID, { client_secret: 'seti_1_secret_2' });
    expect(attempts).toEqual([callAttempt({ path, template, durationMs: 0 })]);
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
      {
        method: 'POST',
        path: `${path}/cancel`,
        template: `${template}/cancel`,
        status: 404,
        requestId: 'req_2',
        retryInMs: null,
      },
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

describe('onRateLimited', () => {
  const budgetOf = budgetsOf({ maxPerSecond: 1, maxInFlight: 1 });

  it('is called for a call that would wait too long', async () => {
    const rejected: string[] = [];
    const client = testStripeClient(respondingTransport(), {
      budgetOf,
      deadlineMs: 1000,
      delay: () => new Promise(() => {}),
    });
    const { setupIntents } = client.forRequest({ onRateLimited: () => rejected.push('limited') });
    await setupIntents.retrieve(ID);
    expect(rejected).toEqual([]);
    await expect(setupIntents.cancel(ID, {}, { idempotencyKey: 'k' })).rejects.toThrow();
    expect(rejected).toEqual(['limited']);
  });
});

describe('waitedMs', () => {
  it('is the time that an attempt waited for the rate limit', async () => {
    let time = 1000;
    const now = () => time;
    const attempts: CallAttempt[] = [];
    const client = testStripeClient(respondingTransport(), {
      now,
      delay: async (ms) => {
        time += ms;
      },
      budgetOf: () =>
        new LocalBudget({
          limits: () => ({ maxPerSecond: 1, maxInFlight: 10 }),
          now,
          delay: async (ms) => {
            time += ms;
          },
        }),
    });
    const { setupIntents } = client.forRequest({ onAttempt: (attempt) => attempts.push(attempt) });
    await setupIntents.retrieve(ID);
    await setupIntents.retrieve(ID);
    expect(attempts.map(({ waitedMs, durationMs }) => [waitedMs, durationMs])).toEqual([
      [0, 0],
      [1000, 0],
    ]);
  });
});

describe('the tracer', () => {
  it('adds headers to each attempt, and gets its outcome', async () => {
    const started: StartingAttempt[] = [];
    const ended: AttemptOutcome[] = [];
    const tracer: AttemptTracer = {
      startAttempt(attempt) {
        started.push(attempt);
        return {
          headers: { traceparent: `trace-${attempt.attempt}` },
          end: (outcome) => ended.push(outcome),
        };
      },
    };
    const transport = respondingInTurn(lost, () => json(INTENT, { headers: { 'request-id': 'req_9' } }));
    await testStripe(transport, { tracer }).setupIntents.cancel(ID, {}, { idempotencyKey: 'k' });
    const template = '/v1/setup_intents/:id/cancel';
    expect(started).toEqual([
      { method: 'POST', template, attempt: 1 },
      { method: 'POST', template, attempt: 2 },
    ]);
    expect(ended).toEqual([
      { status: null, requestId: null, failure: expect.any(StripeConnectionError) },
      { status: 200, requestId: 'req_9', failure: null },
    ]);
    expect(transport.requests.map(({ headers }) => headers.traceparent)).toEqual(['trace-1', 'trace-2']);
  });
});
