import type { InputFieldMap, InputRef } from '@pothos/core';
import { builder } from '../builder.ts';
import { fieldNameFrom, typeNameFrom } from './names.ts';
import {
  type InputPosition,
  inputOptions,
  LIST_CLEARED_BY,
  type NullRule,
  omittedIn,
  type WireParam,
  type WireParams,
} from './table.ts';

interface InputOptions<Params, Undeclared extends keyof Params> {
  readonly description: string;
  /** The prefix of the names of nested types. */
  readonly path: string;
  /** The meaning of null; undefined for a type that several mutations share. */
  readonly nulls?: NullRule;
  readonly params: WireParams<Params, Undeclared>;
  /** Whether exactly one field is given; false by default. */
  readonly isOneOf?: boolean;
  /** Fields that Stripe does not have. */
  readonly more?: (t: InputPosition['t']) => InputFieldMap;
}

/** Defines an input type by a table of Stripe's parameters. */
export function inputType<Params, Undeclared extends keyof Params = never>(
  name: string,
  { description, path, nulls, params, isOneOf = false, more }: InputOptions<Params, Undeclared>,
): InputRef<object> {
  const ref = builder.inputType(name, {
    description,
    isOneOf,
    extensions: { omitted: omittedIn(params), nulls },
    fields: (t) => {
      const lines = Object.entries<WireParam<unknown>>(params);
      return Object.assign(
        {},
        ...lines.map(([key, param]) =>
          param.paramsAt({ t, path: typeNameFrom(path, key), name: fieldNameFrom(key), nulls }),
        ),
        more?.(t),
      );
    },
  });
  return ref as unknown as InputRef<object>;
}

interface InputObjectOptions {
  /** The name of the type without `Input`: for a type that has several positions, or one with a name that is too long. */
  readonly name?: string;
  /** The description of the type; by default that of the field. */
  readonly typeDescription?: string;
}

/**
 * A nested object of parameters. By default, its type is named by its position, such as
 * `SetupIntentPaymentMethodOptionsCardInput`. Inputs that share this table also share the type. Because of `NoInfer`,
 * the position and not the table determines which lines are required.
 */
export function inputObject<Params>(
  description: string,
  params: WireParams<NoInfer<Params>>,
  options: InputObjectOptions = {},
): WireParam<Params, false> {
  return objectParam(description, params, { ...options, required: false });
}

/** Like `inputObject`, but required in its parent. */
export function requiredInputObject<Params>(
  description: string,
  params: WireParams<NoInfer<Params>>,
): WireParam<Params, false> {
  return objectParam(description, params, { required: true });
}

function objectParam<Params>(
  description: string,
  params: WireParams<Params>,
  { name, typeDescription = description, required }: InputObjectOptions & { readonly required: boolean },
): WireParam<Params, false> {
  const typeAt = onceByName((path) =>
    inputType<Params>(`${path}Input`, { description: typeDescription, path, params }),
  );
  return {
    paramsAt: (position) => ({
      [position.name]: position.t.field({
        type: typeAt(name ?? position.path),
        required,
        ...inputOptions(position, description),
      }),
    }),
  };
}

/** A list of nested objects. */
export function inputObjects<Params>(
  description: string,
  params: WireParams<NoInfer<Params>>,
  { name, typeDescription = description }: InputObjectOptions = {},
): WireParam<Params[], false> {
  const typeAt = onceByName((path) =>
    inputType<Params>(`${path.replace(/s$/, '')}Input`, { description: typeDescription, path, params }),
  );
  return {
    paramsAt: (position) => ({
      [position.name]: position.t.field({
        type: [typeAt(name ?? position.path)],
        ...inputOptions(position, description, LIST_CLEARED_BY),
      }),
    }),
  };
}

/** Defines each type once, although create, update and confirm share the tables. */
function onceByName<T>(define: (name: string) => T): (name: string) => T {
  const types = new Map<string, T>();
  return (name) => {
    const type = types.get(name) ?? define(name);
    types.set(name, type);
    return type;
  };
}
