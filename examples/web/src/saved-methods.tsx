import { useQuery } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { type SavedPaymentMethodFragment, SavedPaymentMethodsDocument } from 'setup-intents-gateway/client';
import { Problem, problemFrom } from './problem.tsx';

const PAGE = 2;

/** The customer's saved payment methods, one page at a time. The server gets the customer from the session. */
export function SavedMethods() {
  const { data, error, loading, fetchMore, refetch } = useQuery(SavedPaymentMethodsDocument, {
    variables: { first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const [problem, setProblem] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const methods = data?.viewer?.paymentMethods;

  const showMore = async (after: string | null) => {
    if (loading) return;
    setProblem(null);
    try {
      const more = await fetchMore({ variables: { first: PAGE, after } });
      // The button disappears with the last page, so move the keyboard focus.
      if (!more.data?.viewer?.paymentMethods?.pageInfo.hasNextPage) heading.current?.focus();
    } catch (failure) {
      setProblem(problemFrom(failure));
    }
  };

  const reload = async () => {
    await refetch();
    heading.current?.focus();
  };

  return (
    <section aria-labelledby="saved" aria-busy={loading}>
      <h2 id="saved" ref={heading} tabIndex={-1}>
        Saved
      </h2>
      {error && <Problem error={error} retry={reload} />}
      {!methods && loading && <p>Loading …</p>}
      {methods?.edges.length === 0 && <p>Nothing is saved yet.</p>}
      <ul>{methods?.edges.map(({ node }) => node && <li key={node.id}>{nameOf(node)}</li>)}</ul>
      {problem && <p role="alert">{problem}</p>}
      {methods?.pageInfo.hasNextPage && (
        <button
          type="button"
          className="quiet"
          aria-disabled={loading}
          onClick={() => showMore(methods.pageInfo.endCursor)}
        >
          Show more
        </button>
      )}
    </section>
  );
}

function nameOf({ type, card, usBankAccount }: SavedPaymentMethodFragment): string {
  if (card) return `${card.brand} •••• ${card.last4}, until ${card.expMonth}/${card.expYear}`;
  if (usBankAccount) return `${usBankAccount.bankName} •••• ${usBankAccount.last4}`;
  return type ?? 'Unknown type';
}
