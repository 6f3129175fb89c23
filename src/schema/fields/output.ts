import type { FieldMap, ImplementableObjectRef, InterfaceRef } from '@pothos/core';
import type { Upstream } from '../../planner/upstream.ts';
import { isRecord } from '../../stripe/errors.ts';
import { type BuilderTypes, builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { declaredOrNull, type IsDeclared, isIdentified, isReference, listOf } from './declared.ts';
import { fieldNameFrom, typeNameFrom } from './names.ts';
import { type OutputPlace, reasonsIn, type WireField, type WireFields } from './vocabulary.ts';

type Ref<Wire> = ImplementableObjectRef<BuilderTypes, Wire, Wire>;

interface TypeOptions<Wire> {
  readonly description: string;
  /** A function, because types refer to each other: it is called when all of them are there. */
  readonly fields: () => WireFields<Wire>;
  readonly interfaces?: readonly InterfaceRef<BuilderTypes, unknown, unknown>[];
  /** Fields that Stripe's object does not have. */
  readonly more?: (t: PothosSchemaTypes.ObjectFieldBuilder<BuilderTypes, Wire>) => FieldMap;
}

/** The types whose objects have an id. */
const IDENTIFIED = new WeakSet<object>();

/** Whether a JSON value can be an object of a type. */
function isObjectOf(ref: object): IsDeclared {
  return IDENTIFIED.has(ref) ? isIdentified : isRecord;
}

/** Implements an object type by a table of Stripe's fields. */
export function implementType<Wire>(
  ref: Ref<Wire>,
  { description, fields, interfaces, more }: TypeOptions<Wire>,
): void {
  // Filled when the fields are asked for; the coverage of Stripe's types reads it.
  const leftOut: Record<string, string> = {};
  ref.implement({
    description,
    interfaces: [...(interfaces ?? [])] as never,
    extensions: { leftOut },
    fields: (t) => {
      const table = fields();
      Object.assign(leftOut, reasonsIn(table));
      if ('id' in table) IDENTIFIED.add(ref);
      return { ...fieldsOf(t, ref.name, table), ...more?.(t) };
    },
  });
}

/** Defines a named object type by a table of Stripe's fields, for shapes that stand in several places. */
export function objectType<Wire>(name: string, options: TypeOptions<Wire>): Ref<Wire> {
  const ref = builder.objectRef<Wire>(name);
  implementType(ref, options);
  return ref;
}

/** The fields of a table, on a type with this name. */
function fieldsOf<Wire>(
  t: PothosSchemaTypes.ObjectFieldBuilder<BuilderTypes, Wire>,
  typeName: string,
  fields: WireFields<Wire>,
): FieldMap {
  const lines = Object.entries<WireField<never>>(fields);
  return Object.assign(
    {},
    ...lines.map(([key, field]) => field.fieldsAt(placeOf(t as unknown as OutputPlace['t'], typeName, key))),
  );
}

function placeOf(t: OutputPlace['t'], typeName: string, key: string): OutputPlace {
  const name = fieldNameFrom(key);
  return { t, typeName, key, name, field: `${typeName}.${name}` };
}

interface ObjectOptions<Wire> {
  /** Added to the field's `upstream` extension. */
  readonly upstream?: Upstream;
  /** Changes what the parent holds before its fields are read. */
  readonly resolve?: (
    value: Wire,
    parent: Readonly<Record<string, unknown>>,
    context: Context,
  ) => Wire | null | Promise<Wire | null>;
}

/**
 * An object within an object; its type is named by its place, such as `PaymentMethodCardChecks`. `NoInfer`: the place
 * says which lines there must be, not the table; where no place does, the type has to be told.
 */
export function object<Wire = never>(
  description: string,
  fields: WireFields<NoInfer<Wire>>,
  options: ObjectOptions<NoInfer<Wire>> = {},
): WireField<Wire> {
  return { fieldsAt: (place) => objectAt(place, { description, fields: () => fields, ...options }, false) };
}

/** A list of such objects; the last word of the type's name is in the singular. */
export function objects<Wire = never>(
  description: string,
  fields: WireFields<NoInfer<Wire>>,
): WireField<readonly Wire[]> {
  return { fieldsAt: (place) => objectAt(place, { description, fields: () => fields }, true) };
}

function objectAt<Wire>(
  { t, typeName, key, name, field }: OutputPlace,
  { resolve, ...options }: TypeOptions<Wire> & ObjectOptions<Wire>,
  isList: boolean,
): FieldMap {
  const { description } = options;
  const ref = objectType<Wire>(typeNameFrom(typeName, isList ? key.replace(/s$/, '') : key), options);
  const type = isList ? ([ref] as [typeof ref]) : ref;
  const upstream: Upstream = { ...options.upstream, key };
  return {
    [name]: t.field({
      type,
      description,
      upstream,
      resolve: (parent, _args, context) => {
        const isDeclared = isObjectOf(ref);
        const declared = isList ? listOf(isDeclared) : isDeclared;
        const value = declaredOrNull(parent[key], declared, field, context);
        return (value === null || !resolve ? value : resolve(value as Wire, parent, context)) as never;
      },
    }),
  };
}

/** An object of a type that is defined elsewhere, always whole. */
export function shared<Wire>(ref: Ref<Wire> | (() => Ref<Wire>), description: string): WireField<Wire> {
  return {
    fieldsAt: ({ t, key, name, field }) => {
      const upstream: Upstream = { key };
      const type = typeof ref === 'function' ? ref() : ref;
      return {
        [name]: t.field({
          type,
          description,
          upstream,
          resolve: (parent, _args, context) =>
            declaredOrNull(parent[key], isObjectOf(type), field, context) as never,
        }),
      };
    },
  };
}

/** An expandable id of an object that cannot be fetched by it: `{ id }`, unless Stripe has expanded it. */
export function unfetched<Wire extends { readonly id: string }>(
  ref: () => Ref<Wire>,
  description: string,
): WireField<string | Wire> {
  return {
    fieldsAt: ({ t, key, name, field }) => {
      const upstream: Upstream = { key, expands: true };
      return {
        [name]: t.field({
          type: ref(),
          description,
          upstream,
          resolve: (parent, _args, context) => {
            const value = declaredOrNull(parent[key], isReference, field, context);
            return (typeof value === 'string' ? { id: value } : value) as never;
          },
        }),
      };
    },
  };
}

/** A field with a resolver of its own, as options of Pothos' `t.field`; it may be more than one. */
export function resolved<T>(fieldsAt: (place: OutputPlace) => FieldMap): WireField<T> {
  return { fieldsAt };
}
