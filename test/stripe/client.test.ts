import { describe, expect, it } from 'vitest';
import { ConnectionError, TimeoutError } from '../../src/http/errors.ts';
import type { FinishedCall } from '../../src/stripe/client.ts';
import {
  StripeApiError,
  StripeCardError,
  StripeConnectionError,
  StripeInvalidRequestError,
} from '../../src/stripe/errors.ts';
import { SetupIntentId } from '../../src/stripe/ids.ts';
import { json, recordingTransport } from '../support/recording-transport.ts';
import { testStripe, testStripeClient } from '../support/stripe-client.ts';

const ID = SetupIntentId.parse('seti_1') as SetupIntentId;
const INTENT = { id: 'seti_1', object: 'setup_intent' };

const answering = () => recordingTransport(() => json(INTENT, { headers: { 'request-id': 'req_1' } }));

describe('a read', () => {
  it('sends its parameters in the query, and neither body nor idempotency key', async () => {
    const transport = answering();
    await testStripe(transport).setupIntents.retrieve(ID, { expand: ['customer', 'latest_attempt'] });
    expect(transport.requests).toEqual([
      {
        method: 'GET',
        path: '/v1/setup_intents/seti_1?expand[0]=customer&expand[1]=latest_attempt',
        headers: {
          accept: 'application/json',
          authorization: 'Bearer sk_test_unit',
          'stripe-version': '2026-08-26.dahlia',
          'user-agent': 'unit-test/1',
        },
        timeoutMs: 20_000,
      },
    ]);
  });

  it('has no question mark without parameters', async () => {
    const transport = answering();
    await testStripe(transport).setupIntents.retrieve(ID, { expand: [] });
    expect(transport.requests[0]?.path).toBe('/v1/setup_intents/seti_1');
  });

  it('ends with the signal of its request', async () => {
    const transport = answering();
    const { signal } = new AbortController();
    await testStripe(transport, { signal }).setupIntents.retrieve(ID);
    expect(transport.requests[0]?.signal).toBe(signal);
  });
});

describe('a write', () => {
  it('sends its parameters as a form in the body, with an idempotency key', async () => {
    const transport = answering();
    await testStripe(transport).setupIntents.update(
      ID,
      { description: 'Café & more', metadata: { 'a]=1&customer=x': '1' } },
      { idempotencyKey: 'mine' },
    );
    expect(transport.requests).toEqual([
      {
        method: 'POST',
        path: '/v1/setup_intents/seti_1',
        headers: {
          accept: 'application/json',
          authorization: 'Bearer sk_test_unit',
          'content-type': 'application/x-www-form-urlencoded',
          'idempotency-key': 'mine',
          'stripe-version': '2026-08-26.dahlia',
          'user-agent': 'unit-test/1',
        },
        body: 'description=Caf%C3%A9%20%26%20more&metadata[a%5D%3D1%26customer%3Dx]=1',
        timeoutMs: 20_000,
      },
    ]);
  });

  it('sends an empty body when there is nothing to say', async () => {
    const transport = answering();
    await testStripe(transport).setupIntents.create({}, { idempotencyKey: 'mine' });
    expect(transport.requests[0]?.body).toBe('');
  });

  it('is not handed the signal: what has left must be allowed to finish', async () => {
    const transport = answering();
    const { signal } = new AbortController();
    await testStripe(transport, { signal }).setupIntents.create({}, { idempotencyKey: 'mine' });
    expect(transport.requests[0]).not.toHaveProperty('signal');
  });

  it('never carries expand', async () => {
    const transport = answering();
    const { setupIntents } = testStripe(transport);
    await setupIntents.create({ confirm: true }, { idempotencyKey: 'a' });
    await setupIntents.update(ID, { description: 'x' }, { idempotencyKey: 'b' });
    await setupIntents.confirm(ID, { return_url: 'x' }, { idempotencyKey: 'c' });
    await setupIntents.cancel(ID, { cancellation_reason: 'duplicate' }, { idempotencyKey: 'd' });
    expect(transport.requests.map(({ body }) => body)).toEqual([
      'confirm=true',
      'description=x',
      'return_url=x',
      'cancellation_reason=duplicate',
    ]);
  });
});

describe('time', () => {
  it('gives a call the whole deadline', async () => {
    const transport = answering();
    const client = testStripeClient(transport, { deadlineMs: 750 });
    await client.scoped({}).setupIntents.retrieve(ID);
    expect(transport.requests[0]?.timeoutMs).toBe(750);
  });

  it('gives the pages of one list what is left of the deadline', async () => {
    const transport = recordingTransport(() => json({ object: 'list', data: [], has_more: false }));
    const clock = { now: 1000 };
    const stripe = testStripeClient(transport, { now: () => clock.now }).scoped({});
    const endsAt = stripe.deadline();
    expect(endsAt).toBe(21_000);
    await stripe.setupIntents.list({ limit: 100 }, { endsAt });
    clock.now = 13_000;
    await stripe.setupIntents.list({ limit: 100 }, { endsAt });
    expect(transport.requests.map(({ timeoutMs }) => timeoutMs)).toEqual([20_000, 8000]);
  });
});

