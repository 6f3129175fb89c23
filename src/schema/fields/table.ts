import type { EnumRef, FieldMap, InputFieldMap } from '@pothos/core';
import type { IdKind } from '../../stripe/ids.ts';
import type { BuilderTypes } from '../builder.ts';
import { DECLARED_AS, declaredOrNull, type IsDeclared, isReference, listOf } from './declared.ts';

// Types and inputs are declared by tables: one line for each of Stripe's fields or parameters, under Stripe's own name.
// `f.ts` lists the kinds of lines. `output.ts` turns tables into object types, `input.ts` into input types.

type ObjectFields = PothosSchemaTypes.ObjectFieldBuilder<BuilderTypes, Readonly<Record<string, unknown>>>;
type InputFields = PothosSchemaTypes.InputFieldBuilder<BuilderTypes, 'InputObject'>;

/** Where a line of a table becomes a field: the type, and the names of the field. */
export interface OutputPosition {
  readonly t: ObjectFields;
  readonly typeName: string;
  /** Stripe's name. */
  readonly key: string;
  /** The name in the graph: Stripe's in camel case. */
  readonly name: string;
  /** The names of the type and the field, for the log: `PaymentMethodCard.displayBrand`. */
  readonly field: string;
  /** Replaces a missing or null value. With a fallback, the field is never null in the graph. */
  readonly fallback?: unknown;
}

/** `clear`: null clears a value that Stripe can clear. `absent`: null is the same as a missing field. */
export type NullRule = 'clear' | 'absent';

export interface InputPosition {
  readonly t: InputFields;
  /** The prefix of the names of nested types, which is made of the path in Stripe's parameters. */
  readonly path: string;
  readonly name: string;
  /** The rule of the one mutation that takes the input type; undefined for a type that several mutations share. */
  readonly nulls?: NullRule | undefined;
  /** Whether Stripe accepts an empty value, which clears it. */
  readonly clears?: boolean;
  /** The sentence about null, if the general one does not fit. */
  readonly nullNote?: string | undefined;
  /** Replaces the description of the line. */
  readonly description?: string;
}

/** The line of a field of Stripe's objects. `T` is the type of the field's value. */
export interface WireField<in T> {
  fieldsAt(position: OutputPosition): FieldMap;
  /** Only for the compiler. */
  readonly takes?: (value: T) => void;
}

/** The line of a parameter. `T` is the type of its value. `Clears` says whether an empty value may be sent. */
export interface WireParam<out T, out Clears extends boolean = boolean> {
  paramsAt(position: InputPosition): InputFieldMap;
  /** Only for the compiler. */
  readonly gives?: T;
  /** Only for the compiler. */
  readonly clears?: Clears;
}

/**
 * A table for an object of Stripe's. It does not compile without a line for each of Stripe's fields. For a union of
 * Stripe's types, it has a line for each field of each type.
 */
export type WireFields<Wire> = {
  readonly [Key in Exclude<KeyOf<Wire>, 'object'>]-?: WireField<NonNullable<ValueOf<Wire, Key>>>;
};

type KeyOf<T> = T extends unknown ? keyof T : never;
type ValueOf<T, Key extends PropertyKey> = T extends { readonly [K in Key]?: infer Value } ? Value : never;

/**
 * A table for an object of parameters. It compiles only with a line for each of Stripe's parameters, and only if the
 * `emptyable` lines are those that Stripe declares as `Stripe.Emptyable` (which adds null). `Undeclared` names parameters
 * that may be empty according to Stripe's documentation, but not according to its declarations.
 */
export type WireParams<Params, Undeclared extends keyof Params = never> = {
  readonly [Key in keyof Params]-?: WireParam<
    Exclude<NonNullable<Params[Key]>, ''>,
    null extends Params[Key] ? true : Key extends Undeclared ? true : false
  >;
};

type Scalar = 'ID' | 'String' | 'Int' | 'Boolean' | 'DateTime' | 'Date' | 'SafeInt' | 'JSON';

interface LeafOptions {
  /** Never null in outputs. */
  readonly nonNull?: boolean;
  /** Required in inputs. */
  readonly required?: boolean;
  readonly idKind?: IdKind<string>;
  /** Marks the field with `@deprecated`. */
  readonly deprecationReason?: string;
}

/** A scalar or an enum, for outputs (of `T`) and inputs (of `Given`). */
export interface Leaf<T, Given = T> extends WireField<T>, WireParam<Given, false> {
  readonly type: Scalar | EnumRef<BuilderTypes, string, string>;
  readonly description: string;
  readonly options: LeafOptions;
  readonly isDeclared: IsDeclared;
}

function leaf<T, Given = T>(
  type: Leaf<T>['type'],
  description: string,
  options: LeafOptions = {},
): Leaf<T, Given> {
  const { idKind, deprecationReason } = options;
  const deprecation = deprecationReason === undefined ? {} : { deprecationReason };
  const isDeclared: IsDeclared = DECLARED_AS[typeof type === 'string' ? type : 'Enum'];
  return {
    type,
    description,
    options,
    isDeclared,
    fieldsAt: ({ t, key, name, field, fallback }) => ({
      [name]: t.field({
        type,
        description,
        ...deprecation,
        nullable: options.nonNull !== true && fallback === undefined,
        resolve: (parent, _args, context) =>
          (declaredOrNull(parent[key], isDeclared, field, context) ?? fallback) as never,
      }),
    }),
    paramsAt: (position) => {
      const { description: text, extensions } = inputOptions(position, description);
      const isRequired = options.required === true;
      return {
        [position.name]: position.t.field({
          type,
          description: text,
          ...deprecation,
          required: isRequired,
          extensions: { ...extensions, ...(idKind && { idKind }) },
        }),
      };
    },
  };
}

