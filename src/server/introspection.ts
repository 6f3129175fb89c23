import { Kind, type OperationDefinitionNode } from 'graphql';

/** Whether an operation selects the whole schema, as tools do when they start, and nothing else. */
export function selectsOnlySchema(operation: OperationDefinitionNode | null | undefined): boolean {
  return (
    operation?.selectionSet.selections.every(
      (selection) => selection.kind === Kind.FIELD && selection.name.value === '__schema',
    ) === true
  );
}
