import type { ExecutionResult } from 'graphql';
import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** What graphql-js adds to a name that it does not know. */
const SUGGESTION = / Did you mean [^?]*\?/g;

/** Without introspection, error messages do not reveal names of the schema either. */
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
