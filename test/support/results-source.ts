import type { ExecutionResult } from 'graphql';
import { deferred } from './deferred.ts';

/** Results that a test gives one by one (null for the end), and whether their reader has left. */
export function resultsSource() {
  const rig = { taken: 0, isReturned: false, values: [] as (ExecutionResult | Error | null)[] };
  let wake = deferred();
  const give = (value: ExecutionResult | Error | null) => {
    rig.values.push(value);
    wake.resolve();
  };
  const results: AsyncIterableIterator<ExecutionResult> = {
    [Symbol.asyncIterator]: () => results,
    async next() {
      rig.taken += 1;
      while (rig.values.length === 0) {
        wake = deferred();
        await wake.promise;
      }
      const value = rig.values.shift() ?? null;
      if (value instanceof Error) throw value;
      return value === null ? { done: true, value: undefined } : { done: false, value };
    },
    async return() {
      rig.isReturned = true;
      return { done: true, value: undefined };
    },
  };
  return { rig, results, give };
}
