/** An unknown or invalid fault setting. The message lists the valid names or values. */
export class FaultSettingsError extends Error {}

/** @throws FaultSettingsError for a name that `settings` does not have. */
export function checkNames(given: object, settings: object, noun: string): void {
  const names = Object.keys(settings);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new FaultSettingsError(`Unknown ${noun} ${shown(unknown)}. Valid settings: ${names.join(', ')}.`);
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly isWhole?: boolean;
}

/**
 * A number, or the text of one.
 *
 * @throws FaultSettingsError for anything else, and outside the range.
 */
export function numberSetting(name: string, value: unknown, { from, to, isWhole = false }: Range): number {
  const given = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof given === 'number' && given >= from && given <= to && (!isWhole || Number.isInteger(given)))
    return given;
  throw new FaultSettingsError(`${name} must be a ${isWhole ? 'whole ' : ''}number from ${from} to ${to}.`);
}

/**
 * One kind of fault, or a list of at least one.
 *
 * @throws FaultSettingsError for an empty list, and for anything that is not in `all`.
 */
export function kindsSetting<K extends string>(
  name: string,
  value: unknown,
  all: readonly K[],
): readonly K[] {
  const kinds: readonly unknown[] = Array.isArray(value) ? value : [value];
  const wrong = kinds.find((kind) => !all.some((known) => known === kind));
  if (kinds.length > 0 && wrong === undefined) return kinds as readonly K[];
  throw new FaultSettingsError(
    `${name} must be one or more of ${all.join(', ')}${wrong === undefined ? '' : `, not ${shown(wrong)}`}.`,
  );
}

function shown(value: unknown): string {
  return String(JSON.stringify(value)).slice(0, 40);
}
