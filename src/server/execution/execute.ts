import {
  defaultTypeResolver,
  type ExecutionResult,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  isObjectType,
  locatedError,
  responsePathAsArray,
} from 'graphql';
import type { CompiledField, CompiledOperation, Completion, Slot } from './compiled-field.ts';

type Path = GraphQLResolveInfo['path'];
type Data = Record<string, unknown>;

interface Execution {
  readonly operation: CompiledOperation;
  /** Coerced. */
  readonly variableValues: Record<string, unknown>;
  readonly contextValue: unknown;
  /** The parent of the root fields; undefined by default. */
  readonly rootValue?: unknown;
}

/**
 * Executes a query, a mutation, or a subscription for one event as the specification describes, with the same results as graphql-js. Errors of resolvers
 * are part of the result; only a bug of the executor is thrown.
 */
export function execute(execution: Execution): ExecutionResult<Data> | Promise<ExecutionResult<Data>> {
  return new Run(execution).result();
}

class Run {
  readonly #operation: CompiledOperation;
  readonly #variableValues: Record<string, unknown>;
  readonly #contextValue: unknown;
  readonly #rootValue: unknown;
  readonly #errors: GraphQLError[] = [];
  /** The paths of the values that are null because of a reported error. */
  readonly #nulled = new Set<string>();

  constructor({ operation, variableValues, contextValue, rootValue }: Execution) {
    this.#operation = operation;
    this.#variableValues = variableValues;
    this.#contextValue = contextValue;
    this.#rootValue = rootValue;
  }

  result(): ExecutionResult<Data> | Promise<ExecutionResult<Data>> {
    const { fields, source } = this.#operation;
    try {
      const data =
        source.operation.operation === 'mutation'
          ? this.#serially(fields)
          : this.#object(fields, this.#rootValue, undefined);
      return data instanceof Promise
        ? data.then(
            (late) => this.#resultOf(late),
            (error) => this.#failed(error),
          )
        : this.#resultOf(data);
    } catch (error) {
      return this.#failed(error);
    }
  }

