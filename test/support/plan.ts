import {
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  parse,
  validate,
} from 'graphql';
import { type PlannedCall, Planner } from '../../src/planner/plan.ts';

/**
 * The plan of a document's only operation, which has to be valid.
 * @param customer to whom the caller is bound; to none unless given
 */
export function planOf(
  schema: GraphQLSchema,
  source: string,
  variables: Readonly<Record<string, unknown>> = {},
  customer: string | null = null,
): PlannedCall[] {
  const document = parse(source);
  const operation = getOperationAST(document);
  const [error] = validate(schema, document);
  if (error || !operation) throw error ?? new Error('There is no operation, or more than one.');
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (errors) throw errors[0];
  const fragments = Object.fromEntries(
    document.definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === 'FragmentDefinition')
      .map((fragment) => [fragment.name.value, fragment]),
  );
  return new Planner({ schema, fragments, variableValues: coerced, customer }).plan(operation);
}
