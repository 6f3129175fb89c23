import type { z } from 'zod';
import { modeOf } from '../stripe/api-key.ts';
import type { ServiceTokenField } from './credentials.ts';
import { nearest } from './nearest.ts';
import { checkValue, defaultOf, type OptionsOf, type Values } from './setting.ts';
import { GROUPS, SETTINGS, type SettingsOf } from './settings.ts';

/** A service, and the hash of its token. */
export type ServiceToken = z.input<ServiceTokenField>;

type JwtSettings = SettingsOf<'jwt'>;
type JwtKeys = { readonly url: string } | { readonly publicKey: JwtValues['publicKey'] & object };
type JwtValues = Values<JwtSettings>;

/** How JSON Web Tokens are checked. */
export interface JwtOptions extends Omit<OptionsOf<JwtSettings>, 'jwksUrl' | 'publicKey'> {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** The URL of the issuer's keys (a JWKS), or its only public key. */
  readonly keys: JwtKeys;
}

/** Publishable keys of the account, as credentials of browsers. */
export type PublishableOptions = OptionsOf<SettingsOf<'publishable'>>;

/** The accepted callers, by kind of credential. */
export interface CallerList {
  /** Services, by their bearer tokens. */
  readonly tokens?: readonly ServiceToken[];
  /** Services and customers, by JSON Web Tokens. */
  readonly jwt?: JwtOptions;
  /** Browsers, by a publishable key. */
  readonly publishable?: PublishableOptions;
}

type TopLevelSettings = SettingsOf<'stripe'> &
  SettingsOf<'redis'> &
  SettingsOf<'live'> &
  SettingsOf<'graph'> &
  SettingsOf<'requests'> &
  SettingsOf<'customers'>;

/** The options of a gateway that can also be set in the environment. */
export interface SettingOptions extends OptionsOf<TopLevelSettings> {
  /** Limits of one request: its document and its variables. */
  readonly limits?: OptionsOf<SettingsOf<'limits'>>;
  /**
   * The accepted callers.
   * @default `everybody`: a service with all scopes. With a live key, `callers` or `principal` is required.
   */
  readonly callers?: 'everybody' | CallerList;
}

/** `CallerList` with the defaults applied. */
export interface CompleteCallers {
  readonly tokens?: readonly Readonly<z.output<ServiceTokenField>>[];
  readonly jwt?: CompleteJwtOptions;
  readonly publishable?: Values<SettingsOf<'publishable'>> & { readonly keys: readonly string[] };
}

export type CompleteJwtOptions = Omit<JwtValues, 'jwksUrl' | 'publicKey'> &
  Pick<JwtOptions, 'issuer' | 'audience' | 'keys'>;

/** `SettingOptions` with the defaults applied. */
export interface CompleteOptions extends Values<TopLevelSettings> {
  readonly stripeApiKey: string;
  readonly limits: Values<SettingsOf<'limits'>>;
  readonly callers?: 'everybody' | CompleteCallers;
}

/** The settings that are options. Not `persistedOperations`: its option is a map, its setting the path of a file. */
const OPTIONS = SETTINGS.flatMap(({ group, setting, option }) =>
  GROUPS[group].option === null || option === null ? [] : [{ group, setting, path: option }],
);

const PUBLISHABLE_KEYS = 'callers.publishable.keys';

/** Options without a default, which are required if their parent object is given. */
const REQUIRED = ['stripeApiKey', 'callers.jwt.issuer', 'callers.jwt.audience'];

/**
 * The options with the default of each setting that is absent or undefined.
 * @param others names of options that are not settings
 * @throws TypeError that names each option that is unknown, missing or invalid
 */
