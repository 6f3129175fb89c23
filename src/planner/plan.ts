import {
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { ownType } from './type-prefix.ts';

/** What a field of the graph has to do with calls to Stripe; fields carry it as the extension `upstream`. */
export interface Upstream {
  /** Stripe's name of the field: a step of the paths that `expand` takes. */
  readonly key?: string;
  /** The field holds an id that `expand` replaces by the object. */
  readonly expands?: boolean;
  /** The object is told only when it is asked for; its id is none of those that a reference tells. */
  readonly included?: boolean;
  /** What fetches the object when its path would be too long to expand, such as `/v1/customers/:id`. */
  readonly retrieve?: string;
  /** The object is no more than a part of what `retrieve` gives: the path to it. */
  readonly within?: string;
  /** The field holds an object that came without expansions: more than it holds is one `retrieve`. */
  readonly held?: boolean;
  /**
   * The field holds a copy that Stripe stored in the past, and `retrieve` fetches the object as it is now. The fields
   * named here never change, so they cost no call; neither does the id.
   */
  readonly snapshot?: readonly string[];
  /**
   * Stripe's name of the reference, on the same parent, that says whose the field's object is. For a caller bound to a
   * customer it is always expanded; where its path would be too long, `retrieve` fetches it.
   */
  readonly owner?: string;
  /** The parent's id is all that the field needs. */
  readonly needsIdOnly?: boolean;
  /** The calls that the field makes itself, told by its arguments and by the customer to whom the caller is bound, if any. */
  readonly calls?: (args: Readonly<Record<string, unknown>>, customer: string | null) => readonly OwnCall[];
  /** How many entries a list may hold that costs no call; 1 unless given. */
  readonly entries?: number;
}

/** A call that a field makes itself. */
export interface OwnCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** For lists: how many pages, and how many objects in all. */
  readonly pages?: number;
  readonly size?: number;
  /** The type that comes back, when the field's own type leaves it open. */
  readonly typename?: string;
  /** In how many places of the answer the object stands: each costs no call, but space. 1 unless given. */
  readonly places?: number;
  /** Only checks something: nothing of the answer comes by it. */
  readonly checks?: boolean;
  /** Tells apart calls with the same path that bring different objects. No plan shows it: it may be a secret. */
  readonly apart?: string;
}

/** A call, or as many as `times` says at most, that an operation may need. */
export interface PlannedCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly expand: readonly string[];
  readonly pages: number;
  readonly times: number;
  /** The field that asks, by its response path: `setupIntents.nodes.customer`. */
  readonly field: string;
}

/** Stripe's limit on the steps of a path, `data` included. */
const MAX_STEPS = 4;

/** Fragments in fragments multiply: beyond so many fields with selections, none are walked any more. */
const MAX_FIELDS = 10_000;

/** No budget is meant to reach so far: beyond, nothing is planned any more. */
const MAX_CALLS = 10_000;

/** Fields that a reference answers by itself. */
const KNOWN_BY_REFERENCE = new Set(['id', '__typename']);

/** A document in execution: what is needed to read its selections. */
export interface Document {
  readonly schema: GraphQLSchema;
  readonly fragments: Parameters<typeof collectFields>[1];
  readonly variableValues: Record<string, unknown>;
  /** The customer to whom the caller is bound, which adds ownership checks; null unless given. */
  readonly customer?: string | null;
}

interface DraftCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly expand: Set<string>;
  readonly pages: number;
  readonly times: number;
  readonly field: string;
}

/** Where the walk is: below which call, how far, and how often. */
interface Site {
  readonly call: DraftCall;
  readonly path: readonly string[];
  readonly times: number;
  /** How often what is there stands in the answer, with what costs no call of its own. */
  readonly places: number;
  readonly field: string;
}

interface Selected {
  readonly name: string;
  readonly nodes: readonly FieldNode[];
  readonly definition: GraphQLField<unknown, unknown>;
  readonly upstream: Upstream;
}

/** Reads selections as calls to Stripe. */
export class Planner {
  readonly #document: Document;
  readonly #drafts: DraftCall[] = [];
  /** The calls for single objects at the roots, whose objects are still held. */
  readonly #held = new Map<string, DraftCall>();
  #fields = 0;
  #values = 0;

  constructor(document: Document) {
    this.#document = document;
  }

