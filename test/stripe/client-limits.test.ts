import { describe, expect, it } from 'vitest';
import { ConnectionError } from '../../src/http/errors.ts';
import { LocalRateLimitError, StripeConnectionError } from '../../src/stripe/errors.ts';
import { SetupIntentId } from '../../src/stripe/ids.ts';
import { json, recordingTransport } from '../support/recording-transport.ts';
import { budgetsOf, testStripeClient } from '../support/stripe-client.ts';

const ID = SetupIntentId.parse('seti_1') as SetupIntentId;
const MINE = { idempotencyKey: 'mine' };

const respondingTransport = () => recordingTransport(() => json({ id: 'seti_1', object: 'setup_intent' }));
const failingTransport = () =>
  recordingTransport(() => Promise.reject(new ConnectionError('Lost.', { sent: true })));

describe('the rate limits', () => {
  const budgetOf = budgetsOf({ maxPerSecond: 1, maxInFlight: 1 });

  it('reject a call that would wait too long, without sending it', async () => {
    const transport = respondingTransport();
    const client = testStripeClient(transport, {
      budgetOf,
      deadlineMs: 1000,
      delay: () => new Promise(() => {}),
    });
    const { setupIntents } = client.forRequest({});
    await setupIntents.retrieve(ID);
    const rejected = await setupIntents.create({}, MINE).catch((error: unknown) => error);
    expect(rejected).toBeInstanceOf(LocalRateLimitError);
    expect(rejected).toMatchObject({ status: null, advice: { retryAfterMs: 1000 } });
    expect(transport.requests).toHaveLength(1);
  });

  it('are separate for each account and key', async () => {
    const transport = respondingTransport();
    const client = testStripeClient(transport, { budgetOf, deadlineMs: 1000 });
    await client.forRequest({}).setupIntents.retrieve(ID);
    await client.forRequest({ account: 'acct_1' }).setupIntents.retrieve(ID);
    await client.forRequest({ account: 'acct_2' }).setupIntents.retrieve(ID);
    await client.forRequest({ apiKey: 'pk_test_1' }).setupIntents.retrieve(ID);
    expect(
      transport.requests.map(({ headers }) => [headers.authorization, headers['stripe-account']]),
    ).toEqual([
      ['Bearer sk_test_unit', undefined],
      ['Bearer sk_test_unit', 'acct_1'],
      ['Bearer sk_test_unit', 'acct_2'],
      ['Bearer pk_test_1', undefined],
    ]);
  });

  it('let GraphQL requests take turns, even if one has many calls', async () => {
    const transport = respondingTransport();
    const client = testStripeClient(transport, {
      budgetOf: budgetsOf({ maxPerSecond: 100, maxInFlight: 1 }),
    });
    const [large, small] = [client.forRequest({}), client.forRequest({})];
    const read = ({ setupIntents }: typeof large, id: string) =>
      setupIntents.retrieve(SetupIntentId.parse(id) as SetupIntentId);
    const ids = ['seti_large1', 'seti_large2', 'seti_large3', 'seti_large4'];
    await Promise.all([...ids.map((id) => read(large, id)), read(small, 'seti_small')]);
    expect(transport.requests.map(({ path }) => path.replace('/v1/setup_intents/', ''))).toEqual([
      'seti_large1',
      'seti_large2',
      'seti_small',
      'seti_large3',
      'seti_large4',
    ]);
  });

  it('hold for retries too, and keep the error of an attempt whose outcome is unknown', async () => {
    const transport = failingTransport();
    const client = testStripeClient(transport, { budgetOf, deadlineMs: 1900, delay: async () => {} });
    const outcome = client.forRequest({}).setupIntents.create({}, MINE);
    await expect(outcome).rejects.toBeInstanceOf(StripeConnectionError);
    expect(transport.requests).toHaveLength(1);
  });
});
