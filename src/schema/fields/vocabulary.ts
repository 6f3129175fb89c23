import type { EnumRef, FieldMap, InputFieldMap } from '@pothos/core';
import type { IdKind } from '../../stripe/ids.ts';
import type { BuilderTypes } from '../builder.ts';
import { DECLARED_AS, declaredOrNull, type IsDeclared, isReference, listOf } from './declared.ts';

// The words in which this floor's tables say what Stripe's fields and parameters are: one line each, under Stripe's own
// name. `output.ts` makes object types of such tables, `input.ts` input types.

type ObjectFields = PothosSchemaTypes.ObjectFieldBuilder<BuilderTypes, Readonly<Record<string, unknown>>>;
type InputFields = PothosSchemaTypes.InputFieldBuilder<BuilderTypes, 'InputObject'>;

/** Where a line of a table stands: on which type, under which name. */
export interface OutputPlace {
  readonly t: ObjectFields;
  readonly typeName: string;
  /** Stripe's name. */
  readonly key: string;
  /** Ours: Stripe's in camel case. */
  readonly name: string;
  /** The type's name and the field's, for the log: `PaymentMethodCard.displayBrand`. */
  readonly field: string;
  /** What stands where Stripe says nothing; the field is then never null. */
  readonly fallback?: unknown;
}

/** Whether null clears a value, where Stripe lets it be cleared, or always counts as absent. */
export type NullRule = 'clear' | 'absent';

export interface InputPlace {
  readonly t: InputFields;
  /** What the names of types below this one start with: the input's place in Stripe's parameters. */
  readonly path: string;
  readonly name: string;
  /** The rule of the one mutation that takes the input type; undefined for a type that several mutations share. */
  readonly nulls?: NullRule | undefined;
  /** Whether Stripe lets the value be cleared. */
  readonly clears?: boolean;
}

/** A line about something that the wire holds; `T` is what may stand there. */
export interface WireField<in T> {
  fieldsAt(place: OutputPlace): FieldMap;
  /** For the compiler alone. */
  readonly takes?: (value: T) => void;
}

/** A line about a parameter; `T` is what may be sent, and `Clears` whether an empty value may be, too. */
export interface WireParam<out T, out Clears extends boolean = boolean> {
  paramsAt(place: InputPlace): InputFieldMap;
  /** For the compiler alone. */
  readonly gives?: T;
  /** For the compiler alone. */
  readonly clears?: Clears;
}

/** A table for an object on the wire: a line for each of Stripe's fields, or it does not compile. */
export type WireFields<Wire> = {
  readonly [Key in Exclude<keyof Wire, 'object'>]-?: WireField<NonNullable<Wire[Key]>>;
};

/**
 * A table for an object that is sent: a line for each of Stripe's parameters, or it does not compile. Nor does it when
 * a line is `emptyable` and Stripe's declaration is not (`Stripe.Emptyable` adds null), or the other way round.
 * `Undeclared` names the parameters that Stripe's documentation lets be emptied, and its declarations do not.
 */
export type WireParams<Params, Undeclared extends keyof Params = never> = {
  readonly [Key in keyof Params]-?: WireParam<
    Exclude<NonNullable<Params[Key]>, ''>,
    null extends Params[Key] ? true : Key extends Undeclared ? true : false
  >;
};

type Scalar = 'ID' | 'String' | 'Int' | 'Boolean' | 'DateTime' | 'SafeInt' | 'JSON';

interface LeafOptions {
  /** Never null in answers. */
  readonly nonNull?: boolean;
  /** Must be given in inputs. */
  readonly required?: boolean;
  readonly idKind?: IdKind<string>;
}

/** A scalar or an enum, for answers (of `T`) and inputs (of `Given`) alike. */
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
  const { idKind } = options;
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
        nullable: options.nonNull !== true && fallback === undefined,
        resolve: (parent, _args, context) =>
          (declaredOrNull(parent[key], isDeclared, field, context) ?? fallback) as never,
      }),
    }),
    paramsAt: (place) => {
      const { description: text, extensions } = inputOptions(place, description);
      const required = options.required === true;
      return {
        [place.name]: place.t.field({
          type,
          description: text,
          required,
          extensions: { ...extensions, ...(idKind && { idKind }) },
        }),
      };
    },
  };
}

