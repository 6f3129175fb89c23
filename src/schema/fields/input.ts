import type { InputFieldMap, InputRef } from '@pothos/core';
import { builder } from '../builder.ts';
import { fieldNameFrom, typeNameFrom } from './names.ts';
import {
  type InputPlace,
  inputOptions,
  LIST_CLEARED_BY,
  type NullRule,
  reasonsIn,
  type WireParam,
  type WireParams,
} from './vocabulary.ts';

interface InputOptions<Params, Undeclared extends keyof Params> {
  readonly description: string;
  /** What the names of the types below start with. */
  readonly path: string;
  /** What null does; undefined for a type within the inputs of several mutations. */
  readonly nulls?: NullRule;
  readonly params: WireParams<Params, Undeclared>;
  /** Fields that are no parameters of Stripe's. */
  readonly more?: (t: InputPlace['t']) => InputFieldMap;
}

/** Defines an input type by a table of Stripe's parameters. */
export function inputType<Params, Undeclared extends keyof Params = never>(
  name: string,
  { description, path, nulls, params, more }: InputOptions<Params, Undeclared>,
): InputRef<object> {
  const ref = builder.inputType(name, {
    description,
    extensions: { leftOut: reasonsIn(params), nulls },
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

/**
 * An object within the parameters. Its type is named by its place, such as `SetupIntentPaymentMethodOptionsCardInput`, and
 * is one and the same wherever this table stands. `NoInfer`: the place says which lines there must be, not the table.
 */
export function inputObject<Params>(
  description: string,
  params: WireParams<NoInfer<Params>>,
): WireParam<Params, false> {
  return objectParam({ description, params, required: false });
}

/** Such an object that must be given within its parent. */
export function requiredObject<Params>(
  description: string,
  params: WireParams<NoInfer<Params>>,
): WireParam<Params, false> {
  return objectParam({ description, params, required: true });
}

interface ObjectParamOptions<Params> {
  readonly description: string;
  readonly params: WireParams<Params>;
  readonly required: boolean;
}

function objectParam<Params>({
  description,
  params,
  required,
}: ObjectParamOptions<Params>): WireParam<Params, false> {
  const typeAt = onceByName((path) => inputType<Params>(`${path}Input`, { description, path, params }));
  return {
    paramsAt: (place) => ({
      [place.name]: place.t.field({
        type: typeAt(place.path),
        required,
        ...inputOptions(place, description),
      }),
    }),
  };
}

/** A list of such objects. */
export function inputObjects<Params>(
  description: string,
  params: WireParams<NoInfer<Params>>,
): WireParam<Params[], false> {
  const typeAt = onceByName((path) =>
    inputType<Params>(`${path.replace(/s$/, '')}Input`, { description, path, params }),
  );
  return {
    paramsAt: (place) => ({
      [place.name]: place.t.field({
        type: [typeAt(place.path)],
        ...inputOptions(place, description, LIST_CLEARED_BY),
      }),
    }),
  };
}

/** Create, update and confirm share their tables: the first that asks defines the type. */
function onceByName<T>(define: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>();
  return (name) => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const fresh = define(name);
    made.set(name, fresh);
    return fresh;
  };
}