export function completeOptions(options: SettingOptions, others: readonly string[]): CompleteOptions {
  const problems = [...unknownNames(options, others), ...missingOptions(options)];
  const complete: object = {};
  for (const { group, setting, path } of OPTIONS) {
    const around = GROUPS[group].option ?? '';
    if (around.startsWith('callers') && typeof valueAt(options, around) !== 'object') continue;
    const given = valueAt(options, path);
    const byDefault = path === PUBLISHABLE_KEYS ? ownKeys(options) : defaultOf(setting);
    const value = given === undefined ? byDefault : given;
    if (value === undefined) continue;
    const checked = checkValue(setting, value);
    if ('problems' in checked) problems.push(...checked.problems.map((problem) => `${path} ${problem}.`));
    else setValueAt(complete, path, checked.value);
  }
  if (problems.length === 0) problems.push(...modeProblems(complete as CompleteOptions));
  if (problems.length > 0) throw new TypeError(problems.join('\n'));
  const { callers } = options;
  return { ...(callers !== undefined && { callers }), ...complete } as CompleteOptions;
}

/** The accepted publishable keys, if they are not listed. */
function ownKeys({ stripePublishableKey: key }: SettingOptions): readonly string[] | undefined {
  return key === undefined ? undefined : [key];
}

/** Stripe rejects a publishable key with objects of the other mode. */
function modeProblems({ stripeApiKey, stripePublishableKey, callers }: CompleteOptions): string[] {
  const mode = modeOf(stripeApiKey);
  const keys = typeof callers === 'object' ? callers.publishable?.keys : undefined;
  const given = { stripePublishableKey: [stripePublishableKey ?? []].flat(), [PUBLISHABLE_KEYS]: keys ?? [] };
  return Object.entries(given)
    .filter(([, each]) => each.some((key) => modeOf(key) !== mode))
    .map(([path]) => `${path} must have the same mode as stripeApiKey (${mode}): use pk_${mode}_….`);
}

function unknownNames(options: object, others: readonly string[]): string[] {
  const known = [...OPTIONS.map(({ path }) => path), ...others];
  const isObjectOfOptions = (path: string) => known.some((each) => each.startsWith(`${path}.`));
  const namesIn = (given: object, prefix: string): string[] =>
    Object.entries(given).flatMap(([name, value]) => {
      const path = `${prefix}${name}`;
      if (known.includes(path) || value === undefined) return [];
      if (!isObjectOfOptions(path)) return [path];
      return typeof value === 'object' && value !== null ? namesIn(value, `${path}.`) : [];
    });
  return namesIn(options, '').map((path) => {
    const meant = nearest(path, known);
    return `${path} is not an option of createGateway${meant === null ? '.' : `: did you mean ${meant}?`}`;
  });
}

function missingOptions(options: SettingOptions): string[] {
  const { callers } = options;
  const isEverybody = callers === undefined || callers === 'everybody';
  if (!isEverybody && (typeof callers !== 'object' || callers === null))
    return ['callers must be "everybody", or an object with tokens, jwt or publishable.'];
  const missing = REQUIRED.filter((path) => {
    const around = path.split('.').slice(0, -1).join('.');
    return valueAt(options, around) !== undefined && valueAt(options, path) === undefined;
  }).map((path) => `${path} must be set.`);
  if (!isEverybody && callers.publishable && !callers.publishable.keys && !options.stripePublishableKey)
    missing.push(`${PUBLISHABLE_KEYS} or stripePublishableKey must be set.`);
  const jwt = isEverybody ? undefined : callers.jwt;
  const keys = Object.values(jwt?.keys ?? {}).filter((key) => key !== undefined);
  return jwt !== undefined && keys.length !== 1
    ? [...missing, 'callers.jwt.keys must have either url or publicKey.']
    : missing;
}

/** The value at a path such as `callers.jwt.issuer`; undefined if there is none. */
function valueAt(options: object, path: string): unknown {
  return path
    .split('.')
    .filter((name) => name !== '')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], options);
}

/** Sets the value at a path, and creates its parent objects. */
export function setValueAt(target: object, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let around = target as Record<string, unknown>;
  for (const name of names) {
    around[name] ??= {};
    around = around[name] as Record<string, unknown>;
  }
  around[last] = value;
}
