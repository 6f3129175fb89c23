import { describe, expect, it } from 'vitest';
import { ConnectionError } from '../../src/http/errors.ts';
import { StripeConnectionError, StripeQueueError } from '../../src/stripe/errors.ts';
import { SetupIntentId } from '../../src/stripe/ids.ts';
import { json, recordingTransport } from '../support/recording-transport.ts';
import { testStripeClient } from '../support/stripe-client.ts';

const ID = SetupIntentId.parse('seti_1') as SetupIntentId;
const MINE = { idempotencyKey: 'mine' };

const answering = () => recordingTransport(() => json({ id: 'seti_1', object: 'setup_intent' }));
const losing = () => recordingTransport(() => Promise.reject(new ConnectionError('Lost.', { sent: true })));

describe('the limits', () => {
  const limits = { maxPerSecond: 1, maxInFlight: 1 };

  it('refuse at once what would wait too long, and send nothing', async () => {
    const transport = answering();
    const client = testStripeClient(transport, {
      limits,
      deadlineMs: 1000,
      delay: () => new Promise(() => {}),
    });
    const { setupIntents } = client.scoped({});
    await setupIntents.retrieve(ID);
    const refused = await setupIntents.create({}, MINE).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StripeQueueError);
    expect(refused).toMatchObject({ status: null, advice: { retryAfterMs: 1000 } });
    expect(transport.requests).toHaveLength(1);
  });

  it('are those of each account and each key', async () => {
    const transport = answering();
    const client = testStripeClient(transport, { limits, deadlineMs: 1000 });
    await client.scoped({}).setupIntents.retrieve(ID);
    await client.scoped({ account: 'acct_1' }).setupIntents.retrieve(ID);
    await client.scoped({ account: 'acct_2' }).setupIntents.retrieve(ID);
    await client.scoped({ apiKey: 'pk_test_1' }).setupIntents.retrieve(ID);
    expect(
      transport.requests.map(({ headers }) => [headers.authorization, headers['stripe-account']]),
    ).toEqual([
      ['Bearer sk_test_unit', undefined],
      ['Bearer sk_test_unit', 'acct_1'],
      ['Bearer sk_test_unit', 'acct_2'],
      ['Bearer pk_test_1', undefined],
    ]);
  });

  it('hold further tries as well, and do not hide what the first may have done', async () => {
    const transport = losing();
    const client = testStripeClient(transport, { limits, deadlineMs: 1900, delay: async () => {} });
    const outcome = client.scoped({}).setupIntents.create({}, MINE);
    await expect(outcome).rejects.toBeInstanceOf(StripeConnectionError);
    expect(transport.requests).toHaveLength(1);
  });
});
