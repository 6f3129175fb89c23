import { randomFrom } from './random.ts';
import { checkNames, FaultSettingsError, kindsSetting, numberSetting } from './settings.ts';

/** The ways in which webhooks can misbehave. Several can apply to the same event. */
export const WEBHOOK_FAULT_KINDS = [
  'shuffle',
  'duplicate',
  'twin',
  'drop',
  'delay',
  'other_version',
  'wrong_livemode',
  'never_generated',
] as const;

export type WebhookFaultKind = (typeof WEBHOOK_FAULT_KINDS)[number];

/** Which webhooks misbehave, and how. */
export interface WebhookFaultSettings {
  /** The probability with which each of the kinds applies to an event, from 0 to 1. */
  readonly rate: number;
  /** With the same seed, the same events in the same order misbehave in the same ways. */
  readonly seed: number;
  /** The faults that occur. Default: all. */
  readonly kinds: readonly WebhookFaultKind[];
  /** After this number of events with faults, webhooks work again. Null: no limit. */
  readonly times: number | null;
  /** For how many milliseconds a `delay` holds an event back, and a `shuffle` at most. */
  readonly delay_ms: number;
}

export const NO_WEBHOOK_FAULTS: WebhookFaultSettings = {
  rate: 0,
  seed: 1,
  kinds: WEBHOOK_FAULT_KINDS,
  times: null,
  delay_ms: 250,
};

/** The faults of one event. */
export interface EventFaults {
  readonly kinds: ReadonlySet<WebhookFaultKind>;
  readonly delayMs: number;
  /** Shuffled events are sent in the order of these numbers. */
  readonly position: number;
}

/** Decides for each event how its webhooks misbehave. */
export class WebhookFaults {
  #settings = NO_WEBHOOK_FAULTS;
  #random = randomFrom(NO_WEBHOOK_FAULTS.seed);
  #injected = new Map<WebhookFaultKind, number>();
  #events = 0;

  /** How often each fault occurred since the last `set`. */
  get injected(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#injected);
  }

  set(settings: WebhookFaultSettings): void {
    this.#settings = settings;
    this.#random = randomFrom(settings.seed);
    this.#injected = new Map();
    this.#events = 0;
  }

  /** The faults of the next event. */
  next(): EventFaults {
    const { rate, kinds, times, delay_ms: delayMs } = this.#settings;
    const position = this.#random();
    // Every event draws a number for each kind, so that the selection of kinds does not affect later events.
    const drawn = WEBHOOK_FAULT_KINDS.filter(() => this.#random() < rate);
    const isOver = times !== null && this.#events >= times;
    const chosen = isOver ? [] : drawn.filter((kind) => kinds.includes(kind));
    if (chosen.length > 0) this.#events += 1;
    for (const kind of chosen) this.#injected.set(kind, (this.#injected.get(kind) ?? 0) + 1);
    return { kinds: new Set(chosen), delayMs, position };
  }
}

/**
 * Validates settings. Omitted settings have their defaults.
 *
 * @throws FaultSettingsError for the first invalid setting.
 */
export function webhookFaultsFrom(value: unknown): WebhookFaultSettings {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new FaultSettingsError('webhooks must be a JSON object.');
  checkNames(value, NO_WEBHOOK_FAULTS, 'webhook fault setting');
  const given: Readonly<Record<string, unknown>> = { ...NO_WEBHOOK_FAULTS, ...value };
  const { rate, seed, kinds, times, delay_ms } = given;
  return {
    rate: numberSetting('webhooks.rate', rate, { from: 0, to: 1 }),
    seed: numberSetting('webhooks.seed', seed, { from: 0, to: 2 ** 32 - 1, isWhole: true }),
    kinds: kindsSetting('webhooks.kinds', kinds, WEBHOOK_FAULT_KINDS),
    times:
      times === null ? null : numberSetting('webhooks.times', times, { from: 0, to: 1e9, isWhole: true }),
    delay_ms: numberSetting('webhooks.delay_ms', delay_ms, { from: 0, to: 60_000, isWhole: true }),
  };
}
