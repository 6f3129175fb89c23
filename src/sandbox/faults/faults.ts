/** The ways in which requests can fail. */
export const FAULT_KINDS = {
  rate_limit: { executes: false, onlyKeyed: false },
  lock_timeout: { executes: false, onlyKeyed: false },
  key_in_use: { executes: false, onlyKeyed: true },
  error_500: { executes: false, onlyKeyed: false },
  stored_500: { executes: true, onlyKeyed: true },
  unavailable_503: { executes: false, onlyKeyed: false },
  reset_before: { executes: false, onlyKeyed: false },
  reset_after: { executes: true, onlyKeyed: false },
  truncated_body: { executes: true, onlyKeyed: false },
  invalid_json: { executes: true, onlyKeyed: false },
  slow_body: { executes: true, onlyKeyed: false },
  hang: { executes: false, onlyKeyed: false },
  hang_after: { executes: true, onlyKeyed: false },
} as const satisfies Record<string, FaultKindRules>;

interface FaultKindRules {
  /** Whether the operation runs nevertheless, so that only its response is lost or damaged. */
  readonly executes: boolean;
  /** Whether the fault is limited to writes that have an idempotency key. */
  readonly onlyKeyed: boolean;
}

export type FaultKind = keyof typeof FAULT_KINDS;

/** All kinds except `stored_500`, which every retry receives again. */
const DEFAULT_KINDS = (Object.keys(FAULT_KINDS) as FaultKind[]).filter((kind) => kind !== 'stored_500');

/** Which requests fail, and how. */
export interface FaultSettings {
  /** The share of requests that fail, from 0 to 1. */
  readonly rate: number;
  /** With the same seed, the same requests in the same order fail in the same ways. */
  readonly seed: number;
  /** The faults to choose from. Default: all but `stored_500`. */
  readonly kinds: readonly FaultKind[];
  /** After this number of faults, requests succeed again. Null: no limit. */
  readonly times: number | null;
  /** How many milliseconds pass between the two halves of a `slow_body`. */
  readonly slow_ms: number;
}

export const NO_FAULTS: FaultSettings = { rate: 0, seed: 1, kinds: DEFAULT_KINDS, times: null, slow_ms: 250 };

/** Decides for each request whether and how it fails. */
export class Faults {
  #settings = NO_FAULTS;
  #random = randomFrom(NO_FAULTS.seed);
  #injected = new Map<FaultKind, number>();

  get settings(): FaultSettings {
    return this.#settings;
  }

  /** How often each fault occurred since the last `set`. */
  get injected(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#injected);
  }

  set(settings: FaultSettings): void {
    this.#settings = settings;
    this.#random = randomFrom(settings.seed);
    this.#injected = new Map();
  }

  /** The fault of the next request, or null for none. `isKeyed`: whether it is a write with an idempotency key. */
  next({ isKeyed }: { readonly isKeyed: boolean }): FaultKind | null {
    const { rate, kinds, times } = this.#settings;
    // Every request draws two numbers, even if it has no fault, so that one request does not affect the next.
    const [chance, choice] = [this.#random(), this.#random()];
    const possible = kinds.filter((kind) => isKeyed || !FAULT_KINDS[kind].onlyKeyed);
    const kind = possible[Math.floor(choice * possible.length)];
    const sum = [...this.#injected.values()].reduce((total, count) => total + count, 0);
    if (chance >= rate || kind === undefined || (times !== null && sum >= times)) return null;
    this.#injected.set(kind, (this.#injected.get(kind) ?? 0) + 1);
    return kind;
  }
}

/** A generator of numbers from 0 (inclusive) to 1 (exclusive), the same for the same seed: a 32-bit counter with a mixer. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** An unknown or invalid fault setting. The message lists the valid names or values. */
export class FaultSettingsError extends Error {}

/**
 * Validates settings. Omitted settings have their defaults.
 *
 * @throws FaultSettingsError for the first invalid setting.
 */
export function faultSettingsFrom(given: Readonly<Record<string, unknown>>): FaultSettings {
  const names = Object.keys(NO_FAULTS);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new FaultSettingsError(
      `Unknown fault setting ${shown(unknown)}. Valid settings: ${names.join(', ')}.`,
    );
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
