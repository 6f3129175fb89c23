import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { codedError } from '../../schema/error-codes.ts';
import type { PersistedOperations } from '../persisted-operations.ts';

/** Runs these operations and no others. Clients name them as Apollo's do, or as `doc_id`, `documentId` or `id`. */
export function usePersisted(operations: PersistedOperations): Plugin {
  return usePersistedOperations({
    allowArbitraryOperations: false,
    extractPersistedOperationId: idFrom,
    getPersistedOperation: (id) => operations.get(id) ?? null,
    customErrors: {
      notFound: () =>
        codedError('PERSISTED_QUERY_NOT_FOUND', 'There is no persisted operation with this id.'),
      keyNotFound: () => codedError('BAD_REQUEST', 'Name a persisted operation by its id.'),
      persistedQueryOnly: () =>
        codedError('BAD_REQUEST', 'Only persisted operations run here: name one by its id, without a text.'),
    },
  });
}

function idFrom(params: GraphQLParams): string | null {
  const given: Readonly<Record<string, unknown>> = { ...params };
  const apollo = (params.extensions?.persistedQuery as { sha256Hash?: unknown } | undefined)?.sha256Hash;
  const id = apollo ?? given.doc_id ?? given.documentId ?? given.id;
  return typeof id === 'string' ? id : null;
}
