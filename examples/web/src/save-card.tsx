import { Intent } from './intent.tsx';
import { useSaving } from './use-saving.ts';

/** In a shop, Stripe.js would make a payment method of what the customer types; these are Stripe's test cards. */
const CARDS = [
  ['Save a card', 'pm_card_visa'],
  ['Save a card that asks for 3-D Secure', 'pm_card_authenticationRequired'],
  ['Save a card that is declined', 'pm_card_visa_chargeDeclinedInsufficientFunds'],
] as const;

/** @param begun the intent with which the customer came back, if any: it takes another card */
export function SaveCard({ begun }: { readonly begun: string | null }) {
  const { isBusy, problem, intent, save, clear } = useSaving(begun);
  return (
    <section aria-labelledby="new" aria-busy={isBusy}>
      <h2 id="new">Another one</h2>
      {CARDS.map(([name, paymentMethod]) => (
        <button type="button" key={paymentMethod} aria-disabled={isBusy} onClick={() => save(paymentMethod)}>
          {name}
        </button>
      ))}
      {/* Both are there before they say something, or nobody would hear it. */}
      <p role="alert">{problem}</p>
      <div role="status">
        {isBusy && <p>Saving …</p>}
        {!isBusy && intent !== null && <Intent key={intent} id={intent} onEnd={clear} />}
      </div>
    </section>
  );
}