describe('an answer', () => {
  it('is the object, and what the headers tell', async () => {
    const { setupIntents } = testStripe(answering());
    expect(await setupIntents.retrieve(ID)).toEqual({
      object: INTENT,
      requestId: 'req_1',
      idempotentReplayed: false,
    });
  });

  it.each<[string, Record<string, string>, boolean]>([
    ['is repeated when the header says so', { 'idempotent-replayed': 'true' }, true],
    ['is not repeated when the header says no', { 'idempotent-replayed': 'false' }, false],
    ['is not repeated without the header', {}, false],
  ])('%s', async (_, headers, idempotentReplayed) => {
    const { setupIntents } = testStripe(recordingTransport(() => json(INTENT, { headers })));
    const answer = await setupIntents.create({}, { idempotencyKey: 'mine' });
    expect(answer).toMatchObject({ requestId: null, idempotentReplayed });
  });

  it.each([
    ['HTML', '<html>Bad gateway</html>'],
    ['nothing', ''],
    ['half an object', '{"id":"seti_1","object":"setup_in'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"ok"'],
    ['an object that does not say what it is', '{"id":"seti_1"}'],
  ])('is an API error when a success brings %s', async (_, body) => {
    const transport = recordingTransport(() => ({ status: 200, headers: { 'request-id': 'req_1' }, body }));
    const failure = testStripe(transport).setupIntents.retrieve(ID);
    await expect(failure).rejects.toBeInstanceOf(StripeApiError);
    await expect(failure).rejects.toMatchObject({ status: 200, requestId: 'req_1' });
  });

  it.each([199, 300, 302, 304])('is an API error when the status is %i', async (status) => {
    const { setupIntents } = testStripe(recordingTransport(() => json(INTENT, { status })));
    await expect(setupIntents.retrieve(ID)).rejects.toBeInstanceOf(StripeApiError);
  });
});

describe('a failure', () => {
  it('is the error that the refusal stands for, with its request id', async () => {
    const error = { type: 'card_error', code: 'card_declined', message: 'Declined.', setup_intent: INTENT };
    const transport = recordingTransport(() =>
      json({ error }, { status: 402, headers: { 'request-id': 'req_2' } }),
    );
    const failure = testStripe(transport).setupIntents.create({}, { idempotencyKey: 'mine' });
    await expect(failure).rejects.toBeInstanceOf(StripeCardError);
    await expect(failure).rejects.toMatchObject({ status: 402, requestId: 'req_2', body: error });
  });

  it('without an answer keeps the transport error as its cause', async () => {
    const cause = new ConnectionError('The connection failed (ECONNRESET).', { sent: true });
    const transport = recordingTransport(() => Promise.reject(cause));
    const failure = testStripe(transport).setupIntents.retrieve(ID);
    await expect(failure).rejects.toBeInstanceOf(StripeConnectionError);
    await expect(failure).rejects.toMatchObject({ cause, status: null, requestId: null });
  });

  it('of our own passes as it is', async () => {
    const bug = new TypeError('A bug.');
    const { setupIntents } = testStripe(recordingTransport(() => Promise.reject(bug)));
    await expect(setupIntents.retrieve(ID)).rejects.toBe(bug);
  });

  it('never speaks of the key', async () => {
    const transport = recordingTransport(() => ({ status: 500, headers: {}, body: 'nonsense' }));
    const error: unknown = await testStripe(transport)
      .setupIntents.retrieve(ID)
      .catch((reason) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('sk_test_unit');
  });
});

describe('onCall', () => {
  const path = '/v1/setup_intents/seti_1';

  it('is told of a success', async () => {
    const calls: FinishedCall[] = [];
    await testStripe(answering(), { onCall: (call) => calls.push(call) }).setupIntents.retrieve(ID);
    expect(calls).toEqual([{ method: 'GET', path, status: 200, requestId: 'req_1' }]);
  });

  it('is told the path without its query, which may hold a client secret', async () => {
    const calls: FinishedCall[] = [];
    const stripe = testStripe(answering(), { onCall: (call) => calls.push(call) });
    await stripe.setupIntents.retrieve(ID, { client_secret: 'seti_1_secret_2' });
    expect(calls).toEqual([{ method: 'GET', path, status: 200, requestId: 'req_1' }]);
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
    expect(calls).toEqual([{ method: 'POST', path: `${path}/cancel`, status: 404, requestId: 'req_2' }]);
  });

  it('is told of silence', async () => {
    const calls: FinishedCall[] = [];
    const transport = recordingTransport(() => Promise.reject(new TimeoutError('Late.', { sent: true })));
    const { setupIntents } = testStripe(transport, { onCall: (call) => calls.push(call) });
    await expect(setupIntents.retrieve(ID)).rejects.toBeInstanceOf(StripeConnectionError);
    expect(calls).toEqual([{ method: 'GET', path, status: null, requestId: null }]);
  });
});
