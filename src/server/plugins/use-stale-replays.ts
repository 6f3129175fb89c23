import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../../schema/context.ts';

/**
 * Reports the response paths of replayed writes whose object could not be retrieved again and may be outdated:
 * `extensions.staleReplays = [["createSetupIntent"]]`.
 */
export function useStaleReplays(): Plugin<Pick<Context, 'staleReplays'>> {
  return {
    onExecute({ args }) {
      const { staleReplays } = args.contextValue;
      return {
        onExecuteDone({ result, setResult }) {
          if (staleReplays.length === 0) return;
          const { extensions, ...rest } = result as ExecutionResult;
          setResult({ ...rest, extensions: { ...extensions, staleReplays } });
        },
      };
    },
  };
}
