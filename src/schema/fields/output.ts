import type { FieldMap, ImplementableObjectRef, InterfaceRef } from '@pothos/core';
import type { Upstream } from '../../planner/upstream.ts';
import { isRecord } from '../../stripe/errors.ts';
import { type BuilderTypes, builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { declaredOrNull, type IsDeclared, isIdentified, isReference, listOf } from './declared.ts';
import { fieldNameFrom, typeNameFrom } from './names.ts';
import { type OutputPosition, omittedIn, type WireField, type WireFields } from './table.ts';

type Ref<Wire> = ImplementableObjectRef<BuilderTypes, Wire, Wire>;

interface TypeOptions<Wire> {
  readonly description: string;
  /** Called when the schema is built, so that types can refer to each other. */
  readonly fields: () => WireFields<Wire>;
  readonly interfaces?: readonly InterfaceRef<BuilderTypes, unknown, unknown>[];
  /** Fields that Stripe's object does not have. */
  readonly more?: (t: PothosSchemaTypes.ObjectFieldBuilder<BuilderTypes, Wire>) => FieldMap;
}

/** The types whose objects have an id. */
const IDENTIFIED = new WeakSet<object>();

/** The check whether a JSON value can be an object of a type. */
function isObjectOf(ref: object): IsDeclared {
  return IDENTIFIED.has(ref) ? isIdentified : isRecord;
}

/** Implements an object type by a table of Stripe's fields. */
export function implementType<Wire>(
  ref: Ref<Wire>,
  { description, fields, interfaces, more }: TypeOptions<Wire>,
): void {
  // Filled when the schema is built. The coverage report reads it.
  const omitted: Record<string, string> = {};
  ref.implement({
    description,
    interfaces: [...(interfaces ?? [])] as never,
    extensions: { omitted },
    fields: (t) => {
      const table = fields();
      Object.assign(omitted, omittedIn(table));
      if ('id' in table) IDENTIFIED.add(ref);
      return { ...fieldsOf(t, ref.name, table), ...more?.(t) };
    },
  });
}

/** Defines a named object type by a table of Stripe's fields, for an object that occurs in several types. */
export function objectType<Wire>(name: string, options: TypeOptions<Wire>): Ref<Wire> {
  const ref = builder.objectRef<Wire>(name);
  implementType(ref, options);
  return ref;
}

function fieldsOf<Wire>(
  t: PothosSchemaTypes.ObjectFieldBuilder<BuilderTypes, Wire>,
  typeName: string,
  table: WireFields<Wire>,
): FieldMap {
  const lines = Object.entries<WireField<never>>(table);
  return Object.assign(
    {},
    ...lines.map(([key, line]) => {
      const name = fieldNameFrom(key);
      return line.fieldsAt({
        t: t as unknown as OutputPosition['t'],
        typeName,
        key,
        name,
        field: `${typeName}.${name}`,
      });
    }),
  );
}

interface ObjectOptions<Wire> {
  /** The name of the type, if the one made from its position would be too long. */
  readonly name?: string;
  /** The description of the type. By default, it is that of the field without its statement about null. */
  readonly typeDescription?: string;
  /** Added to the field's `upstream` option. */
  readonly upstream?: Upstream;
  /** Changes the object before its fields are resolved. */
  readonly resolve?: (
    value: Wire,
    parent: Readonly<Record<string, unknown>>,
    context: Context,
  ) => Wire | null | Promise<Wire | null>;
}

/**
 * A nested object. Its type is named by its position, such as `PaymentMethodCardWallet`. Because of `NoInfer`, the
 * position and not the table determines which lines are required. Outside of a table, pass the type argument.
 */
export function object<Wire = never>(
  description: string,
  fields: WireFields<NoInfer<Wire>>,
  options: ObjectOptions<NoInfer<Wire>> = {},
): WireField<Wire> {
  return {
    fieldsAt: (position) => objectAt(position, { description, fields: () => fields, ...options }, false),
  };
}

/** A list of nested objects. The name of their type is in the singular. */
export function objects<Wire = never>(
  description: string,
  fields: WireFields<NoInfer<Wire>>,
  { typeDescription }: Pick<ObjectOptions<Wire>, 'typeDescription'> = {},
): WireField<readonly Wire[]> {
  const options = { description, fields: () => fields, ...(typeDescription && { typeDescription }) };
  return { fieldsAt: (position) => objectAt(position, options, true) };
}

function objectAt<Wire>(
  { t, typeName, key, name, field }: OutputPosition,
  { resolve, name: ownName, typeDescription, ...options }: TypeOptions<Wire> & ObjectOptions<Wire>,
  isList: boolean,
): FieldMap {
  const { description } = options;
  const nestedName = typeNameFrom(typeName, isList ? key.replace(/s$/, '') : key);
  const ref = objectType<Wire>(ownName ?? nestedName, {
    ...options,
    description: typeDescription ?? withoutNull(description),
  });
  const type = isList ? ([ref] as [typeof ref]) : ref;
  return {
    [name]: t.field({
      type,
      description,
      upstream: { ...options.upstream, key },
      resolve: (parent, _args, context) => {
        const isDeclared = isObjectOf(ref);
        const declared = isList ? listOf(isDeclared) : isDeclared;
        const value = declaredOrNull(parent[key], declared, field, context);
        return (value === null || !resolve ? value : resolve(value as Wire, parent, context)) as never;
      },
    }),
  };
}

/** A field's description without the sentence or the clause that states when the field is null: types are never null. */
function withoutNull(description: string): string {
  return description.replace(/ Null [^.]*\.(?= |$)|; null [^.]*(?=\.(?: |$))/g, '');
}

/** A nested object that Stripe always sends in full, and whose type is defined elsewhere. */
export function inline<Wire>(type: Ref<Wire>, description: string): WireField<Wire> {
  return {
    fieldsAt: ({ t, key, name, field }) => ({
      [name]: t.field({
        type,
        description,
        upstream: { key },
        resolve: (parent, _args, context) =>
          declaredOrNull(parent[key], isObjectOf(type), field, context) as never,
      }),
    }),
  };
}

/** An expandable id of an object that cannot be retrieved: `{ id }`, unless Stripe has expanded it. */
export function idOnly<Wire extends { readonly id: string }>(
  type: Ref<Wire>,
  description: string,
): WireField<string | Wire> {
  return {
    fieldsAt: ({ t, key, name, field }) => ({
      [name]: t.field({
        type,
        description,
        upstream: { key, expands: true },
        resolve: (parent, _args, context) => {
          const value = declaredOrNull(parent[key], isReference, field, context);
          return (typeof value === 'string' ? { id: value } : value) as never;
        },
      }),
    }),
  };
}

/** A line that adds its own Pothos fields: one, several or none. */
export function custom<T>(fieldsAt: (position: OutputPosition) => FieldMap): WireField<T> {
  return { fieldsAt };
}
