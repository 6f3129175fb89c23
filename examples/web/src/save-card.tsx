import { Elements } from '@stripe/react-stripe-js';
import { useRef } from 'react';
import { CardForm } from './card-form.tsx';
import { Intent } from './intent.tsx';
import { Problem } from './problem.tsx';
import { useSaving } from './use-saving.ts';
import { useStripeJs } from './use-stripe-js.ts';

const OPTIONS = {
  mode: 'setup',
  // Stripe offers the payment methods of your Dashboard that support this currency.
  currency: 'usd',
  appearance: { theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'night' : 'stripe' },
} as const;

interface SaveCardProps {
  /** The intent of the redirect from which the customer has returned. It accepts another card if it failed. */
  readonly returned: string | null;
  /** Called after a payment method was saved. */
  readonly onSaved: () => Promise<void>;
}

/** The form to add a payment method, and the result of the last attempt. */
export function SaveCard({ returned, onSaved }: SaveCardProps) {
  const { stripe, error, retry } = useStripeJs();
  const saving = useSaving(returned, onSaved);
  const heading = useRef<HTMLHeadingElement>(null);
  const { isBusy, problem, intent, clear } = saving;

  const loadAgain = async () => {
    // The button disappears, so move the keyboard focus.
    heading.current?.focus();
    await retry();
  };
  return (
    <section aria-labelledby="new" aria-busy={isBusy}>
      <h2 id="new" ref={heading} tabIndex={-1}>
        Add a payment method
      </h2>
      {error !== undefined && <Problem error={error} retry={loadAgain} />}
      {stripe === null && error === undefined && <div className="skeleton" aria-hidden="true" />}
      {stripe !== null && (
        <Elements stripe={stripe} options={OPTIONS}>
          <CardForm saving={saving} />
        </Elements>
      )}
      {/* Screen readers announce changes only of elements that already exist. */}
      <p role="alert">{problem}</p>
      <div role="status">
        {isBusy && <p>Saving …</p>}
        {!isBusy && intent !== null && <Intent key={intent} id={intent} onEnd={clear} />}
      </div>
    </section>
  );
}
