import { describe, expect, it } from 'vitest';
import type { CancelSignal } from '../../src/http/cancel-signal.ts';
import { AbortedError, ConnectionError, TimeoutError } from '../../src/http/errors.ts';
import type { TransportResponse } from '../../src/http/transport.ts';
import { StripeConnectionError, StripeError } from '../../src/stripe/errors.ts';
import { SetupIntentId } from '../../src/stripe/ids.ts';
import { deferred } from '../support/deferred.ts';
import { json, recordingTransport, respondingInTurn } from '../support/recording-transport.ts';
import { testStripe, testStripeClient } from '../support/stripe-client.ts';

const ID = SetupIntentId.parse('seti_1') as SetupIntentId;
const MINE = { idempotencyKey: 'mine' };
const INTENT = { id: 'seti_1', object: 'setup_intent' };

const respondingTransport = () => recordingTransport(() => json(INTENT));

describe('a call', () => {
  it('of a read is sent with half of the deadline as its timeout', async () => {
    const transport = respondingTransport();
    const params = { expand: ['customer'] };
    expect(await testStripe(transport).setupIntents.retrieve(ID, params)).toMatchObject({ object: INTENT });
    expect(transport.requests).toMatchObject([
      {
        method: 'GET',
        path: '/v1/setup_intents/seti_1?expand[0]=customer',
        headers: { authorization: 'Bearer sk_test_unit', 'user-agent': 'unit-test/1' },
        timeoutMs: 10_000,
      },
    ]);
  });

  it('is sent with the account and the key of its GraphQL request', async () => {
    const transport = respondingTransport();
    const options = { account: 'acct_1', apiKey: 'pk_test_browser' };
    await testStripe(transport, options).setupIntents.retrieve(ID);
    const headers = { authorization: 'Bearer pk_test_browser', 'stripe-account': 'acct_1' };
    expect(transport.requests[0]?.headers).toMatchObject(headers);
  });

  it('of a read is aborted with the signal of its GraphQL request', async () => {
    const held = deferred<TransportResponse>();
    const transport = recordingTransport(() => held.promise);
    const controller = new AbortController();
    const read = testStripe(transport, { signal: controller.signal }).setupIntents.retrieve(ID);
    await expect.poll(() => transport.requests[0]?.signal?.aborted).toBe(false);
    controller.abort();
    expect(transport.requests[0]?.signal?.aborted).toBe(true);
    held.resolve(json(INTENT));
    await read;
  });

  it('of a write has no signal, because a write must be allowed to finish', async () => {
    const transport = respondingTransport();
    const { signal } = new AbortController();
    await testStripe(transport, { signal }).setupIntents.create({}, MINE);
    expect(transport.requests[0]).not.toHaveProperty('signal');
  });
});

describe('a call of an aborted request', () => {
  const signal = AbortSignal.abort();

  it.each<[string, (stripe: ReturnType<typeof testStripe>) => Promise<unknown>]>([
    ['read', ({ setupIntents }) => setupIntents.retrieve(ID)],
    ['write', ({ setupIntents }) => setupIntents.create({}, MINE)],
  ])('is not sent: a %s', async (_, call) => {
    const transport = respondingTransport();
    const attempts: unknown[] = [];
    const onAttempt = (attempt: unknown) => attempts.push(attempt);
    await expect(call(testStripe(transport, { signal, onAttempt }))).rejects.toMatchObject({
      name: 'StripeConnectionError',
      cause: expect.any(AbortedError),
    });
    expect(transport.requests).toEqual([]);
    expect(attempts).toEqual([]);
  });
});

describe('the deadline', () => {
  it('is the timeout of the first attempt if there is no time for another', async () => {
    const transport = respondingTransport();
    const client = testStripeClient(transport, { deadlineMs: 750 });
    await client.forRequest({}).setupIntents.retrieve(ID);
    expect(transport.requests[0]?.timeoutMs).toBe(750);
  });

  it('that has passed stops a call before it is sent', async () => {
    const transport = respondingTransport();
    const late = testStripe(transport).setupIntents.list({ limit: 1 }, { endsAt: 1000 });
    await expect(late).rejects.toMatchObject({
      name: 'StripeConnectionError',
      cause: expect.any(TimeoutError),
    });
    expect(transport.requests).toEqual([]);
  });

  it('holds for all pages of a list', async () => {
    const transport = recordingTransport(() => json({ object: 'list', data: [], has_more: false }));
    const clock = { now: 1000 };
    const stripe = testStripeClient(transport, { now: () => clock.now }).forRequest({});
    const endsAt = stripe.deadline();
    expect(endsAt).toBe(21_000);
    await stripe.setupIntents.list({ limit: 100 }, { endsAt });
    clock.now = 13_000;
    await stripe.setupIntents.list({ limit: 100 }, { endsAt });
    expect(transport.requests.map(({ timeoutMs }) => timeoutMs)).toEqual([10_000, 4000]);
  });
});

