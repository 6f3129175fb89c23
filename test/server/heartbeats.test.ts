import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startBeats, stopBeats } from '../../src/server/heartbeats.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('All streams get heartbeats every 12 seconds from one timer, until they stop', () => {
  const streams = Array.from({ length: 10 }, () => ({ beats: 0, beat: () => {} }));
  for (const stream of streams) {
    stream.beat = () => {
      stream.beats += 1;
    };
    startBeats(stream);
  }
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(12_000);
  const [first, ...others] = streams;
  if (first) stopBeats(first);
  vi.advanceTimersByTime(12_000);
  expect(streams.map(({ beats }) => beats)).toEqual([1, ...others.map(() => 2)]);
  for (const stream of others) stopBeats(stream);
  expect(vi.getTimerCount()).toBe(0);
});
