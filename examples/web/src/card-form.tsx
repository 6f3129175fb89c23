import { PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js';
import { type FormEvent, useState } from 'react';
import type { Saving } from './use-saving.ts';

/** The form for a new payment method. If the outcome of the last attempt is unknown, only a button to retry it. */
export function CardForm({ saving }: { readonly saving: Saving }) {
  const stripe = useStripe();
  const elements = useElements();
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const { isBusy, isUnanswered, save, retry } = saving;
  const isReady = isUnanswered || state === 'ready';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isUnanswered) return retry();
    return stripe && elements && isReady ? save(stripe, elements) : undefined;
  };
  return (
    <form onSubmit={submit}>
      {!isUnanswered && (
        <PaymentElement onReady={() => setState('ready')} onLoadError={() => setState('failed')} />
      )}
      {state === 'failed' && <p role="alert">The form could not be loaded. Please reload the page.</p>}
      <button type="submit" aria-disabled={isBusy || !isReady}>
        {isUnanswered ? 'Try again' : 'Save payment method'}
      </button>
    </form>
  );
}
