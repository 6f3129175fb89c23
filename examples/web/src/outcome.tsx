import { declineText } from './decline.ts';
import { Intent } from './intent.tsx';
import { Problem } from './problem.tsx';
import { useOutcome } from './use-outcome.ts';

interface OutcomeProps {
  readonly id: string;
  /** Called when the bank has approved the payment method. */
  readonly onSaved: () => Promise<void>;
}

/** The result of an intent after the customer has returned from a redirect. */
export function Outcome({ id, onSaved }: OutcomeProps) {
  const { intent, error, retry } = useOutcome(id, onSaved);
  const failure = intent?.status === 'REQUIRES_PAYMENT_METHOD' ? intent.lastSetupError : null;
  return (
    <section aria-labelledby="outcome" aria-live="polite">
      <h2 id="outcome">Welcome back</h2>
      {error !== undefined && !intent && <Problem error={error} retry={retry} />}
      {error === undefined && !intent && <p>Checking with your bank …</p>}
      {failure && <p role="alert">{declineText(failure)}</p>}
      {intent && <Intent id={intent.id} />}
    </section>
  );
}
