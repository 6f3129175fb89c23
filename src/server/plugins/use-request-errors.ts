import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { toPublicError } from '../errors/public-error.ts';

/**
 * Gives every error its public form, also those of requests that were refused before the execution. Errors that have it
 * stay as they are.
 */
export function useRequestErrors(): Plugin {
  return {
    onResultProcess({ result, setResult }) {
      if (Array.isArray(result) || !('errors' in result) || !result.errors) return;
      const errors = result.errors.map((error) =>
        error instanceof GraphQLError ? toPublicError(error).error : error,
      );
      setResult({ ...result, errors });
    },
  };
}
