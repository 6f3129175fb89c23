import type { Plugin } from 'graphql-yoga';
import type { ExecutionContext, Executor } from '../executor.ts';
import { progressOf } from '../fast-path.ts';

/** Executes operations with the gateway's executor, unless the fast path has executed them already. */
export function useExecutor(executor: Pick<Executor, 'execute'>): Plugin<ExecutionContext> {
  return {
    async onParams({ context, setResult }) {
      const executed = await progressOf(context)?.executed;
      if (executed) setResult(await executed.result);
    },
    onExecute({ args, setExecuteFn }) {
      const { document, operationName, variableValues, contextValue } = args;
      setExecuteFn(() =>
        executor.execute({ document, operationName, variables: variableValues }, contextValue),
      );
    },
  };
}
