import { describe, expect, it } from 'vitest';
import { IdempotencyRecords, MAX_IDEMPOTENCY_RECORDS } from '../../../src/sandbox/http/idempotency.ts';
import { Collection, MAX_OBJECTS_PER_TYPE, type Quota } from '../../../src/sandbox/store/collection.ts';
import { type Account, MAX_ACCOUNTS, MAX_OBJECTS, Store } from '../../../src/sandbox/store/store.ts';

function record(index: number): { id: string; created: number } {
  return { id: `id_${index}`, created: index };
}

function fill(account: Account, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const request = { key: `k${index}`, keyType: 'secret', path: '/v1/x', fingerprint: '' };
    account.idempotency.claim(request, 0);
  }
}

describe('a collection', () => {
  it('is ordered by creation date, and by insertion within a second', () => {
    const collection = new Collection<{ id: string; created: number }>({ used: 0 });
    for (const [id, created] of [
      ['a', 5],
      ['b', 3],
      ['c', 5],
      ['d', 4],
    ] as const)
      collection.add({ id, created });
    expect(collection.items().map(({ id }) => id)).toEqual(['b', 'd', 'a', 'c']);
  });

  it('drops the oldest object above its limit', () => {
    const quota: Quota = { used: 0 };
    const collection = new Collection<{ id: string; created: number }>(quota);
    for (let index = 0; index < MAX_OBJECTS_PER_TYPE + 2; index += 1) collection.add(record(index));
    expect(collection.items()).toHaveLength(MAX_OBJECTS_PER_TYPE);
    expect(collection.get('id_1')).toBeUndefined();
    expect(collection.get('id_2')).toEqual(record(2));
    expect(quota.used).toBe(MAX_OBJECTS_PER_TYPE);
  });
});

describe('the idempotency records', () => {
  it('drop the oldest key above their limit', () => {
    const quota: Quota = { used: 0 };
    const records = new IdempotencyRecords(quota);
    const request = (key: string) => ({ key, keyType: 'secret', path: '/v1/x', fingerprint: '' });
    const claim = (key: string) => {
      const claimed = request(key);
      const saved = records.claim(claimed, 0);
      if (saved === null) records.saveResponse(claimed, { body: key, requestId: 'req_1', status: 200 });
      return saved;
    };
    for (let index = 0; index <= MAX_IDEMPOTENCY_RECORDS; index += 1) claim(`k${index}`);
    expect(records.size).toBe(MAX_IDEMPOTENCY_RECORDS);
    expect(quota.used).toBe(MAX_IDEMPOTENCY_RECORDS);
    expect(claim('k1')?.body).toBe('k1');
    expect(claim('k0')).toBeNull();
  });
});

describe('the store', () => {
  it('drops the oldest account above its limit, but never the platform', () => {
    const store = new Store();
    const { platform } = store;
    const first = store.account('acct_0');
    for (let index = 1; index < MAX_ACCOUNTS; index += 1) store.account(`acct_${index}`);
    expect(store.account('acct_0')).toBe(first);
    store.account('acct_new');
    expect(store.account(null)).toBe(platform);
    expect(store.account('acct_0')).not.toBe(first);
  });

  it('drops whole accounts when all together exceed the limit', () => {
    const store = new Store();
    const accounts = Array.from({ length: MAX_OBJECTS / MAX_IDEMPOTENCY_RECORDS + 1 }, (_none, index) =>
      store.account(`acct_${index}`),
    );
    for (const account of accounts) fill(account, MAX_IDEMPOTENCY_RECORDS);
    const last = accounts[accounts.length - 1];
    expect(store.account(`acct_${accounts.length - 1}`)).toBe(last);
    expect(store.account('acct_1')).toBe(accounts[1]);
    expect(store.account('acct_0')).not.toBe(accounts[0]);
  });
});