  #resultOf(data: Data | null): ExecutionResult<Data> {
    return this.#errors.length > 0 ? { errors: this.#errors, data } : { data };
  }

  /** The result if a non-null root field has failed: `data` is null. */
  #failed(error: unknown): ExecutionResult<Data> {
    if (!(error instanceof GraphQLError)) throw error;
    this.#report(error, []);
    return this.#resultOf(null);
  }

  async #serially(fields: readonly CompiledField[]): Promise<Data> {
    const data: Data = Object.create(null);
    for (const field of fields) data[field.key] = await this.#field(field, undefined, undefined);
    return data;
  }

  #object(fields: readonly CompiledField[], source: unknown, path: Path | undefined): Data | Promise<Data> {
    const data: Data = newData(fields);
    let pending: Promise<unknown>[] | undefined;
    try {
      for (const field of fields) {
        const value = this.#field(field, source, path);
        data[field.key] = value;
        if (!(value instanceof Promise)) continue;
        pending ??= [];
        pending.push(
          value.then((late) => {
            data[field.key] = late;
          }),
        );
      }
    } catch (error) {
      if (!pending) throw error;
      // Waits for pending siblings, because they may still report errors.
      const fail = () => {
        throw error;
      };
      return Promise.all(pending).then(fail, fail);
    }
    if (!pending) return data;
    return (pending.length === 1 && pending[0] ? pending[0] : Promise.all(pending)).then(() => data);
  }

  #field(field: CompiledField, source: unknown, path: Path | undefined): unknown {
    try {
      const value = this.#resolved(field, source, path);
      if (isLeafValue(value) && field.completion.kind === 'leaf')
        return serialized(field.completion.type, value);
      if (!isPromiseLike(value))
        return this.#handled(this.#complete(value, field, { field, path }), field, path);
      return Promise.resolve(value)
        .then((late) => this.#complete(late, field, { field, path }))
        .catch((error: unknown) => this.#handle(error, field, { field, path }));
    } catch (error) {
      return this.#handle(error, field, { field, path });
    }
  }

  #handled(completed: unknown, field: CompiledField, path: Path | undefined): unknown {
    return completed instanceof Promise
      ? completed.catch((error: unknown) => this.#handle(error, field, { field, path }))
      : completed;
  }

  #resolved(field: CompiledField, source: unknown, path: Path | undefined): unknown {
    const { definition, resolve } = field;
    const args = field.args ?? getArgumentValues(definition, field.nodes[0] as never, this.#variableValues);
    const property =
      resolve === null && isObjectLike(source)
        ? (source as Record<string, unknown>)[definition.name]
        : undefined;
    if (resolve === null && typeof property !== 'function') return property;
    if (resolve !== null)
      return resolve(source, args, this.#contextValue, field.takesInfo ? this.#info(field, path) : NO_INFO);
    return (source as Record<string, (...args: unknown[]) => unknown>)[definition.name]?.(
      args,
      this.#contextValue,
      this.#info(field, path),
    );
  }

  #info({ key, definition, nodes, parentType }: CompiledField, prev: Path | undefined): GraphQLResolveInfo {
    const { schema, operation, fragments } = this.#operation.source;
    return {
      fieldName: definition.name,
      fieldNodes: nodes,
      returnType: definition.type,
      parentType,
      path: { prev, key, typename: parentType.name },
      schema,
      fragments,
      rootValue: undefined,
      operation,
      variableValues: this.#variableValues,
    };
  }

  /** Reports an error and returns null, or throws it again if the value is non-null. */
  #handle(raw: unknown, slot: Slot, place: Place): null {
    const path = responsePathAsArray(pathOf(place));
    const error = locatedError(raw, place.field.nodes, path);
    if (slot.isNonNull) throw error;
    this.#report(error, path);
    return null;
  }

  /** Does nothing if the path is not in the response, because an object or list above it has become null. */
  #report(error: GraphQLError, path: readonly (string | number)[]): void {
    let above = '';
    for (const key of path) {
      if (this.#nulled.has(above)) return;
      above += `.${key}`;
    }
    this.#nulled.add(above);
    this.#errors.push(error);
  }

  /** The completed value, or a promise of it. */
  #complete(value: unknown, { completion, isNonNull }: Slot, place: Place): unknown {
    if (value instanceof Error) throw value;
    if (value !== null && value !== undefined) return this.#completeValue(value, completion, place);
    if (!isNonNull) return null;
    const { parentType, definition } = place.field;
    throw new Error(`Cannot return null for non-nullable field ${parentType.name}.${definition.name}.`);
  }

  #completeValue(value: unknown, completion: Completion, place: Place): unknown {
    switch (completion.kind) {
      case 'leaf':
        return serialized(completion.type, value);
      case 'object':
        return this.#completeObject(value, completion.type, place);
      case 'list':
        return this.#completeList(value, completion.item, place);
      case 'abstract':
        return this.#completeAbstract(value, completion, place);
    }
  }

  #completeList(value: unknown, item: Slot, place: Place): unknown {
    if (!isIterable(value)) {
      const { parentType, definition } = place.field;
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${parentType.name}.${definition.name}".`,
      );
    }
    const list: unknown[] = [];
    let hasPromises = false;
    try {
      for (const each of value) {
        const completed = this.#completeItem(each, item, {
          field: place.field,
          list: place,
          index: list.length,
        });
        hasPromises ||= completed instanceof Promise;
        list.push(completed);
      }
    } catch (error) {
      // Otherwise the rejection of a pending item would be unhandled.
      if (hasPromises) void Promise.allSettled(list);
      throw error;
    }
    return hasPromises ? Promise.all(list) : list;
  }

  #completeItem(value: unknown, slot: Slot, place: Place): unknown {
    try {
      const completed = isPromiseLike(value)
        ? Promise.resolve(value).then((late) => this.#complete(late, slot, place))
        : this.#complete(value, slot, place);
      return completed instanceof Promise
        ? completed.catch((error: unknown) => this.#handle(error, slot, place))
        : completed;
    } catch (error) {
      return this.#handle(error, slot, place);
    }
  }

  #completeAbstract(
    value: unknown,
    { type }: Extract<Completion, { readonly kind: 'abstract' }>,
    place: Place,
  ): unknown {
    const resolveType = type.resolveType ?? defaultTypeResolver;
    const info = this.#info(place.field, parentPathOf(place));
    const complete = (name: unknown) => {
      const found = typeof name === 'string' ? info.schema.getType(name) : undefined;
      if (isObjectType(found) && info.schema.isSubType(type, found))
        return this.#completeObject(value, found, place);
      const { parentType, definition } = place.field;
      throw new GraphQLError(
        `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${parentType.name}.${definition.name}".`,
      );
    };
    const name = resolveType(value, this.#contextValue, info, type);
    return isPromiseLike(name) ? Promise.resolve(name).then(complete) : complete(name);
  }

  #completeObject(value: unknown, type: GraphQLObjectType, place: Place): Data | Promise<Data> {
    const fields = place.field.fieldsOf(type);
    if (!type.isTypeOf) return this.#object(fields, value, pathOf(place));
    const complete = (isOfType: boolean) => {
      if (!isOfType)
        throw new GraphQLError(`Expected a value of type "${type.name}".`, { nodes: place.field.nodes });
      return this.#object(fields, value, pathOf(place));
    };
    const isOfType = type.isTypeOf(value, this.#contextValue, this.#info(place.field, parentPathOf(place)));
    return isPromiseLike(isOfType) ? Promise.resolve(isOfType).then(complete) : complete(isOfType);
  }
}

/** The position of a value in the response. Its path is computed only if it is needed. */
type Place =
  | { readonly field: CompiledField; readonly path: Path | undefined; readonly list?: undefined }
  | { readonly field: CompiledField; readonly list: Place; readonly index: number };

function pathOf(place: Place): Path {
  return place.list === undefined
    ? { prev: place.path, key: place.field.key, typename: place.field.parentType.name }
    : { prev: pathOf(place.list), key: place.index, typename: undefined };
}

/** The path of the object that has the field. */
function parentPathOf(place: Place): Path | undefined {
  return place.list === undefined ? place.path : parentPathOf(place.list);
}

const NO_INFO = undefined as unknown as GraphQLResolveInfo;

/** `{}` is faster than an object without a prototype, but treats the key `__proto__` differently. */
function newData(fields: readonly CompiledField[]): Data {
  return fields.some(({ key }) => key === '__proto__') ? Object.create(null) : {};
}

function serialized(type: GraphQLLeafType, value: unknown): unknown {
  const result: unknown = type.serialize(value);
  if (result === null || result === undefined)
    throw new Error(`\`${type.name}.serialize\` returned ${String(result)} instead of a value.`);
  return result;
}

function isLeafValue(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isObjectLike(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return isObjectLike(value) && 'then' in value && typeof value.then === 'function';
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Symbol.iterator in value &&
    typeof value[Symbol.iterator] === 'function'
  );
}
