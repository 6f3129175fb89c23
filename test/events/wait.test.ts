import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Wait } from '../../src/events/wait.ts';
import { CancelSource } from '../../src/http/cancel-signal.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start() {
  const source = new CancelSource();
  const rig = { ended: 0, unsubscribed: 0, onEvent: () => {}, source };
  const wait = new Wait(
    { account: null, ms: 1000, signal: source },
    {
      subscribe: (onEvent) => {
        rig.onEvent = onEvent;
        return () => {
          rig.unsubscribed += 1;
        };
      },
      onEnd: () => {
        rig.ended += 1;
      },
    },
  );
  return { rig, wait };
}

describe('a wait', () => {
  it.each<[string, boolean, (started: ReturnType<typeof start>) => void]>([
    ['an event', true, ({ rig }) => rig.onEvent()],
    ['the timeout', false, () => vi.advanceTimersByTime(1000)],
    ['a disconnect', false, ({ rig }) => rig.source.abort()],
    ['its owner', false, ({ wait }) => wait.end()],
  ])('is ended by %s, once', async (_, isEvent, end) => {
    const started = start();
    end(started);
    started.rig.onEvent();
    started.wait.end();
    expect(await started.wait.event).toBe(isEvent);
    expect(started.rig).toMatchObject({ ended: 1, unsubscribed: 1 });
    expect(vi.getTimerCount()).toBe(0);
  });
});
