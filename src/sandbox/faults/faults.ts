/** Ways in which an upstream misbehaves, and what becomes of the request meanwhile. */
export const FAULT_KINDS = {
  rate_limit: { isDone: false, needsKey: false },
  lock_timeout: { isDone: false, needsKey: false },
  key_in_use: { isDone: false, needsKey: true },
  error_500: { isDone: false, needsKey: false },
  stored_500: { isDone: true, needsKey: true },
  unavailable_503: { isDone: false, needsKey: false },
  reset_before: { isDone: false, needsKey: false },
  reset_after: { isDone: true, needsKey: false },
  truncated_body: { isDone: true, needsKey: false },
  invalid_json: { isDone: true, needsKey: false },
  slow_body: { isDone: true, needsKey: false },
  hang: { isDone: false, needsKey: false },
  hang_after: { isDone: true, needsKey: false },
} as const satisfies Record<string, FaultKindRules>;

interface FaultKindRules {
  /** Whether the sandbox does what it was asked to, and only the answer suffers. */
  readonly isDone: boolean;
  /** Whether it befalls only writes that have an idempotency key. */
  readonly needsKey: boolean;
}

export type FaultKind = keyof typeof FAULT_KINDS;

/** All but the one that no retry can mend. */
const USUAL_KINDS = (Object.keys(FAULT_KINDS) as FaultKind[]).filter((kind) => kind !== 'stored_500');

/** How a sandbox misbehaves. */
export interface FaultSettings {
  /** The share of requests that go wrong, from 0 to 1. */
  readonly rate: number;
  /** The same seed lets the same requests, in the same order, go wrong in the same ways. */
  readonly seed: number;
  /** Which ways; all but `stored_500` unless given. */
  readonly kinds: readonly FaultKind[];
  /** How many requests go wrong before all is well again; null for no end. */
  readonly times: number | null;
  /** How many milliseconds a slow body takes. */
  readonly slow_ms: number;
}

export const NO_FAULTS: FaultSettings = { rate: 0, seed: 1, kinds: USUAL_KINDS, times: null, slow_ms: 250 };

/** What a fault looks at in a request. */
export interface Endangered {
  /** A write with an idempotency key. */
  readonly isKeyed: boolean;
}

/** Decides for each request whether it goes wrong, and how. */
export class Faults {
  #settings = NO_FAULTS;
  #random = randomFrom(NO_FAULTS.seed);
  #injected = new Map<FaultKind, number>();

  get settings(): FaultSettings {
    return this.#settings;
  }

  /** How often each kind has come since it was set. */
  get injected(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#injected);
  }

  set(settings: FaultSettings): void {
    this.#settings = settings;
    this.#random = randomFrom(settings.seed);
    this.#injected = new Map();
  }

  /** What befalls the next request: null for nothing. */
  next({ isKeyed }: Endangered): FaultKind | null {
    const { rate, kinds, times } = this.#settings;
    // Each request takes two numbers, whatever comes of it, so that one does not change the luck of the others.
    const [chance, choice] = [this.#random(), this.#random()];
    const possible = kinds.filter((kind) => isKeyed || !FAULT_KINDS[kind].needsKey);
    const kind = possible[Math.floor(choice * possible.length)];
    const sum = [...this.#injected.values()].reduce((total, count) => total + count, 0);
    if (chance >= rate || kind === undefined || (times !== null && sum >= times)) return null;
    this.#injected.set(kind, (this.#injected.get(kind) ?? 0) + 1);
    return kind;
  }
}

/** Numbers from 0 (included) to 1 (not included), the same for the same seed: a mixed counter in 32 bits. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** A value of a setting that cannot be used; the message says what would do. */
export class FaultSettingsError extends Error {}

/**
 * The settings that an object describes; what it leaves out is as usual.
 * @throws FaultSettingsError naming the first setting that cannot be used
 */
export function faultSettingsFrom(given: Readonly<Record<string, unknown>>): FaultSettings {
  const names = Object.keys(NO_FAULTS);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new FaultSettingsError(`There is no setting ${shown(unknown)}: it takes ${names.join(', ')}.`);
  const { rate, seed, kinds, times, slow_ms } = { ...NO_FAULTS, ...given };
  return {
    rate: number('rate', rate, { from: 0, to: 1 }),
    seed: number('seed', seed, { from: 0, to: 2 ** 32 - 1, isWhole: true }),
    kinds: kindsFrom(kinds),
    times: times === null ? null : number('times', times, { from: 0, to: 1e9, isWhole: true }),
    slow_ms: number('slow_ms', slow_ms, { from: 0, to: 60_000, isWhole: true }),
  };
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly isWhole?: boolean;
}

function number(name: string, value: unknown, { from, to, isWhole = false }: Range): number {
  const given = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof given === 'number' && given >= from && given <= to && (!isWhole || Number.isInteger(given)))
    return given;
  throw new FaultSettingsError(`${name} must be a ${isWhole ? 'whole ' : ''}number from ${from} to ${to}.`);
}

function kindsFrom(value: unknown): readonly FaultKind[] {
  const kinds: readonly unknown[] = Array.isArray(value) ? value : [value];
  const wrong = kinds.find((kind) => typeof kind !== 'string' || !Object.hasOwn(FAULT_KINDS, kind));
  if (kinds.length > 0 && wrong === undefined) return kinds as readonly FaultKind[];
  const all = Object.keys(FAULT_KINDS).join(', ');
  throw new FaultSettingsError(
    `kinds must be one or more of ${all}${wrong === undefined ? '' : `, not ${shown(wrong)}`}.`,
  );
}

function shown(value: unknown): string {
  return String(JSON.stringify(value)).slice(0, 40);
}
