import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TimeoutError } from '../../src/http/errors.ts';
import { Readiness } from '../../src/server/readiness.ts';
import {
  StripeApiError,
  StripeAuthenticationError,
  StripeConnectionError,
  StripeInvalidRequestError,
  StripePermissionError,
  StripeRateLimitError,
} from '../../src/stripe/errors.ts';
import { deferred } from '../support/deferred.ts';
import { recordingLog } from '../support/log.ts';

const at = (status: number) => ({ status, requestId: null });
const refused = new StripeAuthenticationError('No.', at(401));
const silent = new StripeConnectionError(new TimeoutError('Nothing came.', { sent: true }));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function readiness() {
  const world = { isDraining: false, probes: 0, probe: async (): Promise<unknown> => undefined };
  const log = recordingLog();
  const subject = new Readiness({
    isDraining: () => world.isDraining,
    probe: () => {
      world.probes += 1;
      return world.probe();
    },
    intervalMs: 10_000,
    startMs: 3000,
    log,
  });
  return { world, subject, log };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('Readiness', () => {
  it('is not ready before the first probe has ended, and does not wait for it', async () => {
    const { world, subject } = readiness();
    const probe = deferred<void>();
    world.probe = () => probe.promise;
    expect(subject.isReady()).toBe(false);
    probe.resolve();
    await pass(0);
    expect(subject.isReady()).toBe(true);
  });

  it('is ready after the start time, even if Stripe does not respond', async () => {
    const { world, subject } = readiness();
    world.probe = () => new Promise(() => {});
    subject.isReady();
    await pass(2999);
    expect(subject.isReady()).toBe(false);
    await pass(1);
    expect(subject.isReady()).toBe(true);
  });

  it.each<[string, unknown, boolean]>([
    ['accepts the key', null, true],
    ['rejects the key', refused, false],
    ['does not allow the key to list', new StripePermissionError('No.', at(403)), true],
    ['rejects the request', new StripeInvalidRequestError('No.', at(400)), true],
    ['limits the rate', new StripeRateLimitError('No.', at(429)), true],
    ['fails', new StripeApiError('No.', at(500)), true],
    ['does not respond', silent, true],
  ])('if Stripe %s, probes at the interval', async (_, error, ready) => {
    const { world, subject } = readiness();
    if (error) world.probe = () => Promise.reject(error);
    subject.isReady();
    await pass(0);
    expect([subject.isReady(), world.probes]).toEqual([ready, 1]);
    await pass(9999);
    expect(world.probes).toBe(1);
    await pass(1);
    expect([subject.isReady(), world.probes]).toEqual([ready, 2]);
  });

  it('runs one probe at a time, even if it is slow and readiness is checked often', async () => {
    const { world, subject } = readiness();
    const probe = deferred<void>();
    world.probe = () => probe.promise;
    for (let count = 0; count < 50; count += 1) subject.isReady();
    await pass(35_000);
    expect(world.probes).toBe(1);
    probe.resolve();
    subject.isReady();
    await pass(10_000);
    expect(world.probes).toBe(2);
  });

  it('does not probe while readiness is not checked', async () => {
    const { world, subject } = readiness();
    subject.isReady();
    await pass(60_000);
    expect(world.probes).toBe(1);
    subject.isReady();
    await pass(10_000);
    expect(world.probes).toBe(2);
  });

  it('does not probe before the first check, or after stop', async () => {
    const { world, subject } = readiness();
    await pass(20_000);
    expect(world.probes).toBe(0);
    subject.isReady();
    subject.stop();
    await pass(20_000);
    expect(world.probes).toBe(1);
  });

  it('changes with the calls of the gateway: 401 rejects the key, other statuses accept it', async () => {
    const { subject, log } = readiness();
    subject.isReady();
    await pass(0);
    subject.recordStatus(401);
    expect(subject.isReady()).toBe(false);
    for (const nothing of [null, 500, 429]) subject.recordStatus(nothing);
    expect(subject.isReady()).toBe(false);
    subject.recordStatus(404);
    expect(subject.isReady()).toBe(true);
    expect(log.lines).toEqual([
      { level: 'error', fields: {}, message: 'Not ready: Stripe rejects the API key' },
    ]);
  });

  it('is not ready while draining', async () => {
    const { world, subject } = readiness();
    subject.isReady();
    await pass(0);
    world.isDraining = true;
    expect(subject.isReady()).toBe(false);
  });

  it('logs the first of several failed probes, without the message of the error', async () => {
    const { world, subject, log } = readiness();
    world.probe = () => Promise.reject(new StripeApiError('secret', at(503)));
    for (let count = 0; count < 3; count += 1) {
      subject.isReady();
      await pass(10_000);
    }
    expect(world.probes).toBe(3);
    expect(log.lines).toEqual([
      {
        level: 'warn',
        fields: { error: 'StripeApiError (503)' },
        message: 'The readiness probe failed; the instance stays ready',
      },
    ]);
    world.probe = async () => undefined;
    subject.isReady();
    await pass(10_000);
    world.probe = () => Promise.reject(new TypeError('A bug.'));
    subject.isReady();
    await pass(10_000);
    expect(log.lines.map(({ fields }) => fields)).toEqual([
      { error: 'StripeApiError (503)' },
      { error: 'TypeError' },
    ]);
  });
});
