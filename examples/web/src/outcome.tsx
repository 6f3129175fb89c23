import { useQuery } from '@apollo/client/react';
import { SetupIntentDocument } from 'setup-intents-gateway/client';
import { Intent } from './intent.tsx';

/** What came of an intent for which the customer went away and came back. */
export function Outcome({ id }: { readonly id: string }) {
  const { data, error } = useQuery(SetupIntentDocument, { variables: { id } });
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome">Welcome back</h2>
      {error && <p role="alert">{error.message}</p>}
      {data?.setupIntent && <Intent intent={data.setupIntent} />}
    </section>
  );
}
