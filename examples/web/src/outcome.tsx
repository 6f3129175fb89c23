import { useQuery } from '@apollo/client/react';
import { SetupIntentDocument } from 'setup-intents-gateway/client';
import { declineText } from './decline.ts';
import { Intent } from './intent.tsx';
import { Problem } from './problem.tsx';

/** The result of an intent after the customer has returned from a redirect. */
export function Outcome({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(SetupIntentDocument, { variables: { id } });
  const intent = data?.setupIntent;
  const failure = intent?.status === 'REQUIRES_PAYMENT_METHOD' ? intent.lastSetupError : null;
  return (
    <section aria-labelledby="outcome" aria-live="polite">
      <h2 id="outcome">Welcome back</h2>
      {error && <Problem error={error} retry={refetch} />}
      {failure && <p role="alert">{declineText(failure)}</p>}
      {intent && <Intent id={intent.id} />}
    </section>
  );
}
