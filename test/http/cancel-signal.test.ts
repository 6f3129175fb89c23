import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CancelSource, delay, sharedSignal } from '../../src/http/cancel-signal.ts';

describe('a shared signal', () => {
  it('is aborted together with its source, and from the start if the source already is', () => {
    const controller = new AbortController();
    const shared = sharedSignal(controller.signal);
    expect(shared.aborted).toBe(false);
    controller.abort();
    expect(shared.aborted).toBe(true);
    expect(sharedSignal(controller.signal).aborted).toBe(true);
  });

  it('takes any number of listeners without a warning', async () => {
    const warnings: unknown[] = [];
    const keep = (warning: unknown) => warnings.push(warning);
    process.on('warning', keep);
    // The limit of listeners applies to signals made by fetch, but not to those of an AbortController.
    const { signal } = new Request('http://localhost/');
    const shared = sharedSignal(signal);
    for (let count = 0; count < 30; count += 1) shared.addEventListener('abort', () => count);
    // Node emits warnings in the next tick.
    await setImmediate();
    process.off('warning', keep);
    expect(warnings).toEqual([]);
  });
});

describe('a cancel source', () => {
  it('calls each listener once, and none that was removed', () => {
    const source = new CancelSource();
    const called: string[] = [];
    const removed = () => called.push('removed');
    source.addEventListener('abort', () => called.push('kept'));
    source.addEventListener('abort', removed);
    source.removeEventListener('abort', removed);
    source.abort();
    source.abort();
    expect([source.aborted, called]).toEqual([true, ['kept']]);
  });
});

describe('a delay', () => {
  it('ends at once when its signal is aborted, before or during the wait', async () => {
    const source = new CancelSource();
    const waiting = delay(1e6, source);
    source.abort();
    await expect(waiting).rejects.toThrow('canceled');
    await expect(delay(1e6, source)).rejects.toThrow('canceled');
  });

  it('resolves after its time', async () => {
    await expect(delay(0.5, new CancelSource())).resolves.toBeUndefined();
  });
});
