import type { FormNode } from '../form/form.ts';
import { readParams, type Shape, type Values } from '../form/params.ts';
import type { Ids } from '../store/ids.ts';
import type { ObjectName } from '../store/objects.ts';
import type { World } from '../store/store.ts';
import type { Caller } from './authentication.ts';
import type { Returned } from './expand.ts';

/** What an operation works in: the account's world, and the moment, ids and address given from outside. */
export interface Context {
  readonly world: World;
  readonly now: number;
  readonly ids: Ids;
  /** Where the sandbox answers, for the links it hands out. */
  readonly origin: string;
  readonly caller: Caller;
  /** The customer's browser: a publishable key is used there. Null for a secret key. */
  readonly client: { readonly ip_address: string | null; readonly user_agent: string | null } | null;
}

export interface CallerAndVersion {
  readonly caller: Caller;
  readonly version: string;
}

/** The ids in the path, by their order. */
export type PathIds = readonly string[];

/** A request whose parameters are read and found good, but that has not touched anything. */
export interface PreparedCall {
  readonly expand: readonly string[];
  run(context: Context, ids: PathIds): object;
}

export interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Segments that start with a colon are ids. */
  readonly path: string;
  readonly returned: Returned;
  readonly publishable: boolean;
  prepare(form: FormNode, request: CallerAndVersion): PreparedCall;
}

interface Definition<S extends Shape> {
  readonly method: Operation['method'];
  readonly path: string;
  readonly returns: ObjectName | readonly [ObjectName];
  /** May be called with a publishable key and a client secret. */
  readonly publishable?: true;
  readonly shape: S;
  /** Rules between parameters; throws like the reading of a single one. */
  readonly validate?: (params: Values<S>, request: CallerAndVersion) => void;
  readonly run: (context: Context, params: Values<S>, ids: PathIds) => object;
}

/** An operation from its method, path, parameters and deed. `returns` in brackets means a list. */
export function operation<S extends Shape>(definition: Definition<S>): Operation {
  const { method, path, returns, shape, validate, run } = definition;
  const returned =
    typeof returns === 'string' ? { name: returns, list: false } : { name: returns[0], list: true };
  return {
    method,
    path,
    returned,
    publishable: definition.publishable === true,
    prepare(form, request) {
      const params = readParams(shape, form);
      validate?.(params, request);
      const { expand } = params as { expand?: readonly string[] };
      return { expand: expand ?? [], run: (context, ids) => run(context, params, ids) };
    },
  };
}
