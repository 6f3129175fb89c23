import { ConfigError } from './config/config-error.ts';
import { type SettingOptions, setValueAt } from './config/options.ts';
import { type AllValues, RULES } from './config/rules.ts';
import { checkText, type Values, withDefaults } from './config/setting.ts';
import { type DeclaredSetting, GROUPS, SETTINGS, type SettingsOf, variableOf } from './config/settings.ts';
import { unknownVariables } from './config/unknown-variables.ts';

/** The settings of the environment. */
export interface Config {
  readonly server: Values<SettingsOf<'server'>>;
  /** Options of `createGateway`, with defaults. Without `stripeApiKey`, the gateway uses the sandbox. */
  readonly gateway: SettingOptions;
  /** A warning for each variable that looks like a setting but is not one. */
  readonly warnings: readonly string[];
}

export interface ConfigSource {
  /** Returns the text of a file, for `STRIPE_API_KEY_FILE` and the like; throws if it cannot be read. */
  readonly readFile: (path: string) => string;
  /**
   * Whether the gateway uses the sandbox if `STRIPE_API_KEY` is not set. If it does, a live key in a variable that is not
   * a setting, such as `STRIPE_SECRET_KEY`, is an error: the gateway would seem to work, but with made-up data.
   */
  readonly mayStartSandbox: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const API_KEY = variableOf('stripe', 'stripeApiKey');

const KEY_VARIABLES = { secret: API_KEY, publishable: variableOf('stripe', 'stripePublishableKey') };

const VARIABLES = SETTINGS.flatMap(({ variable, hasFile }) =>
  variable === null ? [] : hasFile ? [variable, fileVariable(variable)] : [variable],
);

/**
 * Reads all settings. Values are trimmed; an empty one counts as absent.
 * @throws ConfigError naming every problem
 */
export function readConfig(env: Environment, source: ConfigSource): Config {
  const present = Object.fromEntries(
    Object.entries(env)
      .map(([name, value = '']) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );
  const problems: string[] = [];
  const invalid = new Set<string>();
  const found: Found[] = [];
  for (const setting of SETTINGS) {
    const result = read(setting, present, source.readFile);
    if (result === null) continue;
    if ('value' in result) found.push({ ...setting, ...result });
    else {
      invalid.add(result.variable);
      problems.push(...result.problems);
    }
  }

  const isSet = (variable: string) => found.some((each) => each.variable === variable);
  const values = valuesFrom(found);
  for (const { variables, problem } of RULES) {
    const message = variables.some((variable) => invalid.has(variable)) ? null : problem(values, isSet);
    if (message !== null) problems.push(`${variables[0]} ${message}.`);
  }

  const unknown = unknownVariables(present, VARIABLES, KEY_VARIABLES);
  const misplaced = unknown.find(({ holdsLiveKey }) => holdsLiveKey);
  if (misplaced && source.mayStartSandbox && !isSet(API_KEY) && !invalid.has(API_KEY))
    problems.push(
      `${API_KEY} is not set, and ${misplaced.name} holds a live key but is not a setting: rename it to ${API_KEY}, or remove it to use the sandbox.`,
    );
  if (problems.length > 0) throw new ConfigError(problems);

  return Object.freeze({
    server: values.server,
    gateway: optionsFrom(values),
    warnings: unknown.map(
      ({ name, meant }) => `${name} is not a setting and is ignored. Did you mean ${meant}?`,
    ),
  });
}

type Found = DeclaredSetting & { readonly value: unknown };

type Read = { readonly value: unknown } | { readonly variable: string; readonly problems: readonly string[] };

/** The value of one setting, from its variable or a file; null if neither is set. */
function read(
  { variable, setting, hasFile }: DeclaredSetting,
  env: Readonly<Record<string, string>>,
  readFile: ConfigSource['readFile'],
): Read | null {
  if (variable === null) return null;
  const file = fileVariable(variable);
  const path = hasFile ? env[file] : undefined;
  let text = env[variable];
  if (path !== undefined) {
    if (text !== undefined)
      return { variable, problems: [`${variable} and ${file} are both set: remove one.`] };
    try {
      text = readFile(path).trim();
    } catch (error) {
      // The path is not repeated: it may be a secret that was put into the wrong variable.
      const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
      return { variable, problems: [`${file} names a file that cannot be read${code}.`] };
    }
    if (text === '') return { variable, problems: [`${file} names an empty file.`] };
  }
  if (text === undefined) return null;
  const checked = checkText(setting, text);
  if ('value' in checked) return checked;
  const name = path === undefined ? variable : `${variable} (from ${file})`;
  return { variable, problems: checked.problems.map((problem) => `${name} ${problem}.`) };
}

function fileVariable(variable: string): string {
  return `${variable}_FILE`;
}

function valuesFrom(found: readonly Found[]): AllValues {
  const groups = Object.entries(GROUPS).map(([name, { settings }]) => {
    const given = found.filter(({ group }) => group === name).map((each) => [each.name, each.value] as const);
    return [name, withDefaults(settings, Object.fromEntries(given))] as const;
  });
  return Object.fromEntries<unknown>(groups) as AllValues;
}

function optionsFrom(values: AllValues): SettingOptions {
  const { auth } = values.callers;
  const options = auth.includes('none') ? { callers: 'everybody' as const } : {};
  for (const { group, name, option } of SETTINGS) {
    const isUsed = !(group === 'jwt' || group === 'publishable') || auth.includes(group);
    const value = (values[group] as Readonly<Record<string, unknown>>)[name];
    if (isUsed && GROUPS[group].option !== null && option !== null && value !== undefined)
      setValueAt(options, option, value);
  }
  return options;
}
