import { describe, expect, it } from 'vitest';
import { AbortedError, ConnectionError, TimeoutError } from '../../src/http/errors.ts';
import {
  StripeApiError,
  StripeCardError,
  StripeConnectionError,
  StripeError,
} from '../../src/stripe/errors.ts';
import { SetupIntentId } from '../../src/stripe/ids.ts';
import { deferred } from '../support/deferred.ts';
import { answeringInTurn, json, recordingTransport } from '../support/recording-transport.ts';
import { testStripe, testStripeClient } from '../support/stripe-client.ts';

const ID = SetupIntentId.parse('seti_1') as SetupIntentId;
const MINE = { idempotencyKey: 'mine' };
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
        timeoutMs: 10_000,
      },
    ]);
  });

  it('is not sent when its time is over: that is nobody waiting for a turn', async () => {
    const transport = answering();
    const late = testStripe(transport).setupIntents.list({ limit: 1 }, { endsAt: 1000 });
    await expect(late).rejects.toMatchObject({
      name: 'StripeConnectionError',
      cause: expect.any(TimeoutError),
    });
    expect(transport.requests).toEqual([]);
  });

  it('has no question mark without parameters', async () => {
    const transport = answering();
    await testStripe(transport).setupIntents.retrieve(ID, { expand: [] });
    expect(transport.requests[0]?.path).toBe('/v1/setup_intents/seti_1');
  });

  it('goes to the account of its request, with the key of its request', async () => {
    const transport = answering();
    const scope = { account: 'acct_1', apiKey: 'pk_test_browser' };
    await testStripe(transport, scope).setupIntents.retrieve(ID);
    const headers = { authorization: 'Bearer pk_test_browser', 'stripe-account': 'acct_1' };
    expect(transport.requests[0]?.headers).toMatchObject(headers);
  });

  it('ends with the signal of its request', async () => {
    const transport = answering();
    const controller = new AbortController();
    await testStripe(transport, { signal: controller.signal }).setupIntents.retrieve(ID);
    expect(transport.requests[0]?.signal?.aborted).toBe(false);
    controller.abort();
    expect(transport.requests[0]?.signal?.aborted).toBe(true);
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
        timeoutMs: 10_000,
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

  it('is not sent without a key: its outcome could never be asked for again', async () => {
    const transport = answering();
    const options = {} as { idempotencyKey: string };
    await expect(testStripe(transport).setupIntents.create({}, options)).rejects.toBeInstanceOf(TypeError);
    expect(transport.requests).toEqual([]);
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
  it('gives a call that has no time for several tries the whole deadline', async () => {
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
    expect(transport.requests.map(({ timeoutMs }) => timeoutMs)).toEqual([10_000, 4000]);
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

const lost = () => Promise.reject(new ConnectionError('The connection failed.', { sent: true }));
const refusal =
  (status: number, headers: Readonly<Record<string, string>> = {}) =>
  () =>
    json({ error: { type: 'api_error', message: 'No.' } }, { status, headers });
const success = () => json(INTENT);

describe('a second try', () => {
  it.each([
    ['a lost connection', lost],
    ['a time-out', () => Promise.reject(new TimeoutError('Late.', { sent: true }))],
    ['409', refusal(409)],
    ['429', refusal(429)],
    ['500', refusal(500)],
    ['a success that is nonsense', () => json('nonsense')],
    ['a success that is something else', () => json({ object: 'list', data: [] })],
  ])('of a read follows %s', async (_name, failure) => {
    const transport = answeringInTurn(failure, success);
    expect((await testStripe(transport).setupIntents.retrieve(ID)).object).toEqual(INTENT);
    expect(transport.requests).toHaveLength(2);
    expect(transport.requests[1]).toEqual({ ...transport.requests[0], timeoutMs: 10_000 });
  });

  it('of a write has the same bytes and the same key', async () => {
    const transport = answeringInTurn(lost, refusal(500), refusal(429), lost, success);
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
    ['the header says no', refusal(500, { 'stripe-should-retry': 'false' })],
    ['Stripe has stored its failure', refusal(500, { 'idempotent-replayed': 'true' })],
    ['it is a refusal', refusal(400)],
    ['the caller hung up', () => Promise.reject(new AbortedError('Gone.', { sent: true }))],
    ['Stripe wants more time than there is', refusal(429, { 'retry-after': '20' })],
  ])('does not come when %s', async (_name, failure) => {
    const transport = answeringInTurn(failure, success);
    await expect(testStripe(transport).setupIntents.create({}, MINE)).rejects.toBeInstanceOf(StripeError);
    expect(transport.requests).toHaveLength(1);
  });

  it('waits as the policy says, by the chance it is given', async () => {
    const pauses: number[] = [];
    const delay = async (ms: number) => pauses.push(ms);
    const client = testStripeClient(answeringInTurn(lost), { delay, random: () => 1 });
    await expect(client.scoped({}).setupIntents.retrieve(ID)).rejects.toBeInstanceOf(StripeConnectionError);
    expect(pauses).toEqual([500, 500, 1000, 2000]);
  });

  it('has what is left of the one deadline, and does not come after it', async () => {
    const clock = { now: 1000 };
    const transport = recordingTransport(() => {
      clock.now += 200;
      return refusal(503)();
    });
    const client = testStripeClient(transport, {
      deadlineMs: 1400,
      now: () => clock.now,
      delay: async (ms) => {
        clock.now += ms;
      },
    });
    await expect(client.scoped({}).setupIntents.retrieve(ID)).rejects.toMatchObject({ status: 503 });
    expect(transport.requests.map(({ timeoutMs }) => timeoutMs)).toEqual([1000, 700]);
    expect(clock.now).toBe(1900);
  });

  it('tells of a loss when nothing after it tells what became of the write', async () => {
    const transport = answeringInTurn(lost, refusal(429));
    const { setupIntents } = testStripe(transport);
    await expect(setupIntents.create({}, MINE)).rejects.toBeInstanceOf(StripeConnectionError);
    expect(transport.requests).toHaveLength(5);
  });

  it('of a read tells the last failure', async () => {
    const { setupIntents } = testStripe(answeringInTurn(lost, refusal(429)));
    await expect(setupIntents.retrieve(ID)).rejects.toMatchObject({ status: 429 });
  });
});

describe('a caller who hangs up while a second try waits', () => {
  it('ends the wait of a read, which is not sent again', async () => {
    const transport = answeringInTurn(lost, success);
    const caller = new AbortController();
    const client = testStripeClient(transport, {
      delay: (_ms, signal) => {
        const ended = deferred();
        signal?.addEventListener('abort', () => ended.reject(signal.reason));
        caller.abort();
        return ended.promise;
      },
    });
    const read = client.scoped({ signal: caller.signal }).setupIntents.retrieve(ID);
    await expect(read).rejects.toMatchObject({ cause: expect.any(AbortedError) });
    expect(transport.requests).toHaveLength(1);
  });

  it('does not end that of a write', async () => {
    const transport = answeringInTurn(lost, success);
    const caller = new AbortController();
    const signals: (AbortSignal | undefined)[] = [];
    const client = testStripeClient(transport, {
      delay: async (_ms, signal) => {
        signals.push(signal);
        caller.abort();
      },
    });
    const { object } = await client.scoped({ signal: caller.signal }).setupIntents.create({}, MINE);
    expect(object).toEqual(INTENT);
    expect(signals).toEqual([undefined]);
  });
});
