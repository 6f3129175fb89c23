import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Policy } from '../../schema/access/policy.ts';
import { codedError } from '../../schema/error-codes.ts';
import type { Access } from '../../schema/plugins/field-options.ts';

/** An operation with the values of its variables, before its execution. */
export interface PreparedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variableValues: Readonly<Record<string, unknown>>;
}

/** The parent of a selection. */
interface Parent {
  readonly typeName: string;
  readonly path: readonly string[];
}

/** One error for each field of an operation that the caller may not use. */
export function scopeErrors(prepared: PreparedOperation, policy: Policy): GraphQLError[] {
  const { schema, operation } = prepared;
  const root = schema.getRootType(operation.operation);
  if (!root) return [];
  const walk = new Walk(prepared, policy);
  walk.selections(operation.selectionSet, { typeName: root.name, path: [] });
  return walk.errors;
}

class Walk {
  readonly errors: GraphQLError[] = [];
  readonly #prepared: PreparedOperation;
  readonly #policy: Policy;
  /** Each fragment is checked only once. */
  readonly #visitedFragments = new Set<string>();

  constructor(prepared: PreparedOperation, policy: Policy) {
    this.#prepared = prepared;
    this.#policy = policy;
  }

  selections({ selections }: SelectionSetNode, parent: Parent): void {
    for (const node of selections) if (this.#isIncluded(node)) this.#selection(node, parent);
  }

  #selection(node: SelectionNode, parent: Parent): void {
    if (node.kind === 'Field') {
      this.#field(node, parent);
    } else if (node.kind === 'InlineFragment') {
      const typeName = node.typeCondition?.name.value ?? parent.typeName;
      this.selections(node.selectionSet, { ...parent, typeName });
    } else if (!this.#visitedFragments.has(node.name.value)) {
      this.#visitedFragments.add(node.name.value);
      const fragment = this.#prepared.fragments[node.name.value];
      if (!fragment) return;
      const typeName = fragment.typeCondition.name.value;
      this.selections(fragment.selectionSet, { ...parent, typeName });
    }
  }

  #field(node: FieldNode, { typeName, path }: Parent): void {
    const type = this.#prepared.schema.getType(typeName);
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    if (!field) return;
    const fieldPath = [...path, node.alias?.value ?? node.name.value];
    const problem = this.#problemOf(field, type as GraphQLObjectType);
    if (problem) this.errors.push(forbidden(problem, { node, path: fieldPath }));
    else if (node.selectionSet)
      this.selections(node.selectionSet, { typeName: getNamedType(field.type).name, path: fieldPath });
  }

  #problemOf(
    { name, extensions }: GraphQLField<unknown, unknown>,
    { name: typeName }: GraphQLObjectType,
  ): string | null {
    const problem = extensions.access ? this.#policy.fieldProblem(extensions.access as Access) : null;
    return problem && `${typeName}.${name} ${problem}.`;
  }

  #isIncluded(node: SelectionNode): boolean {
    const { variableValues } = this.#prepared;
    const skip = getDirectiveValues(GraphQLSkipDirective, node, variableValues);
    const include = getDirectiveValues(GraphQLIncludeDirective, node, variableValues);
    return skip?.if !== true && include?.if !== false;
  }
}

function forbidden(
  problem: string,
  { node, path }: { readonly node: FieldNode; readonly path: readonly string[] },
): GraphQLError {
  const { message, extensions } = codedError('FORBIDDEN', problem);
  return new GraphQLError(message, { nodes: node, path, extensions });
}