/**
 * The options that depend on an input field's position: they describe the effect of null, and mark fields that it
 * clears.
 */
export function inputOptions(
  { nulls, clears, nullNote, description: own }: InputPosition,
  general: string,
  clearedBy = 'null',
): { readonly description: string; readonly extensions: { readonly clears?: true } } {
  const description = own ?? general;
  if (!clears) return { description, extensions: {} };
  const extensions = { clears: true } as const;
  if (nulls === 'absent') return { description, extensions };
  const sentence = `${clearedBy} clears it.`;
  const note = nulls === 'clear' ? capitalized(sentence) : `In an update or a confirmation, ${sentence}`;
  return { description: `${description} ${nullNote ?? note}`, extensions };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const string = (description: string) => leaf<string>('String', description);
export const int = (description: string) => leaf<number>('Int', description);
export const boolean = (description: string) => leaf<boolean>('Boolean', description);
/** Unix seconds at Stripe. */
export const timestamp = (description: string) => leaf<number>('DateTime', description);
/** A day as `YYYY-MM-DD`, at Stripe too. */
export const date = (description: string) => leaf<string>('Date', description);
/** An amount in the smallest unit of a currency. */
export const money = (description: string) => leaf<number>('SafeInt', description);
/** A dictionary that is passed through unchanged. */
export const json = (description: string) => leaf<unknown>('JSON', description);

/** The id of an object that is not part of the graph. Inputs check it if its kind is given. */
export const id = (description: string, idKind?: IdKind<string>) =>
  leaf<string>('ID', description, idKind ? { idKind } : {});

/** The id of an object that is not part of the graph, and that Stripe may have expanded. */
export function expandableId(description: string): WireField<string | { readonly id: string }> {
  return {
    fieldsAt: ({ t, key, name, field }) => ({
      [name]: t.id({
        description,
        resolve: (parent, _args, context) => {
          const value = declaredOrNull(parent[key], isReference, field, context);
          return typeof value === 'object' ? value?.id : value;
        },
      }),
    }),
  };
}

/** One of a set of strings. Outputs may hold any string that Stripe sends, inputs only the values of the enum. */
export const enumOf = <Value extends string>(
  type: EnumRef<BuilderTypes, string, Value>,
  description: string,
) => leaf<string>(type, description) as Leaf<string> & WireParam<Value, false>;

/** A list of scalars or enum values. */
export function list<T, Given>({
  type,
  description,
  isDeclared,
}: Leaf<T, Given>): WireField<readonly T[]> & WireParam<Given[], false> {
  const areDeclared = listOf(isDeclared);
  return {
    fieldsAt: ({ t, key, name, field, fallback }) => ({
      [name]: t.field({
        type: [type],
        description,
        nullable: fallback === undefined,
        resolve: (parent, _args, context) =>
          (declaredOrNull(parent[key], areDeclared, field, context) ?? fallback) as never,
      }),
    }),
    paramsAt: (position) => ({
      [position.name]: position.t.field({
        type: [type],
        ...inputOptions(position, description, LIST_CLEARED_BY),
      }),
    }),
  };
}

export const LIST_CLEARED_BY = 'null or `[]`';

/** A parameter that is required in its object. */
export function required<T, Given>({ type, description, options }: Leaf<T, Given>): Leaf<T, Given> {
  return leaf<T, Given>(type, description, { ...options, required: true });
}

/**
 * A parameter that Stripe can clear: in an update or a confirmation, null clears the value.
 * @param nullNote the sentence about null in the description, if "Null clears it." does not fit
 */
export function emptyable<Line extends WireParam<unknown, false>>(
  line: Line,
  nullNote?: string,
): Emptyable<Line> {
  const marked: WireParam<unknown> = {
    ...line,
    paramsAt: (at) => line.paramsAt({ ...at, clears: true, nullNote }),
  };
  return marked as Emptyable<Line>;
}

/** A parameter with another description, for a line that several input types share. */
export function described<Line extends WireParam<unknown>>(line: Line, description: string): Line {
  return { ...line, paramsAt: (at) => line.paramsAt({ ...at, description }) };
}

type Emptyable<Line> = Omit<Line, keyof WireParam<unknown>> &
  WireParam<Line extends WireParam<infer Given> ? Given : never, true>;

/** A field that Stripe always sends, and that is never null. */
export function nonNull<T, Given>({ type, description, options }: Leaf<T, Given>): Leaf<T, Given> {
  return leaf<T, Given>(type, description, { ...options, nonNull: true });
}

/** A field or an optional parameter that Stripe has deprecated. @param reason a sentence, for `@deprecated(reason:)` */
export function deprecated<T, Given>(
  { type, description, options }: Leaf<T, Given>,
  reason: string,
): Leaf<T, Given> {
  return leaf<T, Given>(type, description, { ...options, deprecationReason: reason });
}

/** A field that is never null: this value replaces a missing or null one. */
export function withDefault<T>(field: WireField<T>, value: unknown): WireField<T> {
  return { fieldsAt: (position) => field.fieldsAt({ ...position, fallback: value }) };
}

/** A line that adds nothing to the graph. */
export interface Omitted extends WireField<unknown>, WireParam<never, never> {
  readonly reason: string;
}

/** Leaves a field or parameter out of the graph. @param reason for the coverage report on Stripe's API */
export function omit(reason: string): Omitted {
  return { reason, fieldsAt: () => ({}), paramsAt: () => ({}) };
}

/** The reasons of the omitted lines of a table, by Stripe's names. Types store them in their extension `omitted`. */
export function omittedIn(table: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([key, line]: [string, object]) =>
      'reason' in line ? [[key, String(line.reason)]] : [],
    ),
  );
}
