import { describe, expect, it } from 'vitest';
import { IdempotencyRecords, MAX_IDEMPOTENCY_RECORDS } from '../../../src/sandbox/http/idempotency.ts';
import { Collection, MAX_OBJECTS_PER_KIND, type Quota } from '../../../src/sandbox/store/collection.ts';
import { MAX_OBJECTS, MAX_WORLDS, Store, type World } from '../../../src/sandbox/store/store.ts';

function record(index: number): { id: string; created: number } {
  return { id: `id_${index}`, created: index };
}

function fill(world: World, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const request = { key: `k${index}`, caller: 'secret', path: '/v1/x', fingerprint: '' };
    world.idempotency.claim(request, 0);
  }
}

describe('a collection', () => {
  it('is ordered by creation, and by making within a second', () => {
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

  it('forgets the oldest beyond its bound', () => {
    const quota: Quota = { used: 0 };
    const collection = new Collection<{ id: string; created: number }>(quota);
    for (let index = 0; index < MAX_OBJECTS_PER_KIND + 2; index += 1) collection.add(record(index));
    expect(collection.items()).toHaveLength(MAX_OBJECTS_PER_KIND);
    expect(collection.get('id_1')).toBeUndefined();
    expect(collection.get('id_2')).toEqual(record(2));
    expect(quota.used).toBe(MAX_OBJECTS_PER_KIND);
  });
});

describe('the idempotency records', () => {
  it('forget the oldest key beyond their bound', () => {
    const quota: Quota = { used: 0 };
    const records = new IdempotencyRecords(quota);
    const request = (key: string) => ({ key, caller: 'secret', path: '/v1/x', fingerprint: '' });
    const claim = (key: string) => {
      const claimed = request(key);
      const saved = records.claim(claimed, 0);
      if (saved === null) records.settle(claimed, { body: key, requestId: 'req_1', status: 200 });
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
  it('forgets the account made first beyond its bound, and never the platform', () => {
    const store = new Store();
    const { platform } = store;
    const first = store.world('acct_0');
    for (let index = 1; index < MAX_WORLDS; index += 1) store.world(`acct_${index}`);
    expect(store.world('acct_0')).toBe(first);
    store.world('acct_new');
    expect(store.world(null)).toBe(platform);
    expect(store.world('acct_0')).not.toBe(first);
  });

  it('forgets whole accounts when all of them together hold too much', () => {
    const store = new Store();
    const worlds = Array.from({ length: MAX_OBJECTS / MAX_IDEMPOTENCY_RECORDS + 1 }, (_none, index) =>
      store.world(`acct_${index}`),
    );
    for (const world of worlds) fill(world, MAX_IDEMPOTENCY_RECORDS);
    const last = worlds[worlds.length - 1];
    expect(store.world(`acct_${worlds.length - 1}`)).toBe(last);
    expect(store.world('acct_1')).toBe(worlds[1]);
    expect(store.world('acct_0')).not.toBe(worlds[0]);
  });
});