  /**
   * The most that an operation can need of Stripe, call by call.
   * @throws OPERATION_TOO_COMPLEX when its selections are too many to tell
   */
  plan(operation: OperationDefinitionNode): PlannedCall[] {
    const root = this.#document.schema.getRootType(operation.operation);
    if (!root) return [];
    for (const selected of this.#fieldsOf(root, [operation.selectionSet])) {
      // A write forgets what was held before it.
      if (operation.operation === 'mutation') this.#held.clear();
      this.#walkRoot(selected);
    }
    return this.#drafts.map(({ method, path, expand, pages, times, field }) => {
      return { method, path, expand: [...expand].sort(), pages, times, field };
    });
  }

  /** The most values, fields in all their places, that the answer to the operation that was planned may hold. */
  get values(): number {
    return this.#values;
  }

  /** What to expand of an object of this type, for all that the selections below these fields ask. */
  expansions(type: GraphQLObjectType, nodes: readonly FieldNode[], prefix: readonly string[] = []): string[] {
    const call = draft({ method: 'GET', path: '' }, { times: 1, field: '' });
    this.#walk(type, nodes, { call, path: prefix, times: 1, places: 1, field: '' });
    return [...call.expand].sort();
  }

  /**
   * Whether the selections below these fields need only the id of an object.
   * @param known names of further fields whose values are known
   */
  asksOnlyForId(
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    known: readonly string[] = [],
  ): boolean {
    return this.#fieldsOf(type, selectionSets(nodes)).every(
      ({ definition: { name }, upstream }) =>
        KNOWN_BY_REFERENCE.has(name) || known.includes(name) || upstream.needsIdOnly === true,
    );
  }

  #walkRoot({ name, nodes, definition, upstream }: Selected): void {
    for (const own of this.#callsOf(upstream, this.#argsOf(definition, nodes))) {
      const call = this.#addRoot(draft(own, { times: 1, field: name }), own);
      if (own.checks) continue;
      const times = own.size ?? 1;
      const places = own.size ?? own.places ?? 1;
      const path = own.size === undefined ? [] : ['data'];
      this.#values += places;
      this.#walkOneOf(this.#typesOf(definition, own.typename), (type) =>
        this.#walk(type, nodes, { call, path, times, places, field: name }),
      );
    }
  }

  #walk(type: GraphQLObjectType, nodes: readonly FieldNode[], site: Site): void {
    for (const selected of this.#fieldsOf(type, selectionSets(nodes))) {
      this.#values += site.places;
      this.#walkField(selected, site);
    }
  }

  #walkField({ name, nodes, definition, upstream }: Selected, at: Site): void {
    if (selectionSets(nodes).length === 0) return;
    this.#fields += 1;
    if (this.#fields > MAX_FIELDS)
      throw tooMany(`More than ${MAX_FIELDS} fields with selections, fragments spread, are too many.`);
    const field = `${at.field}.${name}`;
    const path = upstream.key ? [...at.path, upstream.key] : at.path;
    const site: Site = { ...at, field, path, places: at.places * (upstream.entries ?? 1) };
    const owner = this.#document.customer ? upstream.owner : undefined;
    this.#walkOneOf(this.#typesOf(definition), (type) => {
      if (upstream.calls) this.#walkList(type, { name, nodes, definition, upstream }, site);
      else if (upstream.held) this.#walkHeld(type, { name, nodes, definition, upstream }, site);
      else if (upstream.snapshot) this.#walkSnapshot(type, { name, nodes, definition, upstream }, site);
      else if (!upstream.expands) {
        if (owner) this.#walkReference(type, [], { ...site, path: [...at.path, owner], upstream });
        this.#walk(type, nodes, site);
      } else if (upstream.included || owner || !this.asksOnlyForId(type, nodes))
        this.#walkReference(type, nodes, { ...site, upstream });
      // What needs the id alone is asked for wherever the id stands.
      else this.#walk(type, nodes, { ...site, call: nowhere(), path: [] });
    });
  }

  /** An answer is of one type: of several that it may be of, the costliest counts. */
  #walkOneOf(types: readonly GraphQLObjectType[], walk: (type: GraphQLObjectType) => void): void {
    const before = this.#drafts.length;
    const values = this.#values;
    let costliest: DraftCall[] = [];
    let most = values;
    for (const type of types) {
      this.#values = values;
      walk(type);
      most = Math.max(most, this.#values);
      const added = this.#drafts.splice(before);
      if (costOf(added) >= costOf(costliest)) costliest = added;
    }
    this.#values = most;
    this.#drafts.push(...costliest);
  }

  #walkReference(
    type: GraphQLObjectType,
    nodes: readonly FieldNode[],
    { upstream, ...site }: Site & { readonly upstream: Upstream },
  ): void {
    if (site.path.length <= MAX_STEPS) {
      site.call.expand.add(site.path.join('.'));
      this.#walk(type, nodes, site);
    } else if (upstream.retrieve) {
      const call = this.#add(draft({ method: 'GET', path: upstream.retrieve }, site));
      const path = upstream.within?.split('.') ?? [];
      if (upstream.within) call.expand.add(upstream.within);
      this.#walk(type, nodes, { ...site, call, path });
    }
  }

  #walkList(type: GraphQLObjectType, { nodes, definition, upstream }: Selected, site: Site): void {
    for (const own of this.#callsOf(upstream, this.#argsOf(definition, nodes))) {
      const call = this.#add(draft(own, site));
      if (own.checks) continue;
      const { size = 1 } = own;
      const [times, places] = [site.times * size, site.places * size];
      this.#walk(type, nodes, { ...site, call, path: ['data'], times, places });
    }
  }

  /** Stripe cannot expand what it has stored as an object: each place costs a call of its own. */
  #walkSnapshot(type: GraphQLObjectType, { nodes, upstream }: Selected, site: Site): void {
    const isKnown = this.asksOnlyForId(type, nodes, upstream.snapshot);
    const call = isKnown
      ? nowhere()
      : this.#add(draft({ method: 'GET', path: upstream.retrieve ?? '' }, site));
    this.#walk(type, nodes, { ...site, call, path: [] });
  }

  /** Such an object costs a call only when something has to be expanded. */
  #walkHeld(type: GraphQLObjectType, { nodes, upstream }: Selected, site: Site): void {
    const call = draft({ method: 'GET', path: upstream.retrieve ?? '' }, site);
    const place = this.#drafts.length;
    this.#walk(type, nodes, { ...site, call, path: [] });
    if (call.expand.size > 0) this.#drafts.splice(place, 0, call);
  }

  /** The same object is fetched once, however many root fields ask; a list is fetched for each. */
  #addRoot(call: DraftCall, { size, apart = '' }: OwnCall): DraftCall {
    if (size !== undefined || call.method !== 'GET') return this.#add(call);
    const name = `${call.path} ${apart}`;
    const same = this.#held.get(name);
    if (!same) this.#held.set(name, call);
    return same ?? this.#add(call);
  }

  #add(call: DraftCall): DraftCall {
    if (this.#drafts.length >= MAX_CALLS)
      throw tooMany(`More than ${MAX_CALLS} calls to Stripe are too many.`);
    this.#drafts.push(call);
    return call;
  }

  #callsOf({ calls }: Upstream, args: Readonly<Record<string, unknown>>): readonly OwnCall[] {
    return calls?.(args, this.#document.customer ?? null) ?? [];
  }

  #argsOf(definition: GraphQLField<unknown, unknown>, [node]: readonly FieldNode[]): Record<string, unknown> {
    try {
      return node ? getArgumentValues(definition, node, this.#document.variableValues) : {};
    } catch {
      // The field will refuse its arguments itself, and send nothing.
      return {};
    }
  }

  #typesOf({ type }: GraphQLField<unknown, unknown>, typename?: string): readonly GraphQLObjectType[] {
    const named = typename ? ownType(this.#document.schema, typename) : getNamedType(type);
    if (isObjectType(named)) return [named];
    return isAbstractType(named) ? this.#document.schema.getPossibleTypes(named) : [];
  }

  #fieldsOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Selected[] {
    const { schema, fragments, variableValues } = this.#document;
    const byName = new Map<string, FieldNode[]>();
    for (const set of sets)
      for (const [name, nodes] of collectFields(schema, fragments, variableValues, type, set))
        byName.set(name, [...(byName.get(name) ?? []), ...nodes]);
    return [...byName].flatMap(([name, nodes]) => {
      const definition = type.getFields()[nodes[0]?.name.value ?? ''];
      return definition
        ? [{ name, nodes, definition, upstream: (definition.extensions.upstream ?? {}) as Upstream }]
        : [];
    });
  }
}

/** The number of calls that a plan may come to. */
export function costOf(calls: readonly Pick<PlannedCall, 'pages' | 'times'>[]): number {
  return calls.reduce((sum, { pages, times }) => sum + pages * times, 0);
}

function draft(
  own: OwnCall,
  { times, field }: { readonly times: number; readonly field: string },
): DraftCall {
  const { method, path, pages = 1 } = own;
  return { method, path, expand: new Set(), pages, times, field };
}

/** A call that is not made: what its expansions would be is nobody's business. */
function nowhere(): DraftCall {
  return draft({ method: 'GET', path: '' }, { times: 0, field: '' });
}

function selectionSets(nodes: readonly FieldNode[]): SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
}

function tooMany(problem: string): GraphQLError {
  return new GraphQLError(problem, {
    extensions: { code: 'OPERATION_TOO_COMPLEX', http: { spec: true, status: 400 } },
  });
}
