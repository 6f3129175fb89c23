import { describe, expect, it } from 'vitest';
import { loadConcurrently } from '../../src/loaders/concurrent.ts';
import { deferred } from '../support/deferred.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Lets every promise that can settle do so. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('loadConcurrently', () => {
  it('asks nothing for no keys', async () => {
    expect(await loadConcurrently([], () => Promise.reject(new Error('Asked.')))).toEqual([]);
  });

  it('gives the results in the order of the keys, whatever comes first', async () => {
    const answers = new Map(['a', 'b', 'c'].map((key) => [key, deferred<string>()]));
    const results = loadConcurrently(['a', 'b', 'c'], (key) => answers.get(key)?.promise ?? Promise.reject());
    for (const key of ['c', 'a', 'b']) answers.get(key)?.resolve(key.toUpperCase());
    expect(await results).toEqual(['A', 'B', 'C']);
  });

  it('gives a key that fails its own error, and disturbs no other', async () => {
    const failure = new Error('b is not there.');
    const results = await loadConcurrently(['a', 'b', 'c'], (key) =>
      key === 'b' ? Promise.reject(failure) : Promise.resolve(key),
    );
    expect(results).toEqual(['a', failure, 'c']);
    expect(results[1]).toBe(failure);
  });

  it('takes what is thrown at once like what is rejected', async () => {
    const failure = new Error('At once.');
    const results = await loadConcurrently(['a', 'b'], (key) => {
      if (key === 'a') throw failure;
      return Promise.resolve(key);
    });
    expect(results).toEqual([failure, 'b']);
  });

  it('makes an error of what is none, and keeps it as the cause', async () => {
    const [result] = await loadConcurrently(['a'], () => Promise.reject('a text'));
    expect(result).toBeInstanceOf(Error);
    expect(result).toMatchObject({ message: 'A retrieve failed.', cause: 'a text' });
  });

  it('goes on past failures with as many keys as it likes', async () => {
    const results = await loadConcurrently(upTo(35), (key) =>
      key % 2 === 0 ? Promise.reject(new Error(String(key))) : Promise.resolve(key),
    );
    expect(results.map((result) => (result instanceof Error ? Number(result.message) : result))).toEqual(
      upTo(35),
    );
  });

  it.each([
    [1, 1],
    [9, 9],
    [10, 10],
    [11, 10],
    [500, 10],
  ])('of %i keys has %i retrieves under way at once', async (count, most) => {
    const gate = deferred();
    const state = { underWay: 0, most: 0 };
    const results = loadConcurrently(upTo(count), async (key) => {
      state.underWay += 1;
      state.most = Math.max(state.most, state.underWay);
      await gate.promise;
      state.underWay -= 1;
      return key;
    });
    await settled();
    expect(state.underWay).toBe(most);
    gate.resolve();
    expect(await results).toEqual(upTo(count));
    expect(state.most).toBe(most);
  });

  it('starts the next as soon as one has ended', async () => {
    const gates = upTo(12).map(() => deferred());
    const started: number[] = [];
    const results = loadConcurrently(upTo(12), async (key) => {
      started.push(key);
      await gates[key]?.promise;
      return key;
    });
    await settled();
    expect(started).toEqual(upTo(10));
    gates[7]?.resolve();
    await settled();
    expect(started).toEqual(upTo(11));
    for (const gate of gates) gate.resolve();
    expect(await results).toEqual(upTo(12));
  });
});
