import { describe, expect, it } from 'vitest';
import { CardTestingLimit, type SharedCounter } from '../../../src/schema/access/card-testing-limit.ts';
import { boundTo } from '../../support/principals.ts';

const HOUR = 3_600_000;

function counting(perHour = 2, shared?: SharedCounter) {
  const clock = { now: 0 };
  const limit = new CardTestingLimit({ perHour, now: () => clock.now, shared });
  return { clock, count: (key: string, who = boundTo('cus_1')) => limit.count(who, key) };
}

describe('the writes of a customer', () => {
  it('are limited within any hour', async () => {
    const { clock, count } = counting();
    await count('a');
    clock.now = 1000;
    await count('b');
    clock.now = HOUR - 1;
    await expect(count('c')).rejects.toMatchObject({
      extensions: { code: 'RATE_LIMITED', retryable: true, retryAfterMs: 1 },
    });
    clock.now = HOUR;
    await count('c');
    await expect(count('d')).rejects.toMatchObject({ extensions: { retryAfterMs: 1000 } });
  });

  it('are counted once for each key', async () => {
    const { count } = counting();
    for (const key of ['a', 'b', 'a', 'b']) await count(key);
    await expect(count('c')).rejects.toThrow('Too many payment methods');
  });

  it('are limited for each customer of each account, also for different callers', async () => {
    const { count } = counting(1);
    await count('a');
    await count('b', boundTo('cus_2'));
    await count('c', boundTo('cus_1', { account: 'acct_1' }));
    await expect(count('d', boundTo('cus_1', { subject: 'another' }))).rejects.toThrow('Too many');
  });

  it('that arrive at the same time are limited, too', async () => {
    const { count } = counting(2);
    const results = await Promise.allSettled(['a', 'b', 'c', 'd'].map((key) => count(key)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
  });
});

describe('with a counter that instances share', () => {
  /** A counter with these answers, one for each call. */
  const answering = (answers: (number | null)[], instances = 1): SharedCounter => ({
    count: async () => answers.shift() ?? null,
    instances,
  });

  it('a write that the counter rejects is not counted', async () => {
    const { count } = counting(1, answering([500, 0]));
    await expect(count('a')).rejects.toMatchObject({ extensions: { retryAfterMs: 500 } });
    await count('b');
  });

  it('an instance allows its share of writes while the counter does not answer', async () => {
    const { count } = counting(10, answering([], 3));
    for (const key of ['a', 'b', 'c', 'd']) await count(key);
    await expect(count('e')).rejects.toThrow('Too many payment methods');
  });

  it('writes of this instance count even if the counter has lost them', async () => {
    const { count } = counting(1, answering([0, 0]));
    await count('a');
    await expect(count('b')).rejects.toThrow('Too many payment methods');
  });
});
