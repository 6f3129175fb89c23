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

/** An operation before its execution. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variableValues: Readonly<Record<string, unknown>>;
}

/** What is above a selection. */
interface Place {
  readonly typeName: string;
  readonly path: readonly string[];
}

/** The errors, one for each field of an operation that a caller may not ask for; none when all is allowed. */
export function scopeErrors(asked: Asked, policy: Policy): GraphQLError[] {
  const root = asked.schema.getRootType(asked.operation.operation);
  if (!root) return [];
  const walk = new Walk(asked, policy);
  walk.selections(asked.operation.selectionSet, { typeName: root.name, path: [] });
  return walk.errors;
}

class Walk {
  readonly errors: GraphQLError[] = [];
  readonly #asked: Asked;
  readonly #policy: Policy;
  /** Each fragment says the same wherever it is spread. */
  readonly #spread = new Set<string>();

  constructor(asked: Asked, policy: Policy) {
    this.#asked = asked;
    this.#policy = policy;
  }

  selections({ selections }: SelectionSetNode, place: Place): void {
    for (const node of selections) if (this.#isIncluded(node)) this.#selection(node, place);
  }

  #selection(node: SelectionNode, place: Place): void {
    if (node.kind === 'Field') {
      this.#field(node, place);
    } else if (node.kind === 'InlineFragment') {
      const typeName = node.typeCondition?.name.value ?? place.typeName;
      this.selections(node.selectionSet, { ...place, typeName });
    } else if (!this.#spread.has(node.name.value)) {
      this.#spread.add(node.name.value);
      const fragment = this.#asked.fragments[node.name.value];
      if (!fragment) return;
      const typeName = fragment.typeCondition.name.value;
      this.selections(fragment.selectionSet, { ...place, typeName });
    }
  }

  #field(node: FieldNode, { typeName, path }: Place): void {
    const type = this.#asked.schema.getType(typeName);
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    if (!field) return;
    const here = [...path, node.alias?.value ?? node.name.value];
    const problem = this.#problemOf(field, type as GraphQLObjectType);
    if (problem) this.errors.push(forbidden(problem, { node, path: here }));
    else if (node.selectionSet)
      this.selections(node.selectionSet, { typeName: getNamedType(field.type).name, path: here });
  }

  #problemOf(
    { name, extensions }: GraphQLField<unknown, unknown>,
    { name: on }: GraphQLObjectType,
  ): string | null {
    const problem = extensions.access ? this.#policy.fieldProblem(extensions.access as Access) : null;
    return problem && `${on}.${name} ${problem}.`;
  }

  #isIncluded(node: SelectionNode): boolean {
    const { variableValues } = this.#asked;
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
