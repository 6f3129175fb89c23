import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../../schema/context.ts';
import type { Log } from '../../schema/log.ts';
import { toPublicError } from '../errors/public-error.ts';

/** Masks the errors of each result, and logs those that the caller cannot fix. */
export function usePublicErrors(log: Log): Plugin<Context> {
  const publicErrors = (errors: readonly GraphQLError[], requestId: string) =>
    errors.map((error) => {
      const { error: publicError, logged } = toPublicError(error);
      if (logged)
        log[logged.level]({ requestId, path: error.path?.join('.'), ...logged.fields }, logged.message);
      return publicError;
    });
  return {
    onExecute({ args }) {
      const { requestId } = args.contextValue;
      return {
        onExecuteDone({ result, setResult }) {
          const { errors, ...rest } = result as ExecutionResult;
          if (errors) setResult({ ...rest, errors: publicErrors(errors, requestId) });
        },
      };
    },
  };
}
