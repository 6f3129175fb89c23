import { type ExecutionArgs, type FragmentDefinitionNode, getOperationAST, getVariableValues } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../../schema/context.ts';
import { scopeErrors } from '../graph/scopes.ts';
import type { VisibleSchemas } from '../graph/visible-schema.ts';

/**
 * Shows each principal their own view of the graph, and refuses an operation with a field that they may not ask for as
 * a whole: nothing is sent upstream, and no change is half made.
 */
export function useAuthorization(views: VisibleSchemas): Plugin<Context> {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { policy } = args.contextValue;
      if (policy.mayUseEveryField) return;
      const { document, operationName, variableValues } = args as ExecutionArgs;
      const schema = views.of(policy);
      args.schema = schema;
      const operation = getOperationAST(document, operationName);
      if (!operation) return;
      const { coerced } = getVariableValues(
        schema,
        operation.variableDefinitions ?? [],
        variableValues ?? {},
        {
          maxErrors: 1,
        },
      );
      // Badly typed variables are refused by the execution itself.
      if (!coerced) return;
      const fragments = Object.fromEntries(
        document.definitions
          .filter((node): node is FragmentDefinitionNode => node.kind === 'FragmentDefinition')
          .map((fragment) => [fragment.name.value, fragment]),
      );
      const errors = scopeErrors({ schema, operation, fragments, variableValues: coerced }, policy);
      if (errors.length > 0) setResultAndStopExecution({ data: null, errors });
    },
  };
}
