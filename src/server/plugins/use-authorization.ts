import { type ExecutionArgs, type FragmentDefinitionNode, getOperationAST, getVariableValues } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../../schema/context.ts';
import { scopeErrors } from '../graph/scopes.ts';
import type { VisibleSchemas } from '../graph/visible-schema.ts';

/**
 * Executes each operation on the schema of its principal. Rejects the whole operation, before any Stripe call, if it
 * contains a field that the principal may not use.
 */
export function useAuthorization(visibleSchemas: VisibleSchemas): Plugin<Context> {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { policy } = args.contextValue;
      if (policy.mayUseEveryField) return;
      const { document, operationName, variableValues } = args as ExecutionArgs;
      const schema = visibleSchemas.of(policy);
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
      // The execution will reject invalid variables.
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
