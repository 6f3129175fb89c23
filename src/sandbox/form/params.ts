import { emptyParameter, invalidRequest, missingParameter, unknownParameters } from '../http/errors.ts';
import { type FormNode, type FormValue, printed } from './form.ts';

/**
 * A parameter: parses its form value, or throws a StripeApiError. `path` is the parameter's name in bracket form. The
 * parameters of an operation are a table of these, from which the types of the values are inferred.
 */
export interface Param<T, Required extends boolean = boolean> {
  readonly required: Required;
  readonly read: (value: FormValue, path: string) => T;
  /** The parameters below it, for the table of parameters in the docs. */
  readonly members?: Shape;
}

export type Shape = Readonly<Record<string, Param<unknown>>>;

type Read<P> = P extends Param<infer T> ? T : never;

/** The values of a shape: undefined for absent parameters, null for parameters that were sent empty to unset them. */
export type Values<S extends Shape> = {
  readonly [K in keyof S as S[K] extends { required: true } ? K : never]: Read<S[K]>;
} & {
  readonly [K in keyof S as S[K] extends { required: true } ? never : K]?: Read<S[K]> | undefined;
};

/**
 * Parses a form by a shape. Checks for unknown names first, then each parameter in the order of the shape.
 *
 * @throws StripeApiError (400) with Stripe's message, code and `param`.
 */
export function readParams<S extends Shape>(shape: S, form: FormNode, path = ''): Values<S> {
  const unknown = [...form.keys()].filter((key) => !Object.hasOwn(shape, key));
  if (unknown.length > 0) throw unknownParameters(unknown.map((key) => childPath(path, key)));
  const values: Record<string, unknown> = Object.create(null);
  for (const [key, param] of Object.entries(shape)) {
    const value = form.get(key);
    if (value !== undefined) values[key] = param.read(value, childPath(path, key));
    else if (param.required) throw missingParameter(childPath(path, key));
  }
  return values as Values<S>;
}

export function childPath(path: string, key: string): string {
  return path === '' ? key : `${path}[${key}]`;
}

function optional<T>(read: (value: FormValue, path: string) => T, members?: Shape): Param<T, false> {
  return { required: false, read, ...(members && { members }) };
}

function scalar(value: FormValue, path: string, noun: string): string {
  if (typeof value !== 'string') throw invalidRequest(`Invalid ${noun}: ${printed(value)}`, { param: path });
  return value;
}

/** A non-empty string, for ids and other values that cannot be unset. */
export const nonEmpty = optional((value, path) => {
  const given = scalar(value, path, 'string');
  if (given === '') throw emptyParameter(path);
  return given;
});

/** A string that can be unset with an empty value: the default for optional text. */
export const text = optional((value, path) => scalar(value, path, 'string') || null);

/** A text that can be unset, with at most `length` characters. */
export function textUpTo(length: number): Param<string | null, false> {
  return optional((value, path) => {
    const given = text.read(value, path);
    const characters = [...(given ?? '')];
    if (characters.length <= length) return given;
    const shown = `${characters.slice(0, 10).join('')}...${characters.slice(-10).join('')}`;
    throw invalidRequest(`Invalid string: ${shown}; must be at most ${length} characters`, { param: path });
  });
}

export const bool = optional((value, path) => {
  const given = scalar(value, path, 'boolean');
  if (given === '') throw emptyParameter(path);
  if (given !== 'true' && given !== 'false')
    throw invalidRequest(`Invalid boolean: ${given}`, { param: path });
  return given === 'true';
});

export const integer = optional((value, path) => {
  const given = printed(value);
  if (given === '') throw emptyParameter(path);
  const number = Number(given);
  if (!/^[+-]?\d+$/.test(given) || !Number.isSafeInteger(number)) {
    throw invalidRequest(`Invalid integer: ${given}`, { code: 'parameter_invalid_integer', param: path });
  }
  return number;
});

export const positiveInteger = optional((value, path) => {
  const number = integer.read(value, path);
  if (number < 1) {
    const message = 'This value must be greater than or equal to 1.';
    throw invalidRequest(message, { code: 'parameter_invalid_integer', param: path });
  }
  return number;
});

/** One of the given words. The error message lists them in the same order. */
export function oneOf<const W extends string>(...words: readonly W[]): Param<W, false> {
  return optional((value, path) => {
    const given = scalar(value, path, 'string');
    if (given === '') throw emptyParameter(path);
    const word = words.find((candidate) => candidate === given);
    if (word === undefined) {
      throw invalidRequest(`Invalid ${path}: must be one of ${alternatives(words)}`, { param: path });
    }
    return word;
  });
}

function alternatives(words: readonly string[]): string {
  if (words.length < 3) return words.join(' or ');
  return `${words.slice(0, -1).join(', ')}, or ${words[words.length - 1]}`;
}

/** A list, sent as `a[0]=…` or `a[]=…`. The numbers only define the order. */
export function list<T>(element: Param<T>): Param<T[], false> {
  return optional((value, path) => {
    if (value === '') throw emptyParameter(path);
    if (typeof value === 'string' || ![...value.keys()].every((key) => /^\d{1,6}$/.test(key))) {
      throw invalidRequest('Invalid array', { param: path });
    }
    const ordered = [...value].sort(([left], [right]) => Number(left) - Number(right));
    return ordered.map(([key, member]) => element.read(member, childPath(path, key)));
  }, element.members);
}

export function object<S extends Shape>(shape: S): Param<Values<S>, false> {
  return optional((value, path) => readParams(shape, container(value, path), path), shape);
}

function container(value: FormValue, path: string): FormNode {
  if (value === '') throw emptyParameter(path);
  if (typeof value === 'string') throw invalidRequest('Invalid object', { param: path });
  return value;
}

/** Accepts any value, which has no effect. */
export const ignored: Param<undefined, false> = optional(() => undefined);

/** Accepts an empty value as null, to unset the parameter. */
export function clearable<T>(param: Param<T>): Param<T | null, false> {
  return optional((value, path) => (value === '' ? null : param.read(value, path)), param.members);
}

/** Makes a parameter required. A nested one is required only if its parent is sent. */
export function required<T>(param: Param<T>): Param<T, true> {
  return { ...param, required: true };
}

export interface CreatedRange {
  readonly gt?: number | undefined;
  readonly gte?: number | undefined;
  readonly lt?: number | undefined;
  readonly lte?: number | undefined;
}

const range = object({ gt: integer, gte: integer, lt: integer, lte: integer });

/** The `created` filter: a Unix second, or a range of them. */
export const createdFilter: Param<CreatedRange, false> = optional((value, path) => {
  if (typeof value !== 'string') return range.read(value, path);
  const second = integer.read(value, path);
  return { gte: second, lte: second };
}, range.members);

/** `expand[]`, on every operation. */
export const EXPAND = { expand: list(nonEmpty) } as const;

/** The parameters of every list. */
export const PAGE = { ...EXPAND, ending_before: nonEmpty, limit: integer, starting_after: nonEmpty } as const;
