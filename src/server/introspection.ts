import { Kind, type OperationDefinitionNode } from 'graphql';

/** Whether an operation selects the whole schema, as tools do when they start. */
export function selectsSchema(operation: OperationDefinitionNode | null | undefined): boolean {
  return (
    operation?.selectionSet.selections.some(
      (selection) => selection.kind === Kind.FIELD && selection.name.value === '__schema',
    ) === true
  );
}
