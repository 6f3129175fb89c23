import { BREAK, type DocumentNode, visit } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { codedError } from '../../schema/error-codes.ts';

/** Rejects an operation with a client secret over GET, because URLs are stored in logs and browser histories. */
export function useNoSecretInUrl(): Plugin<YogaInitialContext> {
  const rejectionOf = (document: DocumentNode, { request }: YogaInitialContext) => {
    if (request.method !== 'GET' || !hasSecretIn(document)) return null;
    const message = 'Send operations with a client secret by POST, because URLs are stored in logs.';
    return { errors: [codedError('BAD_REQUEST', message)] };
  };
  return {
    onExecute({ args: { document, contextValue }, setResultAndStopExecution }) {
      const rejection = rejectionOf(document, contextValue);
      if (rejection) setResultAndStopExecution(rejection);
    },
    onSubscribe({ args: { document, contextValue }, setResultAndStopExecution }) {
      const rejection = rejectionOf(document, contextValue);
      if (rejection) setResultAndStopExecution(rejection);
    },
  };
}

function hasSecretIn(document: DocumentNode): boolean {
  let hasSecret = false;
  visit(document, {
    // Of operations over GET, which cannot be mutations, only arguments take client secrets.
    Argument({ name }) {
      if (name.value !== 'clientSecret') return undefined;
      hasSecret = true;
      return BREAK;
    },
  });
  return hasSecret;
}
