import { BREAK, visit } from 'graphql';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { codedError } from '../../schema/error-codes.ts';

/** Rejects an operation with a client secret over GET, because URLs are stored in logs and browser histories. */
export function useNoSecretInUrl(): Plugin<YogaInitialContext> {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      if (args.contextValue.request.method !== 'GET') return;
      let hasSecret = false;
      visit(args.document, {
        // Of operations over GET, which cannot be mutations, only arguments take client secrets.
        Argument({ name }) {
          if (name.value !== 'clientSecret') return undefined;
          hasSecret = true;
          return BREAK;
        },
      });
      if (!hasSecret) return;
      const error = codedError(
        'BAD_REQUEST',
        'Send operations with a client secret by POST, because URLs are stored in logs.',
      );
      setResultAndStopExecution({ errors: [error] });
    },
  };
}
