import {
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, type SelectionContext, selectionSetsOf } from './collect-fields.ts';
import { ownType } from './type-prefix.ts';
import type { FieldCall, Upstream } from './upstream.ts';

/** A call that an operation may need. */
export interface PlannedCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly expand: readonly string[];
  readonly pages: number;
  /** The maximum number of times that the call is made. */
  readonly times: number;
  /** The response path of the field that needs the call: `setupIntents.nodes.customer`. */
  readonly field: string;
}

/** Stripe's limit for the segments of a path in `expand`, including `data`. */
const MAX_SEGMENTS = 4;

/** The maximum number of fields to plan, because nested fragments multiply the fields of a short document. */
const MAX_FIELDS = 10_000;

/** The maximum number of calls in a plan. No reasonable budget is higher. */
const MAX_CALLS = 10_000;

/** Fields whose values are known from the id of an object. */
const KNOWN_FROM_ID = new Set(['id', '__typename']);

/** An operation, and the caller who sends it. */
export interface DocumentContext extends SelectionContext {
  /** The customer that the caller is bound to, which adds ownership checks; null by default. */
  readonly customer?: string | null;
}

interface DraftCall extends Omit<PlannedCall, 'expand'> {
  readonly expand: Set<string>;
}

/** The position of the walk in the selections. */
interface Position {
  /** The call that returns the objects at this position. */
  readonly call: DraftCall;
  /** The path from the response of the call to the objects. */
  readonly path: readonly string[];
  /** The maximum number of times that a call at this position is made. */
  readonly times: number;
  /** The maximum number of times that the objects appear in the response. */
  readonly occurrences: number;
  /** The response path. */
  readonly field: string;
}

interface SelectedField {
  readonly name: string;
  readonly nodes: readonly FieldNode[];
  readonly definition: GraphQLField<unknown, unknown>;
  readonly upstream: Upstream;
}

/** Computes the Stripe calls that selections need. */
export class Planner {
  readonly #document: DocumentContext;
  readonly #calls: DraftCall[] = [];
  /**
   * The `retrieve` calls of root fields, by path and variant. A later root field with the same call uses the cached
   * object.
   */
  readonly #rootRetrieves = new Map<string, DraftCall>();
  #fields = 0;
  #values = 0;

  constructor(document: DocumentContext) {
    this.#document = document;
  }

  /**
   * The calls that an operation may need, at most.
   * @throws OPERATION_TOO_COMPLEX if there are too many fields or calls to plan
   */
  plan(operation: OperationDefinitionNode): PlannedCall[] {
    const root = this.#document.schema.getRootType(operation.operation);
    if (!root) return [];
    for (const selected of this.#fieldsOf(root, [operation.selectionSet])) {
      // Each write clears the cache.
      if (operation.operation === 'mutation') this.#rootRetrieves.clear();
      this.#walkRoot(selected);
    }
    return this.#calls.map((call) => ({ ...call, expand: [...call.expand].sort() }));
  }

  /** The maximum number of values in the response: each selected field counts once for each occurrence of its parent. */
  get values(): number {
    return this.#values;
  }

  /** The expansions of an object of this type that the selections below these fields need. */
  expansions(type: GraphQLObjectType, nodes: readonly FieldNode[], prefix: readonly string[] = []): string[] {
    const call = draftOf({ method: 'GET', path: '' }, { times: 1, field: '' });
    this.#walk(type, nodes, { call, path: prefix, times: 1, occurrences: 1, field: '' });
    return [...call.expand].sort();
  }

