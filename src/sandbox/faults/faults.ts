import { randomFrom } from './random.ts';
import { checkNames, kindsSetting, numberSetting } from './settings.ts';
import {
  NO_WEBHOOK_FAULTS,
  type WebhookFaultSettings,
  WebhookFaults,
  webhookFaultsFrom,
} from './webhook-faults.ts';

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

const ALL_KINDS = Object.keys(FAULT_KINDS) as FaultKind[];

/** All kinds except `stored_500`, which every retry receives again. */
const DEFAULT_KINDS = ALL_KINDS.filter((kind) => kind !== 'stored_500');

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
  readonly webhooks: WebhookFaultSettings;
}

/** Settings of which all but the given ones have their defaults. */
export type GivenFaultSettings = Partial<Omit<FaultSettings, 'webhooks'>> & {
  readonly webhooks?: Partial<WebhookFaultSettings>;
};

export const NO_FAULTS: FaultSettings = {
  rate: 0,
  seed: 1,
  kinds: DEFAULT_KINDS,
  times: null,
  slow_ms: 250,
  webhooks: NO_WEBHOOK_FAULTS,
};

/** Decides for each request whether and how it fails, and for each event in `webhooks`. */
export class Faults {
  readonly webhooks = new WebhookFaults();
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
    this.webhooks.set(settings.webhooks);
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

/**
 * Validates settings. Omitted settings have their defaults.
 *
 * @throws FaultSettingsError for the first invalid setting.
 */
export function faultSettingsFrom(given: Readonly<Record<string, unknown>>): FaultSettings {
  checkNames(given, NO_FAULTS, 'fault setting');
  const { rate, seed, kinds, times, slow_ms, webhooks } = { ...NO_FAULTS, ...given };
  return {
    rate: numberSetting('rate', rate, { from: 0, to: 1 }),
    seed: numberSetting('seed', seed, { from: 0, to: 2 ** 32 - 1, isWhole: true }),
    kinds: kindsSetting('kinds', kinds, ALL_KINDS),
    times: times === null ? null : numberSetting('times', times, { from: 0, to: 1e9, isWhole: true }),
    slow_ms: numberSetting('slow_ms', slow_ms, { from: 0, to: 60_000, isWhole: true }),
    webhooks: webhookFaultsFrom(webhooks),
  };
}
