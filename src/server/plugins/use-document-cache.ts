import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { DocumentCache } from '../document-cache.ts';

/**
 * Parses and validates each document once. Replaces Yoga's own cache, which limits the number of documents, not their
 * bytes.
 */
export function useDocumentCache(cache: DocumentCache): Plugin {
  const valid = new WeakSet<DocumentNode>();
  return {
    onParse({ params, setParsedDocument }) {
      const document = cache.get(String(params.source));
      if (document) setParsedDocument(document);
    },
    onValidate({ params: { documentAST }, setResult }) {
      if (valid.has(documentAST)) {
        setResult([]);
        return undefined;
      }
      return (validation) => {
        if (!validation.valid) return;
        valid.add(documentAST);
        if (documentAST.loc) cache.add(documentAST.loc.source.body, documentAST);
      };
    },
  };
}