/** The options that an input field derives from its place. What null does is described and marked only here. */
export function inputOptions(
  { nulls, clears }: InputPlace,
  description: string,
  clearedBy = 'null',
): { readonly description: string; readonly extensions: { readonly clears?: true } } {
  if (!clears) return { description, extensions: {} };
  const extensions = { clears: true } as const;
  if (nulls === 'absent') return { description, extensions };
  const sentence = `${clearedBy} clears it.`;
  const note = nulls === 'clear' ? capitalized(sentence) : `In an update or a confirm, ${sentence}`;
  return { description: `${description} ${note}`, extensions };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const text = (description: string) => leaf<string>('String', description);
export const integer = (description: string) => leaf<number>('Int', description);
export const flag = (description: string) => leaf<boolean>('Boolean', description);
/** Unix seconds on the wire. */
export const instant = (description: string) => leaf<number>('DateTime', description);
/** In the smallest unit of a currency. */
export const money = (description: string) => leaf<number>('SafeInt', description);
/** A dictionary that is handed through as it is. */
export const opaque = (description: string) => leaf<unknown>('JSON', description);
/** The id of something that the graph does not hold; as input, checked when its kind is told. */
export const id = (description: string, idKind?: IdKind<string>) =>
  leaf<string>('ID', description, idKind ? { idKind } : {});
/** An expandable id of something that the graph does not hold: the id, whether Stripe has expanded it or not. */
export function idOf(description: string): WireField<string | { readonly id: string }> {
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
/** One of a set of literals. Out comes whatever Stripe may send; in go the values that it takes. */
export const oneOf = <Value extends string>(
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
    paramsAt: (place) => ({
      [place.name]: place.t.field({ type: [type], ...inputOptions(place, description, LIST_CLEARED_BY) }),
    }),
  };
}

export const LIST_CLEARED_BY = 'null or `[]`';

/** A parameter that must be given within its object. */
export function required<T, Given>({ type, description, options }: Leaf<T, Given>): Leaf<T, Given> {
  return leaf<T, Given>(type, description, { ...options, required: true });
}

/** A parameter that Stripe lets be emptied: in an update or a confirm, null clears the value. */
export function emptyable<Line extends WireParam<unknown, false>>(line: Line): Emptyable<Line> {
  const marked: WireParam<unknown> = { ...line, paramsAt: (at) => line.paramsAt({ ...at, clears: true }) };
  return marked as Emptyable<Line>;
}

type Emptyable<Line> = Omit<Line, keyof WireParam<unknown>> &
  WireParam<Line extends WireParam<infer Given> ? Given : never, true>;

/** A field that is never null. */
export function nonNull<T, Given>({ type, description, options }: Leaf<T, Given>): Leaf<T, Given> {
  return leaf<T, Given>(type, description, { ...options, nonNull: true });
}

/** A field that is never null: where Stripe says nothing, this stands. */
export function fallback<T>(field: WireField<T>, value: unknown): WireField<T> {
  return {
    fieldsAt: (place) => field.fieldsAt({ ...place, fallback: value }),
  };
}

/** What the graph leaves out, and why; the coverage of Stripe's types shows the reason. */
export interface LeftOut extends WireField<unknown>, WireParam<never, never> {
  readonly reason: string;
}

/** The reasons of a table's lines that are left out, by Stripe's names; types carry them as the extension `leftOut`. */
export function reasonsIn(table: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([key, line]: [string, object]) =>
      'reason' in line ? [[key, String(line.reason)]] : [],
    ),
  );
}

export function leftOut(reason: string): LeftOut {
  return { reason, fieldsAt: () => ({}), paramsAt: () => ({}) };
}

/** An object that never has a field: the `type` beside it says all there is to say. */
export const empty = leftOut('an object without fields: the type beside it says it');
