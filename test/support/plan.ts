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
 * The plan of a document's only operation.
 * @param customer the customer that the caller is bound to; none by default
 * @throws if the document or the variables are invalid
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
  if (error || !operation) throw error ?? new Error('The document must have exactly one operation.');
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (errors) throw errors[0];
  const fragments = Object.fromEntries(
    document.definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === 'FragmentDefinition')
      .map((fragment) => [fragment.name.value, fragment]),
  );
  return new Planner({ schema, fragments, variableValues: coerced, customer }).plan(operation);
}
