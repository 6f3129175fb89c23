import { expect, it } from 'vitest';
import { LocalBudget } from '../../src/stripe/budget.ts';

/** A budget with a clock that only the test moves. */
function testBudget(maxPerSecond: number, maxInFlight = 1000) {
  const state = { now: 0, maxPerSecond, maxInFlight };
  const delays: number[] = [];
  const budget = new LocalBudget({
    limits: () => state,
    now: () => state.now,
    delay: (ms) => {
      delays.push(ms);
      return new Promise(() => {});
    },
  });
  return { budget, state, delays };
}

it('follows limits that change while calls are in the window', () => {
  const { budget, state } = testBudget(2);
  expect(budget.take(false)).not.toBeNull();
  state.maxPerSecond = 1;
  expect(budget.take(false)).toBeNull();
  state.maxPerSecond = 2;
  expect(budget.take(false)).not.toBeNull();
});

it('counts calls that were recorded beyond the limits', () => {
  const { budget, state } = testBudget(1);
  for (let index = 0; index < 3; index += 1) budget.record(true);
  expect(budget.waitMs(0)).toBe(3000);
  expect(budget.take(true)).toBeNull();
  state.now = 1000;
  expect(budget.take(true)).not.toBeNull();
});

it('is idle when nothing is in flight and the window is empty', () => {
  const { budget, state } = testBudget(1);
  const end = budget.take(false);
  state.now = 1000;
  expect(budget.isIdle).toBe(false);
  end?.();
  expect(budget.isIdle).toBe(true);
});

it.each([
  ['when the window has room again, if it is full', 1, 1000, 700],
  ['after a quarter of a second, if calls wait for a slot in flight', 1000, 1, 250],
])('checks waiting calls %s, with one timer', (_, maxPerSecond, maxInFlight, delayMs) => {
  const { budget, state, delays } = testBudget(maxPerSecond, maxInFlight);
  budget.take(true);
  state.now = 300;
  for (let index = 0; index < 2; index += 1) budget.notify({ reads: 1, writes: 0 }, () => {});
  expect(delays).toEqual([delayMs]);
});
