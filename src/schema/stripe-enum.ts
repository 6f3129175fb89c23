import type { EnumRef } from '@pothos/core';
import { type BuilderTypes, builder } from './builder.ts';
import { UNRECOGNIZED } from './plugins/unrecognized.ts';

/** The literal members of one of Stripe's open enums (a union of literals and of any other string). */
export type KnownValue<T> = T extends string ? (string extends T ? never : T) : never;

interface StripeEnumOptions<Value extends string> {
  readonly description: string;
  /** A description for each of Stripe's own values: a value too few or too many does not compile. */
  readonly values: Readonly<Record<Value, string>>;
}

/**
 * An enum over one of Stripe's sets of literals: values in capitals, with other characters as `_` and a `_` before a
 * leading digit, and UNRECOGNIZED for what a later version of Stripe may send.
 */
export function stripeEnum<T extends string>(
  name: string,
  { description, values }: StripeEnumOptions<KnownValue<T>>,
): EnumRef<BuilderTypes, string, KnownValue<T>> {
  const entries = Object.entries<string>(values).map(([wire, text]) => [
    enumNameFrom(wire),
    { value: wire, description: text },
  ]);
  const ref = builder.enumType(name, {
    description,
    values: Object.fromEntries([...entries, [UNRECOGNIZED, UNRECOGNIZED_VALUE]]),
  });
  // Out comes any string that Stripe may send; in go the values that it takes.
  return ref as unknown as EnumRef<BuilderTypes, string, KnownValue<T>>;
}

const UNRECOGNIZED_VALUE = {
  value: UNRECOGNIZED,
  description: 'A value newer than this gateway. Never valid as input.',
};

/** `1.0.2` → `_1_0_2`, `off_session` → `OFF_SESSION`. */
export function enumNameFrom(wire: string): string {
  const name = wire.toUpperCase().replace(/[^A-Z0-9_]/g, '_');
  return /^[0-9]/.test(name) ? `_${name}` : name;
}