describe('an error', () => {
  it('without a response has the transport error as its cause', async () => {
    const cause = new ConnectionError('The connection failed (ECONNRESET).', { sent: true });
    const transport = recordingTransport(() => Promise.reject(cause));
    const failure = testStripe(transport).setupIntents.retrieve(ID);
    await expect(failure).rejects.toBeInstanceOf(StripeConnectionError);
    await expect(failure).rejects.toMatchObject({ cause, status: null, requestId: null });
  });

  it('that is a bug is not changed', async () => {
    const bug = new TypeError('A bug.');
    const { setupIntents } = testStripe(recordingTransport(() => Promise.reject(bug)));
    await expect(setupIntents.retrieve(ID)).rejects.toBe(bug);
  });

  it('does not contain the API key', async () => {
    const transport = recordingTransport(() => ({ status: 500, headers: {}, body: 'nonsense' }));
    const error: unknown = await testStripe(transport)
      .setupIntents.retrieve(ID)
      .catch((reason) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('sk_test_unit');
  });
});

const lost = () => Promise.reject(new ConnectionError('Lost.', { sent: true }));
const errorResponse =
  (status: number, headers: Readonly<Record<string, string>> = {}) =>
  () =>
    json({ error: { type: 'api_error', message: 'No.' } }, { status, headers });
const success = () => json(INTENT);

describe('a retry', () => {
  it.each([
    ['a lost connection', lost],
    ['a timeout', () => Promise.reject(new TimeoutError('Late.', { sent: true }))],
    ['409', errorResponse(409)],
    ['429', errorResponse(429)],
    ['500', errorResponse(500)],
    ['a success with an invalid body', () => json('nonsense')],
    ['a success with another object', () => json({ object: 'list', data: [] })],
  ])('of a read follows after %s', async (_name, failure) => {
    const transport = respondingInTurn(failure, success);
    expect((await testStripe(transport).setupIntents.retrieve(ID)).object).toEqual(INTENT);
    expect(transport.requests).toHaveLength(2);
    expect(transport.requests[1]).toEqual({ ...transport.requests[0], timeoutMs: 10_000 });
  });

  it('of a write sends the same bytes and the same idempotency key', async () => {
    const transport = respondingInTurn(lost, errorResponse(500), errorResponse(429), lost, success);
    const { setupIntents } = testStripe(transport);
    await setupIntents.create({ description: 'Café', metadata: { a: '1' } }, MINE);
    const [first, ...others] = transport.requests;
    expect(first).toMatchObject({
      headers: { 'idempotency-key': 'mine' },
      body: 'description=Caf%C3%A9&metadata[a]=1',
    });
    const timeoutMs = 20_000;
    expect(others).toEqual([first, first, first, { ...first, timeoutMs }]);
  });

  it.each([
    ['Stripe-Should-Retry is false', errorResponse(500, { 'stripe-should-retry': 'false' })],
    ['Stripe has stored the failure', errorResponse(500, { 'idempotent-replayed': 'true' })],
    ['the status is 400', errorResponse(400)],
    ['the caller aborted the request', () => Promise.reject(new AbortedError('Gone.', { sent: true }))],
    ['Retry-After ends after the deadline', errorResponse(429, { 'retry-after': '20' })],
  ])('is not sent if %s', async (_name, failure) => {
    const transport = respondingInTurn(failure, success);
    await expect(testStripe(transport).setupIntents.create({}, MINE)).rejects.toBeInstanceOf(StripeError);
    expect(transport.requests).toHaveLength(1);
  });

  it('waits as long as the retry policy says', async () => {
    const delays: number[] = [];
    const delay = async (ms: number) => delays.push(ms);
    const client = testStripeClient(respondingInTurn(lost), { delay, random: () => 1 });
    await expect(client.forRequest({}).setupIntents.retrieve(ID)).rejects.toBeInstanceOf(
      StripeConnectionError,
    );
    expect(delays).toEqual([500, 500, 1000, 2000]);
  });

  it('gets the time that is left, and is not sent after the deadline', async () => {
    const clock = { now: 1000 };
    const transport = recordingTransport(() => {
      clock.now += 200;
      return errorResponse(503)();
    });
    const client = testStripeClient(transport, {
      deadlineMs: 1400,
      now: () => clock.now,
      delay: async (ms) => {
        clock.now += ms;
      },
    });
    await expect(client.forRequest({}).setupIntents.retrieve(ID)).rejects.toMatchObject({ status: 503 });
    expect(transport.requests.map(({ timeoutMs }) => timeoutMs)).toEqual([1000, 700]);
    expect(clock.now).toBe(1900);
  });

  it('of a write fails with an earlier lost connection if the later failures leave the outcome unknown', async () => {
    const transport = respondingInTurn(lost, errorResponse(429));
    const { setupIntents } = testStripe(transport);
    await expect(setupIntents.create({}, MINE)).rejects.toBeInstanceOf(StripeConnectionError);
    expect(transport.requests).toHaveLength(5);
  });

  it('of a read fails with the last failure', async () => {
    const { setupIntents } = testStripe(respondingInTurn(lost, errorResponse(429)));
    await expect(setupIntents.retrieve(ID)).rejects.toMatchObject({ status: 429 });
  });
});

describe('a request aborted between two attempts', () => {
  it('sends a read no more', async () => {
    const transport = respondingInTurn(lost, success);
    const controller = new AbortController();
    const client = testStripeClient(transport, {
      delay: (_ms, signal) => {
        const ended = deferred();
        signal?.addEventListener('abort', () => ended.reject(new Error('canceled')));
        controller.abort();
        return ended.promise;
      },
    });
    const read = client.forRequest({ signal: controller.signal }).setupIntents.retrieve(ID);
    await expect(read).rejects.toMatchObject({ cause: expect.any(AbortedError) });
    expect(transport.requests).toHaveLength(1);
  });

  it('still retries a write', async () => {
    const transport = respondingInTurn(lost, success);
    const controller = new AbortController();
    const signals: (CancelSignal | undefined)[] = [];
    const client = testStripeClient(transport, {
      delay: async (_ms, signal) => {
        signals.push(signal);
        controller.abort();
      },
    });
    const { object } = await client.forRequest({ signal: controller.signal }).setupIntents.create({}, MINE);
    expect(object).toEqual(INTENT);
    expect(signals).toEqual([undefined]);
  });
});
