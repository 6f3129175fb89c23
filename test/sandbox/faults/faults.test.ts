import { describe, expect, it } from 'vitest';
import {
  FAULT_KINDS,
  type FaultKind,
  type FaultSettings,
  Faults,
  faultSettingsFrom,
  NO_FAULTS,
} from '../../../src/sandbox/faults/faults.ts';
import { randomFrom } from '../../../src/sandbox/faults/random.ts';

const ALL = Object.keys(FAULT_KINDS) as FaultKind[];

function chosen(settings: Partial<FaultSettings>, count: number, isKeyed = true): (FaultKind | null)[] {
  const faults = new Faults();
  faults.set({ ...NO_FAULTS, ...settings });
  return Array.from({ length: count }, () => faults.next({ isKeyed }));
}

describe('fault injection', () => {
  it('is off by default', () => {
    expect(chosen({}, 1000)).toEqual(Array(1000).fill(null));
  });

  it('affects the configured share of requests, and chooses each fault about equally often', () => {
    const kinds = chosen({ rate: 0.3, kinds: ALL }, 10_000).filter((kind) => kind !== null);
    expect(kinds.length).toBeGreaterThan(2700);
    expect(kinds.length).toBeLessThan(3300);
    for (const kind of ALL) {
      const share = kinds.filter((each) => each === kind).length / kinds.length;
      expect(share).toBeGreaterThan(0.7 / ALL.length);
      expect(share).toBeLessThan(1.3 / ALL.length);
    }
  });

  it('affects the same requests in the same ways with the same seed, and others with another seed', () => {
    const settings = { rate: 0.5, kinds: ALL };
    expect(chosen({ ...settings, seed: 7 }, 100)).toEqual(chosen({ ...settings, seed: 7 }, 100));
    expect(chosen({ ...settings, seed: 7 }, 100)).not.toEqual(chosen({ ...settings, seed: 8 }, 100));
  });

  it('excludes stored_500 by default', () => {
    expect(new Set(chosen({ rate: 1 }, 1000))).toEqual(new Set(ALL.filter((kind) => kind !== 'stored_500')));
  });

  it('limits faults about idempotency keys to writes that have one', () => {
    const unkeyed = new Set(chosen({ rate: 1, kinds: ALL }, 1000, false));
    expect([...unkeyed]).toEqual(expect.not.arrayContaining(['key_in_use', 'stored_500']));
    expect(chosen({ rate: 1, kinds: ['key_in_use'] }, 3, false)).toEqual([null, null, null]);
  });

  it('stops after the configured number of faults, and counts them', () => {
    const faults = new Faults();
    faults.set({ ...NO_FAULTS, rate: 1, kinds: ['hang'], times: 2 });
    expect([1, 2, 3].map(() => faults.next({ isKeyed: false }))).toEqual(['hang', 'hang', null]);
    expect(faults.injected).toEqual({ hang: 2 });
    faults.set(NO_FAULTS);
    expect(faults.injected).toEqual({});
  });
});

describe('randomFrom', () => {
  it('returns evenly distributed numbers from 0 to 1', () => {
    const random = randomFrom(3);
    const numbers = Array.from({ length: 10_000 }, () => random());
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const share = numbers.filter((each) => Math.floor(each * 10) === tenth).length;
      expect(Math.abs(share - 1000)).toBeLessThan(150);
    }
  });
});

describe('fault settings', () => {
  it('have defaults', () => {
    expect(faultSettingsFrom({})).toEqual(NO_FAULTS);
  });

  it('accept the strings of a form', () => {
    expect(faultSettingsFrom({ rate: '0.25', seed: '9', kinds: 'hang', times: '3', slow_ms: '10' })).toEqual({
      rate: 0.25,
      seed: 9,
      kinds: ['hang'],
      times: 3,
      slow_ms: 10,
      webhooks: NO_FAULTS.webhooks,
    });
  });

  it.each<[Record<string, unknown>, string]>([
    [{ rate: 1.5 }, 'rate must be a number from 0 to 1.'],
    [{ rate: 'often' }, 'rate must be a number'],
    [{ rate: null }, 'rate must be a number'],
    [{ rate: '' }, 'rate must be a number'],
    [{ seed: 1.5 }, 'seed must be a whole number'],
    [{ times: -1 }, 'times must be a whole number'],
    [{ slow_ms: 1e9 }, 'slow_ms must be a whole number from 0 to 60000.'],
    [{ kinds: [] }, 'kinds must be one or more of rate_limit'],
    [{ kinds: ['hang', 'nonsense'] }, 'not "nonsense"'],
    [{ kinds: [{}] }, 'kinds must be'],
    [{ kinds: 'constructor' }, 'kinds must be'],
    [{ speed: 1 }, 'Unknown fault setting "speed". Valid settings: rate, seed, kinds'],
  ])('reject %j', (given, message) => {
    expect(() => faultSettingsFrom(given)).toThrow(message);
  });
});
