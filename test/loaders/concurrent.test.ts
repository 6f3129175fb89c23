import { describe, expect, it } from 'vitest';
import { loadConcurrently } from '../../src/loaders/concurrent.ts';
import { deferred } from '../support/deferred.ts';

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Resolves when all promises that can settle have settled. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('loadConcurrently', () => {
  it('retrieves nothing without keys', async () => {
    expect(await loadConcurrently([], () => Promise.reject(new Error('Retrieved.')))).toEqual([]);
  });

  it('returns the results in the order of the keys, not of the responses', async () => {
    const responses = new Map(['a', 'b', 'c'].map((key) => [key, deferred<string>()]));
    const results = loadConcurrently(
      ['a', 'b', 'c'],
      (key) => responses.get(key)?.promise ?? Promise.reject(),
    );
    for (const key of ['c', 'a', 'b']) responses.get(key)?.resolve(key.toUpperCase());
    expect(await results).toEqual(['A', 'B', 'C']);
  });

  it('returns the error of a key that fails, and the objects of the others', async () => {
    const failure = new Error('b is missing.');
    const results = await loadConcurrently(['a', 'b', 'c'], (key) =>
      key === 'b' ? Promise.reject(failure) : Promise.resolve(key),
    );
    expect(results).toEqual(['a', failure, 'c']);
    expect(results[1]).toBe(failure);
  });

  it('treats an error that is thrown synchronously like a rejection', async () => {
    const failure = new Error('At once.');
    const results = await loadConcurrently(['a', 'b'], (key) => {
      if (key === 'a') throw failure;
      return Promise.resolve(key);
    });
    expect(results).toEqual([failure, 'b']);
  });

  it('wraps a rejection that is not an error, as the cause', async () => {
    const [result] = await loadConcurrently(['a'], () => Promise.reject('a text'));
    expect(result).toBeInstanceOf(Error);
    expect(result).toMatchObject({ message: 'An object could not be retrieved.', cause: 'a text' });
  });

  it('continues after failures with more keys than it retrieves at once', async () => {
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
  ])('with %i keys has %i retrieves in flight at once', async (count, most) => {
    const gate = deferred();
    const state = { inFlight: 0, most: 0 };
    const results = loadConcurrently(upTo(count), async (key) => {
      state.inFlight += 1;
      state.most = Math.max(state.most, state.inFlight);
      await gate.promise;
      state.inFlight -= 1;
      return key;
    });
    await settled();
    expect(state.inFlight).toBe(most);
    gate.resolve();
    expect(await results).toEqual(upTo(count));
    expect(state.most).toBe(most);
  });

  it('starts the next retrieve as soon as one has ended', async () => {
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
