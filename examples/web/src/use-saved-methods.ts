import { useApolloClient, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import {
  type SavedPaymentMethodFragment,
  SavedPaymentMethodsDocument,
  type SavedPaymentMethodsQuery,
} from 'setup-intents-gateway/client';
import { problemFrom } from './problem.tsx';

export type Viewer = NonNullable<SavedPaymentMethodsQuery['viewer']>;

const PAGE = 5;
/** The maximum of Stripe's lists. */
const MAX_PAGE = 100;

export interface SavedMethods {
  /** The customer; undefined until the first page is loaded. */
  readonly viewer: Viewer | undefined;
  readonly methods: readonly SavedPaymentMethodFragment[];
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  /** The error of the first page. */
  readonly error: unknown;
  /** The error message of the last request for more. */
  readonly problem: string | null;
  /** Loads the first page again after an error. */
  retry(): Promise<unknown>;
  /** Loads the next page. Resolves to whether there are further ones. */
  showMore(): Promise<boolean>;
  /** Loads all shown payment methods again, and one more: the list never becomes shorter by adding to it. */
  reload(): Promise<void>;
}

/** The customer's saved payment methods, one page at a time. The server gets the customer from the session. */
export function useSavedMethods(): SavedMethods {
  const client = useApolloClient();
  const { data, error, loading, fetchMore, refetch } = useQuery(SavedPaymentMethodsDocument, {
    variables: { first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const [problem, setProblem] = useState<string | null>(null);
  const viewer = data?.viewer ?? undefined;
  const page = viewer?.paymentMethods;
  const methods = page?.edges.flatMap(({ node }) => node ?? []) ?? [];

  const load = async <T>(send: () => Promise<T>): Promise<T | null> => {
    setProblem(null);
    try {
      return await send();
    } catch (failure) {
      setProblem(problemFrom(failure));
      return null;
    }
  };

  return {
    viewer,
    methods,
    hasMore: page?.pageInfo.hasNextPage ?? false,
    isLoading: loading,
    error,
    problem,
    retry: () => refetch(),
    showMore: async () => {
      // The last loaded payment method may have been removed, so the page's own cursor may no longer exist.
      const after = page?.edges.at(-1)?.cursor ?? null;
      const more = await load(() => fetchMore({ variables: { first: PAGE, after } }));
      return more?.data?.viewer?.paymentMethods?.pageInfo.hasNextPage ?? true;
    },
    reload: async () => {
      const first = Math.min(MAX_PAGE, Math.max(PAGE, methods.length + 1));
      await load(() =>
        client.query({
          query: SavedPaymentMethodsDocument,
          variables: { first },
          fetchPolicy: 'network-only',
        }),
      );
    },
  };
}
