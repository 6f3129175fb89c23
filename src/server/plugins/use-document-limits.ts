import type { DocumentNode, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type DocumentLimits, documentProblem, textProblem, variablesProblem } from '../document-limits.ts';

/** How many documents are known to be small enough, so that each is looked at once. */
const MAX_KNOWN = 1000;

/** How many mistakes of a document are told. */
const MAX_ERRORS = 10;

/** Refuses what is too large to be looked at any further: before it is parsed, validated, or read as variables. */
export function useDocumentLimits(limits: DocumentLimits): Plugin {
  const known = new Set<string>();
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
      if (typeof query !== 'string' || known.has(query)) return;
      const tooLong = textProblem(query, limits);
      if (tooLong) throw tooLong;
      if (known.size >= MAX_KNOWN) known.clear();
      known.add(query);
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
