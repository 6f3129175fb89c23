import type { ExecutionResult } from 'graphql';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Added by graphql-js to errors about unknown names. */
const SUGGESTION = / Did you mean [^?]*\?/g;

/** Removes names of the schema from error messages, for servers without introspection. */
export function useNoSuggestions(): Plugin {
  return {
    onResultProcess({ result, setResult }) {
      const { errors, ...rest } = result as ExecutionResult;
      if (!errors) return;
      setResult({ ...rest, errors: errors.map(withoutSuggestion) });
    },
  };
}

function withoutSuggestion(error: GraphQLError): GraphQLError {
  const { message, nodes, source, positions, path, extensions } = error;
  if (!message.includes('Did you mean')) return error;
  const options = {
    nodes: nodes ?? null,
    source: source ?? null,
    positions: positions ?? null,
    path: path ?? null,
    extensions,
  };
  return new GraphQLError(message.replace(SUGGESTION, ''), options);
}
