import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { publicErrorFrom } from '../mask.ts';

/** Gives the errors of requests that never came to be executed the same form as all others. */
export function useRequestErrors(): Plugin {
  return {
    onResultProcess({ result, setResult }) {
      if (Array.isArray(result) || !('errors' in result) || !result.errors) return;
      const errors = result.errors.map((error) =>
        error instanceof GraphQLError && error.extensions.retryable === undefined
          ? publicErrorFrom(error).error
          : error,
      );
      setResult({ ...result, errors });
    },
  };
}
