import {
  defaultFieldResolver,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  visit,
} from 'graphql';
import { collectFields, selectionSetsOf } from '../../planner/collect-fields.ts';

/** An operation against one schema, with the values of the variables in its conditions (`@skip` and `@include`). */
export interface OperationSource {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly conditions: Record<string, unknown>;
}

/** How a value of a type is completed. */
export type Completion =
  | { readonly kind: 'leaf'; readonly type: GraphQLLeafType }
  | { readonly kind: 'object'; readonly type: GraphQLObjectType }
  | { readonly kind: 'abstract'; readonly type: GraphQLAbstractType }
  | { readonly kind: 'list'; readonly item: Slot };

/** A position for one value: of a field, or of an item in a list. */
export interface Slot {
  readonly isNonNull: boolean;
  readonly completion: Completion;
}

/** A field of the response, with all properties that do not depend on the values of variables or objects. */
export interface CompiledField extends Slot {
  /** The key in the response. */
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  readonly definition: GraphQLField<unknown, unknown>;
  readonly parentType: GraphQLObjectType;
  /** Null for the default resolver, which reads the property with the name of the field. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | null;
  /** Whether the resolver may read its fourth parameter, `info`. */
  readonly takesInfo: boolean;
  /**
   * The arguments, if executions can share them; null if they depend on variables, or contain a list or an input
   * object.
   */
  readonly args: Readonly<Record<string, unknown>> | null;
  /** The selected fields of an object type. */
  fieldsOf(type: GraphQLObjectType): readonly CompiledField[];
}

/**
 * The fields of an operation. Nested fields are compiled when an execution first needs them, because the type of an
 * object may be known only then.
 */
export class CompiledOperation {
  readonly source: OperationSource;
  readonly fields: readonly CompiledField[];
  #count = 0;
  #selections = 0;

  /**
   * @throws GraphQLError if the schema has no operations of this kind, or the value of a condition at the root is null
   */
  constructor(source: OperationSource) {
    this.source = source;
    const { schema, operation } = source;
    const { operation: kind, selectionSet } = operation;
    const root = schema.getRootType(kind);
    if (!root)
      throw new GraphQLError(`Schema is not configured to execute ${kind} operation.`, { nodes: operation });
    this.fields = this.#compiled(root, this.#collected(root, [selectionSet]));
  }

  /** The number of fields that have been compiled so far. */
  get count(): number {
    return this.#count;
  }

  /** The number of selections of these fields, which is larger if fields are selected more than once. */
  get selections(): number {
    return this.#selections;
  }

  #collected(type: GraphQLObjectType, sets: readonly SelectionSetNode[]) {
    const { schema, fragments, conditions: variableValues } = this.source;
    return collectFields({ schema, fragments, variableValues }, type, sets);
  }

  #compiled(
    parentType: GraphQLObjectType,
    groups: ReadonlyMap<string, readonly FieldNode[]>,
  ): readonly CompiledField[] {
    return [...groups].flatMap(([key, nodes]) => {
      const [node] = nodes;
      const definition = node && definitionOf(this.source.schema, parentType, node.name.value);
      if (!definition) return [];
      this.#count += 1;
      this.#selections += nodes.length;
      const { resolve = defaultFieldResolver } = definition;
      return [
        {
          key,
          nodes,
          definition,
          parentType,
          resolve: resolve === defaultFieldResolver ? null : resolve,
          takesInfo: takesInfo(resolve),
          args: fixedArguments(definition, node),
          ...slotOf(definition.type),
          fieldsOf: this.#fieldsBelow(definition, nodes),
        },
      ];
    });
  }

  #fieldsBelow(
    { type: fieldType }: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
  ): CompiledField['fieldsOf'] {
    const sets = selectionSetsOf(nodes);
    const compile = (type: GraphQLObjectType) => this.#compiled(type, this.#collected(type, sets));
    if (!isAbstractType(getNamedType(fieldType))) {
      let only: readonly CompiledField[] | undefined;
      return (type) => {
        only ??= compile(type);
        return only;
      };
    }
    const byType = new Map<GraphQLObjectType, readonly CompiledField[]>();
    return (type) => {
      const existing = byType.get(type);
      if (existing) return existing;
      const fields = compile(type);
      byType.set(type, fields);
      return fields;
    };
  }
}

function slotOf(type: GraphQLOutputType): Slot {
  return isNonNullType(type)
    ? { isNonNull: true, completion: completionOf(type.ofType) }
    : { isNonNull: false, completion: completionOf(type) };
}

function completionOf(type: GraphQLOutputType): Completion {
  if (isListType(type)) return { kind: 'list', item: slotOf(type.ofType) };
  if (isLeafType(type)) return { kind: 'leaf', type };
  return isAbstractType(type)
    ? { kind: 'abstract', type }
    : { kind: 'object', type: type as GraphQLObjectType };
}

const NO_ARGUMENTS = Object.freeze({});

function fixedArguments(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
): Readonly<Record<string, unknown>> | null {
  if (definition.args.length === 0) return NO_ARGUMENTS;
  let hasVariables = false;
  for (const argument of node.arguments ?? [])
    visit(argument, {
      Variable: () => {
        hasVariables = true;
      },
    });
  if (hasVariables) return null;
  const args = getArgumentValues(definition, node);
  // An object or list is not shared, because a resolver might change it.
  const isShared = Object.values(args).every((value) => typeof value !== 'object' || value === null);
  return isShared ? Object.freeze(args) : null;
}

/**
 * `length` does not count rest parameters or parameters with a default value, so the source of the function is searched
 * for them.
 */
function takesInfo(resolve: GraphQLFieldResolver<unknown, unknown>): boolean {
  const [parameters = ''] = String(resolve).split(/=>|\)\s*\{/, 1);
  return resolve.length > 3 || resolve.length === 0 || /\.\.\.|=/.test(parameters);
}

function definitionOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return type.getFields()[name];
}
