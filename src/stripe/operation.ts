import type { StripeCall, StripeRequest, StripeResponse } from './call.ts';
import { encodePathSegment, type FormParams } from './form.ts';
import type { PageParams, StripeList } from './list.ts';

/** An operation of Stripe's API. The client and the planner use the same definition of its path. */
export interface Operation<Args extends readonly unknown[], T> {
  readonly method: 'GET' | 'POST';
  /** `:id` is the placeholder for the id of the object: `/v1/setup_intents/:id/confirm`. */
  readonly path: string;
  readonly call: (request: StripeRequest, ...args: Args) => Promise<StripeResponse<T>>;
}

export interface RetrieveParams {
  readonly expand?: readonly string[];
}

export interface ListOptions {
  /** The time at which the call must end, in milliseconds of the client's clock. */
  readonly endsAt: number;
}

export interface WriteOptions {
  readonly idempotencyKey: string;
}

type Expects = StripeCall['expects'];

/** The path of a call: the template with the id in it. */
export function pathWithId(path: string, id: string): string {
  return path.replace(':id', encodePathSegment(id));
}

/** Reads one object by its id. */
export function retrieve<Id extends string, T, Params extends RetrieveParams = RetrieveParams>(
  path: string,
  expects: Expects,
): Operation<[id: Id, params?: Params], T> {
  const method = 'GET';
  return {
    method,
    path,
    call: (request, id, params) =>
      request({ method, path: pathWithId(path, id), template: path, params: { ...params }, expects }),
  };
}

/** Reads a page of a list. */
export function list<T, Params extends object = object>(
  path: string,
): Operation<[params: PageParams & FormParams & Params, options: ListOptions], StripeList<T>> {
  const method = 'GET';
  return {
    method,
    path,
    call: (request, params, options) =>
      request({ method, path, template: path, params, expects: 'list', ...options }),
  };
}

/** Reads a page of a list that belongs to an object. */
export function listOf<Id extends string, T>(
  path: string,
): Operation<[id: Id, params: PageParams & FormParams, options: ListOptions], StripeList<T>> {
  const method = 'GET';
  return {
    method,
    path,
    call: (request, id, params, options) =>
      request({ method, path: pathWithId(path, id), template: path, params, expects: 'list', ...options }),
  };
}

/** Creates an object. */
export function create<T>(
  path: string,
  expects: Expects,
): Operation<[params: FormParams, options: WriteOptions], T> {
  const method = 'POST';
  return {
    method,
    path,
    call: (request, params, options) =>
      request({ method, path, template: path, params, expects, ...options }),
  };
}

/** Changes an object. */
export function change<Id extends string, T>(
  path: string,
  expects: Expects,
): Operation<[id: Id, params: FormParams, options: WriteOptions], T> {
  const method = 'POST';
  return {
    method,
    path,
    call: (request, id, params, options) =>
      request({ method, path: pathWithId(path, id), template: path, params, expects, ...options }),
  };
}

/** The operations of a resource as functions that send their calls with one client. */
export type Bound<Resource> = {
  readonly [Name in keyof Resource]: Resource[Name] extends Operation<infer Args, infer T>
    ? (...args: Args) => Promise<StripeResponse<T>>
    : never;
};

/**
 * Returns a function that binds the operations of a resource to one client. An operation becomes a function when it is
 * first used: most requests use one.
 */
export function binderOf<Resource extends object>(
  resource: Resource,
): (request: StripeRequest) => Bound<Resource> {
  class BoundResource {
    readonly request: StripeRequest;

    constructor(request: StripeRequest) {
      this.request = request;
    }
  }
  const operations = resource as Readonly<Record<string, Operation<readonly unknown[], unknown>>>;
  for (const [name, { call }] of Object.entries(operations))
    Object.defineProperty(BoundResource.prototype, name, {
      get(this: BoundResource) {
        const { request } = this;
        return (...args: readonly unknown[]) => call(request, ...args);
      },
    });
  return (request) => new BoundResource(request) as unknown as Bound<Resource>;
}
