import type { EnumRef } from '@pothos/core';
import { type BuilderTypes, builder } from './builder.ts';
import { UNRECOGNIZED } from './plugins/unrecognized.ts';

/** The string literals of a type, even if the type also allows any other string. */
export type KnownValue<T> = T extends string ? (string extends T ? never : T) : never;

interface StripeEnumOptions<Value extends string> {
  readonly description: string;
  /** A description for each of Stripe's values. A missing or unknown value does not compile. */
  readonly values: Readonly<Record<Value, string>>;
}

/**
 * An enum of Stripe's literals. Its names are in capitals, with `_` in place of other characters and `V` before a leading
 * digit: code generators drop a leading `_`, and a name that starts with a digit does not compile. UNRECOGNIZED replaces
 * values that later versions of Stripe may send.
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
  // Outputs may hold any string that Stripe sends, inputs only the values of the enum.
  return ref as unknown as EnumRef<BuilderTypes, string, KnownValue<T>>;
}

const UNRECOGNIZED_VALUE = {
  value: UNRECOGNIZED,
  description: 'A value that this version of the gateway does not know. Inputs do not accept it.',
};

/** `1.0.2` → `V1_0_2`, `off_session` → `OFF_SESSION`. */
export function enumNameFrom(wire: string): string {
  const name = wire.toUpperCase().replace(/[^A-Z0-9_]/g, '_');
  return /^[0-9]/.test(name) ? `V${name}` : name;
}
