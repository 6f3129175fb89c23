import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { CreateSetupIntentDocument, type CreateSetupIntentMutation } from 'setup-intents-gateway/client';
import { Intent } from './intent.tsx';

type Result = CreateSetupIntentMutation['createSetupIntent'];

/** In a shop, Stripe.js would make a payment method of what the customer types; these are Stripe's test cards. */
const CARDS = [
  ['Save a card', 'pm_card_visa'],
  ['Save a card that asks for 3-D Secure', 'pm_card_authenticationRequired'],
  ['Save a card that is declined', 'pm_card_visa_chargeDeclinedInsufficientFunds'],
] as const;

export function SaveCard() {
  const [create, { loading, error }] = useMutation(CreateSetupIntentDocument, {
    refetchQueries: ({ data }) =>
      data?.createSetupIntent?.__typename === 'CreateSetupIntentPayload' ? ['SavedPaymentMethods'] : [],
  });
  const [result, setResult] = useState<Result>(null);
  const save = async (paymentMethod: string) => {
    const input = {
      paymentMethod,
      confirm: true,
      returnUrl: location.origin,
      // One for each click: a request that is sent twice saves one card.
      idempotencyKey: crypto.randomUUID(),
    };
    const { data } = await create({ variables: { input } });
    const made = data?.createSetupIntent ?? null;
    const redirect =
      made?.__typename === 'CreateSetupIntentPayload' && made.setupIntent?.nextAction?.redirectToUrl?.url;
    if (redirect) location.assign(redirect);
    else setResult(made);
  };
  return (
    <section aria-labelledby="new">
      <h2 id="new">Another one</h2>
      {CARDS.map(([name, paymentMethod]) => (
        <button
          type="button"
          key={paymentMethod}
          disabled={loading}
          onClick={() => save(paymentMethod).catch(() => setResult(null))}
        >
          {name}
        </button>
      ))}
      {error && <p role="alert">{error.message}</p>}
      <Told result={result} />
    </section>
  );
}

/** Each member of the result has its own type: what it holds is known where it is shown. */
function Told({ result }: { readonly result: Result }) {
  if (!result) return null;
  switch (result.__typename) {
    case 'CreateSetupIntentPayload':
      return result.setupIntent && <Intent intent={result.setupIntent} />;
    case 'CardError':
      return (
        <>
          <p role="alert">
            {result.message} ({result.declineCode})
          </p>
          {result.setupIntent && <Intent intent={result.setupIntent} />}
        </>
      );
    case 'OutcomeUnknownError':
      return <p role="alert">Nobody knows yet whether it is saved. Try again: it will not be saved twice.</p>;
    default:
      return <p role="alert">{result.message}</p>;
  }
}
