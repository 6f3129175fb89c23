import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { codedError } from '../../schema/error-codes.ts';

/** Rejects a GET request whose `variables` or `extensions` are not JSON, with 400. Yoga's parser throws a SyntaxError. */
export function useJsonParameters(): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      if (request.method !== 'GET' || !requestParser) return;
      setRequestParser(async (url) => {
        try {
          return await requestParser(url);
        } catch (error) {
          throw error instanceof SyntaxError ? notJson() : error;
        }
      });
    },
  };
}

function notJson(): GraphQLError {
  const { message, extensions } = codedError(
    'BAD_REQUEST',
    'The URL parameters `variables` and `extensions` must be JSON objects.',
  );
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 400 } } });
}
