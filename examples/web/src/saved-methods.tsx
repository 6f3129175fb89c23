import { useQuery } from '@apollo/client/react';
import { type SavedPaymentMethodFragment, SavedPaymentMethodsDocument } from 'setup-intents-gateway/client';

const PAGE = 2;

/** What the caller has saved, a page at a time. Who the caller is, the server knows. */
export function SavedMethods() {
  const { data, error, fetchMore } = useQuery(SavedPaymentMethodsDocument, { variables: { first: PAGE } });
  const methods = data?.customer?.paymentMethods;
  return (
    <section aria-labelledby="saved">
      <h2 id="saved">Saved</h2>
      {error && <p role="alert">{error.message}</p>}
      <ul>{methods?.edges.map(({ node }) => node && <li key={node.id}>{nameOf(node)}</li>)}</ul>
      {methods?.pageInfo.hasNextPage && (
        <button
          type="button"
          className="quiet"
          onClick={() => fetchMore({ variables: { first: PAGE, after: methods.pageInfo.endCursor } })}
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
  return type ?? 'Another kind';
}
