import { describe, expect, it } from 'vitest';
import { defaultLimits, type Granted, Limiter, Limiters, type Turn } from '../../src/stripe/limiter.ts';

/** A limiter whose clock moves only when it is told to. */
function limiting(options: { maxPerSecond?: number; maxInFlight?: number; maxWaitMs?: number } = {}) {
  const clock = { now: 0 };
  const waits: { at: number; resolve: () => void }[] = [];
  const limiter = new Limiter({
    maxPerSecond: 1000,
    maxInFlight: 1000,
    maxWaitMs: 1_000_000,
    ...options,
    now: () => clock.now,
    delay: (ms) => new Promise<void>((resolve) => waits.push({ at: clock.now + ms, resolve })),
  });
  const order: string[] = [];
  const releases = new Map<string, () => void>();
  const ask = async (name: string, turn: Partial<Turn> = {}): Promise<Granted> => {
    const granted = await limiter.take({ caller: limiter, isWrite: false, endsAt: Infinity, ...turn });
    if (granted.release) {
      order.push(name);
      releases.set(name, granted.release);
    } else order.push(`${name} refused`);
    return granted;
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
  return { limiter, order, ask, pass, end, settle, clock };
}

describe('the limits', () => {
  it('let no more calls start within any second', async () => {
    const { ask, order, pass, settle } = limiting({ maxPerSecond: 2 });
    for (const name of ['a', 'b', 'c', 'd', 'e']) void ask(name);
    await settle();
    expect(order).toEqual(['a', 'b']);
    await pass(999);
    expect(order).toEqual(['a', 'b']);
    await pass(1);
    expect(order).toEqual(['a', 'b', 'c', 'd']);
    await pass(1000);
    expect(order).toHaveLength(5);
  });

  it('let no more calls be under way at once', async () => {
    const { ask, order, end, settle } = limiting({ maxInFlight: 2 });
    for (const name of ['a', 'b', 'c']) void ask(name, { isWrite: true });
    await settle();
    expect(order).toEqual(['a', 'b']);
    await end('b');
    await end('b');
    expect(order).toEqual(['a', 'b', 'c']);
  });

  it('always leave a place in flight for a write', async () => {
    const { ask, order, settle } = limiting({ maxInFlight: 3 });
    for (const name of ['r1', 'r2', 'r3']) void ask(name);
    void ask('w1', { isWrite: true });
    await settle();
    expect(order).toEqual(['r1', 'r2', 'w1']);
  });

  it('of one still let reads through', async () => {
    const { ask, order, settle } = limiting({ maxInFlight: 1 });
    void ask('r1');
    await settle();
    expect(order).toEqual(['r1']);
  });
});

describe('turns', () => {
  const fill = { maxPerSecond: 1 };

  it('go round among callers, however much one of them asks for', async () => {
    const { ask, order, pass } = limiting(fill);
    await ask('first');
    const [greedy, modest] = [{}, {}];
    for (let index = 0; index < 100; index += 1) void ask(`greedy ${index}`, { caller: greedy });
    void ask('modest 0', { caller: modest });
    void ask('modest 1', { caller: modest });
    for (let second = 0; second < 4; second += 1) await pass(1000);
    expect(order.slice(1)).toEqual(['greedy 0', 'modest 0', 'greedy 1', 'modest 1']);
  });

  it('come to writes first, and every fourth to a read', async () => {
    const { ask, order, pass } = limiting(fill);
    await ask('first');
    for (let index = 0; index < 3; index += 1) void ask(`r${index}`);
    for (let index = 0; index < 5; index += 1) void ask(`w${index}`, { isWrite: true });
    for (let second = 0; second < 8; second += 1) await pass(1000);
    expect(order.slice(1)).toEqual(['w0', 'w1', 'w2', 'r0', 'w3', 'w4', 'r1', 'r2']);
  });

  it('are refused at once when they would come too late, with the time to wait', async () => {
    const { ask, settle } = limiting({ maxPerSecond: 2, maxWaitMs: 1000 });
    for (let index = 0; index < 4; index += 1) void ask(String(index));
    await settle();
    expect(await ask('late')).toEqual({ retryAfterMs: 1500 });
  });

  it('that nobody waits for any more make room', async () => {
    const { ask, order, settle } = limiting({ maxPerSecond: 1, maxWaitMs: 1000 });
    const gone = new AbortController();
    await ask('first');
    void ask('gone', { signal: gone.signal });
    await settle();
    expect(await ask('late')).toEqual({ retryAfterMs: 2000 });
    gone.abort();
    void ask('in time');
    await settle();
    expect(order).toEqual(['first', 'late refused', 'gone refused']);
    expect(await ask('late again')).toEqual({ retryAfterMs: 2000 });
  });

  it('that do not come by the deadline are given up then', async () => {
    const { ask, order, pass } = limiting({ maxInFlight: 1 });
    await ask('slow', { isWrite: true });
    void ask('impatient', { isWrite: true, endsAt: 600 });
    await pass(250);
    expect(order).toEqual(['slow']);
    for (let quarter = 0; quarter < 2; quarter += 1) await pass(250);
    expect(order).toEqual(['slow', 'impatient refused']);
  });
});

describe('Limiters', () => {
  const options = {
    maxPerSecond: 1,
    maxInFlight: 1,
    maxWaitMs: 1000,
    now: () => 0,
    delay: () => new Promise(() => {}),
  };

  it('keep keys and accounts apart', () => {
    const limiters = new Limiters(options);
    const all = [limiters.of('a', null), limiters.of('b', null), limiters.of('a', 'acct_1')];
    expect(new Set(all).size).toBe(3);
  });

  it('keep what is in use, and let go of what is idle', async () => {
    const limiters = new Limiters(options);
    const busy = limiters.of('a', null);
    await busy.take({ caller: {}, isWrite: true, endsAt: 1 });
    const idle = limiters.of('a', 'acct_1');
    limiters.of('a', 'acct_2');
    expect(limiters.of('a', null)).toBe(busy);
    expect(limiters.of('a', 'acct_1')).not.toBe(idle);
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
  ])('%s at %s may start %i calls a second', (key, base, maxPerSecond) => {
    expect(defaultLimits(key, base)).toMatchObject({ maxPerSecond });
  });
});
