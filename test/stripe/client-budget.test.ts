import { describe, expect, it } from 'vitest';
import { StripeApiError, StripeBudgetError } from '../../src/stripe/errors.ts';
import { SetupIntentId } from '../../src/stripe/ids.ts';
import { json, recordingTransport, respondingInTurn } from '../support/recording-transport.ts';
import { testStripeClient } from '../support/stripe-client.ts';

const ID = SetupIntentId.parse('seti_1') as SetupIntentId;
const intent = () => json({ id: 'seti_1', object: 'setup_intent' });

describe('the call budget of a GraphQL request', () => {
  it('stops reads and writes beyond it before they are sent', async () => {
    const transport = recordingTransport(intent);
    const { setupIntents } = testStripeClient(transport).forRequest({ maxCalls: 2 });
    await setupIntents.retrieve(ID);
    await setupIntents.create({}, { idempotencyKey: 'first' });
    const beyond = [setupIntents.retrieve(ID), setupIntents.create({}, { idempotencyKey: 'second' })];
    for (const call of beyond) {
      const error = await call.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(StripeBudgetError);
      expect(error).toMatchObject({ budget: 2, status: null, requestId: null });
    }
    expect(transport.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  it('holds for calls that start together', async () => {
    const transport = recordingTransport(intent);
    const { setupIntents } = testStripeClient(transport).forRequest({ maxCalls: 3 });
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => setupIntents.retrieve(ID)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(transport.requests).toHaveLength(3);
  });

  it('counts a call once, whether it is retried, succeeds or fails', async () => {
    const busy = () => json({ error: { type: 'api_error' } }, { status: 503 });
    const transport = respondingInTurn(busy, busy, intent, busy);
    const { setupIntents } = testStripeClient(transport).forRequest({ maxCalls: 2 });
    await setupIntents.retrieve(ID);
    await expect(setupIntents.retrieve(ID)).rejects.toBeInstanceOf(StripeApiError);
    expect(transport.requests).toHaveLength(3 + 5);
    await expect(setupIntents.retrieve(ID)).rejects.toBeInstanceOf(StripeBudgetError);
    expect(transport.requests).toHaveLength(3 + 5);
  });

  it('is separate for each request, and unlimited by default', async () => {
    const transport = recordingTransport(intent);
    const client = testStripeClient(transport);
    await client.forRequest({ maxCalls: 1 }).setupIntents.retrieve(ID);
    await client.forRequest({ maxCalls: 1 }).setupIntents.retrieve(ID);
    const unlimited = client.forRequest({});
    for (let call = 0; call < 200; call += 1) await unlimited.setupIntents.retrieve(ID);
    expect(transport.requests).toHaveLength(202);
  });
});
