import { Intent } from './intent.tsx';
import { useSaving } from './use-saving.ts';

/** Stripe's test cards. In a shop, Stripe.js creates a payment method from the customer's input. */
const CARDS = [
  ['Save a card', 'pm_card_visa'],
  ['Save a card that requires 3-D Secure', 'pm_card_authenticationRequired'],
  ['Save a card that is declined', 'pm_card_visa_chargeDeclinedInsufficientFunds'],
] as const;

interface SaveCardProps {
  /** The intent of the redirect from which the customer has returned. It accepts another card if it failed. */
  readonly returned: string | null;
  /** Called after a payment method was saved. */
  readonly onSaved: () => Promise<void>;
}

export function SaveCard({ returned, onSaved }: SaveCardProps) {
  const { isBusy, problem, intent, save, clear } = useSaving(returned, onSaved);
  return (
    <section aria-labelledby="new" aria-busy={isBusy}>
      <h2 id="new">Add a payment method</h2>
      {CARDS.map(([name, paymentMethod]) => (
        <button type="button" key={paymentMethod} aria-disabled={isBusy} onClick={() => save(paymentMethod)}>
          {name}
        </button>
      ))}
      {/* Screen readers announce changes only of elements that already exist. */}
      <p role="alert">{problem}</p>
      <div role="status">
        {isBusy && <p>Saving …</p>}
        {!isBusy && intent !== null && <Intent key={intent} id={intent} onEnd={clear} />}
      </div>
    </section>
  );
}
