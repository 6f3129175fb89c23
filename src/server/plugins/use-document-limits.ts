import type { DocumentNode, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { DocumentCache } from '../document-cache.ts';
import { type DocumentLimits, documentProblem, textProblem, variablesProblem } from '../document-limits.ts';

/** The maximum number of validation errors that are reported for a document. */
const MAX_ERRORS = 10;

/**
 * Rejects documents and variables beyond the limits, before they are parsed, validated or coerced.
 * @param cache documents that have passed these limits and are not checked again
 */
export function useDocumentLimits(limits: DocumentLimits, cache: DocumentCache): Plugin {
  const problems = new WeakMap<DocumentNode, { readonly problem: GraphQLError | null }>();
  const problemOf = (document: DocumentNode): GraphQLError | null => {
    const found = problems.get(document) ?? { problem: documentProblem(document, limits) };
    problems.set(document, found);
    return found.problem;
  };
  return {
    onParams({ params }) {
      const problem = variablesProblem(params.variables, limits);
      if (problem) throw problem;
      const { query } = params;
      if (typeof query !== 'string' || cache.has(query)) return;
      const tooLong = textProblem(query, limits);
      if (tooLong) throw tooLong;
    },
    onValidate() {
      return ({ valid, result, setResult }) => {
        if (!valid) setResult(result.slice(0, MAX_ERRORS));
      };
    },
    onParse() {
      return ({ result, replaceParseResult }) => {
        if (!isDocument(result)) return;
        const problem = problemOf(result);
        if (problem) replaceParseResult(problem);
      };
    },
  };
}

function isDocument(result: unknown): result is DocumentNode {
  return typeof result === 'object' && result !== null && Reflect.get(result, 'kind') === 'Document';
}
