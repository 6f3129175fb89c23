import { describe, expect, it } from 'vitest';
import { CardTestingLimit } from '../../../src/schema/access/card-testing-limit.ts';
import { boundTo } from '../../support/principals.ts';

const HOUR = 3_600_000;

function counting(perHour = 2) {
  const clock = { now: 0 };
  const writes = new CardTestingLimit({ perHour, now: () => clock.now });
  return { clock, count: (key: string, who = boundTo('cus_1')) => writes.count(who, key) };
}

describe('the writes of a customer', () => {
  it('are so many within any hour', () => {
    const { clock, count } = counting();
    count('a');
    clock.now = 1000;
    count('b');
    clock.now = HOUR - 1;
    expect(() => count('c')).toThrow(
      expect.objectContaining({ extensions: { code: 'RATE_LIMITED', retryable: true, retryAfterMs: 1 } }),
    );
    clock.now = HOUR;
    count('c');
    expect(() => count('d')).toThrow(
      expect.objectContaining({ extensions: expect.objectContaining({ retryAfterMs: 1000 }) }),
    );
  });

  it('are counted once for each key', () => {
    const { count } = counting();
    for (const key of ['a', 'b', 'a', 'b']) count(key);
    expect(() => count('c')).toThrow('Too many payment methods');
  });

  it('are those of one customer of one account, whoever asks for them', () => {
    const { count } = counting(1);
    count('a');
    count('b', boundTo('cus_2'));
    count('c', boundTo('cus_1', { account: 'acct_1' }));
    expect(() => count('d', boundTo('cus_1', { subject: 'another' }))).toThrow('Too many');
  });
});
