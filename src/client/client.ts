import possibleTypesResult from './generated/possible-types.ts';

export * from './generated/documents.ts';

/**
 * Which types stand behind each union and interface of the graph: Apollo Client's `possibleTypes`, without which it
 * cannot tell that `... on StripeError` goes for a `CardError`.
 */
export const { possibleTypes } = possibleTypesResult;