  /**
   * Whether the selections below these fields need only the id of an object.
   * @param known names of further fields whose values are known
   */
  selectsOnlyId(
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    known: readonly string[] = [],
  ): boolean {
    return this.#fieldsOf(type, selectionSetsOf(nodes)).every(
      ({ definition: { name }, upstream }) =>
        KNOWN_FROM_ID.has(name) || known.includes(name) || upstream.needsIdOnly === true,
    );
  }

  #walkRoot({ name, nodes, definition, upstream }: SelectedField): void {
    for (const fieldCall of this.#fieldCallsOf(upstream, definition, nodes)) {
      const call = this.#addRoot(draftOf(fieldCall, { times: 1, field: name }), fieldCall);
      if (fieldCall.checkOnly) continue;
      const { size, typename } = fieldCall;
      const occurrences = size ?? fieldCall.occurrences ?? 1;
      const path = size === undefined ? [] : ['data'];
      this.#values += occurrences;
      this.#walkCostliest(this.#typesOf(definition, typename), (type) =>
        this.#walk(type, nodes, { call, path, times: size ?? 1, occurrences, field: name }),
      );
    }
  }

  #walk(type: GraphQLObjectType, nodes: readonly FieldNode[], position: Position): void {
    for (const selected of this.#fieldsOf(type, selectionSetsOf(nodes))) {
      this.#values += position.occurrences;
      this.#walkField(selected, position);
    }
  }

  #walkField(selected: SelectedField, parent: Position): void {
    const { name, nodes, definition, upstream } = selected;
    if (selectionSetsOf(nodes).length === 0) return;
    this.#fields += 1;
    if (this.#fields > MAX_FIELDS)
      throw tooComplex(
        `This operation selects more than ${MAX_FIELDS} objects, counting every use of a fragment. Select fewer objects.`,
      );
    const position: Position = {
      ...parent,
      field: `${parent.field}.${name}`,
      path: upstream.key ? [...parent.path, upstream.key] : parent.path,
      occurrences: parent.occurrences * (upstream.maxItems ?? 1),
    };
    const owner = this.#document.customer ? upstream.owner : undefined;
    this.#walkCostliest(this.#typesOf(definition), (type) => {
      if (upstream.calls) this.#walkList(type, selected, position);
      else if (upstream.fromPayload) this.#walkFromPayload(type, selected, position);
      else if (upstream.snapshot) this.#walkSnapshot(type, selected, position);
      else if (!upstream.expands) {
        if (owner) this.#walkReference(type, [], { ...position, path: [...parent.path, owner], upstream });
        this.#walk(type, nodes, position);
      } else if (upstream.expandOnly || owner || !this.selectsOnlyId(type, nodes))
        this.#walkReference(type, nodes, { ...position, upstream });
      // Only the id is needed, and it is known. Fields below may still make their own calls.
      else this.#walk(type, nodes, { ...position, call: unsentCall(), path: [] });
    });
  }

  /** An abstract type may resolve to any of its types. The plan assumes the type with the most calls. */
  #walkCostliest(types: readonly GraphQLObjectType[], walk: (type: GraphQLObjectType) => void): void {
    const callsBefore = this.#calls.length;
    const valuesBefore = this.#values;
    let costliest: DraftCall[] = [];
    let mostValues = valuesBefore;
    for (const type of types) {
      this.#values = valuesBefore;
      walk(type);
      mostValues = Math.max(mostValues, this.#values);
      const added = this.#calls.splice(callsBefore);
      if (costOf(added) >= costOf(costliest)) costliest = added;
    }
    this.#values = mostValues;
    this.#calls.push(...costliest);
  }

  #walkReference(
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    { upstream, ...position }: Position & { readonly upstream: Upstream },
  ): void {
    if (position.path.length <= MAX_SEGMENTS) {
      position.call.expand.add(position.path.join('.'));
      this.#walk(type, nodes, position);
    } else if (upstream.retrieve) {
      const call = this.#add(draftOf({ method: 'GET', path: upstream.retrieve }, position));
      const path = upstream.within?.split('.') ?? [];
      if (upstream.within) call.expand.add(upstream.within);
      this.#walk(type, nodes, { ...position, call, path });
    }
  }

  #walkList(
    type: GraphQLObjectType,
    { nodes, definition, upstream }: SelectedField,
    position: Position,
  ): void {
    for (const fieldCall of this.#fieldCallsOf(upstream, definition, nodes)) {
      const call = this.#add(draftOf(fieldCall, position));
      if (fieldCall.checkOnly) continue;
      const { size = 1 } = fieldCall;
      const [times, occurrences] = [position.times * size, position.occurrences * size];
      this.#walk(type, nodes, { ...position, call, path: ['data'], times, occurrences });
    }
  }

  /** Stripe cannot expand a stored copy of an object, so each occurrence needs its own call. */
  #walkSnapshot(type: GraphQLObjectType, { nodes, upstream }: SelectedField, position: Position): void {
    const isKnown = this.selectsOnlyId(type, nodes, upstream.snapshot);
    const call = isKnown
      ? unsentCall()
      : this.#add(draftOf({ method: 'GET', path: upstream.retrieve ?? '' }, position));
    this.#walk(type, nodes, { ...position, call, path: [] });
  }

  /** An object of a payload needs a call only if something in it must be expanded. */
  #walkFromPayload(type: GraphQLObjectType, { nodes, upstream }: SelectedField, position: Position): void {
    const call = draftOf({ method: 'GET', path: upstream.retrieve ?? '' }, position);
    const index = this.#calls.length;
    this.#walk(type, nodes, { ...position, call, path: [] });
    if (call.expand.size > 0) this.#calls.splice(index, 0, call);
  }

  /** An object is retrieved once for all root fields; a list is fetched for each of them. */
  #addRoot(call: DraftCall, { size, variant = '' }: FieldCall): DraftCall {
    if (size !== undefined || call.method !== 'GET') return this.#add(call);
    const key = `${call.path} ${variant}`;
    const same = this.#rootRetrieves.get(key);
    if (!same) this.#rootRetrieves.set(key, call);
    return same ?? this.#add(call);
  }

  #add(call: DraftCall): DraftCall {
    if (this.#calls.length >= MAX_CALLS)
      throw tooComplex(`This operation may need more than ${MAX_CALLS} Stripe calls. Select fewer objects.`);
    this.#calls.push(call);
    return call;
  }

  #fieldCallsOf(
    { calls }: Upstream,
    definition: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
  ): readonly FieldCall[] {
    return calls?.(this.#argsOf(definition, nodes), this.#document.customer ?? null) ?? [];
  }

  #argsOf(definition: GraphQLField<unknown, unknown>, [node]: readonly FieldNode[]): Record<string, unknown> {
    try {
      return node ? getArgumentValues(definition, node, this.#document.variableValues) : {};
    } catch {
      // The arguments are invalid: the execution rejects them, and the field makes no call.
      return {};
    }
  }

  #typesOf({ type }: GraphQLField<unknown, unknown>, typename?: string): readonly GraphQLObjectType[] {
    const named = typename ? ownType(this.#document.schema, typename) : getNamedType(type);
    if (isObjectType(named)) return [named];
    return isAbstractType(named) ? this.#document.schema.getPossibleTypes(named) : [];
  }

  #fieldsOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): SelectedField[] {
    return [...collectFields(this.#document, type, sets)].flatMap(([name, nodes]) => {
      const definition = type.getFields()[nodes[0]?.name.value ?? ''];
      return definition
        ? [{ name, nodes, definition, upstream: (definition.extensions.upstream ?? {}) as Upstream }]
        : [];
    });
  }
}

/** The number of calls of a plan. */
export function costOf(calls: readonly Pick<PlannedCall, 'pages' | 'times'>[]): number {
  return calls.reduce((sum, { pages, times }) => sum + pages * times, 0);
}

function draftOf(
  { method, path, pages = 1 }: FieldCall,
  { times, field }: Pick<Position, 'times' | 'field'>,
): DraftCall {
  return { method, path, expand: new Set(), pages, times, field };
}

/** A placeholder for objects that no call returns. It is not part of the plan, so their expansions are dropped. */
function unsentCall(): DraftCall {
  return draftOf({ method: 'GET', path: '' }, { times: 0, field: '' });
}

function tooComplex(message: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'OPERATION_TOO_COMPLEX', http: { spec: true, status: 400 } },
  });
}
