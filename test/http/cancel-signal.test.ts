import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { sharedSignal } from '../../src/http/shared-signal.ts';

describe('a shared signal', () => {
  it('is aborted together with its source, and from the start if the source already is', () => {
    const controller = new AbortController();
    const shared = sharedSignal(controller.signal);
    expect(shared.aborted).toBe(false);
    controller.abort('enough');
    expect([shared.aborted, shared.reason]).toEqual([true, 'enough']);
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
