import { describe, expect, it } from 'vitest';
import { AbortedError, ConnectionError, TimeoutError, type TransportError } from '../../src/http/errors.ts';
import type { TransportRequest, TransportResponse } from '../../src/http/transport.ts';
import { StripeConnectionError } from '../../src/stripe/errors.ts';
import { SetupIntentId } from '../../src/stripe/ids.ts';
import { deferred } from '../support/deferred.ts';
import { json, recordingTransport } from '../support/recording-transport.ts';
import { testStripeClient } from '../support/stripe-client.ts';

const ID = SetupIntentId.parse('seti_1') as SetupIntentId;

/** A client whose clock advances by a millisecond with each look at it, and whose calls the test answers. */
function heldClient() {
  let time = 0;
  const now = () => {
    time += 1;
    return time;
  };
  const calls: { request: TransportRequest; answer: ReturnType<typeof deferred<TransportResponse>> }[] = [];
  const transport = recordingTransport((request) => {
    const answer = deferred<TransportResponse>();
    calls.push({ request, answer });
    return answer.promise;
  });
  const client = testStripeClient(transport, { now });
  const sent = (count: number) => expect.poll(() => calls.length).toBe(count);
  const answer = (index: number, version = 'v1') =>
    calls[index]?.answer.resolve(json({ id: 'seti_1', object: 'setup_intent', description: version }));
  const fail = (index: number, error: TransportError) => calls[index]?.answer.reject(error);
  return { client, calls, sent, answer, fail };
}

const described = async (read: Promise<{ object: { description?: string | null } }>) =>
  (await read).object.description;

describe('identical reads of several requests', () => {
  it('share one call that was sent after both requests had arrived', async () => {
    const { client, calls, sent, answer } = heldClient();
    const [one, two] = [client.forRequest({}), client.forRequest({})];
    const reads = [one, two].map(({ setupIntents }) => described(setupIntents.retrieve(ID)));
    await sent(1);
    answer(0);
    expect(await Promise.all(reads)).toEqual(['v1', 'v1']);
    expect(calls).toHaveLength(1);
  });

  it('do not share a call that was sent before the later request arrived', async () => {
    const { client, sent, answer } = heldClient();
    const early = described(client.forRequest({}).setupIntents.retrieve(ID));
    await sent(1);
    const late = described(client.forRequest({}).setupIntents.retrieve(ID));
    await sent(2);
    answer(0, 'old');
    answer(1, 'new');
    expect([await early, await late]).toEqual(['old', 'new']);
  });

  it('do not share a call that was sent before the last write of the request', async () => {
    const { client, sent, answer } = heldClient();
    const [writer, reader] = [client.forRequest({}), client.forRequest({})];
    const write = writer.setupIntents.create({}, { idempotencyKey: 'key' });
    await sent(1);
    const early = described(reader.setupIntents.retrieve(ID));
    await sent(2);
    answer(0);
    await write;
    const late = described(writer.setupIntents.retrieve(ID));
    await sent(3);
    answer(1, 'old');
    answer(2, 'new');
    expect([await early, await late]).toEqual(['old', 'new']);
  });

  it.each([
    ['parameters', {}, { expand: ['customer'] }],
    ['accounts', { account: 'acct_1' }, {}],
    ['keys', { apiKey: 'pk_test_1' }, {}],
  ])('do not share a call with other %s', async (_, options, params) => {
    const { client, sent, answer } = heldClient();
    const [one, two] = [client.forRequest({}), client.forRequest(options)];
    const reads = [one.setupIntents.retrieve(ID), two.setupIntents.retrieve(ID, params)];
    await sent(2);
    answer(0);
    answer(1);
    await Promise.all(reads);
  });

  it('are aborted when all requests are aborted', async () => {
    const { client, calls, sent, fail } = heldClient();
    const controllers = [new AbortController(), new AbortController()];
    const clients = controllers.map(({ signal }) => client.forRequest({ signal }));
    const reads = Promise.allSettled(clients.map(({ setupIntents }) => setupIntents.retrieve(ID)));
    await sent(1);
    controllers[0]?.abort();
    expect(calls[0]?.request.signal?.aborted).toBe(false);
    controllers[1]?.abort();
    expect(calls[0]?.request.signal?.aborted).toBe(true);
    fail(0, new AbortedError('Aborted.', { sent: true }));
    for (const { status } of await reads) expect(status).toBe('rejected');
  });

  it('are repeated by a request that is not the cause of the failure', async () => {
    const { client, calls, sent, answer, fail } = heldClient();
    const [one, two] = [client.forRequest({}), client.forRequest({})];
    const [first, second] = [one, two].map(({ setupIntents }) => setupIntents.retrieve(ID));
    const outcome = expect(first).rejects.toBeInstanceOf(StripeConnectionError);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await sent(attempt + 1);
      fail(attempt, new TimeoutError('Too late.', { sent: true }));
    }
    await outcome;
    await sent(6);
    answer(5);
    await second;
    expect(calls).toHaveLength(6);
  });

  it('fail together if the connection fails', async () => {
    const { client, calls, sent, fail } = heldClient();
    const [one, two] = [client.forRequest({}), client.forRequest({})];
    const reads = Promise.allSettled([one, two].map(({ setupIntents }) => setupIntents.retrieve(ID)));
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await sent(attempt + 1);
      fail(attempt, new ConnectionError('Reset.', { sent: true }));
    }
    for (const { status } of await reads) expect(status).toBe('rejected');
    expect(calls).toHaveLength(5);
  });
});
