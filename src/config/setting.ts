import { z } from 'zod';

/** Converts a string from the environment and checks the result. Values given as options get only the check, `.out`. */
type Reader = z.ZodPipe<z.ZodType<unknown, string>, z.ZodType>;

/** One setting: how it is read and checked, and its default, unless that depends on other settings. */
export type Setting = z.ZodDefault<Reader> | z.ZodExactOptional<Reader>;

export type Settings = Readonly<Record<string, Setting>>;

interface Details {
  /** The environment variable, if it cannot be derived from the name of the setting; null if there is none. */
  readonly variable?: string | null;
  /** The path of the option of `createGateway`, if it cannot be derived from the name; null if there is none. */
  readonly option?: string | null;
  /** Whether the variable `<NAME>_FILE` may name a file with the value: for secrets and keys. */
  readonly hasFile?: true;
}

/** Metadata of settings; most settings need none. */
export const details = z.registry<Details>();

/** A schema that converts a string from the environment with `read`, and checks the result with `value`. */
export function fromText<Value extends z.ZodType>(read: (text: string) => unknown, value: Value) {
  return z.string().transform(read).pipe(value);
}

/** The values of settings: those with a default are always present. */
export type Values<S extends Settings> = Readonly<z.output<z.ZodObject<S>>>;

/** Settings as optional properties, which keep their documentation, so that editors show it. */
export type OptionsOf<S extends Settings> = {
  readonly [Name in keyof S]?: Exclude<z.output<S[Name]>, undefined>;
};

/** The default of a setting; undefined if it has none, or if it depends on other settings. */
export function defaultOf(setting: Setting): unknown {
  return setting instanceof z.ZodDefault ? setting.def.defaultValue : undefined;
}

/** The given values, and the default of each setting that is absent. */
export function withDefaults<S extends Settings>(settings: S, given: OptionsOf<S>): Values<S> {
  const defaults = Object.entries(settings).map(([name, setting]) => [name, defaultOf(setting)] as const);
  const present = defaults.filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(present), ...given } as Values<S>;
}

/**
 * A value, or its problems. Each problem is worded to follow the name of the setting, and never includes the value, which
 * may be secret.
 */
export type Checked = { readonly value: unknown } | { readonly problems: readonly string[] };

/** Checks a string from the environment. */
export function checkText(setting: Setting, text: string): Checked {
  return checkedBy(setting, text);
}

/** Checks a value given as an option. */
export function checkValue(setting: Setting, value: unknown): Checked {
  return checkedBy(setting.def.innerType.out, value);
}

function checkedBy(schema: z.ZodType, given: unknown): Checked {
  const { success, data, error } = schema.safeParse(given);
  if (success) return { value: data };
  const problems = error.issues.map(({ path, message }) =>
    path.length > 0 ? `at ${path.join('.')} ${message}` : message,
  );
  // A number out of range may fail more than one check.
  return { problems: [...new Set(problems)] };
}
