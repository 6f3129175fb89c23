import { describe, expect, it } from 'vitest';
import { LocalBudget, type RateLimits } from '../../src/stripe/budget.ts';
import { defaultLimits, Limiter, Limiters, type QueuedCall, type Slot } from '../../src/stripe/limiter.ts';

/** A limiter with a clock that only `pass` moves, and the names of its calls in the order in which they start. */
function testLimiter({ maxWaitMs = 1_000_000, ...given }: Partial<RateLimits> & { maxWaitMs?: number } = {}) {
  const limits = { maxPerSecond: 1000, maxInFlight: 1000, ...given };
  const clock = { now: 0 };
  const waits: { at: number; resolve: () => void }[] = [];
  const now = () => clock.now;
  const delay = (ms: number) => new Promise<void>((resolve) => waits.push({ at: clock.now + ms, resolve }));
  const budget = new LocalBudget({ limits: () => limits, now, delay });
  const limiter = new Limiter({ budget, maxWaitMs, now });
  const order: string[] = [];
  const releases = new Map<string, () => void>();
  const call = async (name: string, options: Partial<QueuedCall> = {}): Promise<Slot> => {
    const slot = await limiter.acquire({ group: limiter, isWrite: false, endsAt: Infinity, ...options });
    if (slot.release) {
      order.push(name);
      releases.set(name, slot.release);
    } else order.push(`${name} rejected`);
    return slot;
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const pass = async (ms: number) => {
    clock.now += ms;
    for (const wait of waits.splice(0)) {
      if (wait.at <= clock.now) wait.resolve();
      else waits.push(wait);
    }
    await settle();
  };
  const end = async (name: string) => {
    releases.get(name)?.();
    await settle();
  };
  return { order, call, pass, end, settle };
}

describe('the rate limits', () => {
  it('let at most maxPerSecond calls start within any second', async () => {
    const { call, order, pass, settle } = testLimiter({ maxPerSecond: 2 });
    for (const name of ['a', 'b', 'c', 'd', 'e']) void call(name);
    await settle();
    expect(order).toEqual(['a', 'b']);
    await pass(999);
    expect(order).toEqual(['a', 'b']);
    await pass(1);
    expect(order).toEqual(['a', 'b', 'c', 'd']);
    await pass(1000);
    expect(order).toHaveLength(5);
  });

  it('let at most maxInFlight calls be in flight, and ignore a second release', async () => {
    const { call, order, end, settle } = testLimiter({ maxInFlight: 2 });
    for (const name of ['a', 'b', 'c']) void call(name, { isWrite: true });
    await settle();
    expect(order).toEqual(['a', 'b']);
    await end('b');
    await end('b');
    expect(order).toEqual(['a', 'b', 'c']);
  });

  it('keep one slot in flight for writes', async () => {
    const { call, order, settle } = testLimiter({ maxInFlight: 3 });
    for (const name of ['r1', 'r2', 'r3']) void call(name);
    void call('w1', { isWrite: true });
    await settle();
    expect(order).toEqual(['r1', 'r2', 'w1']);
  });

  it('let reads start if only one call may be in flight', async () => {
    const { call, order, settle } = testLimiter({ maxInFlight: 1 });
    void call('r1');
    await settle();
    expect(order).toEqual(['r1']);
  });
});

describe('the order', () => {
  const onePerSecond = { maxPerSecond: 1 };

  it('alternates between groups, even if one has many calls', async () => {
    const { call, order, pass } = testLimiter(onePerSecond);
    await call('first');
    const [large, small] = [{}, {}];
    for (let index = 0; index < 100; index += 1) void call(`large ${index}`, { group: large });
    void call('small 0', { group: small });
    void call('small 1', { group: small });
    for (let second = 0; second < 4; second += 1) await pass(1000);
    expect(order.slice(1)).toEqual(['large 0', 'small 0', 'large 1', 'small 1']);
  });

  it('puts writes first, but every fourth call is a read', async () => {
    const { call, order, pass } = testLimiter(onePerSecond);
    await call('first');
    for (let index = 0; index < 3; index += 1) void call(`r${index}`);
    for (let index = 0; index < 5; index += 1) void call(`w${index}`, { isWrite: true });
    for (let second = 0; second < 8; second += 1) await pass(1000);
    expect(order.slice(1)).toEqual(['w0', 'w1', 'w2', 'r0', 'w3', 'w4', 'r1', 'r2']);
  });
});

describe('a waiting call', () => {
  it('is rejected immediately if it would have to wait too long, with the time to wait', async () => {
    const { call, settle } = testLimiter({ maxPerSecond: 2, maxWaitMs: 1000 });
    for (let index = 0; index < 4; index += 1) void call(String(index));
    await settle();
    expect(await call('late')).toEqual({ retryAfterMs: 1500 });
  });

  it('that was aborted makes room for another', async () => {
    const { call, order, settle } = testLimiter({ maxPerSecond: 1, maxWaitMs: 1000 });
    const controller = new AbortController();
    await call('first');
    void call('aborted', { signal: controller.signal });
    await settle();
    expect(await call('late')).toEqual({ retryAfterMs: 2000 });
    controller.abort();
    void call('in time');
    await settle();
    expect(order).toEqual(['first', 'late rejected', 'aborted rejected']);
    expect(await call('late again')).toEqual({ retryAfterMs: 2000 });
  });

  it('is rejected at its deadline', async () => {
    const { call, order, pass } = testLimiter({ maxInFlight: 1 });
    await call('slow', { isWrite: true });
    void call('impatient', { isWrite: true, endsAt: 600 });
    await pass(250);
    expect(order).toEqual(['slow']);
    for (let quarter = 0; quarter < 2; quarter += 1) await pass(250);
    expect(order).toEqual(['slow', 'impatient rejected']);
  });
});

describe('Limiters', () => {
  const now = () => 0;
  const delay = () => new Promise(() => {});
  const limits = () => ({ maxPerSecond: 1, maxInFlight: 1 });
  const options = { budgetOf: () => new LocalBudget({ limits, now, delay }), maxWaitMs: 1000, now };

  it('are separate for each key and account', () => {
    const limiters = new Limiters(options);
    const all = [limiters.get('a', null), limiters.get('b', null), limiters.get('a', 'acct_1')];
    expect(new Set(all).size).toBe(3);
  });

  it('are kept while in use, and dropped when idle', async () => {
    const limiters = new Limiters(options);
    const busy = limiters.get('a', null);
    await busy.acquire({ group: {}, isWrite: true, endsAt: 1 });
    const idle = limiters.get('a', 'acct_1');
    limiters.get('a', 'acct_2');
    expect(limiters.get('a', null)).toBe(busy);
    expect(limiters.get('a', 'acct_1')).not.toBe(idle);
  });
});

describe('defaultLimits', () => {
  it.each<[string, string, number]>([
    ['sk_live_1', 'https://api.stripe.com', 80],
    ['rk_test_1', 'https://api.stripe.com', 20],
    ['sk_test_1', 'http://127.0.0.1:12111', 10_000],
    ['sk_test_1', 'http://[::1]:12111', 10_000],
    ['sk_test_1', 'http://localhost', 10_000],
    ['sk_test_1', 'https://127.example.com', 20],
  ])('for %s at %s allow %i calls a second', (key, base, maxPerSecond) => {
    expect(defaultLimits(key, base)).toMatchObject({ maxPerSecond });
  });
});
