import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { toPublicError } from '../errors/public-error.ts';

/**
 * Masks the errors of requests that were rejected before the execution. Errors that are already masked stay the same.
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
