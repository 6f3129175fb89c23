import { describe, expect, it } from 'vitest';
import { StripeApiError, StripeBudgetError } from '../../src/stripe/errors.ts';
import { SetupIntentId } from '../../src/stripe/ids.ts';
import { answeringInTurn, json, recordingTransport } from '../support/recording-transport.ts';
import { testStripeClient } from '../support/stripe-client.ts';

const ID = SetupIntentId.parse('seti_1') as SetupIntentId;
const intent = () => json({ id: 'seti_1', object: 'setup_intent' });

describe('the budget of a request', () => {
  it('holds for reads and writes: a call beyond it is not sent', async () => {
    const transport = recordingTransport(intent);
    const { setupIntents } = testStripeClient(transport).scoped({ maxCalls: 2 });
    await setupIntents.retrieve(ID);
    await setupIntents.create({}, { idempotencyKey: 'first' });
    const refused = [setupIntents.retrieve(ID), setupIntents.create({}, { idempotencyKey: 'second' })];
    for (const call of refused) {
      const error = await call.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(StripeBudgetError);
      expect(error).toMatchObject({ budget: 2, status: null, requestId: null });
    }
    expect(transport.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  it('holds for calls that start at the same time', async () => {
    const transport = recordingTransport(intent);
    const { setupIntents } = testStripeClient(transport).scoped({ maxCalls: 3 });
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => setupIntents.retrieve(ID)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(transport.requests).toHaveLength(3);
  });

  it('counts a call once, however often it is retried, and whether or not it succeeds', async () => {
    const busy = () => json({ error: { type: 'api_error' } }, { status: 503 });
    const transport = answeringInTurn(busy, busy, intent, busy);
    const { setupIntents } = testStripeClient(transport).scoped({ maxCalls: 2 });
    await setupIntents.retrieve(ID);
    await expect(setupIntents.retrieve(ID)).rejects.toBeInstanceOf(StripeApiError);
    expect(transport.requests).toHaveLength(3 + 5);
    await expect(setupIntents.retrieve(ID)).rejects.toBeInstanceOf(StripeBudgetError);
    expect(transport.requests).toHaveLength(3 + 5);
  });

  it('is not shared with other requests, and is unlimited unless given', async () => {
    const transport = recordingTransport(intent);
    const client = testStripeClient(transport);
    await client.scoped({ maxCalls: 1 }).setupIntents.retrieve(ID);
    await client.scoped({ maxCalls: 1 }).setupIntents.retrieve(ID);
    const unlimited = client.scoped({});
    for (let call = 0; call < 200; call += 1) await unlimited.setupIntents.retrieve(ID);
    expect(transport.requests).toHaveLength(202);
  });
});
