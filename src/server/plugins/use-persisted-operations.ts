import { usePersistedOperations } from '@graphql-yoga/plugin-persisted-operations';
import type { GraphQLParams, Plugin } from 'graphql-yoga';
import { codedError } from '../../schema/error-codes.ts';
import type { PersistedOperations } from '../persisted-operations.ts';

/** Executes only these operations. Clients send the id in Apollo's extension, or as `doc_id`, `documentId` or `id`. */
export function usePersisted(operations: PersistedOperations): Plugin {
  return usePersistedOperations({
    allowArbitraryOperations: false,
    extractPersistedOperationId: persistedIdFrom,
    getPersistedOperation: (id) => operations.get(id) ?? null,
    customErrors: {
      notFound: () => codedError('PERSISTED_QUERY_NOT_FOUND', 'Unknown persisted operation id.'),
      keyNotFound: () => codedError('BAD_REQUEST', 'Send the id of a persisted operation.'),
      persistedQueryOnly: () =>
        codedError(
          'BAD_REQUEST',
          'This server executes only persisted operations: send an id instead of `query`.',
        ),
    },
  });
}

/** The parameters that may contain the id of a persisted operation. */
export const ID_PARAMETERS = ['doc_id', 'documentId', 'id'] as const;

/** The id that a request sends; null without one. */
export function persistedIdFrom(params: Pick<GraphQLParams, 'extensions'>): string | null {
  const { doc_id, documentId, id: plainId }: Readonly<Record<string, unknown>> = { ...params };
  const apollo = (params.extensions?.persistedQuery as { sha256Hash?: unknown } | undefined)?.sha256Hash;
  const id = apollo ?? doc_id ?? documentId ?? plainId;
  return typeof id === 'string' ? id : null;
}
