import { describe, expect, it } from 'vitest';
import { TimeoutError } from '../../src/http/errors.ts';
import { Readiness } from '../../src/server/readiness.ts';
import {
  StripeAuthenticationError,
  StripeConnectionError,
  StripePermissionError,
} from '../../src/stripe/errors.ts';
import { deferred } from '../support/deferred.ts';

const refused = new StripeAuthenticationError('No.', { status: 401, requestId: null });
const forbidden = new StripePermissionError('No.', { status: 403, requestId: null });
const silent = new StripeConnectionError(new TimeoutError('Nothing came.', { sent: true }));

function readiness() {
  const world = { now: 0, isDraining: false, probes: 0, probe: async (): Promise<unknown> => undefined };
  const subject = new Readiness({
    isDraining: () => world.isDraining,
    probe: () => {
      world.probes += 1;
      return world.probe();
    },
    now: () => world.now,
  });
  return { world, subject };
}

describe('Readiness', () => {
  it.each<[string, unknown, boolean]>([
    ['is ready when Stripe takes the key', null, true],
    ['is not ready when Stripe refuses the key', refused, false],
    ['is ready when the key may not list, since it is a good key', forbidden, true],
    ['is ready when Stripe cannot be reached: it is the same from everywhere', silent, true],
  ])('%s', async (_, error, ready) => {
    const { world, subject } = readiness();
    if (error) world.probe = () => Promise.reject(error);
    expect(await subject.isReady()).toBe(ready);
    expect(world.probes).toBe(1);
  });

  it('fails loudly when the probe fails for a reason of ours', async () => {
    const { world, subject } = readiness();
    world.probe = () => Promise.reject(new TypeError('A bug.'));
    await expect(subject.isReady()).rejects.toThrow('A bug.');
  });

  it('asks Stripe once for all who ask at the same time', async () => {
    const { world, subject } = readiness();
    const answer = deferred<void>();
    world.probe = () => answer.promise;
    const both = Promise.all([subject.isReady(), subject.isReady()]);
    answer.resolve();
    expect(await both).toEqual([true, true]);
    expect(world.probes).toBe(1);
  });

  it('believes what it knows for ten seconds, and then asks again', async () => {
    const { world, subject } = readiness();
    await subject.isReady();
    world.now = 9_999;
    await subject.isReady();
    expect(world.probes).toBe(1);
    world.now = 10_000;
    world.probe = () => Promise.reject(refused);
    expect(await subject.isReady()).toBe(false);
    expect(world.probes).toBe(2);
  });

  it.each<[string, number | null, { ready: boolean; probes: number }]>([
    ['an answer', 200, { ready: true, probes: 0 }],
    ['a refusal of the key', 401, { ready: false, probes: 0 }],
    ['a refusal of something else', 404, { ready: true, probes: 0 }],
    ['no answer, which tells nothing', null, { ready: true, probes: 1 }],
    ['a failure, which tells nothing', 500, { ready: true, probes: 1 }],
  ])('learns from %s to a call of the gateway', async (_, status, { ready, probes }) => {
    const { world, subject } = readiness();
    subject.learn(status);
    expect(await subject.isReady()).toBe(ready);
    expect(world.probes).toBe(probes);
  });

  it('recovers when the key is taken again', async () => {
    const { subject } = readiness();
    subject.learn(401);
    subject.learn(200);
    expect(await subject.isReady()).toBe(true);
  });

  it('is not ready while draining, and asks nobody', async () => {
    const { world, subject } = readiness();
    world.isDraining = true;
    expect(await subject.isReady()).toBe(false);
    expect(world.probes).toBe(0);
  });
});
