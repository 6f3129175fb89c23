import type { Changes } from '../events/changes.ts';
import type { FormNode } from '../form/form.ts';
import { readParams, type Shape, type Values } from '../form/params.ts';
import type { Ids } from '../store/ids.ts';
import type { ObjectName } from '../store/objects.ts';
import type { Account } from '../store/store.ts';
import type { KeyType } from './authentication.ts';
import type { Returned } from './expand.ts';

/** What every operation receives: the account of the request, the clock, ids and the request's API key type. */
export interface Context {
  readonly account: Account;
  /** The platform's account: the same as `account`, unless the request names a connected account. */
  readonly platform: Account;
  /** Unix seconds. */
  readonly now: number;
  readonly ids: Ids;
  /** Where the operation records its changes, for events and for the history of setup intents. */
  readonly changes: Changes;
  /** The sandbox's own URL, for links to its pages. */
  readonly origin: string;
  readonly keyType: KeyType;
  /** The customer's browser, which uses a publishable key. Null for a secret key. */
  readonly client: { readonly ip_address: string | null; readonly user_agent: string | null } | null;
}

export interface RequestInfo {
  readonly keyType: KeyType;
  readonly version: string;
}

/** The ids in the path, in order. */
export type PathIds = readonly string[];

/** A request with valid parameters that has not run yet. */
export interface PreparedCall {
  readonly expand: readonly string[];
  run(context: Context, ids: PathIds): object;
}

export interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Segments that start with a colon match ids. */
  readonly path: string;
  readonly returned: Returned;
  readonly publishable: boolean;
  /** The parameters, for the table in the docs. */
  readonly shape: Shape;
  prepare(form: FormNode, request: RequestInfo): PreparedCall;
}

interface Definition<S extends Shape> {
  readonly method: Operation['method'];
  readonly path: string;
  /** The type of the returned object; in brackets for a list. */
  readonly returns: ObjectName | readonly [ObjectName];
  /** Whether it accepts a publishable key. */
  readonly publishable?: true;
  readonly shape: S;
  /** Checks that involve several parameters. Throws a StripeApiError. */
  readonly validate?: (params: Values<S>, request: RequestInfo) => void;
  readonly run: (context: Context, params: Values<S>, ids: PathIds) => object;
}

/** Defines an operation: its method, path, parameters, and the function that runs it. */
export function operation<S extends Shape>(definition: Definition<S>): Operation {
  const { method, path, returns, shape, validate, run } = definition;
  const returned =
    typeof returns === 'string' ? { name: returns, list: false } : { name: returns[0], list: true };
  return {
    method,
    path,
    returned,
    publishable: definition.publishable === true,
    shape,
    prepare(form, request) {
      const params = readParams(shape, form);
      validate?.(params, request);
      const { expand } = params as { expand?: readonly string[] };
      return { expand: expand ?? [], run: (context, ids) => run(context, params, ids) };
    },
  };
}
