'use client';

import { useActionState } from 'react';
import { saveCard } from './actions.ts';

/** Stripe's test cards. In a shop, Stripe.js creates a payment method from the customer's input. */
const CARDS = [
  ['pm_card_visa', 'A card that is saved'],
  ['pm_card_authenticationRequired', 'A card that requires 3-D Secure'],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', 'A card that is declined'],
] as const;

export function SaveCard({ idempotencyKey }: { readonly idempotencyKey: string }) {
  const [message, save, isPending] = useActionState(saveCard, null);
  return (
    <form action={save} aria-busy={isPending}>
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <label>
        Test card{' '}
        <select name="paymentMethod">
          {CARDS.map(([paymentMethod, name]) => (
            <option key={paymentMethod} value={paymentMethod}>
              {name}
            </option>
          ))}
        </select>
      </label>{' '}
      <button type="submit" disabled={isPending}>
        Save card
      </button>
      <p role="status">{message}</p>
    </form>
  );
}
